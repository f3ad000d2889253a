"""Is somebody in danger? Lexicon and classifier; see README.md in this folder.

    from advocacy.safety import Detector, reply
    danger = Detector.load().check("yes section 3 and i just want to die")
    reply(danger.kind, danger.grade, place="ward")
"""
from advocacy.safety.danger import Danger
from advocacy.safety.detector import Detector
from advocacy.safety.reply import CrisisReply, reply

__all__ = ["CrisisReply", "Danger", "Detector", "reply"]
