"""People's stories, told in chat in their own words: the outcome told is the one their true facts give.

A story in *.yaml beside this file: `service` (or "which"), the true `facts`, what the person `opens`
with and the `answers` in their words for each fact they may be asked; `questions` where an unusual case may
take more of them; `known_fault` what still goes wrong. Words are never tuned to the program.
"""
from datetime import date
from pathlib import Path

import pytest
import yaml

from advocacy.eligibility import SERVICES, decide

pytestmark = pytest.mark.slow
HERE = Path(__file__).parent
MOST_TURNS = 8
USUAL_QUESTIONS = 5


def known_fault(story):
    """A story may say what is still wrong with it; it must be taken out when that is mended."""
    return [pytest.mark.xfail(strict=True, reason=story["known_fault"])] if "known_fault" in story else []


STORIES = [
    pytest.param(story, id=f"{path.stem}: {story['name']}", marks=known_fault(story))
    for path in sorted(HERE.glob("*.yaml"))
    for story in yaml.safe_load(path.read_text(encoding="utf-8"))
]


def tell(story, talk):
    """Opens and answers whatever is asked; gives `{service: outcome}`, the facts asked for and the script."""
    told, asked, script = {}, [], []
    words = story["opens"]
    for _ in range(MOST_TURNS):
        talk.say(words)
        script += [f"> {words}", talk.text]
        told.update({m["answer"].split(".")[0]: m["outcome"] for m in talk.last if m.get("outcome")})
        if talk.asks is None:
            break
        assert talk.asks in story["answers"], f"asked for {talk.asks}, for which the story has no words: {script}"
        asked.append(talk.asks)
        words = story["answers"][talk.asks]
    return told, asked, "\n".join(script)


@pytest.mark.parametrize("story", STORIES)
def test_the_story_ends_in_the_outcome_of_its_facts(story, talk):
    told, asked, script = tell(story, talk)
    assert told, f"no outcome was told:\n{script}"
    for service, outcome in told.items():
        true = decide(service, story["facts"], date.today()).outcome
        assert outcome != "not_eligible" or true == "not_eligible", f"a wrong no for {service}:\n{script}"
        if service == story["service"] or story["service"] == "which":
            # The triage asks little, so it may leave open what a check would settle.
            fits = (true, "maybe") if story["service"] == "which" else (true,)
            assert outcome in fits, f"{service} is {true} but told {outcome}:\n{script}"
    assert story["service"] in (*told, "which"), f"told of {set(told)} only:\n{script}"
    assert len(set(asked)) <= story.get("questions", USUAL_QUESTIONS), f"asked {asked}:\n{script}"


def test_there_are_stories_for_every_service():
    services = [param.values[0]["service"] for param in STORIES]
    assert len(services) >= 120
    for service in (*SERVICES, "which"):
        assert services.count(service) >= 2
