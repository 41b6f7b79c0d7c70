"""How a run tells on the command line how far it is, and how records are counted in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.sync.events import (
    STEP_TITLES,
    Event,
    PhaseFinished,
    PhaseStarted,
    Progressed,
    RunFinished,
    WaitingForServer,
)


def progress_printer(stream: TextIO, system: str) -> Callable[[Event], None]:
    """Return a subscriber that prints progress: one line a step; on a terminal also one that moves meanwhile."""
    moving = stream.isatty()
    clear = "\r\x1b[K" if moving else ""
    step: list[PhaseFinished] = []

    def finish_step() -> None:
        if step:
            title = STEP_TITLES[step[0].phase].format(system=system)
            stream.write(f"{clear}{title}: {', '.join(counted(e.done, e.entity_type) for e in step)}\n")
            step.clear()

    def show(event: Event) -> None:
        if isinstance(event, RunFinished) or (isinstance(event, PhaseStarted) and _is_next(event, step)):
            finish_step()
        if isinstance(event, PhaseFinished) and event.done:
            step.append(event)
        elif isinstance(event, Progressed) and moving:
            stream.write(f"{clear}{event.message}")
        elif isinstance(event, WaitingForServer):
            stream.write(f"{clear}Waiting {event.seconds:.0f} seconds. {event.reason}\n")
        stream.flush()

    return show


def _is_next(event: PhaseStarted, step: list[PhaseFinished]) -> bool:
    return bool(step) and step[0].phase != event.phase


def counted(number: int, type_name: str) -> str:
    """Return a number of records of a type: “1 person”, “2 people”."""
    type_ = ENTITY_TYPES[type_name]
    return f"{number:,} {(type_.label if number == 1 else type_.plural).lower()}"
