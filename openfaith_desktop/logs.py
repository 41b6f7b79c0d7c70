"""The log: one JSON object a line in `logs/openfaith.log`, for whoever helps a church when something is odd.

It says what the program did, never about whom: no secret, no name, no address gets into it. Messages are
cleaned of what looks like a sign-in, an e-mail address or a phone number, and of an exception only its kind
and its places in the program are kept, since its message may quote values.
"""

from __future__ import annotations

import contextlib
import logging
import os
import re
import traceback
from collections import deque
from collections.abc import Mapping, MutableMapping, Sequence
from functools import cached_property
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any, cast

OURS = ("openfaith_desktop", "openfaith_planning_center")
QUEUES = "dbos"
"""The job queue's own log: what warns goes into ours, and nothing of it anywhere else."""
LARGEST, KEPT = 1_000_000, 5
"""Bytes of one file, and how many full ones are kept beside it."""

LONGEST = 4_000

_SECRET_NAMES = r"authorization|token|secret|password|passphrase|verifier|code|cookie"  # noqa: S105
_SECRET_KEY = re.compile(rf"(?i)({_SECRET_NAMES})$")
_PATTERNS = (
    (re.compile(r"(?i)\b(basic|bearer)\s+[\w+/=.~-]+"), r"\1 ***"),
    (re.compile(rf"(?i)(\w{{0,40}}(?:{_SECRET_NAMES})[\"']?\s*[=:]\s*)[^\s&,;}}]+"), r"\1***"),
    (re.compile(r"//[^/\s@]{1,200}@"), "//***@"),
    (re.compile(r"[^\s@<>\"']{1,64}@[^\s@<>\"']{1,255}"), "***@***"),
    (re.compile(r"\+?\d[\d ().-]{7,40}\d"), "***"),
)

log = logging.getLogger(__name__)


def redacted(text: str) -> str:
    """Return text, cut at `LONGEST` characters, without what looks like a secret or a way to reach a person."""
    text = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    for pattern, instead in _PATTERNS:
        text = pattern.sub(instead, text)
    return text


def newest(folder: Path, lines: int) -> list[str]:
    """Return the last lines of a data folder's log, cleaned once more; none where there is no log."""
    try:
        with (folder / "logs" / "openfaith.log").open(encoding="utf-8", errors="replace") as file:
            return [redacted(line.rstrip()) for line in deque(file, lines)]
    except OSError:
        return []


def places(error: BaseException | None) -> list[str]:
    """Return the kinds of an exception and its causes, each with its places in the program; no messages."""
    lines: list[str] = []
    while error is not None:
        lines.append(type(error).__name__)
        lines += [
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)
        ]
        error = error.__cause__ or error.__context__
    return lines


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return redacted(value)
    if isinstance(value, Mapping):
        return _cleaned_names(cast("Mapping[object, object]", value))
    if isinstance(value, list | tuple):
        return [_cleaned(v) for v in cast("Sequence[object]", value)]
    return value


def _cleaned_names(named: Mapping[Any, object]) -> dict[Any, Any]:
    return {k: "***" if _SECRET_KEY.search(str(k)) else _cleaned(v) for k, v in named.items()}


def _clean(_logger: object, _method: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    error = line.pop("exc_info", None)
    if error:
        found = cast("tuple[object, ...]", error)[1] if isinstance(error, tuple) else error
        line["error"] = places(found if isinstance(found, BaseException) else None)
    moment = line.pop("timestamp", None)
    return {"timestamp": moment, **_cleaned_names(line)}


class _Lines(logging.Formatter):
    """Makes the JSON lines; structlog takes 100 ms to come, and most commands have nothing to note."""

    @cached_property
    def _line(self) -> logging.Formatter:
        import structlog

        return structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[
                structlog.stdlib.add_log_level,
                structlog.stdlib.add_logger_name,
                structlog.processors.TimeStamper(fmt="iso", utc=True),
            ],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                _clean,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )

    def format(self, record: logging.LogRecord) -> str:
        return self._line.format(record)


class _PrivateFile(RotatingFileHandler):
    """A rotating file that only this user may read; it never disturbs the program when it can't be written."""

    def _open(self) -> Any:
        return os.fdopen(
            os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="utf-8"
        )

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """Go on: a full disk is told to the person by what they asked for, not by its log."""


def start(folder: Path) -> Path | None:
    """Write the log of this process into `folder`/logs from now on and return the file; None when it can't be."""
    stop()
    path = folder / "logs" / "openfaith.log"
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        handler = _PrivateFile(path, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(_Lines())
    for name in OURS:
        logger = logging.getLogger(name)
        logger.setLevel(logging.INFO)
        logger.addHandler(handler)
    _take_over(handler)
    return path


def _take_over(handler: logging.Handler) -> None:
    queues = logging.getLogger(QUEUES)
    queues.propagate = False
    queues.setLevel(logging.WARNING)
    # One that is always there: the library prints where it finds none.
    if not any(isinstance(known, logging.NullHandler) for known in queues.handlers):
        queues.addHandler(logging.NullHandler())
    queues.addHandler(handler)


def stop() -> None:
    """Close the file."""
    for name in (*OURS, QUEUES):
        logger = logging.getLogger(name)
        for handler in [h for h in logger.handlers if isinstance(h, _PrivateFile)]:
            logger.removeHandler(handler)
            logger.setLevel(logging.NOTSET)
            handler.close()


def failure(error: BaseException, folder: Path) -> Path | None:
    """Note an exception nobody foresaw and return the file it is noted in, None when that isn't possible."""
    path: Path | None = None
    with contextlib.suppress(OSError):
        path = start(folder)
        log.error("unexpected failure", exc_info=error)
    return path
