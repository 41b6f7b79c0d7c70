"""The bundle, built and started as a church would have it: no Python, no sources, an empty home.

One story in one test, since the bundle takes half a minute to build and each worker would build its own.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PyInstaller.archive.readers import CArchiveReader

from openfaith_desktop.cli import practice
from openfaith_planning_center.simulator import generate_church

ROOT = Path(__file__).parents[2]
PEOPLE, SEED = 40, 7
THERE = {
    "Person": "person",
    "Email": "email",
    "PhoneNumber": "phone_number",
    "Address": "address",
    "Household": "household",
    "HouseholdMembership": "household_membership",
    "Campus": "campus",
}
GPL_ONLY = ("Charts", "DataVisualization", "Graphs", "HttpServer", "NetworkAuth", "VirtualKeyboard")
PATIENCE = 120.0


class Bundle:
    """The built folder, and a home of nobody's to start it in."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder, self.home = folder, home
        self.environment = _others() | {
            "HOME": str(home),
            "USERPROFILE": str(home),
            "QT_QPA_PLATFORM": "offscreen",
            "OPENFAITH_KEYRING": "off",
        }

    def program(self, name: str) -> str:
        return str(self.folder / (f"{name}.exe" if os.name == "nt" else name))

    def run(self, *words: str, given: str = "") -> dict[str, Any]:
        """Run a command and return its document."""
        done = subprocess.run(
            [self.program("openfaith"), "--json", *words],
            env=self.environment,
            cwd=self.home,
            input=given,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert done.stdout, done.stderr
        return json.loads(done.stdout)

    @contextlib.contextmanager
    def window(self, *words: str) -> Iterator[subprocess.Popen[bytes]]:
        """Open the window; whatever happens, it is closed in the end."""
        with subprocess.Popen(
            [self.program("openfaith-desktop"), *words], env=self.environment, cwd=self.home
        ) as process:
            try:
                yield process
            finally:
                process.kill()


def _others() -> dict[str, str]:
    """Return the environment without what leads to this project or this person's session."""
    ours = ("OPENFAITH", "PYTHON", "VIRTUAL_ENV", "XDG_", "DBUS", "DISPLAY", "WAYLAND", "QT", "LD_LIBRARY")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def build(into: Path) -> Path:
    """Build the bundle without the embedded browser and return its folder."""
    places = ["--distpath", str(into / "dist"), "--workpath", str(into / "work")]
    done = subprocess.run(
        [sys.executable, "-m", "PyInstaller", "--noconfirm", *places, str(ROOT / "openfaith.spec")],
        env=os.environ | {"OPENFAITH_BUNDLE_WEBENGINE": "off"},
        cwd=into,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return into / "dist" / "openfaith"


def test_the_bundle_opens_its_window_and_syncs_the_pretend_church(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    bundle = Bundle(build(tmp_path), home)
    holds_what_nobody_imports(bundle.folder)
    finds_everything_it_needs(bundle)
    syncs_in_its_window(bundle)


def holds_what_nobody_imports(folder: Path) -> None:
    inside = folder / "_internal"
    files = [str(file.relative_to(inside)) for file in inside.rglob("*")]
    assert not [file for file in files if "WebEngine" in file]
    assert not [file for file in files for part in GPL_ONLY if f"Qt{part}" in file or f"Qt6{part}" in file]
    for named in ("openfaith", "openfaith-desktop"):
        assert (folder / (f"{named}.exe" if os.name == "nt" else named)).is_file()
    migrations = [file.name for file in (ROOT / "openfaith_desktop/store/migrations/versions").glob("0*.py")]
    there = {file.name for file in (inside / "openfaith_desktop/store/migrations/versions").glob("0*.py")}
    assert there == set(migrations)
    for notice in ("GPL-3.0.txt", "LGPL-3.0.txt", "OpenFaith Desktop/NOTICE.md", "httpx/LICENSE.md"):
        assert (inside / "licences" / notice).is_file(), notice
    assert (inside / "resources" / "app.openfaith.Desktop.svg").is_file()
    program = CArchiveReader(str(folder / ("openfaith.exe" if os.name == "nt" else "openfaith")))
    modules = program.open_embedded_archive("PYZ.pyz").toc
    backends = {f"keyring.backends.{name}" for name in ("SecretService", "kwallet", "macOS", "Windows")}
    assert backends <= set(modules)
    assert not [name for name in modules if name.partition(".")[0] in ("pytest", "hypothesis", "tests")]


def finds_everything_it_needs(bundle: Bundle) -> None:
    examined = bundle.run("doctor")
    assert examined["ok"], examined
    if not (shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon")):
        return
    # A real keyring, in a session of its own.
    script = (
        'printf x | gnome-keyring-daemon --unlock --components=secrets >/dev/null; exec "$1" --json doctor'
    )
    done = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", script, "bash", bundle.program("openfaith")],
        env={name: value for name, value in bundle.environment.items() if name != "OPENFAITH_KEYRING"},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    said = next(one for one in json.loads(done.stdout)["checks"] if one["check"] == "Sign-ins")
    assert said["ok"], said
    assert "secrets.json" not in said["detail"]


def syncs_in_its_window(bundle: Bundle) -> None:
    folder = ("--data-dir", str(bundle.home / "pretend church"))
    expected = in_step_once_synced()
    bundle.run(*folder, "status")  # makes the database, before two programs do
    with bundle.window(*folder, "demo", "--people", str(PEOPLE)) as window:
        until = time.monotonic() + PATIENCE
        # What there is to practise on is made before the window; its own sync asks about the differences.
        while not is_synced(bundle.run(*folder, "status"), expected):
            assert window.poll() is None, "the window closed by itself"
            assert time.monotonic() < until, bundle.run(*folder, "status")
        if os.name == "posix":
            window.send_signal(signal.SIGTERM)
            assert window.wait(PATIENCE) == 0
    people = bundle.run(*folder, "records", "people", "--limit", "1000")
    assert people["total"] == PEOPLE + len(practice.ONLY_HERE)


def in_step_once_synced() -> dict[str, int]:
    """Return how many of each kind are in step: all but who may be somebody here, and what hangs on them."""
    church = generate_church(PEOPLE, SEED)
    rows = {kind: list(church.rows[kind].values()) for kind in THERE}
    asked = {row["id"] for row in practice.alike(rows["Person"])}
    homes = {row["id"] for row in rows["Household"] if row["primary_contact_id"] in asked}

    def waits(kind: str, row: dict[str, Any]) -> bool:
        if kind == "Person":
            return row["id"] in asked
        if kind == "Household":
            return row["id"] in homes
        return row.get("person_id") in asked or row.get("household_id") in homes

    return {ours: sum(not waits(kind, row) for row in rows[kind]) for kind, ours in THERE.items()}


def is_synced(status: dict[str, Any], expected: dict[str, int]) -> bool:
    """Return whether the window's own sync is over: everything is in step, and the differences are asked about."""
    questions = len(practice.DIFFERENCES) + practice.ALIKE
    return in_step(status) == expected and status["connections"][0]["decisions"] >= questions


def in_step(status: dict[str, Any]) -> dict[str, int]:
    """Return how many records of each kind are in step, once the sync is over; nothing until then."""
    connections = status["connections"]
    if not connections or connections[0]["running"] or connections[0]["last_run"] is None:
        return {}
    return {kind: one["in_step"] for kind, one in connections[0]["types"].items()}
