"""Takes docs/screenshots: every screen on the pretend church, light and dark, in two sizes.

`python tools/screenshots.py` from the project's folder. Nothing is drawn on the screen. The pretend church and the clock
are the same each time; letters look as this computer's fonts do. Options: `--out`, `--people`, `--only`, `--format`.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "adapters")]
os.environ |= {"OPENFAITH_KEYRING": "off", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import time_machine  # noqa: E402  what is above must hold before anything is imported
from PySide6.QtCore import QCoreApplication, QLocale  # noqa: E402
from PySide6.QtGui import QImage  # noqa: E402
from PySide6.QtWidgets import QApplication, QPushButton, QWidget  # noqa: E402

from openfaith_desktop.application import Application, connections, lists, records, review, syncing  # noqa: E402
from openfaith_desktop.application.lists import Filter  # noqa: E402
from openfaith_desktop.errors import BrakeStopped  # noqa: E402
from openfaith_desktop.store import links  # noqa: E402
from openfaith_desktop.sync.engine import StopFlag  # noqa: E402
from openfaith_desktop.ui import theme  # noqa: E402
from openfaith_desktop.ui.screens import hidden  # noqa: E402
from openfaith_desktop.ui.shell.loop import window_loop  # noqa: E402
from openfaith_desktop.ui.shell.start import qt_application  # noqa: E402
from openfaith_desktop.ui.shell.window import MainWindow  # noqa: E402
from openfaith_desktop.ui.widgets.table import Table  # noqa: E402
from openfaith_planning_center.simulator import (  # noqa: E402
    Options,
    RunningSimulator,
    generate_church,
    start_simulator,
)

NAME = "hope"
PEOPLE, SEED = 40, 7
NOW = datetime(2026, 11, 24, 15, 20, tzinfo=UTC)
DAYS = 13
"""So long ago the church was connected; a sync a day since."""
NEWCOMERS = {2: "Lydia", 7: "Silas", 12: "Phoebe"}
"""Who is added there, by day."""
SIZES = ((1280, 800), (1920, 1080))
SCHEMES = ("light", "dark")


@dataclass(frozen=True)
class Story:
    """What the screens are taken of."""

    app: Application
    there: RunningSimulator
    window: MainWindow


Go = Callable[[Story], Awaitable[None]]
Prepare = Callable[[Application, RunningSimulator, time_machine.Traveller], Awaitable[None]]


# --- the church --------------------------------------------------------------------------------------------


def _numbers(app: Application, kind: str) -> list[tuple[int, str]]:
    """Return the linked records of a kind: their number there and their id here, in the order of the numbers."""
    there = app.store.read(lambda c: links.active_external_ids(c, 1, kind))
    here = app.store.read(lambda c: links.entity_ids(c, 1, kind, set(there)))
    return sorted((int(number), one) for number, one in here.items())


async def connected(app: Application, there: RunningSimulator, clock: time_machine.Traveller) -> None:
    """Connect the church; nothing is copied yet."""
    clock.move_to(NOW - timedelta(days=DAYS))
    await connections.connect(app, "planning-center", NAME, "external", "demo:demo", base_url=there.url)


async def a_fortnight(app: Application, there: RunningSimulator, clock: time_machine.Traveller) -> None:
    """Sync once a day while people there are edited, and leave something for every screen."""
    await syncing.sync(app, NAME, StopFlag())
    phones = _numbers(app, "phone_number")[5:]
    for day in range(1, DAYS):
        clock.move_to(NOW - timedelta(days=DAYS - day))
        for number, _ in phones[day * 2 : day * 2 + day * 5 % 7]:
            there.edit("PhoneNumber", number, number=f"(217) 555-0{100 + number % 900}")
        if (name := NEWCOMERS.get(day)) and phones:
            there.create("Person", {"first_name": name, "last_name": "Abernathy"})
        await syncing.sync(app, NAME, StopFlag())
    clock.move_to(NOW - timedelta(minutes=25))
    differences(app, there)
    add = {"first_name": "Grace", "last_name": "Whitlock"}
    for name in ("Oscar", "Naomi"):
        records.add(app, "person", {"first_name": name, "last_name": "Carter"})
    there.create("Person", add)
    records.add(app, "person", add)
    clock.move_to(NOW - timedelta(minutes=12))
    refused = [
        records.add(app, "person", {"first_name": first, "last_name": "Lindqvist", "grade": grade})["id"]
        for first, grade in (("Ben", "40"), ("Ines", "41"))
    ]
    await syncing.push(app, NAME, refused, StopFlag())
    clock.move_to(NOW - timedelta(minutes=3))
    await syncing.sync(app, NAME, StopFlag())
    clock.move_to(NOW)


def differences(app: Application, there: RunningSimulator) -> None:
    """Let both sides change the same fields differently."""
    for place, (number, here) in enumerate(_numbers(app, "phone_number")[:5]):
        records.edit(app, here, {"number": f"(217) 555-013{place}"})
        there.edit("PhoneNumber", number, number=f"(217) 555-31{place}4")
    for place, (number, here) in enumerate(_numbers(app, "address")[:3]):
        records.edit(app, here, {"street_line_1": f"{12 + place} Oak Street, Apartment {place + 2}"})
        there.edit("Address", number, street_line_1=f"{40 + place} Elm Avenue")
    for number, here in _numbers(app, "person")[1:3]:
        records.edit(app, here, {"nickname": "Annie"})
        there.edit("Person", number, nickname="Anne-Marie")


# --- the screens -------------------------------------------------------------------------------------------


def place(key: str, **what: object) -> Go:
    """Return how to come to a screen of the navigation."""

    async def go(story: Story) -> None:
        story.window.go(key, **what)

    return go


async def card(story: Story) -> None:
    """Open the card of somebody who needs a decision."""
    story.window.go("people")
    for one in lists.ids(story.app, "person", "", Filter.NEEDS_ME, NAME)[:1]:
        story.window.go("people", record=one)


async def push(story: Story) -> None:
    """Tick who is only here and look at what sending them would do."""
    story.window.go("people", filter="only_here")
    await settled(story.window)
    page = story.window.stack.currentWidget()
    table = page.findChild(Table, "peopleTable")
    if table is not None and table.windowed.ids:
        table.tick_all()
        page.findChild(QPushButton, "peopleSend").click()


async def pair(story: Story) -> None:
    """Look at two who may be the same person."""
    rows = review.rows(story.app, review.ids(story.app, NAME))
    for one in rows.values():
        if one.kind == "match":
            story.window.go("decisions", decision=one.id)


async def brake(story: Story) -> None:
    """Let many be deleted there, and look at the question that stops the run."""
    people = _numbers(story.app, "person")
    for number, _ in people[: len(people) // 4]:
        story.there.delete("Person", number)
    try:
        await syncing.compare(story.app, NAME, StopFlag())
    except BrakeStopped as stopped:
        story.window.go("decisions", decision=stopped.decision)


AFTERWARDS: dict[str, Go] = {
    "overview": place("overview"),
    "people": place("people"),
    "card": card,
    "households": place("households"),
    "campuses": place("campuses"),
    "decisions": place("decisions"),
    "pair": pair,
    "push": push,
    "problems": place("problems"),
    "history": place("history"),
    "activity": place("activity"),
    "settings": place("settings"),
    "connect": place("connect"),
    "brake": brake,
}

STAGES: tuple[tuple[Prepare | None, dict[str, Go]], ...] = (
    (None, {"welcome": place("welcome")}),
    (connected, {"preview": place("preview", look=True)}),
    (a_fortnight, AFTERWARDS),
)
"""What must have happened, and the screens that are taken then."""


async def settled(window: MainWindow) -> None:
    """Wait until everything asked for is shown."""
    for _ in range(6):
        await asyncio.sleep(0.03)
        await window.runner.over()
        await window.door.finished()
        QCoreApplication.sendPostedEvents()


def save(widget: QWidget, file: Path) -> None:
    """Keep a picture of a widget; WebP without loss is a third smaller than PNG."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    image.save(str(file), None, 0 if file.suffix == ".png" else 100)  # pyright: ignore[reportCallIssue, reportArgumentType]


