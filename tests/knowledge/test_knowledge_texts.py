"""What people read: every answer can be shown, is plain, and carries what must be said."""

import re
from datetime import timedelta

import pytest
import yaml

from advocacy.knowledge import DEFAULT, check, load_knowledge
from advocacy.knowledge.readability import grade

IDS = [one for ids in yaml.safe_load((DEFAULT / "answer_ids.yml").read_text()).values() for one in ids]
MOTHER, HUSBAND = {"phrase": "your mother", "they": "she"}, {"phrase": "your husband", "they": "he"}
PEOPLE = ("self", MOTHER, {"phrase": "your friend", "they": "they"})
# These speak to whoever reads, whomever it is about: the assistant about itself, and numbers to call.
TO_THE_READER = ("bot.", "crisis.", "contact.", "scope.unknown", "source.about")
# Texts that speak of patients in general beside the one who is known.
GENERAL = ("legal.advocacy", "imha.help", "general.types", "advocacy.should_not")
# Said to a patient of their own things; "your family" and "your doctor" are not the reader's who asks for another.
OF_A_PATIENT = re.compile(r"\b[Yy]our (section|doctor|care(?! worker| for)|treatment|records|rights?|IMHA|IMCA|advocate|choices?|wishes|needs assessment|"
                          r"care plan|money|stay|mind|age)\b|\b[Yy]ou (are|were) (held|on a|under|able)\b|\bfor yourself\b")
FIRST_SCREEN_GRADE, MORE_GRADE, CRISIS_GRADE = 7, 8, 6


def test_the_knowledge_as_it_stands_has_no_fault():
    assert check() == []


@pytest.mark.parametrize("answer_id", IDS)
def test_every_answer_can_be_shown_in_each_way(knowledge, today, answer_id):
    for more in (False, True):
        for person in PEOPLE:
            shown = knowledge.render_answer(answer_id, more=more, person=person, today=today)
            assert shown.text and not re.search(r"[{}]|\n\n|^- ", shown.text, re.MULTILINE)
            assert all(link["text"] in shown.text for link in shown.links)
            assert all(re.match(r"(tel|sms):[\d]+$|mailto:\S+@\S+$|https://\S+$", link["href"]) for link in shown.links)
            assert all(source in knowledge.sources for source in shown.sources)


@pytest.mark.parametrize("answer_id", IDS)
def test_every_answer_is_plain_enough(knowledge, today, answer_id):
    for person in PEOPLE:
        assert grade(knowledge.render_answer(answer_id, person=person, today=today).text) <= FIRST_SCREEN_GRADE
        assert grade(knowledge.render_answer(answer_id, more=True, person=person, today=today).text) <= MORE_GRADE


@pytest.mark.parametrize("answer_id", [one for one in IDS if not one.startswith(TO_THE_READER)])
def test_every_answer_that_speaks_to_the_client_can_be_said_about_somebody_else(knowledge, answer_id):
    answer = knowledge.answers[answer_id]
    for said, said_of_another in ((answer.short, answer.other), (answer.more, answer.more_other)):
        if said and re.search(r"\byou(r|rs|rself)?\b", said, re.IGNORECASE):
            assert said_of_another, "it speaks to the client only"
    for text in filter(None, (answer.other, answer.more_other)):
        told = re.sub(r'"[^"]*"|As a carer.*|For yourself: .*|.*carer.s assessment.*|If you complain .*|If you care for .*', "", text)
        assert not OF_A_PATIENT.search(told), OF_A_PATIENT.search(told)


@pytest.mark.parametrize("answer_id", IDS)
def test_a_person_who_is_known_is_called_by_their_own_name_and_word(knowledge, today, answer_id):
    for person, wrong in ((MOTHER, "he|him|his"), (HUSBAND, "she|her|hers")):
        for more in (False, True):
            text = knowledge.render_answer(answer_id, more=more, person=person, today=today).text
            assert not re.search(rf"\b(the (person|patient)(?! in charge| who| chooses)|{wrong})\b", text) or answer_id in GENERAL, text
            assert not re.search(r"\b(she|he) (have|are|do|were|need|want|agree|choose|say)\b|\b([Ss]he|[Hh]e)'s\b", text), text


