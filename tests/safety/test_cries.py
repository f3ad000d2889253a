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
    "the plan in a question": "is there a way to make my death look like an accident so my kids get the insurance",
    "how many it takes": "how many of my sertraline would it take",
    "over by tomorrow": "it will all be over by tomorrow so dont bother with the tribunal",
    "to join the dead": "My wife died in March and I have decided to join her. Can an advocate speak for the dog?",
    "off to see the dead": "buried my twin last week n im off to see him, nobody needs to look for me",
    "soon with the dead": "my best mates dead and by the weekend ill be with him",
    "fire with me in it": "going to set fire to my room with me in it",
    "starves to die": "i have not eaten or drunk for six days and i intend to carry on till it finishes me",
    "refuses treatment to die": "I'm refusing my dialysis so that it ends",
    "the other blade": "they found the blade but they didnt find the other one",
    "hangs": "i am going to hang from the door",
    "train after discharge": "if they discharge me tomorrow i will jump in front of the first train",
    "saved for the discharge": "if they discharge me i have got enough tablets saved",
    "last message": "this is the last message anyone will get off me",
    "nobody hears again": "nobody will hear from me after this",
    "no promise of tomorrow": "i cannot promise i will be here tomorrow morning",
    "not here for the answer": "i wont be here to read your answer",
    "the finder": "sorry to whoever finds me",
    "under a lorry": "the minute i get leave im going under a lorry",
    "last words": "these are my last words",
    "hurting myself tonight": "thinking about hurting myself tonight",
    "money beside it": "I have saved a little for my funeral and I am going to kill myself",
}
SELF_NOW_FOREIGN = {
    "Polish": "chce sie zabic dzisiaj",
    "Polish crossed l": "połknęłam wszystkie leki męża",
    "Polish left": "mąż mnie zostawił i chcę umrzeć",
    "Polish I have": "mam tabletki w ręce i zaraz je połknę",
    "Spanish": "ya me tomé todas las pastillas, no llamen a nadie",
    "Spanish voices": "las voces me dicen que me mate",
    "Portuguese": "eu quero me matar agora",
    "Portuguese roof": "estou no telhado do hospital e vou saltar",
    "Italian": "mi voglio uccidere stasera",
    "French": "je vais me tuer ce soir",
    "Romanian": "vreau să mă omor acum",
    "Romanian short": "mă omor",
    "Urdu": "mujhe marna hai abhi",
    "Punjabi": "mai apne aap nu maar lena ajj raat",
    "German": "ich will sterben",
    "Turkish": "kendimi öldüreceğim bu gece",
}
SELF_WORRY = {
    "not here": "i dont want to be here any more",
    "not wake": "I wish I could go to sleep and not wake up",
    "burden": "everyone would be better off without me",
    "no point": "there's no point in living",
    "cannot go on": "i can't go on",
    "self-harm": "i've been cutting myself again",
    "thoughts": "I keep having thoughts of ending my life",
    "fetch me": "Mum passed in spring and every night I ask her to fetch me",
    "gone too": "no point without my Alan since he died. wish I'd gone too",
    "all at once": "im at breaking point, cant go on with pip and the council and the section all at once",
    "six feet under": "id sooner be six feet under than go in a home",
    "in the ground": "put me in the ground first",
    "in my box": "id rather be in my box than sat in that day room",
    "thinks of hurting": "keep thinking about hurting myself",
    "urge": "the urge to self harm is there all day",
    "tired of living": "tired of living like this",
    "not exist": "i dont want to exist",
    "Spanish": "no me quedan ganas de vivir",
    "Polish": "nie mam po co zyc",
    "Polish strength": "nie mam juz sily zyc",
    "Turkish dotless i": "artık yaşamak istemiyorum",
}
OTHER = {
    "taken pills": "my son has taken pills",
    "says he will": "my friend says he'll jump",
    "quoted": 'my daughter said "i want to die"',
    "not breathing": "my mum isn't breathing",
    "threat": "my sister is going to kill herself tonight",
    "harm to others": "im going to stab him",
    "voices about others": "voices are telling me to kill my mum",
    "cut wrists": "my son has cut himself and wont stop",
    "took a number": "my daughter took 40 tablets",
    "a knife out": "my brother has got a knife",
    "songs for a funeral": "found a list of songs for a funeral in my teenagers school bag",
    "watch stopped": "was on 1:1 for suicide risk and they stopped it yesterday, I don't agree",
    "voices of a son": "voices are telling my son to stab his sister",
    "god tells a son": "god is telling my son to jump",
    "voices of a mother": "the voices want my mum to die",
    "letter to each": "she has given away her rings and wrote a letter to each of the children",
    "train": "my son says if they discharge him he will jump in front of a train",
    "Polish": "moj brat chce sie zabic teraz, ma noz",
    "Polish wife": "moja zona mowi ze nie chce zyc",
    "Spanish": "mi hija se ha tomado un frasco de pastillas",
    "Italian": "mio figlio parla sempre di morire",
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
    "not let out": "my husband won't let me out",
    "knife to the throat": "my boyfriend holds a knife to my throat when i say im leaving",
    "bell out of reach": "call bell has been moved out of reach every time I come",
    "falls again": "the home says she 'fell' for the 6th time",
    "coming": "help me hes coming",
    "please": "please help he is coming",
    "up the stairs": "hes coming up the stairs help",
    "coming drunk": "hes coming home drunk and he will hit me",
    "day centre": "i think someone is hurting my brother at the day centre",
    "every night": "they hit him every night when the others arent looking",
    "own mess": "nan has been in her own mess since yesterday and they stepped round it",
    "no water": "she hasnt been given any water since yesterday",
    "searched naked": "they search me naked with the door open and two men watching",
    "forced injections": "forced injections while four of them hold me down",
    "pushed and broke": "the carer pushed mum and broke her hip",
    "Polish": "moj maz mnie bije",
    "Romanian": "sotul meu ma bate",
}
ABUSE_NOW = ["help me hes coming", "hes coming up the stairs help", "they hit him every night when the others arent looking",
             "nan has been in her own mess since yesterday and they stepped round it", "they search me naked with two men watching"]
