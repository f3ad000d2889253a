"""`python -m advocacy check`, `tables` and `paths`, as dashboards and lawyers call them."""
from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from advocacy.__main__ import main
from advocacy.cli import tables
from advocacy.eligibility import SERVICES, load_rules
from advocacy.eligibility.paths import walk

ROOT = Path(__file__).resolve().parents[2]
DAY = ["--as-of", "2026-11-23"]


def run(capsys, *arguments):
    status = main(list(arguments))
    out, err = capsys.readouterr()
    return status, out, err


def test_the_command_as_in_the_contract():
    done = subprocess.run([sys.executable, "-m", "advocacy", "check", "imha", "mha_status=cto"], cwd=ROOT, capture_output=True, text=True)
    found = json.loads(done.stdout)
    assert done.returncode == 0 and set(found) == {"outcome", "reason", "missing", "sources", "as_of"}
    assert (found["outcome"], found["missing"], found["as_of"]) == ("eligible", [], date.today().isoformat()) and found["sources"]


def test_as_of_is_said_back_and_decides(capsys):
    status, out, _ = run(capsys, "check", "imha", "mha_status=informal", *DAY)
    assert status == 0 and json.loads(out)["as_of"] == "2026-11-23"


def test_several_statuses_and_spread_out_ones_are_one_set(capsys):
    for given in (["mha_status=guardianship_s7,s5_2"], ["mha_status=guardianship_s7", "mha_status=s5_2"]):
        assert json.loads(run(capsys, "check", "imha", *given)[1])["outcome"] == "eligible"


def test_the_age_of_an_imca_counts_for_an_imha(capsys):
    found = json.loads(run(capsys, "check", "imha", "mha_status=informal", "treatment_discussed=s58A", "age=16_17")[1])
    assert found["outcome"] == "eligible"


@pytest.mark.parametrize("arguments, names", [
    (["imhaa"], ["imhaa", "careact"]), (["imha", "mha_statuss=s3"], ["mha_statuss", "mha_status"]),
    (["imha", "mha_status=s33"], ["s33", "s37_41"]), (["imca", "expected_stay_days=soon"], ["soon", "whole number"]),
    (["imha", "mha_status"], ["mha_status", "s37_41"]), (["imca", "age=18_plus", "age=16_17"], ["age"]),
    (["imha", "decision=dols"], ["decision", "mha_status"]), (["imha", "--as-of", "tomorrow"], ["tomorrow"]),
    (["imha", "--as-of", "1999-01-01"], ["1999-01-01", "2015-04-01"]), ([], ["service"]), (["--batch", "no_such_file"], ["no_such_file"]),
])
def test_errors_name_what_is_wrong_and_what_is_allowed(capsys, arguments, names):
    status, out, err = run(capsys, "check", *arguments)
    assert status == 2 and out == ""
    assert all(name in json.loads(err)["error"] for name in names)


def test_explain_shows_the_rules_tried_up_to_the_one_that_decides(capsys):
    found = json.loads(run(capsys, "check", "imha", "mha_status=s4", "--explain")[1])
    assert found["tried"][-1]["reason"] == found["reason"] == "imha.H03" and found["tried"][-1]["holds"] == "yes"
    assert all(each["holds"] == "no" for each in found["tried"][:-1]) and found["text"].startswith("No")


def test_a_batch_answers_every_line_in_order_and_bad_ones_by_an_error(capsys, tmp_path):
    lines = ['{"kind": "imha", "facts": {"mha_status": ["cto", "s136"]}}', "not json", '{"kind": "imhaa"}', "[]", '{"facts": {}}',
             '{"kind": "imha", "facts": {"mha_status": null}}', '{"kind": ["imha"]}', '{"kind": "imca", "facts": []}',
             '{"kind": "imca", "facts": {"expected_stay_days": {}}}', '{"kind": "general"}']
    file = tmp_path / "cases.jsonl"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    status, out, _ = run(capsys, "check", "--batch", str(file), *DAY)
    found = [json.loads(line) for line in out.splitlines()]
    assert status == 2 and len(found) == len(lines)
    assert [("error" if "error" in each else each["outcome"]) for each in found] == ["eligible", *["error"] * 8, "maybe"]
    assert "imhaa" in found[2]["error"] and "careact" in found[2]["error"]


def test_a_good_batch_ends_well_and_agrees_with_single_checks(capsys, tmp_path):
    file = tmp_path / "cases.jsonl"
    file.write_text('{"kind": "careact", "facts": {"difficulty": ["understand", "retain"], "process": "needs_assessment"}}\n', encoding="utf-8")
    status, out, _ = run(capsys, "check", "--batch", str(file), *DAY)
    single = run(capsys, "check", "careact", "difficulty=understand,retain", "process=needs_assessment", *DAY)[1]
    assert status == 0 and out == single


def test_twenty_thousand_lines_take_seconds(capsys, tmp_path):
    chance, book, lines = random.Random(3), load_rules(), []
    for _ in range(20_000):
        kind = chance.choice(SERVICES)
        facts = {name: chance.choice([0, 27, 28, 56, "unknown"]) if fact.is_integer else chance.choice(fact.values + fact.alone)
                 for name, fact in book.service(kind).facts.items() if name != "nation" and chance.random() < 0.6}
        lines.append(json.dumps({"kind": kind, "facts": facts}))
    file = tmp_path / "many.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    before = time.process_time()
    status, out, _ = run(capsys, "check", "--batch", str(file))
    assert status == 0 and len(out.splitlines()) == 20_000
    assert time.process_time() - before < 30


def test_the_tables_in_the_repository_are_what_the_rules_say(capsys):
    assert run(capsys, "tables", "--check")[0] == 0


def test_a_table_that_differs_is_noticed(tmp_path, capsys):
    assert tables.main([], tmp_path) == 0 and tables.main(["--check"], tmp_path) == 0
    (tmp_path / "imha.md").write_text("old", encoding="utf-8")
    assert tables.main(["--check"], tmp_path) == 1 and "imha.md" in capsys.readouterr().err


def test_a_table_shows_every_rule_with_its_provision(tmp_path):
    for name in SERVICES:
        text = (tables.TABLES / f"{name}.md").read_text(encoding="utf-8")
        assert all(rule.reason in text and rule.provision in text for rule in load_rules().service(name).rules)


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("subject", ["self", "other"])
def test_a_usual_person_is_asked_at_most_five_questions(service, subject):
    assert walk(service, date(2026, 11, 23), start={"subject": subject}).longest <= 5


def test_even_unsure_answers_come_to_an_end():
    for service in SERVICES:
        assert walk(service, date(2026, 11, 23), usual=False).longest <= 8


def test_the_report_of_questions_has_every_service(capsys):
    status, out, _ = run(capsys, "paths")
    assert status == 0 and all(service in out for service in SERVICES)


def test_an_unknown_command_lists_the_commands(capsys):
    status, _, err = run(capsys, "chek")
    assert status == 2 and "check" in err and "tables" in err


