"""The last line of defence for logs: whatever a library writes, nothing that people said gets into a line.

`quiet()` takes over the making of log records, which every logger and structlog pass through, so that no
level, handler or later set-up gets round it. From the first conversation on

- a line of other people's code says where it was written and the type of the error it is about, no more:
  Rasa's warnings quote messages, its tracebacks and `dict_tracebacks` hold whole conversations;
- a line of ours keeps its words, and of an error its type and place.

Before that, while servers start, lines stay as they are: an operator must read what is wrong.
"""
from __future__ import annotations

import logging
import sys
import threading
import warnings
from pathlib import PurePath
from types import TracebackType
from typing import Any, Optional

OURS = ("advocacy", "actions")
# Starting and stopping of servers; no request is in them.
SAFE = ("sanic.root",)
_plain = logging.getLogRecordFactory()
_state = {"installed": False, "talking": False}


def quiet(at_once: bool = False) -> None:
    """Set the defence up in this process. With `at_once` it works from now, not from the first conversation."""
    global _plain
    if not _state["installed"]:
        _plain = logging.getLogRecordFactory()
        logging.setLogRecordFactory(_record)
        _state["installed"] = True
    if at_once:
        conversation_begins()


def conversation_begins() -> None:
    """From now on somebody's words are in this process."""
    if _state["talking"] or not _state["installed"]:
        return
    _state["talking"] = True
    _tame_structlog()
    warnings.showwarning = _warning
    threading.excepthook = lambda args: _died(args.exc_value)
    sys.unraisablehook = lambda args: _died(args.exc_value)
    sys.excepthook = _ended


def _tame_structlog() -> None:
    """Nobody set structlog up: then it prints everything, past all loggers."""
    try:
        import structlog
    except ImportError:
        return
    if not structlog.is_configured():
        structlog.configure(
            processors=[structlog.stdlib.filter_by_level, structlog.processors.KeyValueRenderer()],
            logger_factory=structlog.stdlib.LoggerFactory())


def _record(name: str, level: int, path: str, line: int, message: Any, args: Any, exc_info: Any,
            func: Optional[str] = None, sinfo: Optional[str] = None, **more: Any) -> logging.LogRecord:
    if not _state["talking"]:
        return _plain(name, level, path, line, message, args, exc_info, func, sinfo, **more)
    error = exc_info[1] if isinstance(exc_info, tuple) else None
    if name.split(".")[0] in OURS:
        message, args = _own(message, args)
    elif name in SAFE and level <= logging.INFO:
        pass
    else:
        message, args = f"{PurePath(path).name}:{line}", ()
        error = error or sys.exc_info()[1]  # structlog has written it into the message already
    if error is not None and level >= logging.WARNING:
        message, args = f"{_filled(message, args)} {_of(error)}", ()
    if not args and isinstance(message, str):
        message = " ".join(message.split())
    return _plain(name, level, path, line, message, args, None, func, None, **more)


def _own(message: Any, args: Any) -> Any:
    """The words of an error may be somebody's; its type is not."""
    if isinstance(message, BaseException):
        message = type(message).__name__
    if isinstance(args, tuple):
        args = tuple(type(each).__name__ if isinstance(each, BaseException) else each for each in args)
    return message, args


def _filled(message: Any, args: Any) -> str:
    try:
        return str(message) % args if args else str(message)
    except (TypeError, ValueError, KeyError):
        return "line that cannot be written"


def _of(error: BaseException) -> str:
    trace: Optional[TracebackType] = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return type(error).__name__
    return f"{type(error).__name__} at {PurePath(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"


def _warning(message: Any, category: type, filename: str, lineno: int, file: Any = None, line: Any = None) -> None:
    if issubclass(category, (DeprecationWarning, PendingDeprecationWarning, FutureWarning)):
        return  # advice of libraries to each other
    logging.getLogger("advocacy.warnings").warning("%s at %s:%s", category.__name__, PurePath(filename).name, lineno)


def _died(error: Optional[BaseException]) -> None:
    if error is not None:
        logging.getLogger("advocacy").error("%s", _of(error))


def _ended(kind: type, error: BaseException, trace: Any) -> None:
    if not issubclass(kind, KeyboardInterrupt):
        print(_of(error), file=sys.stderr)
