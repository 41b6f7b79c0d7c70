"""Documents about runs: how one ended, and those there were."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from typing_extensions import TypedDict

from openfaith_desktop.application.shapes.parts import Common, ModeName, Number, Says, SystemTitle, Time
from openfaith_desktop.store.runs import RunKind

Counts = Annotated[Mapping[str, Mapping[str, int]], Common("counts")]
Noticed = Annotated[Mapping[str, Any], Common("notice")]


class RunLine(TypedDict):
    """One run; `error` is that which ended it, or only its kind."""

    id: Number
    kind: RunKind
    mode: ModeName
    state: Literal["running", "done", "failed", "stopped"]
    started_at: Time
    finished_at: Time | None
    requests: Number
    counts: Counts | None
    error: Annotated[Mapping[str, Any] | None, Common("run_error")]
    notices: list[Noticed]


class RunList(TypedDict):
    """A connection's runs."""

    connection: str
    runs: Annotated[list[Annotated[RunLine, Common("run")]], Says("Newest first.")]


class Ended(TypedDict):
    """How a run ended, or what a preview says it would do; from `sync.results.RunResult`."""

    run_id: Number
    connection: str
    mode: ModeName
    state: Literal["done"]
    counts: Counts
    requests: Number
    decisions: Annotated[int, Says("Questions that wait for a person.", minimum=0)]
    problems: Annotated[int, Says("Records that couldn't be copied.", minimum=0)]
    names: Annotated[Mapping[str, Mapping[str, list[str]]], Common("names")]
    notices: Annotated[list[Noticed], Says("What a person should know of it, though it did its work.")]
    system: SystemTitle


class Synced(Ended):
    """How a sync or comparison ended."""

    kind: Annotated[str, Says(enum=[RunKind.SYNC.value, RunKind.COMPARE.value, RunKind.WEBHOOK.value])]


class Previewed(Ended):
    """What a sync would do."""

    kind: Literal["preview"]
