"""What GET answers: collections, single records, what lies below a record, and the church itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from openfaith_planning_center.simulator.church import CHILDREN, Church, Row
from openfaith_planning_center.simulator.options import NEWEST_VERSION, Options
from openfaith_planning_center.simulator.query import Params, fieldsets, includes, link, paging, select
from openfaith_planning_center.simulator.render import Renderer
from openfaith_planning_center.simulator.resources import BY_KIND, RESOURCES, TO_ONE, Resource
from openfaith_planning_center.simulator.writing import not_found


class Asked(Protocol):
    """What reading needs to know of the simulator."""

    church: Church
    options: Options
    selections: dict[Any, list[int]]
    hidden: set[int] | str

    def is_hidden(self, kind: str, row: Row) -> bool:
        """Return whether the token's user may not see a record."""
        ...


def find(asked: Asked, product: str, parts: list[str]) -> tuple[Resource, Row]:
    """Return the record a path names: `/emails/7`, or `/households/3/household_memberships/9`."""
    if len(parts) not in (2, 4) or not parts[-1].isdecimal():
        raise not_found()
    resource = RESOURCES.get((product, parts[-2]))
    if resource is None or (len(parts) == 2 and not _at_top(asked, resource)):
        raise not_found()
    row = asked.church.get(resource.kind, int(parts[-1]))
    if row is None or asked.is_hidden(resource.kind, row):
        raise not_found()
    if len(parts) == 4:
        parent, above = find(asked, product, parts[:2])
        children = {kind for kind, _ in CHILDREN.get(parent.kind, ())}
        if resource.kind not in children or row["id"] not in asked.church.child_ids(
            parent.kind, above["id"], resource.kind
        ):
            raise not_found()
    return resource, row


def _at_top(asked: Asked, resource: Resource) -> bool:
    if resource.kind == "HouseholdMembership":
        return not asked.options.membership_nested_only
    return resource.listed


def read(asked: Asked, renderer: Renderer, product: str, path: str, parts: list[str], params: Params) -> Any:
    """Return the document that GET answers for the `parts` of a path below the product."""
    if not parts and product == "people":
        return _organization(asked.church, renderer)
    if parts == ["me"] and product == "people":
        return single(asked, renderer, BY_KIND["Person"], asked.church.user, params)
    if len(parts) == 1:
        resource = RESOURCES.get((product, parts[0]))
        if resource is None or not _at_top(asked, resource):
            raise not_found()
        return _collection(asked, renderer, resource, path, params, None, None)
    if len(parts) == 3:
        return _below(asked, renderer, product, path, parts, params)
    resource, row = find(asked, product, parts)
    seen = renderer.seen(resource.kind, row["id"])
    if seen is None:
        raise not_found()
    return single(asked, renderer, resource, seen, params)


def _below(
    asked: Asked, renderer: Renderer, product: str, path: str, parts: list[str], params: Params
) -> Any:
    church = asked.church
    parent, row = find(asked, product, parts[:2])
    number, name = row["id"], parts[2]
    if parent.kind == "Person" and name in TO_ONE:
        held = renderer.related("Person", row, name)[1]
        target = (
            church.get("Campus" if name == "primary_campus" else TO_ONE[name][0], held[0]) if held else None
        )
        if target is None:
            raise not_found()
        kind = "Campus" if name == "primary_campus" else TO_ONE[name][0]
        return single(asked, renderer, BY_KIND[kind], target, params)
    resource = RESOURCES.get((product, name))
    if resource is None:
        raise not_found()
    if resource.kind in {kind for kind, _ in CHILDREN.get(parent.kind, ())}:
        rows = list(church.child_ids(parent.kind, number, resource.kind))
    elif name in parent.include or (parent.kind, name) == ("Household", "people"):
        rows = list(renderer.related(parent.kind, row, name)[1])
    else:
        raise not_found()
    return _collection(asked, renderer, resource, path, params, rows, (parent.kind, number))


def _parent(church: Church, parent: tuple[str, int] | None = None) -> dict[str, Any]:
    kind, number = parent or ("Organization", church.organization["id"])
    return {"parent": {"id": str(number), "type": kind}}


def _organization(church: Church, renderer: Renderer) -> Any:
    attributes = {k: v for k, v in church.organization.items() if k != "id"}
    return {
        "data": {
            "type": "Organization",
            "id": str(church.organization["id"]),
            "attributes": attributes,
            "links": {"self": f"{renderer.base}/people/v2"},
        },
        "meta": {},
    }


def single(asked: Asked, renderer: Renderer, resource: Resource, row: Row, params: Params) -> Any:
    """Return the document of one record."""
    include, fields = includes(params, resource, asked.options), fieldsets(params)
    document: dict[str, Any] = {
        "data": renderer.resource(resource.kind, row, fields, include, single=True),
        "meta": ({"can_include": list(resource.include)} if resource.include else {}) | _parent(asked.church),
    }
    _include(document, renderer, resource, [row], include, fields)
    return document


def _include(
    document: dict[str, Any],
    renderer: Renderer,
    resource: Resource,
    rows: list[Row],
    include: Mapping[str, Any],
    fields: Mapping[str, list[str]],
) -> None:
    included = renderer.included(resource.kind, rows, include, fields) if include else []
    # The newest version leaves the key out when there is nothing to include.
    if included or renderer.version < NEWEST_VERSION:
        document["included"] = included


def _collection(
    asked: Asked,
    renderer: Renderer,
    resource: Resource,
    path: str,
    params: Params,
    rows: list[int] | None,
    parent: tuple[str, int] | None,
) -> Any:
    options, kind = asked.options, resource.kind
    include, fields = includes(params, resource, options), fieldsets(params)
    ids = select(renderer, resource, params, rows, asked.selections)
    table = asked.church.rows[kind]
    if asked.hidden:
        ids = [i for i in ids if not asked.is_hidden(kind, table[i])]
    size, offset = paging(params, options)
    shown = [row for i in ids[offset : offset + size] if (row := renderer.seen(kind, i)) is not None]
    address = renderer.base + path
    links = {"self": link(address, params)}
    total = len(ids) if options.total_cap is None else min(len(ids), options.total_cap)
    meta: dict[str, Any] = {"total_count": total, "count": len(shown)}
    if offset + size < len(ids):
        links["next"] = link(address, params, offset + size)
        meta["next"] = {"offset": offset + size}
    if offset > 0:
        before = max(0, offset - size)
        links["prev"] = link(address, params, before)
        meta["prev"] = {"offset": before}
    can = {"order_by": resource.order_by, "query_by": resource.query_by, "include": resource.include}
    meta |= {
        f"can_{name}": list(known) for name, known in (can | {"filter": resource.filters}).items() if known
    }
    document: dict[str, Any] = {
        "links": links,
        "data": [renderer.resource(kind, row, fields, include) for row in shown],
        "meta": meta | _parent(asked.church, parent),
    }
    _include(document, renderer, resource, shown, include, fields)
    return document
