"""The log: what happened, and nobody's name, address or sign-in."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from openfaith_desktop import logs

log = logging.getLogger("openfaith_desktop.test")


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    path = logs.start(tmp_path)
    assert path is not None
    yield path
    logs.stop()


def test_a_line_is_one_json_object(file: Path) -> None:
    log.info("run %d done: %s", 3, {"person": {"added": 12}})
    line = json.loads(file.read_text("utf-8"))
    assert line["event"] == "run 3 done: {'person': {'added': 12}}"
    assert (line["level"], line["logger"]) == ("info", "openfaith_desktop.test")
    assert line["timestamp"].endswith("Z")


@pytest.mark.parametrize(
    "text",
    [
        "Authorization: Basic aWQ6c2VjcmV0",
        "Bearer abc.def-ghi",
        "token=pco_tok_123 rest",
        '{"refresh_token": "pco_tok_123"}',
        "https://joan:hunter2@example.com/x",
        "joan.baker@example.org did",
        "call +1 (202) 555-0101 now",
        "GET /people?where[search]=joan@example.org&code=abc123",
    ],
)
def test_secrets_and_addresses_are_left_out(file: Path, text: str) -> None:
    log.warning(text)
    written = json.loads(file.read_text("utf-8"))["event"]
    secrets = ("aWQ6", "abc", "pco_tok", "hunter2", "joan", "202", "555")
    assert not any(secret in written for secret in secrets)


def test_of_an_exception_only_kind_and_place_are_kept(file: Path) -> None:
    try:
        raise ValueError("Joan Baker is 44")
    except ValueError:
        log.exception("odd")
    line = json.loads(file.read_text("utf-8"))
    assert "Joan" not in file.read_text("utf-8")
    assert line["error"][0] == "ValueError"
    assert line["error"][1].startswith("  test_logs.py:")


def test_other_libraries_and_other_folders_stay_out(file: Path, tmp_path: Path) -> None:
    logging.getLogger("httpx").warning("HTTP Request: GET https://example.org/people")
    assert file.read_text("utf-8") == ""
    other = logs.start(tmp_path / "..")
    log.info("elsewhere")
    assert file.read_text("utf-8") == ""
    assert other is not None
    assert "elsewhere" in other.read_text("utf-8")


def test_it_is_private_and_never_grows_without_end(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "LARGEST", 5_000)
    logs.start(file.parents[1])
    for _ in range(30):
        log.info("x" * 100_000)
    sizes = [f.stat() for f in file.parent.iterdir()]
    assert len(sizes) <= logs.KEPT + 1
    assert all(s.st_size <= logs.LARGEST for s in sizes)
    assert all(s.st_mode & 0o077 == 0 for s in sizes)


def test_a_folder_that_cannot_be_written_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file")
    assert logs.start(tmp_path) is None
    log.info("still here")
