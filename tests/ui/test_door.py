"""The one door: reads off the loop, newest answer only, changes published, errors to who can show them."""

from __future__ import annotations

import asyncio
import threading

import pytest
from PySide6.QtCore import QObject
from qasync import QEventLoop

from openfaith_desktop.errors import UsageError
from openfaith_desktop.ui.operation import Door, Topic


@pytest.fixture
def door(loop: QEventLoop) -> Door:
    return Door()


def test_reading_happens_in_another_thread_and_is_answered_here(door: Door, loop: QEventLoop) -> None:
    owner, said = QObject(), []

    async def story() -> None:
        door.read(owner, lambda: threading.current_thread().name, said.append)
        await door.finished()

    loop.run_until_complete(story())
    assert said[0].startswith("openfaith-window")
    door.close()


def test_of_several_questions_only_the_newest_is_answered(door: Door, loop: QEventLoop) -> None:
    owner, said = QObject(), []
    gate = threading.Event()

    async def story() -> None:
        def slow() -> str:
            gate.wait(5)
            return "old"

        door.read(owner, slow, said.append, key="search")
        door.read(owner, lambda: "new", said.append, key="search")
        gate.set()
        await door.finished()

    loop.run_until_complete(story())
    assert said == ["new"]
    door.close()


def test_a_change_is_published_before_its_answer_and_after_a_failure_too(
    door: Door, loop: QEventLoop
) -> None:
    owner, order = QObject(), []
    door.changed.connect(lambda topics: order.append(sorted(topics)))
    door.failed.connect(lambda error: order.append(error.title))

    def refuse() -> None:
        raise UsageError("No.")

    async def story() -> None:
        door.act(owner, lambda: 1, [Topic.RECORDS], lambda n: order.append(n))
        await door.finished()
        door.act(owner, refuse, [Topic.RUNS])
        await door.finished()

    loop.run_until_complete(story())
    assert order == [["records"], 1, ["runs"], "No."]
    door.close()


def test_coroutines_run_on_the_loop_and_can_be_cancelled(door: Door, loop: QEventLoop) -> None:
    owner, said = QObject(), []

    async def story() -> None:
        task = door.act(owner, asyncio.sleep(60), [], said.append)
        await asyncio.sleep(0)
        task.cancel()
        await door.finished()

    loop.run_until_complete(story())
    assert said == []
    door.close()


def test_who_is_gone_is_not_answered_and_what_nobody_foresaw_is_told_apart(
    door: Door, loop: QEventLoop
) -> None:
    import shiboken6

    owner, said, crashes = QObject(), [], []
    door.crashed.connect(crashes.append)

    async def story() -> None:
        door.read(owner, lambda: 1, said.append)
        shiboken6.delete(owner)
        door.act(QObject(), lambda: 1 / 0, [])
        await door.finished()

    loop.run_until_complete(story())
    assert said == []
    assert [type(e) for e in crashes] == [ZeroDivisionError]
    door.close()
