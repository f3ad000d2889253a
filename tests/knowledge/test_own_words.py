"""knowledge/not_covered/: each text is meant for facts that exist, and people have words for it."""
import yaml

from advocacy.knowledge import load_knowledge
from advocacy.talk.not_covered import TALKED_OF
from advocacy.eligibility import SERVICES
from advocacy.talk.told import accepted
from advocacy.knowledge.store import DEFAULT

ENTRIES = load_knowledge().not_covered


def test_what_a_text_is_meant_for_can_be_told():
    for key, entry in ENTRIES.items():
        for name, values in entry.when.items():
            for value in values:
                known = value in SERVICES if name == TALKED_OF else accepted(name, value) is not None
                assert known, f"{key}.when.{name}: {value}"


def test_each_is_asked_for_or_said_otherwise():
    asked = yaml.safe_load((DEFAULT / "terms" / "not_covered.yml").read_text(encoding="utf-8"))["not_covered"]
    reached = {*asked, *(entry.otherwise for entry in ENTRIES.values())}
    assert set(ENTRIES) <= reached and set(asked) <= set(ENTRIES)


def test_what_is_known_has_a_source_or_says_that_it_is_not():
    for key, entry in ENTRIES.items():
        assert entry.sources or any(words in entry.text for words in ("not read", "do not know", "Nothing I have read", "I can only", "I am not")), key
