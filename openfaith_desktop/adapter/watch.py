"""Watching an adapter at its work: how its mistakes are told, and a conversation whose beginning and end are watched.

Called by `guard`, `guarded_session` and `guarded_webhooks`, and by what finds a mistake only when it keeps a record.
"""

from __future__ import annotations

import contextlib
import logging
import traceback
from collections.abc import Awaitable, Callable, Generator
from typing import Any, Generic, Protocol, Self, TypeVar

from openfaith_desktop.adapter.contract import Adapter
from openfaith_desktop.errors import AdapterBroken, OpenFaithError, OutcomeUnknown

log = logging.getLogger(__name__)
T = TypeVar("T")


def mistake(title: str, name: str, wrong: str) -> AdapterBroken:
    """Return the error about an adapter's mistake; `title` is its system's name for people."""
    error = AdapterBroken(
        f"The adapter for {title} made a mistake.",
        what_it_means=f"{wrong} Nothing was lost; what was done before is kept.",
        what_to_do=f"Look for a newer version of “{name}”. If there is none, tell who made it what is said here.",
    )
    error.system = title
    return error


class Watch:
    """Watches an adapter at its work and tells its mistakes."""

    def __init__(self, adapter: Adapter) -> None:
        self.adapter = adapter

    def broken(self, wrong: str) -> AdapterBroken:
        """Return the error about a mistake, and write it into the log."""
        name, title = _said(self.adapter, "name"), _said(self.adapter, "title")
        log.error("the adapter %s made a mistake: %s", name, wrong)
        return mistake(title, name, wrong)

    @contextlib.contextmanager
    def watching(self, wrong: str) -> Generator[None]:
        """Turn whatever the block raises, and no error of ours is, into an `AdapterBroken`."""
        try:
            yield
        except OpenFaithError:
            raise
        except (Exception, SystemExit) as error:
            note(error)
            raise self.broken(f"{wrong} ({type(error).__name__})") from error

    def need(self, wrong: str | None) -> None:
        """Raise `AdapterBroken` when something is wrong."""
        if wrong:
            raise self.broken(wrong)

    async def writing(self, wrong: str, call: Callable[[], Awaitable[T]]) -> T:
        """Return what a write gives; whatever it raises, and no error of ours is, becomes an `OutcomeUnknown`."""
        try:
            return await call()
        except OpenFaithError:
            raise
        except (Exception, SystemExit) as error:
            note(error)
            raise self._unknown(f"{wrong} ({type(error).__name__}).") from error

    def doubt(self, wrong: str | None) -> None:
        """Raise `OutcomeUnknown` when something is wrong with a write's answer."""
        if wrong:
            raise self._unknown(wrong)

    def _unknown(self, wrong: str) -> OutcomeUnknown:
        broken = self.broken(wrong)
        error = OutcomeUnknown(broken.title)
        error.system = broken.system
        return error


def _said(adapter: Adapter, what: str) -> str:
    """Return an adapter's name or title, even when it fails at saying it."""
    try:
        found: Any = adapter.name if what == "name" else adapter.title
    except Exception:
        found = None
    return found if isinstance(found, str) and found else type(adapter).__name__


def note(error: BaseException) -> None:
    """Tell who made the adapter where it failed; never the error's own words, which may hold a person's data."""
    for frame in traceback.extract_tb(error.__traceback__)[-1:]:
        log.error("%s at %s, line %s", type(error).__name__, frame.filename, frame.lineno)


class Conversation(Protocol):
    """What has a beginning and an end: a session of either kind."""

    async def __aenter__(self) -> object: ...

    async def __aexit__(self, *exc: object) -> None: ...


C = TypeVar("C", bound=Conversation)


class Watched(Generic[C]):
    """A conversation with a system whose beginning and end are watched; what is said in it, its own class watches."""

    def __init__(self, watch: Watch, inner: C) -> None:
        self._watch = watch
        self._inner = inner

    async def __aenter__(self) -> Self:
        with self._watch.watching("It can't begin a conversation."):
            await self._inner.__aenter__()
        return self

    async def __aexit__(self, *exc: object) -> None:
        with self._watch.watching("It can't end a conversation."):
            await self._inner.__aexit__(*exc)
