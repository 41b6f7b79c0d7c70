"""Both sides in one process: a pretend church, a database, one clock, and what can go wrong between them.

Everything but the network is real: the engine, the adapter, the database. Which system the other side is, and how
requests get there, is said in `there.py`. The clock goes on by a second with each request.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import shutil
import tempfile
import time
from collections.abc import Callable, Coroutine, Generator, Mapping
from concurrent.futures import Future
from dataclasses import asdict
from pathlib import Path
from types import SimpleNamespace, TracebackType
from typing import Any, Self, cast

import stamina
from sqlalchemy import Connection, event
from typeid import TypeID
from uuid_utils import UUID

from openfaith_desktop.bench.simulation.oracle import choices, mishaps
from openfaith_desktop.bench.simulation.oracle.promise import Promise
from openfaith_desktop.bench.simulation.oracle.rows import Side
from openfaith_desktop.bench.simulation.there import PlanningCenter, There
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.errors import BrakeStopped, OpenFaithError
from openfaith_desktop.store import changes, connections, decisions
from openfaith_desktop.store import clock as store_clock
from openfaith_desktop.store.database import Store
from openfaith_desktop.store.questions import Question
from openfaith_desktop.sync.decisions.answer import Answer, OpenDecision
from openfaith_desktop.sync.decisions.settle import settle
from openfaith_desktop.sync.engine import Engine, StopFlag
from openfaith_desktop.sync.events import EventStream
from openfaith_desktop.sync.push import lookup
from openfaith_desktop.sync.reconcile import create, plan_creates, update
from openfaith_desktop.sync.reconcile.matching import phase as matching_phase
from openfaith_desktop.sync.reconcile.matching import sides
from openfaith_planning_center import polling, session

SETTLE = 10.0
BRAKE = "stopped by a brake"
"""How a run ended that a brake stopped."""
RUNS: Mapping[str, Callable[..., Coroutine[Any, Any, object]]] = {
    "sync": Engine.sync,
    "compare": Engine.compare,
    "webhook": Engine.notified,
    "preview": Engine.preview,
    "push": Engine.push,
}
WRONG = (40 * 86_400.0, -7_200.0, 26 * 3_600.0, -40 * 86_400.0, 7_200.0)
"""By how much this computer's clock is wrong from the beginning in every fourth story."""
PAGE, BATCH = 3, 1
"""How many records a page and a batch hold in every fifth story: so few that there are several of each."""
PAGED = (polling, session)
BATCHED = (create, matching_phase, sides, plan_creates, update)


class Killed(BaseException):
    """The program is dead: nothing it does from now on has any effect."""


class InlineStore(Store):
    """A store that works in the caller's thread: nobody waits for it here, and changing threads takes time.

    It reads on one connection, for opening one takes longer than reading; a read begun in another one has its own.
    """

    _reading: Connection | None = None
    _is_reading = False

    def read(self, work: Callable[..., Any], *args: Any) -> Any:
        """Run `work(db, *args)` in a transaction that sees what is there now."""
        if self._is_reading:
            return super().read(lambda db: work(db, *args))
        if self._reading is None:
            self._reading = self._engine.connect()
        self._is_reading = True
        try:
            return work(self._reading, *args)
        finally:
            self._reading.rollback()
            self._is_reading = False

    def submit(
        self,
        work: Callable[[Connection], Any],
        *,
        keep: bool = True,
        durable: bool = False,
        alone: bool = False,
    ) -> Future[Any]:
        """Run `work` in one transaction, at once; no power is cut here, so nothing waits for a disk."""
        done: Future[Any] = Future()
        try:
            done.set_result(self._run(work, keep, durable=False))
        except BaseException as error:
            done.set_exception(error)
        return done

    async def awrite(self, work: Callable[..., Any], *args: Any, durable: bool = False) -> Any:
        """Like `submit`."""
        return self._run(lambda db: work(db, *args), keep=True, durable=False)

    async def rehearse(self, work: Callable[..., Any], *args: Any) -> Any:
        """Like `submit`, and take everything back."""
        return self._run(lambda db: work(db, *args), keep=False, durable=False)

    async def aread(self, work: Callable[..., Any], *args: Any) -> Any:
        """Like `read`."""
        return self.read(work, *args)

    def close(self) -> None:
        """Close every connection."""
        self._close_writer()
        if self._reading is not None:
            self._reading.close()
            self._reading = None
        self._writer.shutdown()
        self._engine.dispose()


