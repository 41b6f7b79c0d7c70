"""What a sync would do, before anything holds: now, in another mode, or by other rules.

Reads the other system once, then rehearses each variant and takes it back; changes no record. Called by the window
and the command line. Making a change hold is `connections`' and `decisions`'.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from openfaith_desktop.adapter.discovery import title_of
from openfaith_desktop.application import Application, syncing, totals
from openfaith_desktop.application.decisions import chosen_rules
from openfaith_desktop.application.totals import Totals
from openfaith_desktop.store.connections import ConnectionInfo
from openfaith_desktop.sync import modes
from openfaith_desktop.sync.engine import StopFlag
from openfaith_desktop.sync.results import RunResult


@dataclass(frozen=True, slots=True)
class Preview:
    """What a sync would do. `people`: the types that stand by themselves, added up; `names`: who, by type and
    kind of total (`added`, `sent_new` and so on).
    """

    connection: str
    system: str
    mode: str
    counts: Mapping[str, Totals]
    people: Totals
    names: Mapping[str, Mapping[str, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Change:
    """What a sync would do as things are, and what it would do after a change."""

    now: Preview
    then: Preview


async def preview(app: Application, name: str, stop: StopFlag) -> Preview:
    """Return what a sync would do. Raises what a sync raises."""
    engine = await syncing.prepared(app, name)
    return _preview(app.connection(name), await engine.preview(stop))


async def every_mode(app: Application, name: str, stop: StopFlag) -> dict[str, Preview]:
    """Return what a sync would do in each mode, by mode."""
    info = app.connection(name)
    return await _variants(app, info, {mode: replace(info, mode=mode) for mode in modes.MODES}, stop)


async def mode(app: Application, name: str, mode: str, stop: StopFlag) -> Change:
    """Return what another mode would change. Raises `UsageError` for a word that is no mode."""
    modes.permissions(mode)
    info = app.connection(name)
    return await _change(app, info, replace(info, mode=mode), stop)


async def rules(app: Application, name: str, typed: Mapping[str, str], stop: StopFlag) -> Change:
    """Return what other rules would change, by field as `decisions.rules` takes them. Raises `UsageError`."""
    info = app.connection(name)
    settings: dict[str, Any] = {**info.settings, "rules": chosen_rules(info, typed)}
    return await _change(app, info, replace(info, settings=settings), stop, set(typed))


async def _change(
    app: Application,
    info: ConnectionInfo,
    changed: ConnectionInfo,
    stop: StopFlag,
    fields: frozenset[str] | set[str] = frozenset(),
) -> Change:
    found = await _variants(app, info, {"now": info, "then": changed}, stop, fields)
    return Change(found["now"], found["then"])


async def _variants(
    app: Application,
    info: ConnectionInfo,
    variants: Mapping[str, ConnectionInfo],
    stop: StopFlag,
    fields: frozenset[str] | set[str] = frozenset(),
) -> dict[str, Preview]:
    engine = await syncing.prepared(app, info.name)
    results = await engine.what_if(variants, stop, fields)
    return {key: _preview(variants[key], result) for key, result in results.items()}


def _preview(info: ConnectionInfo, result: RunResult) -> Preview:
    counts = totals.by_type(result.counts)
    return Preview(
        info.name,
        title_of(info.adapter),
        info.mode,
        counts,
        totals.by_themselves(counts),
        {name: {kind: tuple(who) for kind, who in kinds.items()} for name, kinds in result.names.items()},
    )
