"""The worker: what it starts by itself and when, what a person can tell it, and one worker on a data folder."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable

import pytest

from openfaith_desktop import doctor
from openfaith_desktop.application import Application
from openfaith_desktop.errors import AlreadyRunning, DatabaseLocked, UsageError
from openfaith_desktop.jobs import schedule, wishes
from openfaith_desktop.jobs.worker import Worker
from openfaith_desktop.store import connections
from openfaith_desktop.sync import local
from tests.jobs.conftest import PATIENCE, Script, connect, jobs_url, working
from tests.jobs.test_jobs import Long
from tests.sync.conftest import Both

WEEK = 7 * 86_400
YEAR = 365 * 86_400


def _kinds(script: Script) -> list[str]:
    return [kind for kind, *_ in script.asked]


def _age_jobs(app: Application, seconds: int) -> None:
    """Make all jobs so much older: as if the computer had slept, or (negative) its clock was put back."""
    table = "workflow_status" if app.store.url.startswith("sqlite") else "openfaith_jobs.workflow_status"
    statement = f"UPDATE {table} SET created_at = created_at - {seconds * 1000}"
    if app.store.url.startswith("sqlite"):
        with sqlite3.connect(jobs_url(app).removeprefix("sqlite:///")) as connection:
            connection.execute(statement)
    else:
        app.store.write(lambda c: c.exec_driver_sql(statement))


@pytest.fixture
def never_night(monkeypatch: pytest.MonkeyPatch) -> None:
    """The comparison is not what the test is about."""
    monkeypatch.setattr(schedule, "comparison_due", lambda *_: False)


@pytest.mark.usefixtures("never_night")
def test_it_polls_at_its_start_and_a_second_start_does_not_poll_again(
    app: Application, script: Script
) -> None:
    with working(app, poll=schedule.MOST) as worker:
        worker.until("sync done")
    done = worker.stop()
    assert done["outcomes"] == {"done": 1}
    (job,) = done["jobs"]
    assert (job["connection"], job["job"], job["counts"]) == ("hope", "sync", {"added": 2})
    grace = connect(app, "grace")
    with working(app, poll=schedule.MOST) as worker:
        worker.until("grace: sync done")
    assert script.asked == [("sync", "hope"), ("sync", "grace")]
    assert grace == 2


@pytest.mark.usefixtures("never_night")
def test_it_polls_again_and_again(app: Application, script: Script) -> None:
    with working(app, poll=1) as worker:
        for _ in range(3):
            worker.until("sync done")
    assert set(_kinds(script)) == {"sync"}


@pytest.mark.parametrize("seconds", [WEEK, 3 * YEAR, -YEAR], ids=["slept", "clock-put-on", "clock-put-back"])
def test_after_sleep_or_a_moved_clock_one_poll_and_one_comparison_run(
    app: Application, script: Script, monkeypatch: pytest.MonkeyPatch, seconds: int
) -> None:
    monkeypatch.setattr(schedule, "share", lambda _: 0.5)
    with monkeypatch.context() as patch, working(app, poll=schedule.MOST // 7) as worker:
        patch.setattr(schedule, "comparison_due", lambda _now, last, *_: last is None)
        worker.until("sync done")
        worker.until("compare done")
    _age_jobs(app, seconds)
    looked = _count_looks(monkeypatch)
    with working(app, poll=schedule.MOST // 7) as worker:
        worker.until("sync done")
        worker.until("compare done")
        looked()
    assert _kinds(script) == ["sync", "compare"] * 2


def _count_looks(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Return what waits until the worker has looked for due jobs three times more."""
    looks = threading.Semaphore(0)
    real = Worker._make_due

    def counted(*arguments: object) -> None:
        real(*arguments)  # type: ignore[arg-type]
        looks.release()

    monkeypatch.setattr(Worker, "_make_due", counted)

    def wait() -> None:
        while looks.acquire(blocking=False):
            pass
        for _ in range(3):
            assert looks.acquire(timeout=PATIENCE)

    return wait


