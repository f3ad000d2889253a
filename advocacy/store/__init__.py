"""Where conversations are kept: redacted, for as long as the operator says, and erased on demand.

    RedactingTrackerStore            named by endpoints.yml
    erase(conversation_id) -> Counts
    purge(before, dry_run) -> Counts
"""
from advocacy.store.conversation import RefusedConversation, check_conversation, let_refusals_through
from advocacy.store.erasure import Counts, erase, purge
from advocacy.store.tracker_store import RedactingTrackerStore

__all__ = ["Counts", "RedactingTrackerStore", "RefusedConversation", "check_conversation", "erase", "purge"]

let_refusals_through()
