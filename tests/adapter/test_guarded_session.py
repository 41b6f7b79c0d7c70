"""Whatever a session is asked, a wrong answer or a failure is said by the adapter's name, and never in its own words."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from openfaith_desktop.adapter.contract import (
    Draft,
    ExternalRecord,
    FoundCreated,
    Merger,
    Session,
    SessionSettings,
)
from openfaith_desktop.adapter.guard import guarded
from openfaith_desktop.errors import AdapterBroken, OpenFaithError, OutcomeUnknown, RecordMissing
from openfaith_planning_center.adapter import PlanningCenterAdapter

Ask = Callable[[Session], Awaitable[object]]

SECRET = "somebody's own words"
SINCE = "2026-01-01T00:00:00Z"
DRAFT = Draft("person", {"first_name": "Ann"})
ASKED = ExternalRecord("person", "1", {"id": "1"})
ANOTHER = ExternalRecord("person", "2", {"id": "2"})
EMAIL = ExternalRecord("email", "1", {"id": "1"})
STRANGE = ExternalRecord("giraffe", "1", {})
NAMELESS = ExternalRecord("person", "", {"id": "1"})

READING: dict[str, Ask] = {
    "account": lambda s: s.account(),
    "mergers": lambda s: s.mergers(SINCE),
    "fetch": lambda s: s.fetch("person", "1"),
    "fetch_whole": lambda s: s.fetch_whole("person", "1"),
    "find_created": lambda s: s.find_created(DRAFT, SINCE),
    "similar": lambda s: s.similar(DRAFT, {}),
}
WRITING: dict[str, Ask] = {
    "create": lambda s: s.create(DRAFT),
    "update": lambda s: s.update("1", DRAFT),
    "delete": lambda s: s.delete("person", "1"),
}
WRONG: list[tuple[str, object]] = [
    ("account", None),
    ("account", ASKED),
    ("mergers", None),
    ("mergers", (ASKED,)),
    ("fetch", None),
    ("fetch", ANOTHER),
    ("fetch", EMAIL),
    ("fetch", STRANGE),
    ("fetch", NAMELESS),
    ("fetch_whole", ()),
    ("fetch_whole", (ANOTHER, ASKED)),
    ("fetch_whole", (ASKED, STRANGE)),
    ("find_created", None),
    ("find_created", (ASKED,)),
    ("find_created", (FoundCreated(None),)),  # type: ignore[arg-type]
    ("find_created", (FoundCreated((STRANGE,)),)),
    ("find_created", (FoundCreated((EMAIL,)),)),
    ("find_created", (FoundCreated(()),)),
    ("similar", (STRANGE,)),
    ("similar", ASKED),
    ("similar", None),
    ("create", None),
    ("create", ()),
    ("create", (EMAIL,)),
    ("create", (ASKED, STRANGE)),
    ("create", ({"id": "1"},)),
    ("update", None),
    ("update", ANOTHER),
    ("update", EMAIL),
    ("update", NAMELESS),
]
RIGHT: list[tuple[str, object]] = [
    ("mergers", (Merger("person", "1", "2", SINCE),)),
    ("fetch", ASKED),
    ("fetch_whole", (ASKED, EMAIL)),
    ("find_created", (FoundCreated((ASKED, EMAIL)),)),
    ("find_created", ()),
    ("similar", (ANOTHER,)),
    ("create", (ANOTHER, EMAIL)),
    ("update", ASKED),
    ("delete", None),
]


class Inner:
    """A session that answers everything with one thing, or fails with it."""

    def __init__(self, said: object) -> None:
        self.said = said

    def __getattr__(self, name: str) -> Callable[..., Awaitable[Any]]:
        async def answer(*_: object) -> Any:
            if isinstance(self.said, BaseException):
                raise self.said
            return self.said

        return answer


def _session(said: object) -> Session:
    class Liar(PlanningCenterAdapter):
        def session(self, credentials: Any, settings: Any) -> Any:
            return Inner(said)

    adapter = guarded(Liar())
    return adapter.session(adapter.read_token("a:b"), SessionSettings())


def _named(error: OpenFaithError, caplog: pytest.LogCaptureFixture) -> None:
    assert error.system == "Planning Center"
    assert "adapter for Planning Center" in error.title
    assert SECRET not in f"{error.as_dict()} {caplog.text}"
    # Who made it is told what was wrong, and by which adapter.
    assert "the adapter planning-center made a mistake" in caplog.text


@pytest.mark.parametrize(("name", "said"), WRONG)
async def test_a_wrong_answer_is_said(name: str, said: object, caplog: pytest.LogCaptureFixture) -> None:
    expected = OutcomeUnknown if name in WRITING else AdapterBroken
    with pytest.raises(expected) as caught:
        await ({**READING, **WRITING}[name])(_session(said))
    _named(caught.value, caplog)


@pytest.mark.parametrize("failure", [RuntimeError(SECRET), KeyError(SECRET), SystemExit(SECRET)], ids=repr)
@pytest.mark.parametrize("name", [*READING, *WRITING])
async def test_whatever_it_raises_is_said(
    name: str, failure: BaseException, caplog: pytest.LogCaptureFixture
) -> None:
    expected = OutcomeUnknown if name in WRITING else AdapterBroken
    with pytest.raises(expected) as caught:
        await ({**READING, **WRITING}[name])(_session(failure))
    _named(caught.value, caplog)


@pytest.mark.parametrize("name", [*READING, *WRITING])
async def test_what_it_says_itself_passes(name: str) -> None:
    with pytest.raises(RecordMissing):
        await ({**READING, **WRITING}[name])(_session(RecordMissing()))


@pytest.mark.parametrize(("name", "said"), RIGHT)
async def test_what_is_right_is_handed_on(name: str, said: object) -> None:
    assert await ({**READING, **WRITING}[name])(_session(said)) == said


@pytest.mark.parametrize("failure", [RuntimeError(SECRET), SystemExit(SECRET)], ids=repr)
async def test_a_beginning_that_fails_is_said(
    failure: BaseException, caplog: pytest.LogCaptureFixture
) -> None:
    class Failing(Inner):
        async def __aenter__(self) -> Any:
            raise self.said  # type: ignore[misc]

        async def __aexit__(self, *exc: object) -> None: ...

    class Liar(PlanningCenterAdapter):
        def session(self, credentials: Any, settings: Any) -> Any:
            return Failing(failure)

    adapter = guarded(Liar())
    with pytest.raises(AdapterBroken) as caught:
        async with adapter.session(adapter.read_token("a:b"), SessionSettings()):
            pass
    _named(caught.value, caplog)
