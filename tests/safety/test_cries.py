"""Nobody in danger is passed over: one case for each way of saying it."""
import pytest

SELF_NOW = {
    "direct": "I want to kill myself",
    "wish": "i want to die",
    "without I": "want to die",
    "slang": "kms",
    "platform slang": "going to unalive myself",
    "misspelt": "im sucidal",
    "text speak": "want 2 die",
    "capitals": "I AM GOING TO END MY LIFE",
    "spaced letters": "i w a n t t o d i e",
    "leetspeak": "k1ll mys3lf",
    "masked": "want to k*ll myself",
    "run together": "iwanttodie",
    "second language": "i want finish my life",
    "no more": "no more live",
    "taken tablets": "i've just taken 30 paracetamol",
    "overdose": "I took an overdose an hour ago",
    "bleeding": "ive cut my wrists",
    "cannot keep safe": "i can't keep myself safe tonight",
    "voices": "the voices are telling me to jump",
    "ligature": "there is a ligature round my neck",
    "bridge": "i'm standing on the bridge",
    "train": "i am going to jump in front of a train",
    "goodbye": "goodbye everyone, tell my mum i love her",
    "after a denial": "i don't want to hurt anyone but i'm going to kill myself",
    "not well first": "i'm not well i want to die",
}
SELF_WORRY = {
    "not here": "i dont want to be here any more",
    "not wake": "I wish I could go to sleep and not wake up",
    "burden": "everyone would be better off without me",
    "no point": "there's no point in living",
    "cannot go on": "i can't go on",
    "self-harm": "i've been cutting myself again",
    "thoughts": "I keep having thoughts of ending my life",
}
OTHER = {
    "taken pills": "my son has taken pills",
    "says he will": "my friend says he'll jump",
    "quoted": 'my daughter said "i want to die"',
    "not breathing": "my mum isn't breathing",
    "threat": "my sister is going to kill herself tonight",
    "harm to others": "im going to stab him",
    "voices about others": "voices are telling me to kill my mum",
}
ABUSE = {
    "hit": "the staff hit me",
    "my mum": "my mum is being hit by carers",
    "touched": "a nurse touched my breasts",
    "wet bed": "left in a wet bed all night",
    "no food": "no food or water since yesterday and staff don't come",
    "money": "my carer is stealing my money",
    "threatened": "my husband says he will kill me",
    "scared": "I'm scared of my carer",
    "restrained roughly": "they pinned me down and hurt my arm when they restrained me",
    "locked in": "my husband locked me in the bedroom",
}


@pytest.mark.parametrize("text", SELF_NOW.values(), ids=SELF_NOW)
def test_the_writer_in_danger_now_is_heard_by_the_rules_alone(lexicon_only, text):
    found = lexicon_only.check(text)
    assert found and (found.kind, found.grade) == ("self", "now")


@pytest.mark.parametrize("text", SELF_WORRY.values(), ids=SELF_WORRY)
def test_indirect_words_of_the_writer_are_heard(lexicon_only, text):
    found = lexicon_only.check(text)
    assert found and found.kind == "self"


@pytest.mark.parametrize("text", OTHER.values(), ids=OTHER)
def test_danger_to_somebody_else_is_heard(lexicon_only, text):
    found = lexicon_only.check(text)
    assert found and found.kind in ("other", "self")


@pytest.mark.parametrize("text", ABUSE.values(), ids=ABUSE)
def test_abuse_and_neglect_are_heard(lexicon_only, text):
    found = lexicon_only.check(text)
    assert found and found.kind in ("abuse", "other")  # a threat to life is either; both texts name 999


@pytest.mark.parametrize("text", [*SELF_NOW.values(), *SELF_WORRY.values(), *OTHER.values(), *ABUSE.values()])
def test_the_classifier_takes_no_cry_away(whole, text):
    found = whole.check(text)
    assert found and found.alarm


@pytest.mark.parametrize("answer", ["yes section 3 and {}", "{}, and no i have no family", "18. {}", "its for me. {}"])
@pytest.mark.parametrize("cry", ["i just want to die", "i am going to kill myself", "ive taken an overdose"])
def test_a_cry_inside_a_form_answer_is_heard(lexicon_only, answer, cry):
    assert lexicon_only.check(answer.format(cry)).kind == "self"


@pytest.mark.parametrize("place", ["start", "middle", "end"])
def test_a_cry_buried_in_a_long_practical_message_is_heard(lexicon_only, place):
    letter = ["I wrote to the trust in May about the food.", "They answered in July with the wrong name.",
              "I have asked for the form three times.", "My sister says an advocate could help me."] * 3
    cry = "I have decided to end my life."
    letter.insert({"start": 0, "middle": 6, "end": len(letter)}[place], cry)
    assert lexicon_only.check(" ".join(letter)).kind == "self"
