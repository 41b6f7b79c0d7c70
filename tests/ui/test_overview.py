"""The overview: what waits, the six steps while a sync goes on, pausing, waiting, time left, the chart."""

from __future__ import annotations

import time

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from openfaith_desktop.application import records, syncing
from openfaith_desktop.application.overview import Happening, Recent, RunBar
from openfaith_desktop.errors import BrakeStopped
from openfaith_desktop.store import links
from openfaith_desktop.sync.engine import StopFlag
from openfaith_desktop.sync.events import (
    Phase,
    PhaseFinished,
    PhaseStarted,
    Progressed,
    RunStarted,
    WaitingForServer,
)
from openfaith_desktop.ui import estimate
from openfaith_desktop.ui.operation import Topic
from openfaith_desktop.ui.overview import model
from openfaith_desktop.ui.overview.chart import Chart, top_of
from openfaith_desktop.ui.overview.page import OverviewPage
from openfaith_desktop.ui.progress import Progress
from openfaith_desktop.ui.running import State
from openfaith_desktop.ui.shell.window import MainWindow
from tests.ui.conftest import World, child, moved


def test_a_first_sync_shows_its_steps_and_then_what_there_is(world: World) -> None:
    async def told(window: MainWindow) -> None:
        assert child(window, QWidget, "firstSync").isVisible()
        steps: list[str] = []
        sentences: set[str] = set()
        window.runner.moved.connect(lambda: steps.append(child(window, QLabel, "stepTitle").text()))
        window.runner.moved.connect(lambda: sentences.add(child(window, QLabel, "now").text()))
        child(window, QPushButton, "syncNow").click()
        assert child(window, QWidget, "dashboard").isVisible()
        assert not child(window, QPushButton, "syncNow").isVisible()
        await window.runner.over()
        await window.door.finished()
        assert list(dict.fromkeys(steps))[:4] == [
            "Getting the list",
            "Looking for people you already have",
            "Adding new people",
            "Filling in details",
        ]
        assert "Just begun" in sentences
        added = model.cell(window.runner.progress, Phase.CREATE, "people")
        assert model.cell_words(added) == "30"
        assert not child(window, QWidget, "dashboard").isVisible()
        assert child(window, QLabel, "peopleTotal").text() == "30 people"
        assert "Up to date" in child(window, QWidget, "page_overview").state.text()
        assert "added" in child(window, Chart, "chart").accessibleDescription()

    world.story(told)


def test_what_is_only_here_is_counted_and_leads_to_its_list(world: World) -> None:
    async def told(window: MainWindow) -> None:
        window.runner.start()
        await window.runner.over()
        records.add(world.app, "person", {"first_name": "Naomi", "last_name": "Carter"})
        window.door.publish(Topic.RECORDS)
        await window.door.finished()
        assert child(window, QLabel, "countOnlyHereNumber").text() == "1"
        child(window, QPushButton, "countOnlyHereOpen").click()
        await window.door.finished()
        assert window.stack.currentWidget().objectName() == "page_people"
        assert child(window, QWidget, "peopleTable").windowed.rowCount() == 1

    world.story(told)


def test_a_paused_sync_goes_on_where_it_stopped(world: World) -> None:
    async def told(window: MainWindow) -> None:
        window.runner.start()
        child(window, QPushButton, "pause").click()
        assert window.runner.state is State.PAUSING
        await window.runner.over()
        await window.door.finished()
        assert window.runner.state is State.PAUSED
        assert child(window, QLabel, "connectionStateTitle").text() == "Paused"
        child(window, QPushButton, "goOn").click()
        await window.runner.over()
        await window.door.finished()
        assert "Up to date" in child(window, QWidget, "page_overview").state.text()

    world.story(told)


def test_waiting_says_how_long_and_that_it_is_normal(world: World) -> None:
    async def told(window: MainWindow) -> None:
        runner = window.runner
        runner.state = State.RUNNING
        runner.moved.emit()
        world.app.events.publish(RunStarted("hope", 1, "sync", resumed=False))
        world.app.events.publish(PhaseStarted("hope", Phase.STAGE, "person"))
        world.app.events.publish(WaitingForServer("hope", 14.0, "busy"))
        await moved(window)
        assert child(window, QLabel, "waitingTitle").text() == "Waiting 14 seconds"
        assert "normal" in child(window, QLabel, "waitingWords").text()
        assert child(window, QLabel, "connectionStateWords").text() == "Waiting 14 seconds"
        world.app.events.publish(Progressed("hope", Phase.STAGE, "person", 1, 3, ""))
        await moved(window)
        assert not child(window, QWidget, "waiting").isVisible()
        runner.state = State.IDLE

    world.story(told)


def _progress(*events: object, now: float = 100.0) -> Progress:
    progress = Progress()
    for number, event in enumerate(events):
        progress.hear(event, now + number)  # type: ignore[arg-type]
    return progress


def test_time_left_is_a_range_that_gets_narrower_and_nothing_before_anybody_can_know() -> None:
    started = RunStarted("hope", 1, "sync", resumed=False)
    begun = PhaseStarted("hope", Phase.STAGE, "person")
    assert estimate.left(_progress(started, begun), 101.0) == (0.0, 0.0)
    early = _progress(started, begun, Progressed("hope", Phase.STAGE, "person", 100, 1000, ""))
    low, high = estimate.left(early, 110.0)
    assert 0 < low < high
    late = _progress(
        started,
        begun,
        PhaseFinished("hope", Phase.STAGE, "person", 1000),
        Progressed("hope", Phase.CREATE, "person", 900, 1000, ""),
    )
    later_low, later_high = estimate.left(late, 200.0)
    assert (later_high - later_low) / later_high < (high - low) / high


