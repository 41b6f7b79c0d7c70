"""A job's life: tried again, given up into a problem, stopped, taken over; never two of one connection at once."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from openfaith_desktop.application import Application, problems
from openfaith_desktop.errors import (
    AlreadyRunning,
    BrakeStopped,
    ServerBusy,
    SignInNeeded,
    StoreError,
    Unreachable,
)
from openfaith_desktop.jobs import control, retry_policy
from openfaith_desktop.sync import editing
from openfaith_desktop.sync.engine import StopFlag
from tests.jobs.conftest import PATIENCE, Script, connect, open_queue

OFFLINE = (Unreachable(), Unreachable(), Unreachable(), Unreachable(), Unreachable())


class Long:
    """Work that lasts until it is told to end, or is stopped at its next record."""

    def __init__(self) -> None:
        self.begun, self.go = threading.Event(), threading.Event()

    def __call__(self, stop: StopFlag) -> None:
        self.begun.set()
        while not self.go.wait(0.01):
            stop.check()


def _problems(app: Application) -> list[tuple[str, str | None]]:
    return [(one["cause"], one["job"]) for one in problems.listed(app)["problems"]]


def test_a_job_that_comes_through_says_what_it_did(app: Application, script: Script) -> None:
    with open_queue(app) as open_:
        open_.jobs.make_next("sync", 1, None)
        done = open_.next()
    assert script.asked == [("sync", "hope")]
    assert (done.id, done.tries) == ("sync-1-1", 1)
    assert done.outcome == {"state": "done", "counts": {"added": 2}, "waits": 0}


@pytest.mark.parametrize("kind", ["sync", "compare"])
def test_a_passing_failure_is_tried_again(app: Application, script: Script, kind: str) -> None:
    script.next[kind] = [Unreachable(), ServerBusy(retry_after=0.001)]
    with open_queue(app) as open_:
        open_.jobs.make_next(kind, 1, None)
        done = open_.next()
    assert (done.outcome["state"], done.tries) == ("done", 3)
    assert _problems(app) == []


def test_after_the_last_try_it_becomes_a_problem_which_a_later_run_closes(
    app: Application, script: Script
) -> None:
    script.next["sync"] = list(OFFLINE)
    with open_queue(app) as open_:
        open_.jobs.make_next("sync", 1, None)
        done = open_.next()
        assert (done.outcome, done.tries) == (
            {"state": "given_up", "error": "Unreachable"},
            retry_policy.TRIES,
        )
        assert _problems(app) == [("The system can't be reached.", "sync")]
        open_.jobs.make_next("compare", 1, None)
        assert open_.next().outcome["state"] == "done"
        assert len(_problems(app)) == 1, "a comparison that came through says nothing about syncs"
        open_.jobs.make_next("sync", 1, open_.jobs.newest("sync", 1))
        assert open_.next().outcome["state"] == "done"
    assert _problems(app) == []


@pytest.mark.parametrize("error", [SignInNeeded(), BrakeStopped()])
def test_what_needs_a_person_is_not_tried_again(app: Application, script: Script, error: Exception) -> None:
    script.next["sync"] = [error]
    with open_queue(app) as open_:
        open_.jobs.make_next("sync", 1, None)
        assert open_.next().tries == 1
    assert len(_problems(app)) == 1


def test_a_fault_of_ours_is_a_problem_too_and_stops_nothing_else(app: Application, script: Script) -> None:
    script.next["sync"] = [ValueError("Joan Baker")]
    with open_queue(app) as open_:
        open_.jobs.make_next("sync", 1, None)
        open_.jobs.make_next("compare", 1, None)
        assert [open_.next().outcome["state"] for _ in range(2)] == ["given_up", "done"]
    ((cause, _),) = _problems(app)
    assert "ValueError" in cause
    assert "Joan" not in cause


def test_the_same_failure_night_after_night_is_one_problem(app: Application, script: Script) -> None:
    script.next["sync"] = [SignInNeeded(), SignInNeeded(), BrakeStopped()]
    numbers = []
    with open_queue(app) as open_:
        for _ in range(3):
            open_.jobs.make_next("sync", 1, open_.jobs.newest("sync", 1))
            open_.next()
            (one,) = problems.listed(app)["problems"]
            numbers.append(one["id"])
    assert numbers[0] == numbers[1] < numbers[2]


def test_a_problem_of_a_job_can_be_retried_and_dismissed(app: Application, script: Script) -> None:
    script.next["sync"] = [SignInNeeded(), SignInNeeded()]
    with open_queue(app) as open_:
        open_.jobs.make_next("sync", 1, None)
        open_.next()
    (one,) = problems.listed(app)["problems"]
    assert (one["type"], one["entity_id"], one["external_id"], one["connection"]) == (
        None,
        None,
        None,
        "hope",
    )
    again = asyncio.run(problems.retry(app, [one["id"]], StopFlag()))
    reason = "You need to sign in again."
    assert again["jobs"] == [{"connection": "hope", "job": "sync", "outcome": "failed", "reason": reason}]
    assert _problems(app) == [(reason, "sync")]
    again = asyncio.run(problems.retry(app, [one["id"]], StopFlag()))
    assert again["jobs"][0]["outcome"] == "done"
    assert _problems(app) == []
    script.next["sync"] = [SignInNeeded()]
    with open_queue(app) as open_:
        open_.jobs.make_next("sync", 1, open_.jobs.newest("sync", 1))
        open_.next()
    (one,) = problems.listed(app)["problems"]
    assert problems.dismiss(app, [one["id"]], "later")["dismissed"][0]["title"] == one["title"]
    assert _problems(app) == []


def test_somebody_elses_work_is_waited_for_and_is_no_problem(app: Application, script: Script) -> None:
    script.next["sync"] = [AlreadyRunning() for _ in range(8)]
    with open_queue(app) as open_:
        open_.jobs.make_next("sync", 1, None)
        done = open_.next()
    assert (done.outcome["state"], done.tries) == ("done", 1)
    assert _problems(app) == []


def test_somebody_who_never_ends_is_left_alone(
    app: Application, script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retry_policy, "BUSY_TRIES", 3)
    script.next["sync"] = [AlreadyRunning() for _ in range(4)]
    with open_queue(app) as open_:
        open_.jobs.make_next("sync", 1, None)
        assert open_.next().outcome == {"state": "skipped"}
    assert _problems(app) == []


def test_chosen_records_that_were_not_sent_are_problems_of_their_own(
    app: Application, script: Script
) -> None:
    person = editing.create(app.store, "person", {"first_name": "Quillon", "last_name": "Testerman"}, "you")
    script.next["push"] = list(OFFLINE)
    with open_queue(app) as open_:
        open_.jobs.push(1, [person])
        assert open_.next().outcome["state"] == "given_up"
    (one,) = problems.listed(app)["problems"]
    assert (one["title"], one["entity_id"], one["job"]) == ("Quillon Testerman", person, None)
    again = asyncio.run(problems.retry(app, [one["id"]], StopFlag()))
    assert [record["outcome"] for record in again["pushed"][0]["records"]] == ["updated"]
    assert script.asked[-1] == ("push", "hope", person)


def test_the_queue_holds_ids_and_no_names(app: Application, script: Script) -> None:
    person = editing.create(app.store, "person", {"first_name": "Quillon", "last_name": "Testerman"}, "you")
    script.next["push"] = [ValueError("Quillon Testerman"), *OFFLINE]
    with open_queue(app) as open_:
        for _ in range(2):
            open_.jobs.push(1, [person])
            open_.next()
    if app.store.url.startswith("sqlite"):
        kept = (app.folder / "jobs.sqlite").read_bytes()
        assert person.encode() in kept
        assert b"Quillon" not in kept
    log = (app.folder / "logs" / "openfaith.log").read_text("utf-8")
    assert "push of connection 1 failed unexpectedly" in log
    assert "Quillon" not in log


def test_nothing_is_printed(app: Application, script: Script, capfd: pytest.CaptureFixture[str]) -> None:
    script.next["sync"] = [ValueError("odd")]
    with open_queue(app) as open_:
        open_.jobs.make_next("sync", 1, None)
        open_.next()
    assert capfd.readouterr() == ("", "")


def test_jobs_of_one_connection_run_one_after_the_other(app: Application, script: Script) -> None:
    other = connect(app, "grace")
    people = [f"person_{n:026}" for n in range(6)]
    with open_queue(app) as open_:
        long = Long()
        script.next["push"] = [long]
        open_.jobs.push(1, people[:1])
        assert long.begun.wait(PATIENCE)
        for person in people[1:]:
            open_.jobs.push(1, [person])
        open_.jobs.make_next("compare", other, None)
        assert open_.next().connection_id == other, "another connection need not wait"
        assert script.asked == [("push", "hope", people[0]), ("compare", "grace")]
        long.go.set()
        assert [open_.next().connection_id for _ in people] == [1] * 6
    assert [asked[2] for asked in script.asked if asked[0] == "push"] == people
    assert not script.overlapped


def test_two_who_find_the_same_job_due_make_one(app: Application, script: Script) -> None:
    with open_queue(app) as open_:
        for _ in range(3):
            open_.jobs.make_next("sync", 1, None)
        open_.next()
        newest = open_.jobs.newest("sync", 1)
        assert newest is not None
        assert newest.number == 1
        open_.jobs.make_next("compare", 1, None)
        assert open_.next().kind == "compare"
    assert [asked[0] for asked in script.asked] == ["sync", "compare"]


def test_a_delivery_is_looked_at_once(
    app: Application, script: Script, waiting: Callable[[str], None]
) -> None:
    for delivery in ("d-1", "d-2"):
        waiting(delivery)
    with open_queue(app) as open_:
        assert open_.jobs.webhook(1, "d-1") == open_.jobs.webhook(1, "d-1") == "webhook-1-d-1"
        open_.jobs.webhook(1, "d-2")
        assert [open_.next().id for _ in range(2)] == ["webhook-1-d-1", "webhook-1-d-2"]
        open_.jobs.webhook(1, "d-1")
        open_.jobs.make_next("sync", 1, None)
        assert open_.next().kind == "sync"
    assert [asked[0] for asked in script.asked] == ["webhook", "webhook", "sync"]


def test_a_job_in_the_queue_by_its_older_name_is_done(
    app: Application, script: Script, waiting: Callable[[str], None]
) -> None:
    waiting("d-1")
    with open_queue(app) as open_:
        open_.jobs._make("look-1-d-1", "look", 1)
        assert open_.next().kind == "webhook"
    assert [asked[0] for asked in script.asked] == ["webhook"]


def test_when_everything_is_looked_at_nobody_is_asked(app: Application, script: Script) -> None:
    with open_queue(app) as open_:
        open_.jobs.webhook(1, "d-1")
        assert open_.next().outcome["state"] == "done"
    assert script.asked == []


# --- cancelling ------------------------------------------------------------------------------------


@contextmanager
def _obeying(bench: object) -> Iterator[None]:
    """What the worker does every second."""
    over = threading.Event()

    def obey() -> None:
        while not over.wait(0.02):
            bench.obey()  # type: ignore[attr-defined]

    thread = threading.Thread(target=obey)
    thread.start()
    yield
    over.set()
    thread.join()


def test_a_cancelled_job_stops_at_its_next_record_and_the_next_is_not_hit(
    app: Application, script: Script
) -> None:
    long = Long()
    script.next["sync"] = [long]
    with open_queue(app) as open_, _obeying(open_.bench):
        open_.jobs.make_next("sync", 1, None)
        assert long.begun.wait(PATIENCE)
        control.cancel(app, "hope")
        assert open_.next().outcome == {"state": "cancelled"}
        open_.jobs.make_next("sync", 1, open_.jobs.newest("sync", 1))
        assert open_.next().outcome["state"] == "done"
    assert _problems(app) == []


def test_a_job_that_waits_for_its_next_try_can_be_cancelled(
    app: Application, script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retry_policy, "FIRST_WAIT", 900.0)
    failed = threading.Event()

    def fail(_: StopFlag) -> None:
        failed.set()
        raise Unreachable

    script.next["sync"] = [fail]
    with open_queue(app) as open_, _obeying(open_.bench):
        open_.jobs.make_next("sync", 1, None)
        assert failed.wait(PATIENCE)
        control.cancel(app, "hope")
        assert open_.next().outcome == {"state": "cancelled"}
    assert len(script.asked) == 1


def test_cancelling_one_connection_leaves_the_others(app: Application, script: Script) -> None:
    other = connect(app, "grace")
    mine, theirs = Long(), Long()
    script.next["sync"], script.next["compare"] = [mine], [theirs]
    with open_queue(app) as open_, _obeying(open_.bench):
        open_.jobs.make_next("sync", 1, None)
        open_.jobs.make_next("compare", other, None)
        assert mine.begun.wait(PATIENCE)
        assert theirs.begun.wait(PATIENCE)
        control.cancel(app, "hope")
        assert open_.next().connection_id == 1
        theirs.go.set()
        assert open_.next().outcome["state"] == "done"


# --- ending and beginning again --------------------------------------------------------------------


@pytest.mark.parametrize("waiting_for_next_try", [False, True])
def test_a_job_cut_short_is_carried_on_by_the_next_start(
    app: Application, script: Script, monkeypatch: pytest.MonkeyPatch, waiting_for_next_try: bool
) -> None:
    long = Long()
    with monkeypatch.context() as patch, open_queue(app) as open_:
        if waiting_for_next_try:
            patch.setattr(retry_policy, "FIRST_WAIT", 900.0)

            def fail(_: StopFlag) -> None:
                long.begun.set()
                raise Unreachable

            script.next["push"] = [fail]
        else:
            script.next["push"] = [long]
        job = open_.jobs.push(1, ["person_1"])
        assert long.begun.wait(PATIENCE)
    assert open_.said.empty()
    monkeypatch.setattr("openfaith_desktop.jobs.attempt.Workbench.wait", lambda *_: None)
    with open_queue(app) as open_:
        done = open_.next()
    assert (done.id, done.outcome["state"]) == (job, "done")
    assert done.tries == (2 if waiting_for_next_try else 1)
    assert len(script.asked) == 2
    assert not script.overlapped


@pytest.mark.parametrize("dead", [True, False])
def test_what_a_dead_worker_left_is_taken_over_and_a_living_ones_is_not(
    app: Application, script: Script, dead: bool
) -> None:
    long = Long()
    script.next["sync"] = [long]
    with open_queue(app, "worker-2") as open_:
        open_.jobs.make_next("sync", 1, None)
        assert long.begun.wait(PATIENCE)
    asked: list[str] = []

    @contextmanager
    def hold(executor: str) -> Iterator[bool]:
        asked.append(executor)
        yield dead

    with open_queue(app) as open_:
        open_.jobs.take_over(hold)
        assert asked == ["worker-2"]
        if dead:
            assert open_.next().outcome["state"] == "done"
            open_.jobs.take_over(hold)
            assert asked == ["worker-2"], "there is nothing left to take over"
        else:
            other = connect(app, "grace")
            open_.jobs.make_next("compare", other, None)
            assert open_.next().kind == "compare"
            assert len(script.asked) == 2, "its place in the queue stays taken"


def test_old_jobs_are_forgotten_but_the_numbers_go_on(app: Application, script: Script) -> None:
    with open_queue(app) as open_:
        for _ in range(3):
            open_.jobs.make_next("sync", 1, open_.jobs.newest("sync", 1))
            open_.next()
        open_.jobs.newest("sync", 1)
        _until(lambda: open_.jobs.outcome("sync-1-3") is not None)
        open_.jobs.tidy()
        assert open_.jobs.outcome("sync-1-1") is not None
        open_.jobs.tidy(now=4_000_000_000)
        assert open_.jobs.outcome("sync-1-1") is None
        newest = open_.jobs.newest("sync", 1)
        assert newest is not None
        assert newest.number == 3


def _until(true: Callable[[], bool]) -> None:
    """Wait for what happens right after a job has said that it is over."""
    wait = threading.Event()
    for _ in range(int(PATIENCE / 0.02)):
        if true():
            return
        wait.wait(0.02)
    raise AssertionError("it never came true")


def test_a_damaged_list_of_jobs_says_what_to_do(app: Application) -> None:
    if not app.store.url.startswith("sqlite"):
        return
    file = app.folder / "jobs.sqlite"
    file.write_bytes(b"half a list of jobs" * 400)
    with pytest.raises(StoreError) as caught, open_queue(app):
        pass
    assert str(file) in caught.value.what_to_do
    assert "safe" in caught.value.what_it_means
    file.unlink()
    with open_queue(app) as open_:
        assert open_.jobs.newest("sync", 1) is None
