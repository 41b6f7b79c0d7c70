"""An adapter that lies or fails: the error names it, nothing is lost or doubled, and the next run carries on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from openfaith_desktop.adapter.contract import Canonical, ExternalRecord
from openfaith_desktop.errors import AdapterBroken
from openfaith_planning_center import adapter as planning_center
from openfaith_planning_center.session import PlanningCenterSession
from tests.sync.conftest import Both
from tests.sync.test_ongoing import _pair, _there

Method = Callable[..., Any]
SECRET = "somebody's own words"
ANOTHER = ExternalRecord("person", "987654", {"id": "987654"})
STRANGE = ExternalRecord("giraffe", "1", {})
pytestmark = pytest.mark.parametrize("mode", ["full"], indirect=True)


@pytest.fixture
def people() -> int:
    return 12


# --- reading -------------------------------------------------------------------------------------------


def _pages_of(change: Callable[[Any], Any]) -> Callable[[Method], Method]:
    """Return what makes each page of a list another."""

    def meddle(inner: Method) -> Method:
        async def pages(self: Any, *args: Any) -> Any:
            async for page in inner(self, *args):
                if (changed := change(page)) is not None:
                    yield changed

        return pages

    return meddle


def _with_a_strange_record(page: Any) -> Any:
    return type(page)((*page.records, STRANGE), page.cursor, page.total, page.server_time, page.complete)


def _with_a_payload_that_no_database_keeps(page: Any) -> Any:
    first, *others = page.records
    odd = first._replace(payload={**first.payload, "odd": object()})
    return type(page)((odd, *others), page.cursor, page.total, page.server_time, page.complete)


def _failing(inner: Method) -> Method:
    def fail(*args: Any, **kwargs: Any) -> Any:
        raise KeyError(SECRET)

    return fail


def _another_record(inner: Method) -> Method:
    async def fetch_whole(*args: Any) -> Any:
        return (ANOTHER,)

    return fetch_whole


READING = {
    "a record of a type it didn't declare": ("pages", _pages_of(_with_a_strange_record)),
    "a payload that can't be kept": ("pages", _pages_of(_with_a_payload_that_no_database_keeps)),
    "something else than a page": ("pages", _pages_of(lambda page: page.records)),
    "a list that breaks off": ("pages", _pages_of(lambda page: page if page.cursor else None)),
    "a list that fails": ("pages", _failing),
    "changes that break off": ("changed_since", _pages_of(lambda page: page if page.cursor else None)),
    "changes of a type it didn't declare": ("changed_since", _pages_of(_with_a_strange_record)),
    "another record than asked": ("fetch_whole", _another_record),
    "a record that fails": ("fetch_whole", _failing),
}


@pytest.mark.parametrize("lie", READING)
def test_what_is_read_wrongly_is_said_and_read_again(
    both: Both, monkeypatch: pytest.MonkeyPatch, lie: str, caplog: pytest.LogCaptureFixture
) -> None:
    here, there = _pair(both)
    both.there.edit("Person", there, membership="Guest")
    both.edit(here, nickname="Q")
    watermarks = both.watermarks()
    name, meddle = READING[lie]
    with monkeypatch.context() as patch:
        patch.setattr(PlanningCenterSession, name, meddle(getattr(PlanningCenterSession, name)))
        with pytest.raises(AdapterBroken) as caught:
            both.compare() if name == "pages" else both.sync()
    error = caught.value
    assert "Planning Center" in error.title
    assert SECRET not in f"{error.as_dict()} {caplog.text}"
    assert both.watermarks() == watermarks
    both.sync()
    assert both.here(here)["membership"] == "Guest"
    assert _there(both, there)["nickname"] == "Q"


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(lambda *_: 1 / 0, id="fails"),
        pytest.param(lambda *_: None, id="nothing"),
        pytest.param(lambda *_: Canonical({"tail": "long"}, {}), id="an unknown field"),
        pytest.param(lambda *_: Canonical({"nickname": ["a", "b"]}, {}), id="a list for a value"),
    ],
)
def test_what_is_mapped_wrongly_is_said_and_read_again(
    both: Both, monkeypatch: pytest.MonkeyPatch, given: Method
) -> None:
    here, there = _pair(both)
    both.there.edit("Person", there, membership="Guest")
    with monkeypatch.context() as patch:
        patch.setattr(planning_center.PlanningCenterAdapter, "to_canonical", given)
        with pytest.raises(AdapterBroken):
            both.sync()
    both.sync()
    assert both.here(here)["membership"] == "Guest"


# --- writing -------------------------------------------------------------------------------------------


def _after(answer: Any) -> Callable[[Method], Method]:
    """Return what does as asked, and then raises or answers something else."""

    def meddle(inner: Method) -> Method:
        async def write(*args: Any) -> Any:
            await inner(*args)
            if isinstance(answer, BaseException):
                raise answer
            return answer

        return write

    return meddle


ANSWERS = {"fails": RuntimeError(SECRET), "leaves": SystemExit(3), "nothing": None, "another": ANOTHER}


@pytest.mark.parametrize("lie", [*ANSWERS, "no record", "an unknown type"])
def test_a_creation_answered_wrongly_is_looked_up_and_made_once(
    both: Both, monkeypatch: pytest.MonkeyPatch, lie: str
) -> None:
    both.sync()
    number = both.count_there("Person")
    here = both.add("person", first_name="Quill", last_name="Testerman")
    answer = {**ANSWERS, "no record": (), "an unknown type": (STRANGE,)}[lie]
    with monkeypatch.context() as patch:
        patch.setattr(PlanningCenterSession, "create", _after(answer)(PlanningCenterSession.create))
        both.sync()
    both.sync()
    assert both.count_there("Person") == number + 1
    (there,) = [p for p in both.there.church.rows["Person"].values() if p["first_name"] == "Quill"]
    assert both.entity_of("person", there["id"]) == here


@pytest.mark.parametrize("lie", ANSWERS)
def test_a_change_answered_wrongly_is_looked_up(
    both: Both, monkeypatch: pytest.MonkeyPatch, lie: str
) -> None:
    here, there = _pair(both)
    both.edit(here, nickname="Q")
    with monkeypatch.context() as patch:
        meddled = _after(ANSWERS[lie])(PlanningCenterSession.update)
        patch.setattr(PlanningCenterSession, "update", meddled)
        both.sync()
    assert _there(both, there)["nickname"] == "Q"
    writes = both.writes()
    both.sync()
    assert both.writes() == writes


@pytest.mark.parametrize("lie", ["fails", "leaves"])
def test_a_write_that_never_leaves_is_sent_by_the_next_run(
    both: Both, monkeypatch: pytest.MonkeyPatch, lie: str
) -> None:
    here, there = _pair(both)
    both.edit(here, nickname="Q")
    with monkeypatch.context() as patch:

        async def fail(*args: Any) -> Any:
            raise ANSWERS[lie]

        patch.setattr(PlanningCenterSession, "update", fail)
        assert both.sync().problems == 1
    both.sync()
    assert _there(both, there)["nickname"] == "Q"
