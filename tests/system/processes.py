"""What a process of ours is doing, read from /proc: children, memory, where it listens."""
from __future__ import annotations

import time
from pathlib import Path
from typing import Callable, Dict, List, Optional, TypeVar

Found = TypeVar("Found")
_LISTENS = "0A"
_LOOK_AGAIN = 0.02


def wait_for(what: str, look: Callable[[], Optional[Found]], seconds: float = 60) -> Found:
    """What `look` finds, as soon as it finds something. Errors: AssertionError naming `what`."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = look()
        if found:
            return found
        time.sleep(_LOOK_AGAIN)
    raise AssertionError(f"not within {seconds} seconds: {what}")


def children(pid: int) -> Dict[int, List[str]]:
    """The living children of a process and their command lines."""
    found = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = stat.read_text().rpartition(")")[2].split()[:2]
            if int(parent) == pid and state != "Z":
                found[int(stat.parent.name)] = stat.with_name("cmdline").read_text().split("\0")
        except OSError:
            continue
    return found


def alive(pid: int) -> bool:
    """Whether it runs; a child that ended and was not collected does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def memory(pid: int) -> float:
    """Resident memory in megabytes."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


def listens_on(port: int) -> List[str]:
    """The addresses, as hexadecimal, on which anybody listens at a port."""
    found = []
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        rows = Path(table).read_text().splitlines()[1:] if Path(table).exists() else []
        for _, local, _, state, *_ in map(str.split, rows):
            address, _, number = local.partition(":")
            if int(number, 16) == port and state == _LISTENS:
                found.append(address)
    return found
