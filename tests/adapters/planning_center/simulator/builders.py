"""What the simulator's tests build: clients, and churches that hold a recording's own rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx

from openfaith_planning_center.simulator import Church, RunningSimulator

REAL = "https://api.planningcenteronline.com"
OTHER_PRODUCTS = frozenset({"services_teams_list_with_people"})
"""Recordings of products that the simulator does not have."""
AUTH = ("demo", "demo")


def client(simulator: RunningSimulator, **headers: str) -> httpx.Client:
    """Return a signed-in client of the People API."""
    return httpx.Client(base_url=f"{simulator.url}/people/v2", auth=AUTH, headers=headers, timeout=20)


def body_of(recording: Mapping[str, Any]) -> dict[str, Any]:
    """Return a recording's answer; the older recordings are nothing else."""
    return recording["response"]["body"] if "response" in recording else dict(recording)


def is_bare(recording: Mapping[str, Any]) -> bool:
    """Return whether the recording is of the older kind: edited, no request, another API version."""
    return "response" not in recording


def request_of(recording: Mapping[str, Any]) -> tuple[str, dict[str, str]]:
    """Return the path and the parameters that the recording's answer is to."""
    if is_bare(recording):
        address = urlsplit(recording["links"]["self"])
        return address.path.removeprefix("/people/v2"), dict(parse_qsl(address.query))
    request = recording["request"]
    return request["path"], dict(parse_qsl(request["query"], keep_blank_values=True))


def church_of(body: Mapping[str, Any], path: str) -> Church:
    """Return a church in which a recorded request has the recorded answer.

    It holds the answer's rows and, so that the page has its place among `total_count`, copies of its first
    row before it and of its last row behind it: they match the same filters, are equal in every order, and
    their ids put them on the right side. For pages without rows any person will do.
    """
    church = Church()
    church.load_documents(body)
    parent = body.get("meta", {}).get("parent", {})
    if parent.get("type") == "Organization":
        church.organization["id"] = int(parent["id"])
    rows = body.get("data")
    if not isinstance(rows, list):
        return church
    kind = rows[0]["type"] if rows else "Person"
    _invent(
        [church.rows[kind][int(row["id"])] for row in rows],
        dict(parse_qsl(urlsplit(body["links"]["self"]).query)),
    )
    if parent.get("type") == "Person" and (person := int(parent["id"])) not in church.rows["Person"]:
        church.put("Person", {"id": person, "first_name": "Somebody", "last_name": "Else"})
    total, before = body["meta"]["total_count"], _offset(body)
    behind = total - len(rows) - before if rows else 0
    numbers = [int(row["id"]) for row in rows] or [500_000]
    pattern = {"first_name": "No", "last_name": "Body"}
    first = church.rows[kind].get(numbers[0], pattern)
    last = church.rows[kind].get(numbers[-1], pattern)
    if not rows:
        before = total
    for i in range(before):
        _copy(church, kind, first, min(numbers) - 1 - i)
    highest = max(church.ids[kind])
    for i in range(behind):
        _copy(church, kind, last, highest + 1 + i)
    if church.rows["Person"] and (
        campus := {p.get("primary_campus_id") for p in church.rows["Person"].values()}
    ):
        for number in filter(None, campus):
            church.put("Campus", {"id": number, "name": "Somewhere"})
    return church


def _invent(rows: list[dict[str, Any]], params: Mapping[str, str]) -> None:
    """Give rows what a sparse answer left out although it filtered and ordered by it."""
    for place, row in enumerate(rows):
        if params.get("where[child]") == "true":
            row.setdefault("child", True)
        if params.get("order") == "-birthdate":
            row.setdefault("birthdate", f"2020-01-{28 - place:02d}")


def _offset(body: Mapping[str, Any]) -> int:
    return int(dict(parse_qsl(urlsplit(body["links"]["self"]).query)).get("offset", 0))


def _copy(church: Church, kind: str, row: Mapping[str, Any], number: int) -> None:
    emails = (
        [dict(e) for e in church.of_person(row["id"], "Email")] if kind == "Person" and "id" in row else []
    )
    church.put(kind, {**row, "id": number})
    for email in emails:
        church.put("Email", {k: v for k, v in email.items() if k != "id"} | {"person_id": number})


def with_base(value: Any, base: str) -> Any:
    """Return a recorded answer as if it came from `base`; the letters in a person's page are not compared."""
    if isinstance(value, str):
        if value.startswith("https://people.planningcenteronline.com/people/"):
            return "https://people.planningcenteronline.com/people/AC" + "".join(
                c for c in value if c.isdigit()
            )
        return value.replace(REAL, base, 1) if value.startswith(REAL) else value
    if isinstance(value, list):
        return [with_base(item, base) for item in value]
    if isinstance(value, dict):
        return {key: with_base(item, base) for key, item in value.items()}
    return value
