"""An adapter that lies or fails about subscriptions: the error names it, nothing wrong is kept, the next time works."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from openfaith_desktop.adapter.contract import Subscription
from openfaith_desktop.errors import AdapterBroken, OutcomeUnknown
from openfaith_planning_center.subscriptions import PlanningCenterWebhookSession
from openfaith_planning_center.webhooks import PlanningCenterWebhooks
from tests.webhooks.conftest import Church

Method = Callable[..., Any]
PUBLIC = "https://hope.example.org"
SECRET = "somebody's own words"
STRANGE = Subscription("987654", "another.event", "https://elsewhere.example", True, "secret")
NO_SECRET = Subscription("987654", "another.event", "https://elsewhere.example", True)


def _answering(answer: Any) -> Callable[[Method], Method]:
    """Return what does as asked, and then raises or answers something else."""

    def meddle(inner: Method) -> Method:
        async def method(*args: Any) -> Any:
            found = await inner(*args)
            if isinstance(answer, BaseException):
                raise answer
            return answer(found) if callable(answer) else answer

        return method

    return meddle


def _meddle(patch: pytest.MonkeyPatch, name: str, answer: Any) -> None:
    inner = getattr(PlanningCenterWebhookSession, name)
    patch.setattr(PlanningCenterWebhookSession, name, _answering(answer)(inner))


def _in_order(church: Church) -> bool:
    there = church.there.simulator.deliveries.subscriptions.values()
    once = set(Counter(one.name for one in there).values()) == {1}
    return once and church.secrets_here() == {one.secret for one in there}


LISTS = {
    "fails": KeyError(SECRET),
    "leaves": SystemExit(3),
    "nothing": None,
    "something else": ({"id": "1"},),
    "no id": (Subscription("", "event", PUBLIC, True),),
    "a number for an id": lambda found: (Subscription(7, "event", PUBLIC, True), *found),
    "one twice": lambda found: (*found, *found),
}


@pytest.mark.parametrize("lie", LISTS)
def test_a_wrong_list_is_said_and_nothing_is_changed(
    church: Church, monkeypatch: pytest.MonkeyPatch, lie: str, caplog: pytest.LogCaptureFixture
) -> None:
    church.arrange(PUBLIC)
    secrets = church.secrets_here()
    church.there.requests.clear()
    with monkeypatch.context() as patch:
        _meddle(patch, "subscriptions", LISTS[lie])
        for ask in (church.listed, church.end, lambda: church.arrange(PUBLIC, rotate=True)):
            with pytest.raises(AdapterBroken) as caught:
                ask()
            assert "Planning Center" in caught.value.title
            assert SECRET not in f"{caught.value.as_dict()} {caplog.text}"
    assert church.there.writes == []
    assert church.secrets_here() == secrets
    assert church.listed()["missing"] == []


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(RuntimeError(SECRET), id="fails"),
        pytest.param(SystemExit(3), id="leaves"),
        pytest.param(None, id="nothing"),
        pytest.param(STRANGE, id="another"),
        pytest.param(lambda made: Subscription(made.external_id, made.event, made.url, True), id="no secret"),
    ],
)
def test_a_subscription_answered_wrongly_is_made_once(
    church: Church, monkeypatch: pytest.MonkeyPatch, answer: Any
) -> None:
    with monkeypatch.context() as patch:
        _meddle(patch, "subscribe", answer)
        with pytest.raises(OutcomeUnknown) as caught:
            church.arrange(PUBLIC)
        assert "Planning Center" in caught.value.title
    assert church.secrets_here() == set()
    church.arrange(PUBLIC)
    assert _in_order(church)


@pytest.mark.parametrize("answer", [RuntimeError(SECRET), None, STRANGE, NO_SECRET], ids=repr)
def test_a_new_secret_answered_wrongly_is_taken_over_the_next_time(
    church: Church, monkeypatch: pytest.MonkeyPatch, answer: Any
) -> None:
    church.arrange(PUBLIC)
    with monkeypatch.context() as patch:
        _meddle(patch, "rotate_secret", answer)
        with pytest.raises(OutcomeUnknown):
            church.arrange(PUBLIC, rotate=True)
    church.arrange(PUBLIC)
    assert _in_order(church)


@pytest.mark.parametrize("answer", [RuntimeError(SECRET), None, STRANGE], ids=repr)
def test_waking_one_up_answered_wrongly_is_an_error(
    church: Church, monkeypatch: pytest.MonkeyPatch, answer: Any
) -> None:
    church.arrange(PUBLIC)
    deliveries = church.there.simulator.deliveries
    deliveries.set_active(next(iter(deliveries.subscriptions.values())), False)
    with monkeypatch.context() as patch:
        _meddle(patch, "set_active", answer)
        with pytest.raises(OutcomeUnknown):
            church.arrange(PUBLIC)
    church.arrange(PUBLIC)
    assert all(one.active for one in deliveries.subscriptions.values())
    assert _in_order(church)


def test_an_end_that_fails_is_ended_the_next_time(church: Church, monkeypatch: pytest.MonkeyPatch) -> None:
    church.arrange(PUBLIC)
    with monkeypatch.context() as patch:
        _meddle(patch, "unsubscribe", RuntimeError(SECRET))
        with pytest.raises(OutcomeUnknown):
            church.end()
    church.end()
    assert not church.there.simulator.deliveries.subscriptions
    assert church.secrets_here() == set()


@pytest.mark.parametrize("name", ["__aenter__", "__aexit__"])
def test_a_conversation_that_fails_is_said(
    church: Church, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    with monkeypatch.context() as patch:
        _meddle(patch, name, RuntimeError(SECRET))
        with pytest.raises(AdapterBroken):
            church.listed()


@pytest.mark.parametrize("events", [None, "a.b", (7,), ("",), ("twice", "twice")], ids=repr)
def test_events_that_are_no_names_are_said(
    church: Church, monkeypatch: pytest.MonkeyPatch, events: Any
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(PlanningCenterWebhooks, "events", events)
        with pytest.raises(AdapterBroken):
            church.arrange(PUBLIC)
    assert church.there.writes == []
