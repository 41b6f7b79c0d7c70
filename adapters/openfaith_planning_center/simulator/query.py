"""What a collection request asks for: filters, order, paging; and what the real system makes of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from openfaith_planning_center.simulator.church import Church, Row
from openfaith_planning_center.simulator.options import Options
from openfaith_planning_center.simulator.render import Renderer, fold
from openfaith_planning_center.simulator.resources import EXACT_TIMES, Resource

WHERE = re.compile(r"where\[(\w+)\](?:\[(gt|gte|lt|lte)\])?")
FIELDS = re.compile(r"fields\[(\w+)\]")
DEFAULT_PER_PAGE = 25
MOST_PER_PAGE = 100


def number(text: str | None, default: int) -> int:
    """Return a whole number ≥ 0, or the default for anything else."""
    return int(text) if text and text.isascii() and text.isdigit() else default


def paging(params: dict[str, str], options: Options) -> tuple[int, int, int]:
    """Return (rows a page, offset, rows a page as asked)."""
    asked = number(params.get("per_page"), DEFAULT_PER_PAGE)
    size = min(asked, MOST_PER_PAGE) if options.clamp_per_page else asked
    return size, number(params.get("offset"), 0), asked


def fieldsets(params: dict[str, str]) -> dict[str, list[str]]:
    """Return `fields[Type]=a,b` by type."""
    return {m[1]: value.split(",") for name, value in params.items() if (m := FIELDS.fullmatch(name))}


def includes(params: dict[str, str], resource: Resource) -> list[str]:
    """Return what is asked to be included and can be, each once; the rest is ignored."""
    asked = [part.strip() for part in params.get("include", "").split(",")]
    return list(dict.fromkeys(part for part in asked if part.split(".")[0] in resource.include))


def link(address: str, params: dict[str, str], **changed: int) -> str:
    """Return an address with its parameters as the real system writes them: sorted, commas escaped."""
    merged = {**params, **{k: str(v) for k, v in changed.items()}}
    if not merged:
        return address
    return address + "?" + "&".join(f"{k}={quote(v, safe='')}" for k, v in sorted(merged.items()))


def select(
    church: Church,
    resource: Resource,
    params: dict[str, str],
    options: Options,
    renderer: Renderer,
    rows: list[int] | None,
) -> list[int]:
    """Return the ids that a collection request finds, in order. `rows` narrows it to a nested collection."""
    ids = church.ids[resource.kind] if rows is None else rows
    order = [part for part in params.get("order", "").split(",") if part.lstrip("-") in resource.order_by]
    for part in reversed(order):
        name, reverse = part.lstrip("-"), part.startswith("-")
        key = _sort_key(renderer, resource.kind, name)
        if rows is None and len(order) == 1:
            ids = church.ordered(resource.kind, part, key, reverse=reverse)
        else:
            ids = sorted(ids, key=lambda i, k=key: k(church.rows[resource.kind][i]), reverse=reverse)
    for name, value in params.items():
        match = WHERE.fullmatch(name)
        if match and match[1] in resource.query_by:
            test = _test(church, renderer, resource.kind, match[1], match[2], value)
            ids = [i for i in ids if test(church.rows[resource.kind][i])]
    if options.replica_lag:
        horizon = church.clock() - options.replica_lag
        ids = [i for i in ids if church.rows[resource.kind][i].get("_written", 0) <= horizon]
    return ids


def _sort_key(renderer: Renderer, kind: str, name: str) -> Callable[[Row], Any]:
    def key(row: Row) -> Any:
        value = renderer.attribute(kind, row, name)
        if value is None:
            return (0, "")
        return (1, value) if isinstance(value, bool | int | float) else (1, fold(value))

    return key


def _test(
    church: Church, renderer: Renderer, kind: str, name: str, operator: str | None, value: str
) -> Callable[[Row], bool]:
    if name.startswith("search_"):
        return _search(church, renderer, name, value)
    if operator and name in EXACT_TIMES:

        def compare(row: Row) -> bool:
            got = row.get(name)
            if got is None:
                return False
            wanted = value if len(got) == 10 else value.replace("+00:00", "Z")
            return {"gt": got > wanted, "gte": got >= wanted, "lt": got < wanted, "lte": got <= wanted}[
                operator
            ]

        return compare
    if name == "grade" and not value.lstrip("-").isdigit():
        return lambda row: False
    pattern = re.compile(re.escape(fold(value)).replace("%", ".*"), re.DOTALL)

    def same(row: Row) -> bool:
        got = row.get(name) if name in row else renderer.attribute(kind, row, name)
        if isinstance(got, bool):
            return value == str(got).lower()
        return got is not None and pattern.fullmatch(fold(got)) is not None

    return same


def _search(church: Church, renderer: Renderer, name: str, value: str) -> Callable[[Row], bool]:
    words = fold(value).split()
    digits = "".join(c for c in value if c.isdigit())

    def by_name(row: Row) -> bool:
        for first in (row.get("first_name"), row.get("given_name")):
            parts = fold(f"{first or ''} {row.get('last_name') or ''}").split()
            if words and all(any(part.startswith(word) for part in parts) for word in words):
                return True
        return False

    def by_email(row: Row) -> bool:
        return any(fold(value) in fold(e["address"]) for e in church.of_person(row["id"], "Email"))

    def by_phone(row: Row) -> bool:
        numbers = (str(p.get("number") or "") for p in church.of_person(row["id"], "PhoneNumber"))
        return bool(digits) and any("".join(c for c in n if c.isdigit()).endswith(digits) for n in numbers)

    def anywhere(row: Row) -> bool:
        return len(words) == 1 and words[0] in fold(renderer.attribute("Person", row, "name"))

    if name == "search_name":
        return by_name
    if "phone_number" in name and "name_or" not in name:
        return by_phone
    if name == "search_name_or_email":
        return lambda row: by_name(row) or by_email(row) or anywhere(row)
    return lambda row: by_name(row) or by_email(row) or by_phone(row) or anywhere(row)
