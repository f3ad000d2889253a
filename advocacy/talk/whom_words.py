"""Turns of phrase that show whom a message is about."""
from __future__ import annotations

import re
from typing import Optional, Tuple

# "I think the doctor said section 2" tells nothing of the writer
_SAYS = (r"(?!(?:(?: |')(?:just|also|was|been|did|do|don'?t|didn'?t|ve|m|have|had|only|not|got|really|actually))* "
         r"(?:think|thought|believe|guess|suppose|reckon|heard|hear|know|asked|rang|phoned|spoke|read|saw|told|found|checked|understand|understood|gather|assume|wonder|mean|meant|means|said|say|typed|got (?:it|that|this) wrong|wrong|mistaken|made a mistake|put (?:it|that|the wrong))\b)")
WRITER = re.compile(rf"\b(?:i(?:'?m|'?ve)?\b{_SAYS}|we(?:'?ve| have| had| got|'re in| are in)\b|(?:my own|myself|(?<!told )(?<!tell )(?<!asked )me)\b)", re.IGNORECASE)
SENTENCE = re.compile(r"[.!?;\n]+")
FOR = re.compile(
    r"\b(?:for|about|with|(?:on )?behalf of) (?:my|our|a|an|the|his|her|their|this|one of my)\b|\basking for (?:him|her|them)\b", re.IGNORECASE)
ANOTHER = re.compile(r"\bmy (?:other|second|younger|older|elder|eldest|youngest|middle)\b|\b(?:what|how) about (?:my|his|her|their)\b", re.IGNORECASE)
OTHER_ONE = re.compile(r"\bmy (?:other|second) \w+", re.IGNORECASE)
ABOUT_ME = re.compile(
    r"\b(?:for me|help me|(?<!so )i am|i'?m|i'?ve been|(?<!so )(?<!as )am i|can i|could i|do i|should i|may i|i was|my section|my cto|my rights|"
    r"i (?:care for|look after|said|say|told|tell|tell them)|my (?:own|care|assessment|plan|review))\b",
    re.IGNORECASE,
)
# A nurse may be a patient too.
PROFESSIONALS_OWN = re.compile(
    r"\b(?:my own|myself|for me|about me|i'?ve been|i have been|i was|i got|i am on|i'?m on|i need an?|"
    r"my (?:section|cto|care|assessment|tribunal|treatment|complaint|gp|doctor|psychiatrist|husband|wife|partner|mum|mother|dad|father|son|daughter|brother|sister))\b", re.IGNORECASE)
# The writer's own advocate or file, whoever else is named beside it.
MY_ADVOCATE = re.compile(
    r"\bmy (?:own )?(?:advocate|imha|imca|file|notes|records|appropriate person)\b|\b(?:see|visit|help) me\b|"
    r"\b(?:do|must|should) i (?:have to |need to |got to )?(?:see|talk to|speak to|speak with|meet)\b|\brepresent(?:s|ing)? me\b|"
    r"\b(?:advocate|imha|imca|they|you|she|he)\b[^.?!]{0,20} (?:tell|tells|told|telling|speak to|talk to|contact|ring|phone|find out)\b[^.?!]*\b(?:my|our) \w+", re.IGNORECASE)
ASKED_OF_THEM = re.compile(r"\b(?:can|could|does|do|is|would|will|should|may|has|have) (?:he|she)\b", re.IGNORECASE)
MAY_THEY_HAVE = re.compile(
    r"\b(?:can|could|does|is|would|will|should|may) (?:my|our) [\w' ]{2,20}? (?:have|get|be given|qualify|entitled|eligible|be entitled)\b(?![^.?!]*\bfor me\b)", re.IGNORECASE)
# "Can I make her?", of somebody who does not want an advocate
MAKE_THEM = re.compile(
    r"\b(?:can|could|may|should|allowed to|way to|right to) (?:i |we |they |you )?(?:just |still )?"
    r"(?:make|force|pressure) (?:him|her|them|(?:my|our|the) \w+)(?: to)?(?: (?:have|see|accept|use|take|get|meet|talk to|speak to) (?:one|it|him|her|them|an? \w+|the \w+))?"
    r"(?: anyway| then| please| or not)?\s*(?:[.?!,]|$)", re.IGNORECASE)
