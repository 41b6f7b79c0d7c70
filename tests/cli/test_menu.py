"""Started from a menu: no terminal, no streams, and what keeps the window shut is told in a window."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

BEFORE = """
import sys
sys.stdin = sys.stdout = sys.stderr = sys.__stdout__ = sys.__stderr__ = None
sys.argv = ["/usr/bin/openfaith-desktop", *sys.argv[1:]]
"""
# Whoever sits there: notes what is shown, then closes it.
PERSON = """
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from openfaith_desktop.ui.shell.start import qt_application
qt = qt_application()
def look():
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    for one in shown:
        if one.objectName() == "trouble":
            names = ("troubleTitle", "troubleMeans", "troubleDo")
            Path("seen").write_text("\\n".join(one.findChild(QLabel, name).text() for name in names))
            one.findChild(QPushButton, "troubleClose").click()
        elif one.objectName() == "window":
            Path("seen").write_text("the window")
            watch.stop()
            one.end()
watch = QTimer(); watch.timeout.connect(look); watch.start(50)
"""
START = "from openfaith_desktop.cli import main; sys.exit(main())"


def started(folder: Path, *words: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-c", BEFORE + PERSON + START, "--data-dir", str(folder / "data"), *words],
        env=os.environ | {"OPENFAITH_KEYRING": "off"},
        cwd=folder,
        timeout=60,
        check=False,
    )
    seen = folder / "seen"
    return done.returncode, seen.read_text() if seen.exists() else ""


def test_the_window_opens_on_the_pretend_church_without_a_terminal(tmp_path: Path) -> None:
    assert started(tmp_path, "demo", "--people", "5") == (0, "the window")


def test_a_database_of_a_newer_program_is_told_in_a_window(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    with sqlite3.connect(tmp_path / "data" / "openfaith.sqlite") as db:
        db.execute("CREATE TABLE alembic_version (version_num TEXT)")
        db.execute("INSERT INTO alembic_version VALUES ('9999')")
    code, seen = started(tmp_path)
    assert code == 6
    assert "made by a newer OpenFaith" in seen
    assert "Install the newest OpenFaith" in seen


def test_a_file_that_is_no_database_is_told_in_a_window(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "openfaith.sqlite").write_bytes(b"once upon a time" * 100)
    code, seen = started(tmp_path)
    assert code != 0
    assert "damaged" in seen
    assert (tmp_path / "data" / "openfaith.sqlite").read_bytes() == b"once upon a time" * 100


def test_in_a_terminal_nothing_opens_a_window_to_tell_an_error(tmp_path: Path) -> None:
    (tmp_path / "openfaith.sqlite").write_bytes(b"once upon a time" * 100)
    done = subprocess.run(
        [sys.executable, "-m", "openfaith_desktop", "--data-dir", str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode != 0
    assert "damaged" in done.stderr
