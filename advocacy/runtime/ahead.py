"""The encoder reads a message on another core while this process goes on with other conversations.

Rasa's graph runs in one piece, and nobody else is served meanwhile. What takes longest in it is the network,
which needs Python for nothing: so it is run before, in a thread, and the graph finds it done.
"""
from __future__ import annotations

import asyncio
import atexit
import gc
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache, wraps
from typing import Any, Dict

from rasa.core.channels.channel import UserMessage
from rasa.core.processor import MessageProcessor
from rasa.shared.constants import INTENT_MESSAGE_PREFIX

_parse_message = MessageProcessor.parse_message
_pool = ThreadPoolExecutor(1, thread_name_prefix="encoder")


@wraps(_parse_message)
async def parse_message(self: MessageProcessor, message: UserMessage, *args: Any, **kwargs: Any) -> Dict[str, Any]:
    """As MessageProcessor's own."""
    from advocacy.encoder import Encoder  # not at the start: a process that reads nothing does without
    from advocacy.nlu.sentence_encoder import pieces_of, read_ahead

    if message.text and not message.text.startswith(INTENT_MESSAGE_PREFIX):
        _settle()
        pieces = pieces_of(message.text)
        encoding = await asyncio.get_running_loop().run_in_executor(_pool, Encoder.load().read, pieces.spelled)
        read_ahead.set(pieces._replace(encoding=encoding))
    try:
        return await _parse_message(self, message, *args, **kwargs)
    finally:
        read_ahead.set(None)


@lru_cache(maxsize=1)
def _settle() -> None:
    """What was loaded before the first message stays until the end: the collector need not look through it again and again."""
    gc.freeze()
    atexit.register(gc.unfreeze)  # then it must: stores that are closed leave no copy behind


def install() -> None:
    """Calling it again changes nothing."""
    MessageProcessor.parse_message = parse_message
