"""What is no alarm though it names death: a tired denial, the end of a treatment, a question in general."""
import pytest

TIRED = ["stop asking if im suicidal im not", "stop asking me if i want to die, i dont", "are you asking if im suicidal? im not",
         "why do you keep asking if i am suicidal, i am not.", "dont ask me if im going to kill myself im not"]
STILL_A_CRY = ["they keep asking if im suicidal and i am", "stop asking if i want to die, i dont know", "ask if i want to die, i am not sure",
               "stop asking if im suicidal im not ok", "stop asking me if i want to die, i dont. yes i want to die", "im suicidal, im not joking"]
TREATMENT = ["the doctor said its better to let him die", "they want to stop her treatment and let her die",
             "the consultant says we should let her die peacefully", "they want to turn off his life support",
             "the hospital wants to withdraw treatment from my brother", "they put a DNACPR on my mum and nobody asked us",
             "there is a dnr on my dads notes and i did not agree"]
MORE_THAN_TREATMENT = ["the doctor said its better to let him die and he has taken all his tablets", "i am going to let her die",
                       "they want to stop her treatment and i want to die", "he says let me die, he has a knife"]
IN_GENERAL = ["does it apply to someone on section 136 after an overdose", "can someone who took an overdose last year have an imha",
              "do patients sectioned after a suicide attempt get an imha"]


@pytest.mark.parametrize("text", TIRED)
def test_who_is_tired_of_being_asked_is_not_asked_again(lexicon_only, whole, text):
    for detector in (lexicon_only, whole):
        found = detector.check(text)
        assert found is None or found.kind == "unsure"


@pytest.mark.parametrize("text", [*STILL_A_CRY, *MORE_THAN_TREATMENT])
def test_a_cry_beside_it_is_heard(lexicon_only, whole, text):
    for detector in (lexicon_only, whole):
        assert detector.check(text).alarm


@pytest.mark.parametrize("text", TREATMENT)
def test_a_decision_about_the_end_of_treatment_gets_a_kind_line_and_its_answer(lexicon_only, whole, text):
    for detector in (lexicon_only, whole):
        assert detector.check(text).kind == "loss"


@pytest.mark.parametrize("text", ["can i stop my treatment", "can they stop treatment if i say no", "what is a DNACPR", "can i withdraw consent to treatment"])
def test_a_question_about_treatment_is_no_loss(lexicon_only, text):
    assert lexicon_only.check(text) is None


@pytest.mark.parametrize("text", IN_GENERAL)
def test_a_question_in_general_gets_no_condolence(lexicon_only, whole, text):
    for detector in (lexicon_only, whole):
        found = detector.check(text)
        assert found is None or found.kind == "unsure"


def test_a_loss_of_ones_own_is_still_heard_beside_a_general_question(lexicon_only):
    assert lexicon_only.check("my brother died after an overdose, does it apply to someone like me").kind == "loss"
