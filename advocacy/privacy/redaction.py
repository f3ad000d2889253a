"""Personal details out of a text, one kind after the other, until nothing more is found."""
from __future__ import annotations

import logging

from advocacy.privacy.dates import redact_dates
from advocacy.privacy.names import redact_names
from advocacy.privacy.numbers import redact_numbers
from advocacy.privacy.online import redact_online
from advocacy.privacy.places import redact_places

logger = logging.getLogger(__name__)
# Links and dates first: they have digits that look like other numbers.
_STEPS = (redact_online, redact_dates, redact_numbers, redact_places, redact_names)
_ROUNDS = 8
WITHHELD = "[withheld]"


def redact(text: str) -> str:
    """The text with [phone], [email], [postcode], [address], [nhs-number], [ni-number], [date], [name], [number], [link].

    Never raises: a text that cannot be looked through comes back as "[withheld]". Redacting twice changes nothing.
    """
    try:
        safe = text.encode("utf-8", "replace").decode("utf-8")
        for _ in range(_ROUNDS):
            before = safe
            for step in _STEPS:
                safe = step(safe)
            if safe == before:
                return safe
        return safe
    except Exception as error:  # noqa: BLE001 - what cannot be made safe is not kept
        logger.error("redaction failed: %s", type(error).__name__)
        return WITHHELD