async def take(story: Story, name: str, into: Path, ending: str) -> None:
    """Take a screen in both looks and sizes."""
    qt = QApplication.instance()
    assert isinstance(qt, QApplication)
    for wide, high in SIZES:
        for scheme in SCHEMES:
            theme.install(qt, scheme)
            story.window.resize(wide, high)
            await settled(story.window)
            save(story.window, into / f"{name}-{scheme}-{wide}.{ending}")


async def tour(options: argparse.Namespace, clock: time_machine.Traveller) -> None:
    """Take every screen."""
    wanted = set(filter(None, options.only.split(",")))
    with (
        tempfile.TemporaryDirectory() as folder,
        Application(Path(folder)) as app,
        start_simulator(generate_church(options.people, SEED), Options(rate_limit=None)) as there,
    ):
        for prepare, screens in STAGES:
            if prepare is not None:
                await prepare(app, there, clock)
            window = MainWindow(app, NAME if prepare else None)
            window.show()
            await settled(window)
            there_are = {*window._places, *hidden(), "card", "pair", "brake"}
            for key, go in screens.items():
                if key in there_are and (not wanted or key in wanted):
                    story = Story(app, there, window)
                    await go(story)
                    await take(story, key, options.out, options.format)
            window.end()
            await window.closed.wait()


def main() -> None:
    """Take the pictures that are asked for."""
    parser = argparse.ArgumentParser(description="Takes pictures of every screen.")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "screenshots")
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--only", default="", help="names with commas between; all when left out")
    parser.add_argument("--format", default="webp", choices=["webp", "png"])
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    qt = qt_application()
    theme.install(qt, "light")
    with window_loop(qt) as loop, time_machine.travel(NOW, tick=True) as clock:
        loop.run_until_complete(tour(options, clock))


if __name__ == "__main__":
    main()