def test_the_one_who_refuses_is_the_person_talked_about(knowledge, today):
    text = knowledge.render_answer("imha.refuse", person=MOTHER, today=today).text
    assert text.startswith("Your mother does not have to") and "her choice" in text and "She can" in text
    nobody = knowledge.render_answer("imha.refuse", other=True, today=today).text
    assert "their choice" in nobody and "your" not in nobody.splitlines()[0]


@pytest.mark.parametrize("answer_id", [one for one in IDS if not one.startswith("crisis.")])
def test_no_answer_begins_with_yes_or_no(knowledge, answer_id):
    """"Is it free?" and "does it cost anything?" lead to the same answer; only an outcome may say yes or no."""
    answer = knowledge.answers[answer_id]
    for text in filter(None, (answer.short, answer.more, answer.other, answer.more_other)):
        assert not re.match(r"(yes|no|maybe|perhaps|both|neither|it means|they are different|they can be either)\b", text.strip(), re.IGNORECASE)


@pytest.mark.parametrize("answer_id", IDS)
def test_every_answer_can_say_where_it_comes_from(knowledge, today, answer_id):
    shown = knowledge.render_sources(knowledge.answers[answer_id].sources, today, answer_id=answer_id)
    assert "checked on 23 November 2026" in shown.text
    assert all(link["text"] in shown.text for link in shown.links)
    assert len(shown.text.splitlines()) >= 2


def test_the_measure_of_plainness_tells_plain_from_hard():
    hard = ("Notwithstanding the aforementioned provisions, the responsible authority shall be obligated to "
            "facilitate independent representation of the individual concerned.")
    assert grade("You can say no. It is up to you.") < 3
    assert grade(hard) > 15


def test_an_answer_past_its_review_date_says_so(knowledge):
    answer = knowledge.answers["imha.what"]
    on_the_day = knowledge.render_answer("imha.what", today=answer.review_by)
    day_after = knowledge.render_answer("imha.what", today=answer.review_by + timedelta(days=1))
    assert "new check" not in on_the_day.text
    assert day_after.text.startswith(on_the_day.text) and "23 November 2026" in day_after.text and "new check" in day_after.text
    sources = knowledge.render_sources(answer.sources, answer.review_by + timedelta(days=1), answer_id="imha.what")
    assert "new check" in sources.text


def test_a_number_changed_once_changes_every_answer_and_crisis_text(edit, knowledge, today):
    changed = load_knowledge(edit("contacts.yml", '"116 123"', '"116 999"'))
    holds = [i for i in IDS if "116 123" in knowledge.render_answer(i, today=today).text]
    assert {"crisis.self", "bot.goodbye", "contact.advice_line"} <= set(holds)
    for answer_id in holds:
        shown = changed.render_answer(answer_id, today=today)
        assert "116 999" in shown.text and "116 123" not in shown.text
        assert {"text": "116 999", "href": "tel:116999"} in shown.links


def test_what_rests_on_one_old_source_is_shown_with_its_date(knowledge, today):
    shown = knowledge.render_answer("contact.pohwer", today=today).text
    email = next(line for line in shown.splitlines() if "pohwer@" in line)
    phone = next(line for line in shown.splitlines() if "phone" in line)
    assert "January 2023" in email and "2023" not in phone


def test_law_that_has_not_started_says_so(knowledge, today):
    coming, here = (knowledge.sources[one] for one in ("mha2025.sch3", "mha1983.s130C"))
    assert not coming.in_force(today) and here.in_force(today)
    assert "not in force" in knowledge.render_sources(["mha2025.sch3"], today).text
    assert "not in force" not in knowledge.render_sources(["mha1983.s130C"], today).text


def test_law_is_in_force_from_its_first_day_to_its_last(knowledge):
    ruling = knowledge.sources["uksc2026_16"]
    start = ruling.in_force_from
    assert ruling.in_force(start) and not ruling.in_force(start - timedelta(days=1))
    ended = ruling.copy(update={"in_force_to": start + timedelta(days=9)})
    assert ended.in_force(start + timedelta(days=9)) and not ended.in_force(start + timedelta(days=10))


def test_a_source_nobody_read_again_does_not_claim_a_day(knowledge, today):
    assert "Read on" not in knowledge.render_sources(["careact2014.s9"], today).text
