"""Post: what a platform has handed over is kept until it is answered, and an answer until it is delivered.

    office.accept(conversation, key, job)     # stored; the platform can be told "received"
      -> work(conversation, key, job)         # in the order of each conversation; gives calls to the platform
      -> send(conversation, call)             # one after the other, again and again while the platform is away

Whatever a kill cuts short goes on at the next start: docs/adr/0006-telegram-client.md.
"""

from advocacy.channels.post.office import Incoming, PostOffice
from advocacy.channels.post.patience import Gone, Patience, TryAgain

__all__ = ["Gone", "Incoming", "Patience", "PostOffice", "TryAgain"]
