"""A message is read in a thread of its own, so that the others' turns go on meanwhile.

Rasa reads a message on the event loop: nobody else is served until the encoder is done. Most of a reading is
done outside Python's lock, so one thread for it lets two cores work; the order within a conversation is kept
by Rasa's lock around a turn.
"""
from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import wraps
from typing import Any, Dict, Optional, Text

from rasa.core.channels.channel import UserMessage
from rasa.core.processor import MessageProcessor
from rasa.shared.core.trackers import DialogueStateTracker

_parse = MessageProcessor.parse_message
_reader = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reader")


@wraps(_parse)
async def parse_message(
    self: MessageProcessor, message: UserMessage, tracker: Optional[DialogueStateTracker] = None, only_output_properties: bool = True
) -> Dict[Text, Any]:
    """As MessageProcessor's own."""
    if self.http_interpreter:
        return await _parse(self, message, tracker, only_output_properties)
    known = tracker or DialogueStateTracker.from_events(message.sender_id, [])
    loop = asyncio.get_running_loop()
    found = await loop.run_in_executor(_reader, self._parse_message_with_graph, message, known, only_output_properties)
    self._update_full_retrieval_intent(found)
    self._check_for_unseen_features(found)
    return found


def install() -> None:
    """Calling it again changes nothing."""
    MessageProcessor.parse_message = parse_message
