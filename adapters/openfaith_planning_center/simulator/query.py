"""What a collection request asks for: filters, order, paging; and what the real system makes of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from openfaith_planning_center.simulator.church import Row, stamp
from openfaith_planning_center.simulator.options import Options
from openfaith_planning_center.simulator.render import CHILD_KINDS, Renderer
from openfaith_planning_center.simulator.resources import BY_KIND, TIMES, TO_ONE, Resource
from openfaith_planning_center.simulator.searching import searcher
from openfaith_planning_center.simulator.values import attribute, fold

WHERE = re.compile(r"where\[(\w+)\](?:\[(gt|gte|lt|lte)\])?")
FIELDS = re.compile(r"fields\[(\w+)\]")
DEFAULT_PER_PAGE = 25
MOST_PER_PAGE = 100
TARGETS = {
    **CHILD_KINDS,
    **{n: k for n, (k, _) in TO_ONE.items()},
    "households": "Household",
    "people": "Person",
    "field_definition": "FieldDefinition",
    "field_definitions": "FieldDefinition",
    "person": "Person",
}
Test = Callable[[Row], bool]
Params = Mapping[str, str]


class UnsupportedError(Exception):
    """Raised for a parameter the real system ignores, when the simulator is told to be strict."""


def number(text: str | None, default: int) -> int:
    """Return a whole number ≥ 0, or the default for anything else."""
    return int(text) if text and text.isascii() and text.isdigit() else default


def paging(params: Params, options: Options) -> tuple[int, int]:
    """Return (rows a page, offset)."""
    asked = number(params.get("per_page"), DEFAULT_PER_PAGE)
    return min(asked, MOST_PER_PAGE) if options.clamp_per_page else asked, number(params.get("offset"), 0)


def fieldsets(params: Params) -> dict[str, list[str]]:
    """Return `fields[Type]=a,b` by type."""
    return {m[1]: value.split(",") for name, value in params.items() if (m := FIELDS.fullmatch(name))}


def includes(params: Params, resource: Resource, options: Options) -> dict[str, Any]:
    """Return what is asked to be included and can be, as a tree; the rest is ignored."""
    tree: dict[str, Any] = {}
    for token in filter(None, (part.strip() for part in params.get("include", "").split(","))):
        outer, _, inner = token.partition(".")
        known = outer in resource.include
        if known:
            below = tree.setdefault(outer, {})
            target = BY_KIND.get(TARGETS.get(outer, ""))
            known = not inner or (target is not None and inner in target.include)
            if inner and known:
                below.setdefault(inner, {})
        if not known and not options.ignore_unknown:
            raise UnsupportedError(f"include={token}")
    return tree


def link(address: str, params: Params, offset: int | None = None) -> str:
    """Return an address with its parameters as the real system writes them: sorted, values escaped."""
    merged = {**params, **({"offset": str(offset)} if offset is not None else {})}
    if not merged:
        return address
    return address + "?" + "&".join(f"{k}={quote(v, safe='')}" for k, v in sorted(merged.items()))


def select(
    renderer: Renderer,
    resource: Resource,
    params: Params,
    rows: list[int] | None,
    cache: dict[Any, list[int]],
) -> list[int]:
    """Return the ids that a collection request finds, in order; `rows` narrows it to a nested collection.

    Answers for the whole collection are kept in `cache`, which its owner empties after a change. Raises
    UnsupportedError for what cannot be applied, when the options say so.
    """
    if rows is not None:
        return _select(renderer, resource, params, rows)
    key = (
        resource.kind,
        *sorted(p for p in params.items() if p[0].startswith(("where", "order", "filter", "time"))),
    )
    if len(key) == 1 and resource.kind != "FieldDefinition":
        return _visible(renderer, resource, renderer.church.ids[resource.kind])
    if renderer.options.replica_lag:
        return _select(renderer, resource, params, None)
    if key not in cache:
        cache[key] = _select(renderer, resource, params, None)
    return cache[key]


def _visible(renderer: Renderer, resource: Resource, ids: list[int]) -> list[int]:
    if not renderer.options.replica_lag:
        return ids
    return [i for i in ids if renderer.seen(resource.kind, i) is not None]


def _select(renderer: Renderer, resource: Resource, params: Params, rows: list[int] | None) -> list[int]:
    church, options, kind = renderer.church, renderer.options, resource.kind
    order = _order(params, resource, options)
    tests: list[Test] = []
    ids = church.ids[kind] if rows is None else rows
    filters = _filters(params, resource, options)
    for part in reversed(order):
        name, reverse = part.lstrip("-"), part.startswith("-")
        key = _sort_key(renderer, kind, name)
        if rows is not None or len(order) > 1:
            table = church.rows[kind]
            ids = sorted(ids, key=lambda i, k=key: k(table[i]), reverse=reverse)
            continue
        ids = church.ordered(kind, part, key, reverse=reverse)
        if not reverse and not options.replica_lag:
            ids, filters = _cut(renderer, kind, name, ids, filters)
    for name, operator, value in filters:
        tests.append(_test(renderer, resource, name, operator, value))
    scope = params.get("filter")
    if scope in ("organization_admins", "admins"):
        tests.append(lambda row: bool(row.get("site_administrator")))
    elif scope == "created_since" and kind == "Person":
        since = _time(params.get("time") or stamp(church.clock() - 86_400))
        tests.append(lambda row: row["created_at"] >= since)
    elif kind == "FieldDefinition" and scope != "include_deleted":
        tests.append(lambda row: row.get("deleted_at") is None)
    shown = renderer.seen
    for test in tests:
        ids = [i for i in ids if (row := shown(kind, i)) is not None and test(row)]
    return _visible(renderer, resource, ids)


def _order(params: Params, resource: Resource, options: Options) -> list[str]:
    asked = [part.strip() for part in params.get("order", "").split(",") if part.strip()]
    order = [part for part in asked if part.lstrip("-") in resource.order_by]
    if len(order) < len(asked) and not options.ignore_unknown:
        raise UnsupportedError(f"order={params['order']}")
    return order


def _filters(params: Params, resource: Resource, options: Options) -> list[tuple[str, str | None, str]]:
    known = resource.query_by
    if resource.kind == "Address" and not options.address_times_unfiltered:
        known = (*known, "created_at", "updated_at")
    found: list[tuple[str, str | None, str]] = []
    for name, value in params.items():
        match = WHERE.fullmatch(name)
        if match and match[1] in known:
            found.append((match[1], match[2], value))
        elif name.startswith("where") and not options.ignore_unknown:
            raise UnsupportedError(name)
    return found


def _cut(
    renderer: Renderer, kind: str, name: str, ids: list[int], filters: list[tuple[str, str | None, str]]
) -> tuple[list[int], list[tuple[str, str | None, str]]]:
    """Return a time-ordered list narrowed by its own times, without looking at every row."""
    rows = renderer.church.rows[kind]
    left: list[tuple[str, str | None, str]] = []
    for item in filters:
        if item[0] != name or item[1] not in ("gt", "gte") or name not in ("created_at", "updated_at"):
            left.append(item)
            continue
        cut = bisect_left if item[1] == "gte" else bisect_right
        ids = ids[cut(ids, _time(item[2]), key=lambda i: rows[i].get(name) or "") :]
    return ids, left


def _time(text: str) -> str:
    return text.replace("+00:00", "Z")


def _sort_key(renderer: Renderer, kind: str, name: str) -> Callable[[Row], Any]:
    church, options = renderer.church, renderer.options
    empty = 0 if options.nulls_first else 2
    if name in ("created_at", "updated_at"):
        return lambda row: row.get(name) or ""

    def key(row: Row) -> Any:
        value = attribute(church, kind, row, name)
        if value is None:
            return (empty, "")
        if isinstance(value, str):
            return (1, fold(value) if options.fold_text else value)
        return (1, value)

    return key


def _test(renderer: Renderer, resource: Resource, name: str, operator: str | None, value: str) -> Test:
    kind, church = resource.kind, renderer.church
    if name.startswith("search_"):
        return searcher(church, name, value)
    if operator is not None and name in TIMES:
        return _compare(name, operator, _time(value))
    if name == "grade" and not value.lstrip("-").isdigit():
        return lambda row: False
    fold_ = fold if renderer.options.fold_text else str
    pattern = re.compile(re.escape(fold_(value)).replace("%", ".*"), re.DOTALL)

    def same(row: Row) -> bool:
        got = row[name] if name in row else attribute(church, kind, row, name)
        if isinstance(got, bool):
            return value == str(got).lower()
        return got is not None and pattern.fullmatch(fold_(str(got))) is not None

    return same


def _compare(name: str, operator: str, wanted: str) -> Test:
    def compare(row: Row) -> bool:
        got = row.get(name)
        if got is None:
            return False
        if operator == "gt":
            return got > wanted
        if operator == "gte":
            return got >= wanted
        return got < wanted if operator == "lt" else got <= wanted

    return compare
