"""Where conversations are kept: redacted, for as long as the operator says, and erased on demand.

    RedactingTrackerStore            named by endpoints.yml
    erase(conversation_id) -> Counts
    purge(before, dry_run) -> Counts
    check_conversation(id)           raises RefusedConversation
"""
from advocacy.privacy.logs import quiet
from advocacy.store.erasure import Counts, erase, purge
from advocacy.store.errors import NotErased, RefusedConversation, StoreError, check_conversation, let_errors_through
from advocacy.store.tracker_store import RedactingTrackerStore

__all__ = ["Counts", "NotErased", "RedactingTrackerStore", "RefusedConversation", "StoreError", "check_conversation",
           "erase", "purge"]

# Every process that loads endpoints.yml imports this.
quiet()
let_errors_through()
