"""Ward life, medicines and paperwork told plainly: no alarm and no line of the classifier alone. A cry beside it is heard."""
import pytest

from advocacy.safety.classifier import Guess
from advocacy.safety.danger import Finding
from advocacy.safety.plain import left_to_hear

PLAIN = {
    "charger": "staff took my charger and i cant ring anyone",
    "phone": "they wont let me have my phone on the ward",
    "kitchen": "they locked the kitchen at 8 and i cant get a brew",
    "dose": "they up my meds without asking",
    "injection": "injection i dont want, every two weeks, can i say no",
    "so far on my own": "ive done it all on my own so far and id like some help with the next bit",
    "food": "the food is cold every single night and they dont care",
    "tongue": "they make me take tablets in front of them and check under my tongue",
    "bloods": "can they make me have bloods done when i dont want to",
    "checks": "they do my obs every 15 mins and shine the torch in my face",
    "rights": "no one has read me my rights and ive been here a week",
    "dog": "they told me i cant see my dog",
    "snores": "they put me in a shared room with a man that snores",
    "van": "police took me here in a van with handcuffs on and i hadnt done nothing",
    "coat": "they lost my coat and my good shoes when they moved me",
    "answerphone": "ive rung the advocacy line six times and all i get is the machine",
    "fat": "they give medicine make me fat, i say no, they not hear",
    "carers": "carers come at different times every day and gran misses her lunch club",
    "carer of paperwork": "im shattered, carers allowance form, pip form, council form, all in one week",
    "she is not told": "she doesn't know I'm doing it",
    "a role refused": "social worker says I'm mum's appropriate person but I don't want to be",
    "a role refused, asked first": "who is the appropriate person? i don't want to be",
    "nearest relative refused": "am i the nearest relative? I never wanted to be",
    "carer refused": "she asked if I'm his carer, I don't want to be",
    "loud music": "my neighbour plays music all night who do i report it to",
    "dog next door": "next door's dog barks",
    "what he wants": "Nobody listens to what he wants",
    "no family": "he's got no family he talks to",
    "a long fight": "fighting this for two years now",
    "a long fight with somebody": "been fighting the council for two years now",
    "takes nothing in": "my carer's assessment is next week and i cant take things in",
    "and a question": "they locked the kitchen at 8. is that allowed?",
}
NO_ALARM = {
    "the point of an advocate": "my advocate was meant to come tuesday and never showed. whats the point",
    "the point of a form": "whats the point of filling it in if no one reads it",
    "what they will say": "im scared of what they will say at the meeting",
    "broken bathroom": "the bathroom on our corridor has been broken for a fortnight",
    "passport kept": "they take my passport when i come hospital, when i get back",
    "laces": "staff wont give me my laces back",
    "written wrongly": "It says in the report that I want to end my life. I never said that to anybody. Who can help me challenge it?",
    "asked each time": "The psychiatrist asks every time if I'm suicidal. I'm not and I haven't been. Can I ask her to stop asking?",
}
STILL_A_CRY = {
    "in the next sentence": "staff took my charger. i want to end it tonight",
    "hidden in the next": "they locked the kitchen at 8. when the night nurse goes on her break thats when",
    "in the same": "they took my lighter so i used the tablets i saved",
    "tablets and clothes": "he gives me tablets that make me sleep and i wake up with my clothes off",
    "she is not told, tonight": "she doesnt know im doing it tonight",
    "gas": "pip came back zero points. the gas is on and the windows shut",
    "goodbye": "lost the tribunal. that's it. bye",
    "shut in": "im shut in the cupboard again ive got my phone they dont know",
    "each complaint": "every time i say i'll complain my leave gets cancelled",
    "not to be, after a role": "i was his carer and now i dont want to be alive",
    "not to be here": "im his carer and i dont want to be here anymore",
    "not to be at all": "i dont want to be anymore",
    "not to be, in the next sentence": "im mums nearest relative. i dont want to be in this world",
    "he does not": "my son says he doesn't want to be. im the nearest relative and im scared",
    "screams next door": "i hear a child screaming next door every night who do i report it to",
    "next door hits": "the man next door hits his wife and plays music over it",
    "nobody to me": "nobody listens to what i say so im ending it tonight",
    "a long fight lost": "been fighting this for two years now and im done",
    "a fight for what": "ive been fighting this for twenty two years and i dont know what for",
    "a carer who reads letters": "Who checks on a live-in carer? Mine reads my letters before I do and bins the ones she doesn't like.",
    "shopping and money": "my PA takes money out when she does my shopping",
    "no food": "staff took my charger and they wont feed my mum",
    "the point of oneself": "what is the point of another tribunal, what is the point of me",
    "really asked": "she asked if i want to die and i said yes",
}
LIMITS = {"unsure": 0.25}


@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN)
def test_what_is_told_plainly_gets_its_answer_and_no_line(whole, text):
    assert whole.check(text) is None


@pytest.mark.parametrize("text", NO_ALARM.values(), ids=NO_ALARM)
def test_at_most_a_kind_line(lexicon_only, whole, text):
    for detector in (lexicon_only, whole):
        found = detector.check(text)
        assert found is None or not found.alarm


@pytest.mark.parametrize("text", STILL_A_CRY.values(), ids=STILL_A_CRY)
def test_a_cry_beside_it_is_heard(whole, text):
    assert whole.check(text).alarm


QUIET = Finding("loss.x", "loss", None, True, 0, 1, explains=("self",), quiet=True)
BESIDE = Finding("loss.y", "loss", None, True, 0, 1, quiet=True)
WEAK = Finding("self.z", "self", "worry", False, 0, 1)


@pytest.mark.parametrize("of_sentences, calm", [
    ([[QUIET]], True), ([[QUIET], [BESIDE]], True), ([[QUIET], []], False), ([[BESIDE]], False), ([[QUIET, WEAK]], False),
])
def test_every_sentence_must_be_plain_and_no_rule_speak_against_it(of_sentences, calm):
    names = ["first one", "second one"][:len(of_sentences)]
    read = lambda sentence: (of_sentences[names.index(sentence)] if sentence in names else [], [], [])  # noqa: E731
    findings = [found for one in of_sentences for found in one]
    heard, guess = left_to_hear(". ".join(names), findings, Guess(0.9, 0.1, 0.0, "self", "worry", LIMITS), read)
    assert (guess.danger == 0.0) is calm and not any(found.quiet for found in heard)
