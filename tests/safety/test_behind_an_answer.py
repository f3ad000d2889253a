"""A fact and a cry in one breath, as people answer a form: the answer must not make the cry sound calm."""
import pytest

from advocacy.safety.after_answer import Answers
from advocacy.safety.danger import LexiconError
from advocacy.safety.lexicon import DEFAULT

CRIES = {
    "section": ("section 3, its breaking me slowly", "self"),
    "section, in capitals": ("SECTION 3 AND I JUST WANT TO DIE", "self"),
    "nobody": ("no nobody, theres no point in me being here", "self"),
    "nobody, nobody": ("nobody, and nobody would notice if i wasnt", "self"),
    "place": ("leeds but i wont be here long anyway", "self"),
    "relation": ("his wife, and he keeps giving his things away", "other"),
    "a friend": ("there's my son but i'm frightened of him", "abuse"),
    "hospital": ("hospital, i look at the windows a lot", "self"),
    "prison": ("prison, i wont come out of here alive and i dont want to", "self"),
    "attorney": ("no attorney and no future, goodbye", "self"),
    "difficulty": ("cant weigh things up, my husband keeps my medicine from me", "abuse"),
    "family": ("no family left, i should have gone with them", "self"),
    "no relatives": ("no relatives, everyone i had is in the cemetery and thats where i belong", "self"),
    "days": ("two weeks but i wont make it to the end", "self"),
    "role": ("me, im the patient, bleeding a bit rn cant stop it", "self"),
    "complaint": ("last month, and i've wished i was dead every day since", "self"),
    "urgent": ("its urgent, she has got a rope", "other"),
    "setting": ("care home and shes on the roof now", "other"),
    "arranged": ("its the council arranging it, the carer meanwhile slaps her", "abuse"),
    "just me": ("just me, and i cant carry on with it", "self"),
    "goodbye": ("yes but nothing matters now, bye", "self"),
    "a move": ("a move, because the carers there hit her", "abuse"),
    "box": ("prison, ill be leaving in a box", "self"),
    "answer": ("had the final answer, that was the last thing keeping me here", "self"),
    "no": ("no, just want to die", "self"),
}
BY_RULE_ALONE = {
    "section": "section 3, i took all my tablets",
    "assessment": "care needs assessment and i overdosed",
    "advocate": "no advocate. i took all my tablets",
    "nearest relative": "nearest relative, i swallowed a whole box",
}
CALM = {
    "place": "leeds but i wont be here long, they discharge me friday",
    "section": "section 3, its dragging on a bit",
    "injections": "cto and i've had enough of the injections tbh",
    "home": "section 2 and i just want to go home",
    "bingo": "nope, tonight im at bingo",
    "pays": "nhs, but he says he's going to pay for some of it",
    "carer comes": "its the council arranging it, the carer comes twice a day",
    "weeks": "12 weeks yes and im going home in the 13th",
    "alive": "hes alive and well, he moved last year",
    "private": "no one really, i keep myself to myself",
    "moved": "for my mum, they are moving her to the day room right now",
    "floor": "care home and shes on the first floor now",
    "bank": "my daughter has poa and she does my bank",
    "mum tries it": "a care home, mum says she will try it for a month",
    "a question in front": "could my sister do the asking, I get tongue tied",
    "box of things": "a move, she is leaving in a taxi with her things in a box",
    "how it goes": "reviewing it, they want to cut the hours",
    "age": "45 and tired of waiting",
}
CROSS = ["YES SECTION 3 NOW WHAT", "NO. HOW MANY MORE OF THESE", "I ALREADY TOLD YOU SECTION 3", "YES YES YES JUST TELL ME", "NONE OF YOUR BUSINESS",
         "NO I WONT SAY MY AGE", "COUNCIL. ARE YOU A ROBOT", "STOP ASKING ME QUESTIONS", "28 DAYS OR SO, WHAT DOES IT MATTER", "THIS IS RUBBISH, YES THE NHS",
         "JUST ANSWER YES OR NO", "18 PLUS OBVIOUSLY WHY DO YOU ASK", "SECTION 2 AND I WANT TO KNOW MY RIGHTS"]
CROSS_AND_A_CRY = ["SECTION 3 NOW LEAVE ME TO DIE", "HURRY UP HE HAS A KNIFE", "NO FAMILY NO FRIENDS NO REASON TO STAY", "STOP ASKING ME QUESTIONS IM BLEEDING", "YES HOSPITAL. LET ME DIE"]
LONG_OVER = ["im 34, od'd at 15, can the notes be changed", "section 2, i took an overdose in march and they sectioned me", "section 3 because i overdosed",
             "years ago, i took all my tablets"]


@pytest.mark.parametrize("text, kind", CRIES.values(), ids=CRIES)
def test_the_cry_is_heard_behind_the_answer(whole, text, kind):
    found = whole.check(text)
    assert found and found.alarm and found.kind == kind


@pytest.mark.parametrize("text", BY_RULE_ALONE.values(), ids=BY_RULE_ALONE)
def test_a_word_of_the_answer_does_not_make_the_deed_long_over(lexicon_only, whole, text):
    for detector in (lexicon_only, whole):
        found = detector.check(text)
        assert found and (found.kind, found.grade) == ("self", "now")


@pytest.mark.parametrize("text", LONG_OVER)
def test_what_is_long_over_stays_so(whole, text):
    assert whole.check(text).kind in ("loss", "unsure")


@pytest.mark.parametrize("text", CALM.values(), ids=CALM)
def test_a_fact_and_more_of_it_is_no_alarm(whole, text):
    found = whole.check(text)
    assert found is None or not found.alarm


@pytest.mark.parametrize("text", CROSS)
def test_who_is_cross_with_the_questions_is_in_no_danger(whole, text):
    assert whole.check(text) is None


@pytest.mark.parametrize("text", CROSS_AND_A_CRY)
def test_who_is_cross_may_cry_for_help_too(whole, text):
    assert whole.check(text).alarm


@pytest.mark.parametrize("text, rest", [
    ("yes section 3 and i am done", "i am done"), ("Leeds. I am going under", "I am going under"), ("no nobody", ""), ("yes, ok", ""),
    ("no, it hurts so much. where are you", "it hurts so much."), ("they think, i want to die", ""), ("could my sister ask, i get tongue tied", ""), ("cant weigh things up, my husband does", "my husband does"),
])
def test_what_follows_an_answer(rest, text):
    assert Answers.load(DEFAULT).rest(text) == rest


def test_a_spoilt_file_says_what_to_mend(tmp_path):
    (tmp_path / "answers.yml").write_text("longest: 3\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="answers.yml.*ends"):
        Answers.load(tmp_path)
