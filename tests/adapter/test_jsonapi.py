"""JSON:API documents: strict about their shape, tolerant of the rest."""

from __future__ import annotations

from typing import Any

import pytest

from openfaith_desktop.adapter.jsonapi import (
    attributes,
    identifier,
    read_collection,
    read_single,
    related,
    related_many,
)
from openfaith_desktop.errors import UnreadableAnswer

ROW = {"type": "Person", "id": "7", "attributes": {"name": "Joan"}}


def test_a_collection_with_includes_and_unknown_members() -> None:
    email = {"type": "Email", "id": 9, "attributes": {}}
    found = read_collection(
        "S", {"data": [{**ROW, "brand_new": 1}], "included": [email], "meta": {"total_count": 3}, "x": []}
    )
    assert found.rows[0]["brand_new"] == 1
    assert found.included["Email", "9"]["id"] == "9"
    assert found.total == 3


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        "text",
        7,
        {},
        {"data": None},
        {"data": {}},
        {"data": "x"},
        {"data": [1]},
        {"data": [{"type": "Person"}]},
        {"data": [{"type": "Person", "id": None}]},
        {"data": [{"type": "Person", "id": ""}]},
        {"data": [{"type": "Person", "id": True}]},
        {"data": [{"type": "Person", "id": 1.5}]},
        {"data": [{"id": "1"}]},
        {"data": [], "included": ["x"]},
    ],
)
def test_a_misshapen_collection_is_unreadable(body: Any) -> None:
    with pytest.raises(UnreadableAnswer) as caught:
        read_collection("Testing System", body)
    assert "Testing System" in caught.value.title


@pytest.mark.parametrize("body", [None, {}, {"data": []}, {"data": None}, {"data": {"id": "1"}}])
def test_a_misshapen_record_is_unreadable(body: Any) -> None:
    with pytest.raises(UnreadableAnswer):
        read_single("S", body)


@pytest.mark.parametrize("total", [None, "12", -1, True, 1.5])
def test_an_odd_total_is_no_total(total: Any) -> None:
    assert read_collection("S", {"data": [], "meta": {"total_count": total}}).total is None


@pytest.mark.parametrize(("value", "text"), [("1", "1"), (1, "1"), ("", None), (None, None), (True, None)])
def test_ids_are_text_or_numbers(value: Any, text: str | None) -> None:
    assert identifier(value) == text


@pytest.mark.parametrize("odd", [None, [], "x", {"people": None}, {"people": {"data": "x"}}, {"people": []}])
def test_odd_relationships_lead_nowhere(odd: Any) -> None:
    resource = {**ROW, "relationships": odd, "attributes": odd}
    assert related(resource, "people") is None
    assert related_many(resource, "people") == []
    assert attributes({**ROW, "attributes": None}) == {}


def test_relationships_are_followed_once_each() -> None:
    data = [{"type": "Person", "id": "2"}, {"type": "Person", "id": 2}, {"type": "Person", "id": "1"}]
    assert related_many({"relationships": {"people": {"data": data}}}, "people") == ["2", "1"]
    assert related({"relationships": {"person": {"data": {"id": 5}}}}, "person") == "5"
