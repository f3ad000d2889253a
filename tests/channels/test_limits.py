"""Counting how often people write, without keeping them for ever."""
import threading
import time

from advocacy.channels import limits
from advocacy.channels.settings import settings


def test_counting_starts_no_threads_and_forgets_what_ran_out(surroundings, monkeypatch):
    surroundings.setenv("ADVOCACY_CONVERSATION_RATE", "2/minute")
    settings.cache_clear()
    assert limits.allow("web:0", None)
    started = []
    monkeypatch.setattr(threading.Thread, "start", lambda thread: started.append(thread))
    for number in range(1, 50):
        assert limits.allow(f"web:{number}", "203.0.113.9")
    assert limits.allow("web:0", None) and not limits.allow("web:0", None)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 3600)
    assert limits.allow("web:0", None)
    assert not started
    assert len(limits._storage().storage) == 1