class World:
    """One church on both sides; a context manager. `mode` and what else is set may change during a story."""

    def __init__(
        self,
        seed: int,
        mode: str,
        template: Path | None = None,
        there: Callable[[World, int], There] = PlanningCenter,
    ) -> None:
        self.random = random.Random(f"world {seed}")
        self.now = float(int(time.time()))
        self.skew = WRONG[seed // 4 % len(WRONG)] if seed % 4 == 2 else 0.0
        """How far this computer's clock is ahead of the right time, in seconds; the church's is right."""
        self.faults: list[str] = []
        self.meddle: Callable[[], None] | None = None
        """Done once, when the answer to a read whose path holds `meddle_at` comes."""
        self.meddle_at = ""
        self._boundaries = 0
        self._dies_at = 0
        self.dead = False
        self.folder = Path(tempfile.mkdtemp(prefix="openfaith-simulation-"))
        if template is not None:
            shutil.copy(template, self.folder / "openfaith.sqlite")
        self.there = there(self, seed)
        self.events = EventStream()
        self.store = self._open()
        self.store.write(
            lambda c: connections.add(
                c,
                name="hope",
                adapter=self.there.system.name,
                mode=mode,
                scope=[],
                base_url=self.there.base_url,
                account={},
            )
        )
        self._small = seed % 5 == 0
        self._made = 0
        self._undo: list[Callable[[], None]] = []
        self.promise = Promise(
            self.folder / "openfaith.sqlite", lambda: self.there.rows, mode, self.there.shape
        )
        self.meddled = False
        self.disturbed = False
        """Whether what is there may not be seen, or a request be made twice."""
        self.cut_after = 0
        """Which write from now on is the last thing that gets through; 0: none."""
        self.is_cut = False
        self.second, self.second_after, self.second_ended = "", 0, ""
        """A run that takes over after so many requests of another one, and how it ended."""
        self._overtaken: Side | None = None

    # --- life -------------------------------------------------------------------------------------

    def __enter__(self) -> Self:
        clock, real_sleep = store_clock.datetime, lookup.asyncio
        world = self

        class Clock(clock):  # type: ignore[misc, valid-type]
            @classmethod
            def now(cls, tz: Any = None) -> Any:
                world.now += 0.001
                return clock.fromtimestamp(world.now + world.skew, tz)

        async def sleep(seconds: float) -> None:
            world.now += seconds

        def new_id(entity_type: str) -> str:
            # A story is the same each time it is told: so are the ids, by which records are sorted.
            self._made += 1
            number = int((self.now + self.skew) * 1_000) << 80 | 7 << 76 | 2 << 62 | self._made
            return str(cast(Any, TypeID).from_uuid(UUID(int=number), entity_type))

        sizes = [(module, "PAGE", PAGE) for module in PAGED if self._small]
        sizes += [(module, "BATCH", BATCH) for module in BATCHED if self._small]
        known_sizes = [(module, name, vars(module)[name]) for module, name, _ in sizes]
        for module, name, size in sizes:
            setattr(module, name, size)
        made_ids = changes.new_id
        changes.new_id = new_id
        store_clock.datetime = Clock  # type: ignore[misc]
        lookup.asyncio = SimpleNamespace(sleep=sleep)  # type: ignore[assignment]
        installed = contextlib.ExitStack()
        installed.enter_context(self.there.installed())
        stamina.set_testing(True, attempts=4)
        self._loop = asyncio.new_event_loop()

        def undo() -> None:
            store_clock.datetime = clock  # type: ignore[misc]
            lookup.asyncio = real_sleep
            changes.new_id = made_ids
            for module, name, size in known_sizes:
                setattr(module, name, size)
            installed.close()
            stamina.set_testing(False)
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())
            self._loop.close()

        self._undo.append(undo)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for undo in self._undo:
            undo()
        self.dead = False
        self.store.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _open(self) -> Store:
        store = InlineStore.open(self.folder / "openfaith.sqlite", self.folder / "backups")

        def on_commit(db: Connection) -> None:
            try:
                self.boundary()
            except Killed:
                db.exec_driver_sql("ROLLBACK")
                raise

        event.listen(store.engine, "commit", on_commit)
        return store

    def boundary(self) -> None:
        """Pass a request or a commit; die there if that is the story."""
        self._boundaries += 1
        if self._dies_at and self._boundaries >= self._dies_at:
            self.dead = True
        if self.dead:
            raise Killed

    # --- what programs do -------------------------------------------------------------------------

    def info(self) -> connections.ConnectionInfo:
        """Return the connection as it is now."""
        return self.store.read(connections.by_name, "hope")

    def run(self, kind: str, *arguments: Any, dies_after: int = 0) -> str:
        """Run one of `RUNS`; return how it ended. A death is survived by a new start."""
        engine = self._engine(self.folder)
        self._boundaries, self._dies_at = 0, dies_after
        self.meddled = False
        self.disturbed = bool(self.faults or self.there.lags)
        try:
            self._loop.run_until_complete(RUNS[kind](engine, *arguments, StopFlag()))
            # What was typed while it worked, it may have missed.
            self.promise.look(sure=kind == "compare" and not self.meddled)
        except Killed:
            return "killed"
        except BrakeStopped:
            return BRAKE
        except OpenFaithError as error:
            return type(error).__name__
        finally:
            self.faults, self.is_cut = [], False
            self.meddle, self.meddle_at = None, ""
            self._start_anew()
        return "done"

    def _start_anew(self) -> None:
        """Go on with a new program if the last one died."""
        self._dies_at = 0
        if self.dead:
            # The dying program's connections are cut off; a new one opens the same file.
            with contextlib.suppress(Killed):
                self.store.close()
            self.dead = False
            self.store = self._open()

    def dies_in(self, work: Callable[[], object], what: str) -> None:
        """Let a program die as it commits what a person wants; the promise is told of what that left behind."""
        before = self.promise.look()
        self._boundaries, self._dies_at = 0, 1
        try:
            work()
        except Killed:
            pass
        finally:
            self._start_anew()
        mishaps.died(self.promise, what, before)

    def _engine(self, locks: Path) -> Engine:
        return Engine(
            self.store,
            self.there.system,
            self.info(),
            self.there.system.read_token(self.there.key),
            self.events,
            locks,
            visible_after_seconds=SETTLE,
        )

    async def run_second(self) -> None:
        """Run another one in the middle of a run, as if that had lost its lock."""
        kind, self.second, self.meddled = self.second, "", True
        locks = self.folder / "elsewhere"
        locks.mkdir(exist_ok=True)
        try:
            await RUNS[kind](self._engine(locks), StopFlag())
            self.second_ended = "done"
        except OpenFaithError as error:
            self.second_ended = type(error).__name__

    def open_decisions(self) -> list[Question]:
        """Return what waits for a person."""
        return list(self.store.read(decisions.listed, 1))

    def decide(self, row: Question, word: str) -> None:
        """Answer a decision. Raises `OpenFaithError` when it can't be answered so."""
        asked = OpenDecision(row, ENTITY_TYPES[row.entity_type], self.there.system, self.info(), "you")
        raw = asdict(row) | {"ours": json.dumps(row.ours), "theirs": json.dumps(row.theirs)}
        with choices.answering(self.promise, raw, word) as taken:
            self.store.write(lambda c: settle(c, [asked], Answer.read(word)))
            taken.append(True)

    # --- what can go wrong on the way to the other side -------------------------------------------

    async def departs(self, *, creates: bool) -> str:
        """A request leaves: return what goes wrong with it, "" for nothing. `creates`: it makes a record there."""
        self.boundary()
        self.now += 1
        fault = self.faults.pop(0) if self.faults else ""
        self._overtaken = None
        if self.is_cut:
            return "drop_before"
        if self.second and self.second_after:
            self.second_after -= 1
            if not self.second_after:
                await self.run_second()
                self._overtaken = self.promise.there() if creates else None
        return fault

    def arrived(self, where: str, *, writes: bool) -> bool:
        """It was carried out there; return whether its answer gets lost. `where`: what it read or wrote."""
        if self._overtaken is not None:
            mishaps.arrived_late(self.promise, self._overtaken)
        self.boundary()
        if self.meddle and not writes and self.meddle_at in where:
            meddle, self.meddle = self.meddle, None
            self.meddled = True
            meddle()
        if writes and self.cut_after:
            self.cut_after -= 1
            self.is_cut = not self.cut_after
        return self.is_cut


@contextlib.contextmanager
def template() -> Generator[Path]:
    """Yield a migrated, empty database to copy."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "openfaith.sqlite"
        Store.open(file, Path(folder)).close()
        yield file
