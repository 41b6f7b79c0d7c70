"""Undo and what both sides agreed on: declined values, settled differences, what is wanted there again.

Called by undo only. Source: the documentation page on what sync does, “Undo”.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.cdm.model import EntityType, Value
from openfaith_desktop.cdm.normalise import equal
from openfaith_desktop.store import links, region
from openfaith_desktop.store.links import Agreement


def decline(
    db: Connection,
    type_: EntityType,
    connection_id: int,
    entity_id: str,
    name: str,
    came_in: Value,
    kept: Value,
) -> None:
    """Settle a field as different: what came in stays there, `kept` stays here, and neither is news.

    So nothing is sent because an incoming value was taken back, and it doesn't come straight back.
    """
    link = links.by_entity(db, connection_id, type_.name, entity_id)
    if link is None:
        return
    base: dict[str, Value] = dict(link.base or {})
    base[name] = came_in
    _settle(db, type_, link, base, name, kept)


def forget_settled(db: Connection, type_: EntityType, entity_id: str, name: str, value: Value) -> None:
    """Forget a settled difference in every connection where both sides hold the same value again.

    Nothing is wanted back there any more either: that was what is being undone.
    """
    for link in links.all_of_entity(db, entity_id):
        base: dict[str, Value] = link.base or {}
        base_ours: dict[str, Value] = dict(link.base_ours or {})
        kind = type_.by_name[name].kind
        if name in base_ours and name in base and equal(kind, base[name], value, region.current(db)):
            base_ours.pop(name)
            _agree(db, link, base, base_ours)
        withdraw(db, link, name)


def want_back(
    db: Connection,
    type_: EntityType,
    link: Row[Any],
    name: str,
    ours: Value,
    wanted: Mapping[str, Any],
) -> None:
    """Let the next sync send an old value back, while OpenFaith keeps its own; see `merge.SendBack`."""
    links.set_send_back(db, [(link.id, {**(link.send_back or {}), name: dict(wanted)})])
    _settle(db, type_, link, dict(link.base or {}), name, ours)


def withdraw(db: Connection, link: Row[Any], name: str) -> None:
    """Want a field's old value back there no more."""
    if link.send_back and name in link.send_back:
        left = {other: one for other, one in link.send_back.items() if other != name}
        links.set_send_back(db, [(link.id, left)])


def stop_settling(db: Connection, link: Row[Any], name: str) -> None:
    """Let a field that was settled as different be compared again: what is here is then sent as an edit."""
    withdraw(db, link, name)
    base_ours: dict[str, Value] = dict(link.base_ours or {})
    base_ours.pop(name, None)
    _agree(db, link, link.base or {}, base_ours)


def _settle(
    db: Connection, type_: EntityType, link: Row[Any], base: dict[str, Value], name: str, ours: Value
) -> None:
    base_ours: dict[str, Value] = dict(link.base_ours or {})
    base_ours.pop(name, None)
    if name in base and not equal(type_.by_name[name].kind, base[name], ours, region.current(db)):
        base_ours[name] = ours
    _agree(db, link, base, base_ours)


def _agree(db: Connection, link: Row[Any], base: Mapping[str, Value], base_ours: Mapping[str, Value]) -> None:
    version = link.agreed_version or 0
    agreement = Agreement(link.id, link.entity_id, version, base, base_ours, changed=True)
    links.agree(db, [agreement])
