"""At every question of every form, in a real conversation: whatever people do instead of answering."""
from datetime import date

import pytest

from tests.support.paths import questions

pytestmark = pytest.mark.slow
STARTS = {
    "imha": "can i get an imha?", "imca": "can i get an imca?", "careact": "can i get a care act advocate?",
    "complaints": "can i get an nhs complaints advocate?", "general": "can i get a general advocate?",
}
OTHER = {"imha": "imca", "imca": "imha", "careact": "imha", "complaints": "imha"}
EVERY = [pytest.param(*each, id=f"{each[0]}.{each[1]}") for each in questions(date.today())]


@pytest.fixture
def at(talk):
    """Goes to a question and checks that it is asked."""

    def go(service, fact, way):
        talk.say(STARTS[service])
        for name, value in way:
            assert talk.asks == name, f"on the way to {fact}: {talk.text}"
            talk.say(f'/inform{{"{name}": "{value}"}}')
        assert talk.asks == fact, talk.text
        return talk

    return go


@pytest.mark.parametrize("service, fact, way", EVERY)
def test_another_question_is_answered_and_the_form_goes_on(at, service, fact, way):
    talk = at(service, fact, way)
    talk.say("do i have to pay for an advocate?")
    assert "advocacy.cost" in talk.answers
    assert talk.asks == fact


@pytest.mark.parametrize("service, fact, way", EVERY)
def test_why_do_you_ask_is_told_and_asked_again(at, service, fact, way):
    talk = at(service, fact, way)
    question = talk.last[-1]["text"]
    talk.say("why do you ask?")
    assert talk.asks == fact
    assert talk.last[0]["text"] and talk.last[0]["text"] != question


@pytest.mark.parametrize("service, fact, way", EVERY)
def test_nonsense_once_and_twice_asks_in_other_words_and_then_goes_on(at, service, fact, way):
    talk = at(service, fact, way)
    first = talk.last[-1]["text"]
    talk.say("flurb wibble zonk")
    assert talk.asks == fact
    assert talk.last[-1]["text"] != first
    talk.say("gnarf blip quux")
    assert talk.asks == fact
    assert talk.last[-1]["buttons"]
    talk.say("zzz plonk vreep")
    assert talk.asks != fact
    assert talk.asks or talk.outcomes


@pytest.mark.parametrize("service, fact, way", EVERY)
def test_not_sure_is_taken_and_says_how_to_find_out(at, service, fact, way):
    talk = at(service, fact, way)
    talk.say("not sure")
    assert talk.asks != fact
    assert talk.asks or talk.outcomes
    assert "not_eligible" not in talk.outcomes


@pytest.mark.parametrize("service, fact, way", EVERY)
def test_stop_ends_and_carry_on_takes_up_again(at, service, fact, way):
    talk = at(service, fact, way)
    talk.say("stop")
    assert talk.asks is None
    assert talk.tracker.active_loop_name is None
    talk.say("carry on")
    assert talk.asks == fact


@pytest.mark.parametrize("service, fact, way", EVERY)
def test_a_cry_for_help_comes_first_alone_and_pauses_the_form(at, service, fact, way):
    talk = at(service, fact, way)
    talk.say("i dont know and i just want to die")
    assert [m.get("kind") for m in talk.last] == ["crisis"]
    assert talk.answers == ["crisis.self"]
    assert talk.tracker.active_loop_name is None
    talk.say("carry on")
    assert talk.asks == fact


@pytest.mark.parametrize("service, fact, way", [each for each in EVERY if each.values[2]])
def test_go_back_asks_the_question_before(at, service, fact, way):
    talk = at(service, fact, way)
    talk.say("go back")
    assert talk.asks == way[-1][0]


@pytest.mark.parametrize("service, fact, way", EVERY)
def test_a_switch_of_form_is_entered_and_the_first_is_offered_again(at, service, fact, way):
    talk = at(service, fact, way)
    other = OTHER[service]
    talk.say(f"can i get an {other}?")
    assert f"{other}.eligibility" in talk.answers
    for _ in range(8):
        if talk.outcomes:
            break
        talk.say("not sure")
    assert talk.outcomes
    talk.press("Carry on")
    assert talk.asks == fact
