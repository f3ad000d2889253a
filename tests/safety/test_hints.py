"""Cries that name neither death nor a blow: what is hinted, regretted or noticed in somebody else."""
import pytest

SELF_NOW = {
    "no fault of his": "just tell my brother it wasnt his fault, he gets the guitar",
    "tell them it was quick": "i'm so sorry, tell them it was quick",
    "dead when it is read": "by the time u read this il be dead lol",
    "checks leave time": "they check every 15 mins, thats enough time",
    "belt given back": "got my belt back today, stupid of them",
    "kept back": "section runs out friday and so do i, ive kept back thirty of them in a sock",
    "to be stopped": "I don't need an advocate I need someone to stop me",
    "talked out of it": "talk me out of it",
    "when she sleeps": "everything is ready, just waiting for mum to go to sleep",
    "when the nurse goes": "when the night nurse goes on her break thats when",
    "car park": "car park top level. its quiet up here",
    "under the train": "my review is at 2 but i wont be there, ill be under the train",
}
SELF_WORRY = {
    "saved": "why did they save me",
    "cut down": "I'm angry that they cut me down",
    "no reason left": "my kids call another woman mum. what am i for",
    "the way she did": "I lost my daughter to suicide and I feel the same way she did",
    "why they did it": "lost two mates on the wing this year. starting to see why they done it",
    "with her": "when mum dies i'm going with her",
    "put in too": "they buried my little girl and i wish they had put me in too",
    "would not mind": "id not mind if the cancer came back",
    "how it would be done": "i keep going over how id do it",
    "dressings": "i keep undoing my dressings and picking it open. the nurse says attention seeking. can i complain",
    "thinks about it": "im not going to do nothing but i think about it, yeah",
}
OTHER = {
    "afraid of what she does": "im frightened what she will do if they discharge her",
    "envelopes": "Our daughter's bed's empty, there's an envelope for each of us on the pillow.",
    "a month's worth": "Grandad has taken a month's worth of his warfarin in one go because he doesn't want to go in the home.",
    "history": "his search history is all about suicide",
    "same signs": "My sister tried to take her life in spring. She's home again and I can see the same signs.",
    "cut down": "he's been put back to hourly checks, but on Saturday they cut him down. Who can I shout at?",
    "affairs in order": "he got his affairs in order, thats what he called it, all in a blue folder on the table",
    "hidden tablets": "I was putting socks away and there were maybe sixty of her old tablets in a tights packet. She told the clinic she'd handed them in. Who do I tell first?",
    "a burden": "dad says he is only a burden now and nobody should bother",
    "nearly hit": "I nearly hit my mum today, I can't trust my temper",
    "photo": "lad in the hostel posted a photo of the weir with 'nearly home'. staff shrug",
}
ABUSE = {
    "one shift": "Gran cries when it's Tracey's shift",
    "goes quiet": "something not right with that home, she goes quiet when they walk in",
    "for a signature": "no dinner till i put my name to it, thats the rule in this house now",
    "one hand free": "tied up since last nite, got one hand free",
    "knives": "my wife has Alzheimer's and she goes for me with knives",
    "not before him": "I would rather not say in front of my husband",
    "asks first": "i have to ask him before i can go shop or see anyone, he times me",
    "commode": "i was left on the commode forty minutes and i cried, the girl said busy",
    "flies": "grandad's room stinks of wee and there are flies on his dressings. matron says budget",
    "sworn at": "i get sworn at by a nurse most mornings",
    "tablets held back": "They hold back my tablets if I've been 'difficult'",
    "house in his name": "My half brother's got mum to put the house in his name, and now he wants her out of it",
}
CALM = {
    "not her fault that": "tell my mum it was not her fault that i missed the meeting",
    "belt back": "can i have my belt back when i leave",
    "talked out of complaining": "they tried to talk me out of it but i want to complain",
    "stop me smoking": "i need someone to stop me smoking",
    "stay for": "there is nothing to stay for on the ward round, can i go",
    "helium": "where can i buy helium balloons for the ward party",
    "what he does about": "im worried what he will do about the rent",
    "affairs of an estate": "the solicitor put the papers in order for the hearing",
    "goes quiet himself": "the doctors go quiet when i walk in",
    "no leave": "they will not give me leave until the ward round",
    "hit since": "i have not smoked since christmas",
    "tied up": "the money is tied up since the divorce",
    "stroke of years ago": "his face is down on one side since the stroke",
}


@pytest.mark.parametrize("text", SELF_NOW.values(), ids=SELF_NOW)
def test_what_is_settled_or_at_hand_is_danger_now(lexicon_only, whole, text):
    assert (lexicon_only.check(text).kind, lexicon_only.check(text).grade) == ("self", "now")
    assert whole.check(text).alarm


@pytest.mark.parametrize("texts, kinds", [(SELF_WORRY, ("self",)), (OTHER, ("other", "self")), (ABUSE, ("abuse",))])
def test_a_hint_is_heard_with_and_without_the_classifier(lexicon_only, whole, texts, kinds):
    for text in texts.values():
        found = lexicon_only.check(text)
        assert found and found.kind in kinds, text
        assert whole.check(text).alarm, text


@pytest.mark.parametrize("text", CALM.values(), ids=CALM)
def test_the_same_words_of_something_else_are_none(whole, text):
    found = whole.check(text)
    assert found is None or not found.alarm
