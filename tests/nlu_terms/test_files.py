"""Bad terms files are refused with the place and the mend; good ones hold only values the rules know."""

import shutil

import pytest
from spacy.schemas import validate_token_pattern

from advocacy import eligibility
from advocacy.nlu.terms import TermsError, read_terms
from advocacy.nlu.terms.files import FOLDER
from advocacy.nlu.terms.phrases import expand
from advocacy.nlu.terms.pipeline import make_pipeline


@pytest.fixture
def knowledge(tmp_path):
    shutil.copy(FOLDER / "terms.yml", tmp_path)
    shutil.copytree(FOLDER / "terms", tmp_path / "terms")
    return tmp_path


@pytest.mark.parametrize(
    "file, text, key",
    [
        ("treatments.yml", "treatment_discussed: {s57: {sayz: [x]}}", "treatment_discussed.s57"),
        ("treatments.yml", "treatment_discussed: [ect]", "treatment_discussed"),
        ("treatments.yml", "treatment_discussed: {s57: [(brain]}", "(brain"),
        ("treatments.yml", "treatment_discussed: {s57: [on <nobody>]}", "nobody"),
        ("treatments.yml", "treatment_discussed: {s57: ['...']}", "treatment_discussed\ts57\tsays"),
        ("treatments.yml", "treatment_discussed: {s57: [brain", "yaml"),
        ("treatments.yml", "treatment_discussed: {s57: {beside: [brain]}}", "treatment_discussed"),
        ("treatments.yml", "treatment_discussed: {s57: [brain], s57: [implant]}", "yaml"),
        ("supposed.yml", "what_if: [what if]", "at_the_start_of_a_clause"),
        ("whose.yml", "{self: [i]}", "own"),
        ("sections.yml", "status: {'2': s2}", "unmistakable"),
        ("numbers.yml", "tens: {}", "words"),
    ],
)
def test_a_bad_file_says_where_and_how_to_mend_it(knowledge, file, text, key):
    (knowledge / "terms" / file).write_text(text)
    with pytest.raises(TermsError) as error:
        make_pipeline(knowledge)
    assert error.value.key == key and error.value.mend


def test_a_missing_group_is_named(knowledge):
    (knowledge / "terms" / "roles.yml").unlink()
    with pytest.raises(TermsError, match="roles.yml"):
        read_terms(knowledge)


def test_alternatives_expand():
    assert expand("(on|under|) a (cto|(big |)order)") == [
        "on a cto", "on a big order", "on a order", "under a cto", "under a big order", "under a order",
        "a cto", "a big order", "a order",
    ]


def test_every_value_is_one_the_rules_know():
    rules = {fact: eligibility.fact(service, fact) for fact, service in WHERE.items()}
    phrases = read_terms()["phrases"]
    for name, fact in rules.items():
        said = phrases["complaint_service" if name == "service" else name]
        assert {value for value in (v.lstrip("!~") for v in said if v != "-") if not fact.accepts([value] if fact.is_set else value)} == set()


WHERE = {
    "mha_status": "imha", "treatment_discussed": "imha", "age_band": "imha", "asker": "imha", "age": "imca", "decision": "imca",
    "decision_maker": "imca", "s40_person": "imca", "dols_stage": "imca", "dols_trigger": "imca", "dols_place": "imca",
    "capacity_for_this_decision": "imca", "process": "careact", "role": "careact", "appropriate_person": "careact",
    "difficulty": "careact", "service": "complaints", "complainant": "complaints", "time": "complaints", "stage": "complaints",
}


def test_every_pattern_is_one_that_spacy_knows():
    tokens = make_pipeline().get_pipe("advocacy_terms").phrases.tokens
    assert tokens
    assert [token for token in tokens if validate_token_pattern([token])] == []
