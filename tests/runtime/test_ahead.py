"""The encoder reads in a thread of its own, once for a message, and nothing else comes of it than without."""
import asyncio
import threading

import pytest
from rasa.core.channels.channel import UserMessage

from advocacy.encoder import Encoder
from advocacy.runtime import ahead

HEARD = ("questions", "entities", "danger", "intent")
LONG = "I had an advocate once and she was lovely. Now I am on a section 3. Can I get an IMHA? And do I have to see her?"


@pytest.fixture()
def reads(monkeypatch):
    """The names of the threads in which the encoder was run."""
    seen = []
    run = Encoder._run
    monkeypatch.setattr(Encoder, "_run", lambda self, ids: seen.append(threading.current_thread().name) or run(self, ids))
    return seen


def parse(processor, text):
    return asyncio.run(processor.parse_message(UserMessage(text)))


@pytest.mark.parametrize("text", ["can i get an imha on a cto", LONG])
def test_what_is_understood_is_the_same_and_the_graph_finds_the_reading_done(assistant, reads, text):
    processor = assistant.agent.processor
    found = parse(processor, text)
    assert reads and all(name.startswith("encoder") for name in reads)
    alone = asyncio.run(ahead._parse_message(processor, UserMessage(text)))
    assert threading.current_thread().name in reads
    assert [found.get(key) for key in HEARD] == [alone.get(key) for key in HEARD]


def test_two_people_who_speak_at_once_are_read_each_for_themselves(assistant):
    processor = assistant.agent.processor

    async def both():
        return await asyncio.gather(*(processor.parse_message(UserMessage(text)) for text in ("what is an imca", "i want to kill myself")))

    calm, crisis = asyncio.run(both())
    assert "danger" not in calm and calm["answer_ranking"][0]["answer"] == "imca.what"
    assert crisis["danger"]["kind"] == "self"
