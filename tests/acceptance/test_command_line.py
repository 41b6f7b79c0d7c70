"""As a new user would: the simulator in one process, commands in others, an empty data folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

Run = Callable[..., tuple[int, Any, str]]


@pytest.fixture(scope="module")
def simulator() -> Iterator[str]:
    command = [
        sys.executable,
        "-m",
        "openfaith_desktop",
        "simulate",
        "planning-center",
        "--people",
        "60",
        "--no-rate-limit",
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    line = process.stdout.readline()
    yield next(word for word in line.split() if word.startswith("http://"))
    process.terminate()
    process.wait(timeout=20)


@pytest.fixture
def openfaith(tmp_path: Path) -> Run:
    environment = {**os.environ, "OPENFAITH_DATA_DIR": str(tmp_path / "data"), "OPENFAITH_KEYRING": "off"}

    def run(*words: str, stdin: str = "") -> tuple[int, Any, str]:
        command = [sys.executable, "-m", "openfaith_desktop", *words, "--json"]
        done = subprocess.run(
            command, input=stdin, capture_output=True, text=True, env=environment, timeout=120
        )
        return done.returncode, json.loads(done.stdout), done.stderr

    return run


def connect(openfaith: Run, simulator: str, mode: str, token: str = "demo:demo") -> tuple[int, Any, str]:
    words = ["connect", "planning-center", "--name", "hope", "--mode", mode, "--base-url", simulator]
    return openfaith(*words, "--token-stdin", stdin=token)


@pytest.mark.parametrize("mode", ["full", "openfaith", "external"])
def test_connect_preview_sync(openfaith: Run, simulator: str, mode: str, tmp_path: Path) -> None:
    code, document, _ = connect(openfaith, simulator, mode)
    assert (code, document["church"]) == (0, "Hope Chapel")
    code, preview, _ = openfaith("preview", "hope")
    assert code == 0
    assert openfaith("records", "people")[1]["total"] == 0
    code, done, _ = openfaith("sync", "hope")
    assert (code, done["counts"]) == (0, preview["counts"])
    total = openfaith("records", "people", "--limit", "1")[1]["total"]
    assert (total > 0) is (mode != "openfaith")
    assert openfaith("status", "hope")[1]["connections"][0]["state"] == "Active - Incremental Sync Enabled"
    assert openfaith("doctor")[1]["ok"]
    secret = b"demo:demo"
    for file in (tmp_path / "data").rglob("*"):
        if file.is_file() and file.name != "secrets.json":
            assert secret not in file.read_bytes()


def test_records_can_be_added_edited_shown_and_deleted(openfaith: Run) -> None:
    code, made, _ = openfaith("add", "person", "first_name=Ann", "last_name=Lee")
    assert code == 0
    assert openfaith("edit", made["id"], "birthdate=1980-02-29")[1]["birthdate"] == "1980-02-29"
    code, refused, _ = openfaith("edit", made["id"], "birthdate=1980-02-31")
    assert (code, refused["error"]["name"]) == (2, "InvalidValue")
    assert openfaith("delete", made["id"])[1]["deleted"]
    assert openfaith("show", made["id"])[0] == 2


def test_exit_codes_and_errors_are_documents_too(openfaith: Run, simulator: str) -> None:
    assert openfaith("sync", "nobody")[0] == 2
    assert openfaith("no-such-command")[1]["error"]["name"] == "UsageError"
    code, document, _ = connect(openfaith, simulator, "full", "demo:wrong")
    assert (code, document["error"]["name"]) == (4, "SignInNeeded")
    assert "wrong" not in json.dumps(document)
    assert connect(openfaith, simulator, "full", "no-colon")[0] == 2


def test_backup_and_restore(openfaith: Run, tmp_path: Path) -> None:
    made = openfaith("add", "person", "first_name=Ann")[1]
    assert openfaith("backup", str(tmp_path / "b.sqlite"))[0] == 0
    openfaith("delete", made["id"])
    assert openfaith("restore", str(tmp_path / "b.sqlite"))[0] == 0
    assert openfaith("show", made["id"])[0] == 0


def test_a_name_that_commands_a_terminal_is_only_shown(openfaith: Run, tmp_path: Path) -> None:
    name = "Ann\x1b[2J\x07\x9b1m\u202eeve\nTwo"
    _, added, _ = openfaith("add", "person", f"first_name={name}", "last_name=Lee")
    # In JSON nothing is lost, and nothing of it reaches a terminal as it is.
    assert added["first_name"] == name
    environment = {**os.environ, "OPENFAITH_DATA_DIR": str(tmp_path / "data"), "OPENFAITH_KEYRING": "off"}
    for words in (
        ["records", "person"],
        ["show", added["id"]],
        ["show", added["id"], "--json"],
        ["show", name],
    ):
        command = [sys.executable, "-m", "openfaith_desktop", *words]
        done = subprocess.run(command, capture_output=True, env=environment, timeout=120, check=False)
        said = (done.stdout + done.stderr).decode()
        assert "Ann" in said
        assert not set(said) & set("\x1b\x07\x9b\u202e")
    assert "Ann\\x1b[2J\\x07\\x9b1m\\u202eeve⏎Two Lee" in openfaith_text(environment, "records", "person")


def openfaith_text(environment: dict[str, str], *words: str) -> str:
    command = [sys.executable, "-m", "openfaith_desktop", *words]
    return subprocess.run(
        command, capture_output=True, env=environment, timeout=120, check=True
    ).stdout.decode()


def test_a_second_process_never_syncs_the_same_connection(
    openfaith: Run, simulator: str, tmp_path: Path
) -> None:
    connect(openfaith, simulator, "external")
    with FileLock(tmp_path / "data" / "locks" / "connection-1.lock"):
        code, document, _ = openfaith("sync", "hope")
    assert (code, document["error"]["name"]) == (1, "AlreadyRunning")
    assert document["error"]["what_to_do"]
    assert openfaith("sync", "hope")[0] == 0


def test_doctor_says_what_is_wrong_with_a_damaged_database(openfaith: Run, tmp_path: Path) -> None:
    made = openfaith("add", "person", "first_name=Ann")[1]
    assert openfaith("backup", str(tmp_path / "b.sqlite"))[0] == 0
    database = tmp_path / "data" / "openfaith.sqlite"
    database.write_bytes(b"half a database" * 400)
    code, document, _ = openfaith("doctor")
    assert code == 1
    wrong = [check for check in document["checks"] if not check["ok"]]
    assert "restore" in wrong[0]["detail"].lower()
    assert openfaith("restore", str(tmp_path / "b.sqlite"))[0] == 0
    assert openfaith("show", made["id"])[0] == 0
    assert openfaith("doctor")[1]["ok"]


def test_a_word_that_is_no_text_and_an_abbreviation_are_wrong_usage(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "openfaith_desktop", "records", "person", "--data-dir", str(tmp_path)]
    for words in ([b"--search", b"\xff"], [b"--searc", b"x"]):
        done = subprocess.run([*command, *words, "--json"], capture_output=True, timeout=60)
        assert (done.returncode, json.loads(done.stdout)["error"]["name"]) == (2, "UsageError")
