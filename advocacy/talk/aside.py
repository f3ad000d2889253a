"""What is said beside any question: another matter, the meaning of a word, a "what if". It is answered at once and decides nothing anew."""
from __future__ import annotations

from datetime import date
from typing import Optional

from advocacy.talk.asks import looks_like_question
from advocacy.talk.checking import OF_NO_KIND, PASSING, redecide, start_check
from advocacy.talk.giving import give
from advocacy.talk.meanings import meaning_message
from advocacy.talk.named import picked_between, same_of_another
from advocacy.talk.not_covered import not_covered, say_not_covered
from advocacy.talk.parse import Parse
from advocacy.talk.protests import is_other_matter, leave_for_other_matter, repeats, say_again
from advocacy.talk.reply import Reply
from advocacy.talk.state import WHICH_FACT, State
from advocacy.talk.supposing import supposed_message
from advocacy.talk.telling import telling
from advocacy.talk.told import facts_in, services_in, tells_facts
from advocacy.talk.triage import topic_in, topic_of_label
from advocacy.talk.wants import Wants

# Words of the field that have an answer of their own.
DEFINED = [["imca.capacity"], ["imca.best_interests"], ["careact.safeguarding"], ["careact.substantial_difficulty"], ["careact.appropriate_person"]]
FEW = 5  # words


def say_aside(parse: Parse, found: Wants, state: State, reply: Reply, active: Optional[str], today: date) -> bool:
    """Answers it; False where the message is none of these. `active`: the form that is running, or None."""
    if active and is_other_matter(active, parse, state):
        leave_for_other_matter(parse, state, reply, today)
        return True
    chosen = _choice(parse) if not active else None
    if chosen:
        state.set(WHICH_FACT, chosen)
        start_check("which", state, reply, today)
        return True
    meaning = meaning_message(parse, today) if found.answers[:1] not in DEFINED else None
    if meaning:
        reply.say(meaning)
        state.set("doubts", 0)
        return True
    if found.talk in ("correct", "inform") and services_in(parse) and not telling(facts_in(parse)):
        same_of_another(parse, state, reply, active, today)  # "sorry, I meant an IMCA"
        return True
    if not active and repeats(parse) and say_again(parse, state, reply, today):
        return True
    uncovered = not_covered(parse, state, found)
    if uncovered:
        learnt = state.learn(facts_in(parse, of=state.whom) if tells_facts(parse, found) else {})
        news, said = [name for name in telling(dict.fromkeys(learnt)) if name not in PASSING and name not in OF_NO_KIND], len(reply.messages)
        say_not_covered(uncovered, parse, found.answers, state, reply, active, today)
        if news and not active and reply.start_form is None and len(reply.messages) == said + 1 and not looks_like_question(parse.text):
            redecide(news, state, reply, today, active)  # "my mum has no phone and shes on a section 3"
        state.set("doubts", 0)
        return True
    supposed = supposed_message(parse, state, today) if not active else None
    if supposed:
        reply.say(supposed)
        return True
    picked = picked_between(parse, state)
    if picked:
        give(picked, state, reply, active, today, parse)
        return True
    return False


def _choice(parse: Parse) -> Optional[str]:
    """A choice of the first question, written out later, or by its name: "the council one"."""
    named = parse.intent == "and_service" and not services_in(parse) and len(parse.text.split()) <= FEW
    return topic_of_label(parse.text) or (topic_in(parse, {}) if named else None)
