"""Playing a scene: once undisturbed, to count the boundaries, and then once for each of them, killed there.

Whoever sees the program die starts it again: the same command first, then what was to come, then syncs until quiet.
"""

from __future__ import annotations

import contextlib
import copy
import multiprocessing
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from openfaith_desktop.bench.crash import fate, judge, scenes
from openfaith_desktop.bench.crash.fate import Command
from openfaith_desktop.bench.crash.scenes import SYNC, Scene, Stage
from openfaith_desktop.store.database import Store
from openfaith_planning_center.simulator import Options, RunningSimulator, start_simulator
from openfaith_planning_center.simulator.church import Church

FILE = "openfaith.sqlite"
LATER = 120.0
"""Seconds between a death and the next start: as long as a look-up would wait for what may not be seen yet."""
QUIET_AFTER = 4
"""Syncs within which both sides must be quiet."""
AGAIN = ("undo", "decide")
"""What may be refused when it is given again, since it had been done."""
_HOW = "forkserver" if sys.platform != "win32" else "spawn"


@dataclass(frozen=True, slots=True)
class Played:
    """One death and what came of it: at which boundary, "" when it came to none. `broken`: what is not as promised."""

    scene: str
    command: str
    died: str
    broken: tuple[str, ...]


class Prepared:
    """A scene up to its first command, to be played as often as one likes."""

    def __init__(self, name: str, folder: Path, breaks: str = "") -> None:
        self.name, self.scene, self._folder, self._breaks = name, scenes.SCENES[name], folder, breaks
        with start_simulator(scenes.church(), Options(rate_limit=None)) as there:
            here = _Here(folder, there)
            here.connect(self.scene.mode)
            here.run(SYNC)
            stage = Stage(Store.open(folder / FILE, folder / "backups"), there, here.run)
            stage.ids.update(_ids(folder))
            self.before = self._note(there)
            if self.scene.before:
                self.scene.before(stage)
                stage.ids.update(_ids(folder))
                self.before = self._note(there)
            self.scene.typed(stage)
            self.commands = [tuple(one) for one in self.scene.commands(stage)]
            stage.store.close()
        there.church.clock = time.time  # what belonged to that server
        self._church: Church = there.church

    def _note(self, there: RunningSimulator) -> judge.Sides:
        return judge.look(self._folder / FILE, there.church.rows)

    def boundaries(self) -> list[list[str]]:
        """Return the boundaries of each command in words, from playing the scene undisturbed."""
        found: list[list[str]] = []
        with self._copy() as here:
            for command in self.commands:
                here.run(command)
                found.append(here.passed())
        return found

    def play(self, number: int, boundary: int) -> Played:
        """Kill command `number` at a boundary, carry on, and judge. Boundary 0: nothing is killed."""
        said: list[str] = []
        died = ""
        with self._copy(self._breaks) as here:
            for at, command in enumerate(self.commands):
                code = here.run(command, boundary if at == number else 0)
                if code < 0:
                    died = f"{here.passed()[-1]}, number {boundary}"
                    here.there.clock(LATER)
                    code = here.run(command)
                    code = 0 if code == 1 and command[0] in AGAIN else code
                if code:
                    said.append(f"“{' '.join(command)}” ended with exit code {code}")
            said += [*here.until_quiet(), *here.judged(self.before, self.scene)]
        return Played(self.name, " ".join(self.commands[number][:1]), died, tuple(said))

    @contextlib.contextmanager
    def _copy(self, breaks: str = "") -> Generator[_Here]:
        with tempfile.TemporaryDirectory(prefix="openfaith-crash-") as made:
            folder = Path(made) / "data"
            shutil.copytree(self._folder, folder)
            church = copy.deepcopy(self._church)
            with start_simulator(church, Options(rate_limit=None)) as there:
                here = _Here(folder, there, breaks)
                here.move()
                yield here


@contextlib.contextmanager
def prepared(name: str, breaks: str = "") -> Generator[Prepared]:
    """Yield a scene up to its first command; its commands run with a broken engine when `breaks` names one."""
    with tempfile.TemporaryDirectory(prefix="openfaith-crash-") as made:
        yield Prepared(name, Path(made), breaks)


class _Here:
    """One data folder and the church it is connected to."""

    def __init__(self, folder: Path, there: RunningSimulator, breaks: str = "") -> None:
        self.folder, self.there, self._breaks = folder, there, breaks

    def run(self, command: Command, dies_at: int = 0) -> int:
        """Run a command in a process of its own and return its exit code, negative when it was killed."""
        how = multiprocessing.get_context(_HOW)
        if _HOW == "forkserver":
            how.set_forkserver_preload([__name__])  # type: ignore[attr-defined]
        process = how.Process(target=fate.live, args=(self.folder, command, dies_at, self._breaks))  # type: ignore[attr-defined]
        process.start()
        process.join()
        assert process.exitcode is not None
        return process.exitcode

    def passed(self) -> list[str]:
        """Return the boundaries that the last command passed."""
        return (self.folder / fate.PASSED).read_text("utf-8").splitlines()

    def connect(self, mode: str) -> None:
        """Connect the church."""
        self.run(("connect", mode, self.there.url))

    def move(self) -> None:
        """Lead the connection to where the church is now."""
        with contextlib.closing(sqlite3.connect(self.folder / FILE)) as db, db:
            db.execute("UPDATE connection SET base_url = ?", (self.there.url,))

    def until_quiet(self) -> list[str]:
        """Sync until nothing happens any more; say when it never does."""
        for _ in range(QUIET_AFTER):
            before = self._mark()
            code = self.run(SYNC)
            if code:
                return [f"a sync afterwards ended with exit code {code}: {self._last_words()}"]
            if self._mark() == before:
                return []
        return [f"after {QUIET_AFTER} syncs something happens still"]

    def _mark(self) -> tuple[int, int]:
        with contextlib.closing(sqlite3.connect(self.folder / FILE)) as db:
            changes = db.execute("SELECT count(*) FROM change").fetchone()[0]
        return changes, len(self.there.writes)

    def _last_words(self) -> str:
        return (self.folder / "said.txt").read_text("utf-8")[-300:]

    def judged(self, before: judge.Sides, scene: Scene) -> list[str]:
        """Return what is not as promised."""
        with self.there.simulator.lock:
            return judge.broken(before, scene.ends, scene.asked, self.folder / FILE, self.there.church.rows)


def _ids(folder: Path) -> dict[str, str]:
    with contextlib.closing(sqlite3.connect(folder / FILE)) as db:
        side = judge.rows.here(db)
    return {key[1]: raw.id for key, found in side.rows.items() for raw in found}
