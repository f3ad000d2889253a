"""Sayings, leaving a ward and plain answers that only sound like danger; beside each, a cry in like words is heard."""
import pytest

CALM = {
    "in the foot": "choosing, i always shoot myself in the foot when i rush it",
    "in the back": "assessment, and then my care manager stabbed me in the back at the panel",
    "one side": "talking, since the stroke i am dead down my right side",
    "grave": "at this rate i'll be in my grave before the council phones me",
    "phones": "phones not allowed on here so theres no way of contacting my advocate",
    "will not ask": "can i get an advocate for my daughter, shes 24 and wont ask herself",
    "together": "is it ok to take my iron tablets together with sertraline",
    "landlord": "my landlord is kicking me out while i am sectioned, is he allowed",
    "mum": "my mums gonna kill me when she finds out i gave her name",
    "the chat": "i want to end it now, this chat i mean",
    "a voice on the telephone": "i understand things better when i hear a voice and they can repeat it",
    "thoughts": "section 2, nil thoughts of self harm, settled",
    "before you ask": "before you ask i have no thoughts of hurting myself",
}
KIND_LINE = {
    "tribunal": "im on a 2 but my tribunal is monday so i wont be here long",
    "home": "hospital, going home on thursday so i wont be here when they ring",
    "goodbyes": "my discharge, leaving on friday, said my goodbyes to all the staff",
    "street": "england. i live in railway street near the church",
}
CRY = {
    "shoot": "i have a gun and i will shoot myself",
    "stabbed": "he stabbed me in the back and im bleeding",
    "grave": "i want to be in my grave with my wife",
    "together": "is it safe to take all my tablets together with vodka",
    "kicking": "my boyfriend is kicking me right now",
    "when he finds out": "he is going to kill me when he finds out i rang you",
    "end it": "i want to end it now",
    "voice": "i hear a voice and it says kill them",
    "thoughts": "i have thoughts of hurting myself",
    "not here": "tribunal said no so i wont be here long",
    "goodbyes": "said my goodbyes to everyone, its time",
    "bridge": "im on the bridge by the river",
    "phones": "no phones allowed and no way of ringing anyone and i want to die",
}


@pytest.mark.parametrize("text", CALM.values(), ids=CALM)
def test_a_saying_is_no_alarm(whole, text):
    found = whole.check(text)
    assert found is None or not found.alarm


@pytest.mark.parametrize("text", KIND_LINE.values(), ids=KIND_LINE)
def test_leaving_a_ward_is_no_farewell(whole, text):
    found = whole.check(text)
    assert found is None or not found.alarm


@pytest.mark.parametrize("text", CRY.values(), ids=CRY)
def test_a_cry_in_like_words_is_heard(whole, text):
    assert whole.check(text).alarm
