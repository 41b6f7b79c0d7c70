"""Settings by hand: defaults, and a mistake named instead of guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from openfaith_desktop import paths, settings
from openfaith_desktop.application import Application
from openfaith_desktop.errors import UsageError


def test_without_a_file_there_are_defaults(tmp_path: Path) -> None:
    assert settings.load(tmp_path).reserve == 0.2
    assert settings.load(tmp_path).webhook_port is None


def test_webhooks_are_taken_at_a_port(tmp_path: Path) -> None:
    paths.settings_path(tmp_path).write_text("webhook_port = 8765")
    assert settings.load(tmp_path).webhook_port == 8765


def test_the_program_takes_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENFAITH_KEYRING", "off")
    paths.settings_path(tmp_path).write_text("reserve = 0.5")
    with Application(tmp_path) as app:
        assert app.settings.reserve == 0.5


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (b"reserve = 2", "reserve"),
        (b"resreve = 0.1", "resreve"),
        (b"webhook_port = 0", "webhook_port"),
        (b"webhook_port = 70000", "webhook_port"),
        (b"reserve = x\n", "line 1"),
        (b"\xff\xfe", "utf-8"),
        (b'reserve = "some"', "reserve"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, text: bytes, named: str) -> None:
    paths.settings_path(tmp_path).write_bytes(text)
    with pytest.raises(UsageError) as caught:
        settings.load(tmp_path)
    assert named in caught.value.title
    assert str(paths.settings_path(tmp_path)) in caught.value.what_to_do


def test_a_mistake_stops_every_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENFAITH_KEYRING", "off")
    paths.settings_path(tmp_path).write_text("reserve = 2")
    with pytest.raises(UsageError):
        Application(tmp_path)