@pytest.mark.usefixtures("never_night")
def test_nothing_begins_before_a_person_began_the_first_sync(
    app: Application, script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = connect(app, "grace", connections.PENDING)
    with working(app, poll=schedule.MOST) as worker:
        worker.until("hope: sync done")
        assert [line for line in worker.lines if "openfaith preview grace" in line]
        app.store.write(lambda c: connections.set_state(c, new, connections.ACTIVE))
        worker.until("grace: sync done")
    assert sum("preview grace" in line for line in worker.lines) == 1


@pytest.mark.usefixtures("never_night")
def test_a_paused_connection_gets_no_jobs_until_it_is_resumed(
    app: Application, script: Script, waiting: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    connect(app, "grace")
    assert wishes.pause(app, "hope") == {"connection": "hope", "paused": True}
    assert app.status("hope")["connections"][0]["paused"]
    waiting("d-1")
    with working(app, poll=schedule.MOST) as worker:
        worker.until("grace: sync done")
        looked = _count_looks(monkeypatch)
        looked()
        assert script.asked == [("sync", "grace")]
        wishes.resume(app, "hope")
        worker.until("hope: sync done")
        worker.until("hope: look done")
    assert wishes.resume(app, "hope") == {"connection": "hope", "paused": False}


@pytest.mark.usefixtures("never_night")
def test_cancel_stops_what_runs(app: Application, script: Script) -> None:
    long = Long()
    script.next["sync"] = [long]
    with working(app, poll=schedule.MOST) as worker:
        assert long.begun.wait(PATIENCE)
        assert wishes.cancel(app, "hope") == {"connection": "hope", "running": False}
        worker.until("sync stopped, as you asked")
    assert worker.stop()["outcomes"] == {"cancelled": 1}


def test_pausing_cancelling_and_rules_do_not_overwrite_each_other(app: Application) -> None:
    stale = app.connection("hope")
    wishes.cancel(app, "hope")
    wishes.pause(app, "hope")
    app.store.write(lambda c: connections.put_settings(c, stale.id, rules={"gender": "ours"}))
    wishes.cancel(app, "hope")
    info = app.connection("hope")
    assert (wishes.cancels(info), wishes.is_paused(info)) == (2, True)
    assert info.settings["rules"] == {"gender": "ours"}


@pytest.mark.usefixtures("never_night")
def test_a_given_up_job_is_said_and_leads_to_the_problems(app: Application, script: Script) -> None:
    script.next["sync"] = [UsageError()]
    with working(app, poll=schedule.MOST) as worker:
        line = worker.until("given up")
    assert line.endswith("hope: sync given up (UsageError); see: openfaith problems hope")


@pytest.mark.usefixtures("never_night")
def test_a_database_that_is_busy_for_a_while_does_not_end_it(
    app: Application, script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, failures = Worker._make_due, [DatabaseLocked(), DatabaseLocked()]

    def flaky(*arguments: object) -> None:
        if failures:
            raise failures.pop()
        real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Worker, "_make_due", flaky)
    with working(app) as worker:
        worker.until("sync done")
    assert worker.error is None


def test_a_second_worker_on_a_data_folder_is_refused(app: Application, script: Script) -> None:
    if not app.store.url.startswith("sqlite"):
        return
    with working(app) as worker:
        worker.until("runs")
        second = Worker(app, print, threading.Event())
        with pytest.raises(AlreadyRunning) as caught:
            second.run()
    assert "worker" in caught.value.title


def test_webhooks_are_refused_until_there_is_a_receiver(app: Application) -> None:
    with pytest.raises(UsageError):
        Worker(app, print, threading.Event(), webhooks=8899).run()


def test_doctor_tells_of_an_unreadable_list_of_jobs(app: Application) -> None:
    def check() -> tuple[bool, str]:
        (found,) = [c for c in doctor.examine(app.folder)["checks"] if "jobs" in c["check"]]
        return found["ok"], found["detail"]

    assert check() == (True, "none yet; `openfaith worker` makes it")
    file = app.folder / "jobs.sqlite"
    file.write_bytes(b"half a list of jobs" * 400)
    ok, detail = check()
    assert not ok
    assert str(file) in detail


# --- with the real application, and the pretend church ---------------------------------------------


@pytest.mark.usefixtures("never_night")
@pytest.mark.parametrize("mode", ["full"], indirect=True)
@pytest.mark.parametrize("people", [5])
def test_edits_here_are_sent_soon_and_only_once(
    both: Both, app_of_both: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schedule, "SETTLED", 0.0)
    both.sync()
    with working(app_of_both, poll=schedule.MOST) as worker:
        worker.until("sync done")
        person = both.here(both.entity_of("person", both.there.dump("Person")[0]["id"]) or "")
        both.edit(person["id"], nickname="Quillon")
        worker.until("1 sent")
        assert "Quillon" in [row["nickname"] for row in both.there.dump("Person")]
        local.create(both.store, "person", {"first_name": "Ottilie", "last_name": "Testerman"}, "you")
        worker.until("1 sent as new")
        _count_looks(monkeypatch)()
    assert len(worker.stop()["jobs"]) == 3
    assert sum(row["first_name"] == "Ottilie" for row in both.there.dump("Person")) == 1
