"""Whether a message asks something, whatever words it opens with."""
from __future__ import annotations

import re

from advocacy.nlu import units

_LEAD = re.compile(
    r"^\W*(?:(?:no|nope|sorry|wait|ok|okay|k|well|but|and|so|then|right|alright|fine|sure|great|good|cool|lovely|brilliant|perfect|cheers|ta|"
    r"thanks|thankyou|thank you|thanks for that|many thanks|thank you very much|i see|got it|understood|makes sense|fair enough|oh|ah|hm+|um+|er+|erm|hi|hiya|hey|hello|please|pls)\W+)*(?:(?:what )?i (?:mean|meant|was asking|am asking)(?: to (?:ask|say))?(?: (?:is|was))?\W+)?", re.IGNORECASE)


def looks_like_question(text: str) -> bool:
    """Whether it is put as a question or a wish: "I meant does it matter for the advocate, since he lives with his father" too."""
    rest = _LEAD.sub("", text, count=1)
    return units.looks_like_question(text) or rest != text and units.looks_like_question(rest)
