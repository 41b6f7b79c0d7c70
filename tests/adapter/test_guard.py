"""What an adapter says of itself is held against the contract before anything is believed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from openfaith_desktop.adapter.contract import Listing, TypeCapabilities
from openfaith_desktop.adapter.guard import guarded
from openfaith_desktop.errors import AdapterBroken, UnreadableAnswer
from openfaith_planning_center import entities
from openfaith_planning_center.adapter import PlanningCenterAdapter, create_adapter

TYPES = entities.CAPABILITIES.types


def _capable(**types: TypeCapabilities) -> dict[str, Any]:
    return {"capabilities": replace(entities.CAPABILITIES, types={**TYPES, **types})}


def _needing(**needs: tuple[str, ...]) -> dict[str, Any]:
    return {"dependencies": lambda self: {**entities.DEPENDENCIES, **needs}}


def _fails(self: object) -> Any:
    raise RuntimeError


LIES: dict[str, tuple[dict[str, Any], str]] = {
    "a circle": (_needing(campus=("email",)), "circle"),
    "needs nothing": (_needing(email=()), "needs “person” first"),
    "needs unsaid": ({"dependencies": lambda self: {}}, "needs first"),
    "an unknown type": (_capable(giraffe=TypeCapabilities()), "“giraffe”"),
    "an unknown field": (_capable(campus=TypeCapabilities(writable=frozenset({"tail"}))), "“tail”"),
    "embeds an unknown type": (_capable(campus=TypeCapabilities(embeds="giraffe")), "“giraffe”"),
    "a list of what it doesn't declare": (
        {"listings": lambda self: (*entities.LISTINGS, Listing("zoo", "giraffe", ("giraffe",)))},
        "“giraffe”",
    ),
    "nothing by itself": (
        {"listings": lambda self: tuple(replace(one, by_default=False) for one in entities.LISTINGS)},
        "nothing in by itself",
    ),
    "no list of what it declares": ({"listings": lambda self: entities.LISTINGS[:2]}, "“household”"),
    "a list without its own type": (
        {"polls": lambda self: (Listing("people", "person", ("email",)),)},
        "“person”",
    ),
    "no name": ({"name": ""}, "name"),
    "it fails": ({"listings": _fails}, "RuntimeError"),
    "its title fails": ({"title": property(_fails)}, "RuntimeError"),
}


@pytest.mark.parametrize("lie", LIES)
def test_what_it_says_wrongly_of_itself_is_said(lie: str) -> None:
    attributes, said = LIES[lie]
    liar: type[PlanningCenterAdapter] = type("Liar", (PlanningCenterAdapter,), attributes)
    with pytest.raises(AdapterBroken) as caught:
        guarded(liar())
    assert said in caught.value.what_it_means
    assert "Planning Center" in caught.value.title or "Liar" in caught.value.title


def test_twice_is_the_same_as_once() -> None:
    once = guarded(create_adapter())
    assert guarded(once) is once


def test_what_fails_at_a_delivery_is_neither_authentic_nor_read(monkeypatch: pytest.MonkeyPatch) -> None:
    webhooks = guarded(create_adapter()).webhooks
    assert webhooks is not None
    inner = type(PlanningCenterAdapter.webhooks)
    monkeypatch.setattr(inner, "verify", _fail_at_a_delivery)
    monkeypatch.setattr(inner, "parse", _fail_at_a_delivery)
    assert webhooks.verify(b"", {}, "s") is False
    with pytest.raises(UnreadableAnswer):
        webhooks.parse(b"", {})


def _fail_at_a_delivery(*args: object) -> Any:
    raise ZeroDivisionError


def test_the_doctor_and_the_list_of_systems_say_what_is_broken(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    from openfaith_desktop.adapter import discovery
    from openfaith_desktop.application import doctor, systems

    found = discovery.installed()
    with pytest.raises(AdapterBroken) as caught:
        guarded(type("Liar", (PlanningCenterAdapter,), LIES["a circle"][0])())
    known: Callable[[], Any] = lambda: discovery.Installed(found.adapters, {"hope-chms": caught.value})  # noqa: E731
    monkeypatch.setattr(discovery, "installed", known)
    monkeypatch.setenv("OPENFAITH_KEYRING", "off")
    document = doctor.examine(tmp_path)
    (check,) = [one for one in document["checks"] if "hope-chms" in one["check"]]
    assert not check["ok"]
    assert "circle" in check["detail"]
    assert not document["ok"]
    assert [name for name, _ in systems.unusable()] == ["hope-chms"]