AT_MOST_WORRY = ["keep thinking about hurting myself", "the urge to self harm is there all day", "tired of living like this", "i dont want to exist"]
BY_ITS_KIND = {"i think someone is hurting my brother at the day centre": "abuse", "voices are telling my son to stab his sister": "other",
               "god is telling my son to jump": "other", "god told my husband to drown the kids": "other", "she texted me i am going to jump off the bridge": "other",
               "the girl i share with has stopped breathing": "other",
               "my dad says he'll kill me for bringing shame": "abuse", "he has a knife to my throat": "abuse",
               "my dad is going to kill my mum": "other", "my brother's taken over all dads money": "abuse",
               "She's given her dog away, paid her rent up to the end of the month and told me she loves me.": "other"}


@pytest.mark.parametrize("text", [*SELF_NOW.values(), *SELF_NOW_FOREIGN.values()], ids=[*SELF_NOW, *SELF_NOW_FOREIGN])
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


@pytest.mark.parametrize("text", ABUSE_NOW)
def test_what_goes_on_every_night_goes_on_now(lexicon_only, text):
    assert lexicon_only.check(text).grade == "now"


@pytest.mark.parametrize("text", AT_MOST_WORRY)
def test_what_is_longed_for_without_a_day_is_a_worry(lexicon_only, text):
    found = lexicon_only.check(text)
    assert (found.kind, found.grade) == ("self", "worry")


@pytest.mark.parametrize("text, kind", BY_ITS_KIND.items())
def test_who_threatens_whom_decides_the_text(lexicon_only, text, kind):
    assert lexicon_only.check(text).kind == kind


@pytest.mark.parametrize("text", [*SELF_NOW.values(), *SELF_NOW_FOREIGN.values(), *SELF_WORRY.values(), *OTHER.values(), *ABUSE.values()])
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