# A relative who helps, cares for or is cared for by the writer is not whom it is about.
HELPS = re.compile(
    r"\b(?:can|could|may|might|should|would|will|does|do)\s+(?:my|his|her|their)\s+[\w' ]{2,20}?\s+(?:be it|be (?:the|my|that|an appropriate|there|with me|in the room)|do it|"
    r"come|speak|sit|act(?= as| for)|go with|stay|support|help|ask|apply|request|refer|talk|join|attend)\b|"
    r"\b(?:can|could|may|is|are|would) (?:she|he|they) (?:allowed to )?(?:come|be there|sit in|join|attend|help me|get me|sit with me|speak for me|talk for me)\b|"
    r"\b(?:my|his|her|their)\s+[\w' ]{2,20}?\s+(?:wants?|would like|hopes?|likes?)\s+to\s+(?:be (?:there|with me|in)|come|sit|join|attend|support|help|speak for me|talk for me)\b|"
    r"\b(?:my|his|her|their)\s+[\w' ]{2,20}?\s+(?:could|can|will|would|might|offered to|is (?:happy|willing) to|said (?:she|he|they) would)\s+"
    r"(?:come|do it|speak|sit|act(?= as| for)|go with|stay|support|help|talk|be there)\b", re.IGNORECASE)
THEIRS = re.compile(r"\b(?:has|have|got|there'?s|there is|theres|only) (?:only |just )?(?:an?|one|no|some|two|the) (?:[\w-]+ )?\w+|\bwho (?:visits|comes|sees|helps|lives|looks after)\b", re.IGNORECASE)
CARED_FOR = re.compile(
    r"\bi(?:'?m)? (?:also )?(?:care for|caring for|look after|looking after)\b(?: (?:my|our) [\w-]+)?|"
    r"\b(?:one|person) (?:that )?i (?:care for|look after)\b|"
    r"\bi(?:'?m| am) (?:a|the|his|her|their|my \w+'?s) (?:full time |main |young |only )?carer\b(?: (?:for|of) (?:my|our) [\w-]+)?", re.IGNORECASE)
TO_ME = re.compile(
    r"\b(?:what|how) about (?:me|for me|myself)\b|(?:^|[,.;!?]\s*)(?:so |but )?and (?:for )?me\b|\b(?:for|about) (?:me|myself)\b(?! (?:to|on))|\bi mean(?:t)? me\b(?! (?:be|being|do|doing|take|taking|to)\b)|"
    r"\bnot (?:him|her|them|my \w+),? (?:but )?(?:me|i)\b|\bit'?s me\b(?! (?:that|thats|that's|who|whos|who's|as|doing|looking|acting|caring|he|she))|\b(?:i mean|it'?s|it is) my (?:own )?(?:advocate|imha|imca|section|case|complaint)\b|\bi'?m the patient\b|\bi'?m the one (?:on|who|whos|thats|that's|in)\b|\bno,? me\b|\bmy own (?:case|section|rights|care)\b", re.IGNORECASE)
# "Could you write it down for me": a favour, and nothing of whose case it is
FAVOUR = re.compile(r"\b(?:write|do|fill|send|check|explain|ring|call|phone|read|put|look|translate|say|repeat|make|print|spell)\b[^.?!;]{0,30}? for (?:me|us)\b", re.IGNORECASE)
OF_THEIRS = re.compile(r"(?<!for )(?<!about )\b(?:his|her|their)\s+(?:own |old |late |real )?[\w'-]+$", re.IGNORECASE)
I_AM_A = re.compile(r"\b(?:i'?m|i am|i was|as) (?:an?|still an?|just an?) (?:[\w-]+ ){0,3}$", re.IGNORECASE)
# "I'm her mum": who asks, and nobody's case
I_AM_KIN = re.compile(
    r"\b(?:i'?m|i am|as) (?:a|her|his|their|the) (?:mum|mam|mom|mother|dad|father|parent|wife|husband|partner|son|daughter|brother|sister|carer|gran|nan|grandad|aunt|uncle|friend|neighbour)\b", re.IGNORECASE)