def test_a_wait_is_added_to_both_ends_of_the_range() -> None:
    progress = _progress(
        RunStarted("hope", 1, "sync", resumed=False),
        PhaseStarted("hope", Phase.STAGE, "person"),
        Progressed("hope", Phase.STAGE, "person", 500, 1000, ""),
    )
    before = estimate.left(progress, 120.0)
    progress.hear(WaitingForServer("hope", 30.0, "busy"), 120.0)
    after = estimate.left(progress, 120.0)
    assert (after[0] - before[0], after[1] - before[1]) == pytest.approx((30.0, 30.0))
    assert progress.waiting(200.0) == 0.0


def test_a_step_counts_each_kind_of_record_in_its_column() -> None:
    progress = _progress(
        Progressed("hope", Phase.CREATE, "email", 10, 20, ""),
        Progressed("hope", Phase.CREATE, "phone_number", 5, 10, ""),
        Progressed("hope", Phase.CREATE, "fund", 1, 2, ""),
    )
    contacts = model.cell(progress, Phase.CREATE, "contacts")
    assert (contacts.done, contacts.total, contacts.share) == (15, 30, 0.5)
    assert model.cell_words(contacts) == "15 of 30"
    assert model.cell(progress, Phase.CREATE, "households").done == 1
    assert not model.cell(progress, Phase.CREATE, "people").begun


@pytest.mark.parametrize(
    ("recent", "sentence"),
    [
        (Recent("2026-11-25T10:00:00+00:00", Happening.ADDED, "person", "p", "A", (), "sync", False, 1), "added from Planning Center"),
        (Recent("2026-11-25T10:00:00+00:00", Happening.PART_ADDED, "person", "p", "A", ("Phone number",), "you", True, None), "new phone number"),
        (Recent("2026-11-25T10:00:00+00:00", Happening.PART_ADDED, "household", "h", "B", ("Caleb Baker",), "sync", False, 1), "Caleb Baker joined"),
        (Recent("2026-11-25T10:00:00+00:00", Happening.CHANGED, "person", "p", "A", ("Nickname", "Gender"), "you", True, None), "new nickname, gender"),
    ],
)  # fmt: skip
def test_what_happened_is_a_sentence(recent: Recent, sentence: str) -> None:
    assert model.told(recent, "Planning Center").sentence == sentence


def test_the_chart_ends_at_a_round_number_and_says_each_run(qapp: object) -> None:
    assert [top_of(n) for n in (0, 1, 7, 20, 21, 315, 3180)] == [2, 1, 10, 20, 40, 400, 4000]
    quiet = RunBar(1, "sync", "done", "2026-11-25T10:00:00+00:00", 0, 0, 0, 0, 3)
    busy = RunBar(2, "sync", "done", "2026-11-25T11:00:00+00:00", 6, 14, 0, 1, 9)
    chart = Chart("chart", "The last syncs")
    chart.put([quiet, busy])
    assert "nothing new" in chart.accessibleDescription()
    assert "6 added, 14 updated, 1 sent" in chart.accessibleDescription()
    chart.resize(400, 250)
    began = time.perf_counter()
    chart.grab()
    assert time.perf_counter() - began < 1


def test_what_was_done_so_far_and_how_often_it_asked_is_said(world: World) -> None:
    async def told(window: MainWindow) -> None:
        window.runner.start()
        await window.runner.over()
        assert window.runner.progress.requests > 0
        page = child(window, QWidget, "page_overview")
        page.dashboard.follow("Planning Center", sends=False)
        assert "30 added" in child(window, QLabel, "now").text()
        assert "asked" in child(window, QLabel, "since").text()

    world.story(told)


def test_a_question_that_a_sync_waits_for_is_said_whoever_started_the_sync(world: World) -> None:
    async def told(window: MainWindow) -> None:
        app = world.app
        await syncing.sync(app, "hope", StopFlag())
        for there in sorted(app.store.read(lambda c: links.active_external_ids(c, 1, "person")))[:8]:
            world.there.delete("Person", int(there))
        with pytest.raises(BrakeStopped):
            await syncing.compare(app, "hope", StopFlag())  # as a server does it, or this window yesterday
        window.door.changed.emit(frozenset({Topic.RUNS, Topic.DECISIONS}))
        window.go("overview")
        await window.door.finished()
        page = child(window, OverviewPage, "page_overview")
        foot = child(window, QWidget, "connectionState")
        assert page.banner.isVisible()
        assert page.banner.title.text().startswith("8 people of 30")
        assert page.state.text().startswith("Waiting for you")
        assert foot.accessibleName().startswith("Waiting for you")
        page.banner.action.click()
        for _ in range(3):
            await window.door.finished()
        child(window, QPushButton, "brakeAnswer_ours").click()
        for _ in range(3):
            await window.door.finished()
        window.go("overview")
        await window.door.finished()
        assert not page.banner.isVisible()
        assert not page.state.text().startswith("Waiting for you")
        assert not foot.accessibleName().startswith("Waiting for you")

    world.story(told)