# "I was my son's nearest relative"
RELATIVE_OF = re.compile(r"\bmy \w+'?s nearest relative\b", re.IGNORECASE)
# "No, it's my daughter who is in there"
MEANT_THEM = re.compile(r"\b(?:it'?s|it is|this is|i mean|i meant)(?: (?:for|about))? (?:my|our) \w+|\bnot (?:for |about )?me\b", re.IGNORECASE)
# "my sister rang the ward": no place that she is in
REACHED = re.compile(r"\b(?:rang|ring|rings|rung|phoned?|phones|called|call|calls|visits?|visited|visiting|emailed|contacted|wrote to|complain\w* (?:to|about)|spoke to|spoken to|asked)\s+(?:up\s+)?(?:(?:the|my|his|her|their|a)\s+)?$", re.IGNORECASE)
MEANT_ME = re.compile(r"\bi mean my\b|\bi'?m the patient\b|\bi'?m the one (?:on|who|whos|thats|that's|in)\b|\bnot (?:him|her|them|my \w+)\b|\bi mean(?:t)? me\b(?! (?:be|being|do|doing|take|taking|to)\b)|\b(?:it'?s|this is) (?:for|about) me\b", re.IGNORECASE)
OWN_ASSESSMENT = re.compile(r"\bmy (?:own )?carer'?s'? (?:assessment|support plan)\b", re.IGNORECASE)
FOR_THEM = re.compile(r"\bfor (?:him|her|them)\b(?! to\b)", re.IGNORECASE)
# "how come she gets one and not me"
WHY_NOT_I = re.compile(r"\bwhy not (?:me|i)\b|\b(?:gets?|got|has|had|gave|given|offered)\b[^.?!]*\b(?:and|but) not (?:me|i)\b|\bwhy (?:haven'?t|don'?t|didn'?t) i\b|\bhaven'?t i\W*$|\b(?:and|but) i (?:haven'?t|can'?t|don'?t|didn'?t|never)\W*$", re.IGNORECASE)
SAME_CASE = re.compile(
    r"\b(?:doing (?:it|this) for|it'?s (?:all )?for|this is for|asking (?:all this )?for|on behalf of|on (?:his|her|their) behalf|all about) ", re.IGNORECASE)
_KIN = r"(?:mum|mam|mom|mummy|mother|dad|daddy|father|parent|wife|husband|partner|son|daughter|brother|sister|gran|nan|grandad|aunt|uncle|cousin|friend|neighbour|carer|family)s?"
# "It's for him, not his mum"
NOT_THEIR_KIN = re.compile(rf"\bnot (?:for |about )?(?:his|her|their) (?:own |old )?{_KIN}\b", re.IGNORECASE)
# "my wife supports him, but can he have one": who helps is not whom it is about
_HELPS = r"\s+(?:who |also |still |usually )*(?:supports?|supporting|helps?|helping|cares? for|caring for|looks? after|looking after|speaks? (?:up )?for|visits?)"
_HELPER = re.compile(_HELPS + r" (him|her|them)\b.*\b(?:can|could|does|do|is|are|should|will|would|may|must) (he|she|they)\b", re.IGNORECASE | re.DOTALL)
_HELPS_MINE = re.compile(_HELPS + r" (?:my|our) (?!.*\bcarer'?s'? (?:assessment|support plan))", re.IGNORECASE | re.DOTALL)
_SAME = {"him": "he", "her": "she", "them": "they"}
_A_HUMAN = re.compile(r"\b(?:a|an|the|this|one|another|old|elderly|young|older|disabled|autistic) (?:(man|gentleman|gent|chap|bloke|guy|lad|boy)|(woman|lady|girl|lass))\b", re.IGNORECASE)
_THEIR_KIN = re.compile(rf"\b(his|her) (?:own |old )?{_KIN}\b", re.IGNORECASE)
COMPLAINS = re.compile(r"\bcomplain\w*\s+about\s+\w+$", re.IGNORECASE)
AGENT = re.compile(r"^\W*(?:has |have |had )?(?:agreed|consented|signed|said|says|told|put|let|made|wants me|thinks)\b", re.IGNORECASE)
COUNCIL_STAFF = re.compile(r"\b(?:social worker|care coordinator|support worker|key ?worker|housing officer)\b", re.IGNORECASE)


def sentence(text: str, at: int) -> Tuple[int, int]:
    """Where the sentence that holds the letter `at` begins and ends."""
    ends = [m.end() for m in SENTENCE.finditer(text)]
    start = max((end for end in ends if end <= at), default=0)
    return start, min((end for end in ends if end > at), default=len(text))


def only_helps(after: str) -> bool:
    """Whether the kin just named helps a him or her for whom something is asked. `after`: the text that follows."""
    found = _HELPER.match(after)
    return bool(found) and _SAME[found[1].lower()] == found[2].lower() or bool(_HELPS_MINE.match(after))


def theirs(text: str) -> Optional[str]:
    """Whether a client is a he or a she: "a man with ...", "his mum"."""
    human, kin = _A_HUMAN.search(text), _THEIR_KIN.search(text)
    if human:
        return "he" if human[1] else "she"
    return {"his": "he", "her": "she"}[kin[1].lower()] if kin else None
