"""Where sign-ins are kept: asked for when there is no keyring, opened at the start, and tried again when refused."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backends import fail
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton
from qasync import QEventLoop

from openfaith_desktop.application import Application, connections, secrets
from openfaith_desktop.auth import choice, files, names
from openfaith_desktop.auth.files import SealedVault
from openfaith_desktop.ui.shell.window import MainWindow
from openfaith_desktop.ui.signin import keeping
from openfaith_desktop.ui.signin.keeping import KeepingDialog
from openfaith_planning_center.simulator import Options, RunningSimulator, generate_church, start_simulator
from tests.auth.keyrings import Memory
from tests.ui.conftest import child

PHRASE = "correct horse battery staple"
Story = Callable[[MainWindow], Awaitable[None]]


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENFAITH_KEYRING", "OPENFAITH_PASSPHRASE_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(files, "COST", 2**10)  # as safe as a test needs it


@pytest.fixture
def memory() -> Iterator[Memory]:
    before, made = keyring.get_keyring(), Memory()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


@pytest.fixture
def no_keyring(memory: Memory) -> None:
    keyring.set_keyring(fail.Keyring())


@pytest.fixture
def there() -> Iterator[RunningSimulator]:
    with start_simulator(generate_church(5, 7), Options(rate_limit=None)) as running:
        yield running


def connected(app: Application, there: RunningSimulator) -> None:
    asyncio.run(
        connections.connect(app, "planning-center", "hope", "external", "demo:demo", base_url=there.url)
    )


def tell(folder: Path, loop: QEventLoop, connection: str | None, story: Story) -> None:
    """Open the program on a folder as a new start does, tell a story in its window, and close it."""

    async def run(app: Application) -> None:
        window = MainWindow(app, connection)
        crashed: list[BaseException] = []
        window.door.crashed.connect(crashed.append)
        window.show()
        try:
            await settled(window)
            await story(window)
        finally:
            await window.runner.over()
            for dialog in window._all_dialogs():
                dialog.reject()
            window.end()
            await window.closed.wait()
        assert not crashed

    with Application(folder) as app:
        loop.run_until_complete(run(app))


async def settled(window: MainWindow) -> None:
    for _ in range(5):
        await asyncio.sleep(0.01)
        await window.door.finished()


def dialog(window: MainWindow, name: str) -> QDialog:
    assert window._dialog is not None
    assert window._dialog.objectName() == name
    return window._dialog


async def press(window: MainWindow, name: str) -> None:
    assert window._dialog is not None
    QTest.mouseClick(child(window._dialog, QPushButton, name), Qt.MouseButton.LeftButton)
    await settled(window)


def write(window: MainWindow, **typed: str) -> None:
    assert window._dialog is not None
    for name, text in typed.items():
        child(window._dialog, QLineEdit, name).setText(text)


def test_without_a_keyring_a_file_with_a_passphrase_is_chosen_and_opened_at_the_next_start(
    tmp_path: Path, loop: QEventLoop, no_keyring: None, there: RunningSimulator
) -> None:
    went_on: list[str] = []

    async def first(window: MainWindow) -> None:
        assert window._dialog is None, "nothing is kept yet, so nothing is asked"
        keeping.ensure(window.face, window, lambda: went_on.append("on"))
        await settled(window)
        assert "No keyring works" in dialog(window, "keeping").sentence.text()  # type: ignore[attr-defined]
        assert not child(dialog(window, "keeping"), QPushButton, "keeping_keyring").isVisible()
        await press(window, "keeping_passphrase")
        write(window, keepingFirst="short", keepingAgain="short")
        await press(window, "keepingKeep")
        assert choice.chosen(tmp_path) is None
        write(window, keepingFirst=PHRASE, keepingAgain=PHRASE + "x")
        await press(window, "keepingKeep")
        assert choice.chosen(tmp_path) is None
        write(window, keepingAgain=PHRASE)
        await press(window, "keepingKeep")
        assert window._dialog is None
        assert went_on == ["on"]
        await connections.connect(
            window.face.app, "planning-center", "hope", "external", "demo:demo", base_url=there.url
        )

    tell(tmp_path, loop, None, first)
    assert choice.chosen(tmp_path) == "passphrase"
    assert b"demo" not in (tmp_path / "secrets.sealed").read_bytes()

    async def second(window: MainWindow) -> None:
        dialog(window, "unlock")
        write(window, unlockPassphrase="wrong words")
        await press(window, "unlockYes")
        dialog(window, "unlock")
        write(window, unlockPassphrase=PHRASE)
        await press(window, "unlockYes")
        assert window._dialog is None
        window.runner.start()
        await window.runner.over()
        assert window.runner.last_error is None

    tell(tmp_path, loop, "hope", second)


def test_a_forgotten_passphrase_loses_sign_ins_only(
    tmp_path: Path, loop: QEventLoop, no_keyring: None, there: RunningSimulator
) -> None:
    with Application(tmp_path) as app:
        secrets.move(app, "passphrase", lambda _: PHRASE)
        connected(app, there)

    async def story(window: MainWindow) -> None:
        await press(window, "unlockForgot")
        dialog(window, "keeping")
        await press(window, "keeping_passphrase")
        write(window, keepingFirst="other words", keepingAgain="other words")
        await press(window, "keepingKeep")
        assert window._dialog is None
        assert window.face.app.vault.get(names.token("hope")) is None

    tell(tmp_path, loop, "hope", story)
    (aside,) = tmp_path.glob("secrets.sealed.*[0-9a-f]")
    aside.rename(tmp_path / "secrets.sealed")
    old = SealedVault(tmp_path)
    old.unlock(PHRASE)
    assert old.get(names.token("hope")) == "demo:demo"


def test_a_sync_that_found_the_keyring_locked_goes_on_after_trying_again(
    tmp_path: Path, loop: QEventLoop, memory: Memory, there: RunningSimulator
) -> None:
    with Application(tmp_path) as app:
        connected(app, there)

    async def story(window: MainWindow) -> None:
        assert window._dialog is None
        memory.locked = True
        window.runner.start()
        await window.runner.over()
        await settled(window)
        asked = dialog(window, "keepingRefused")
        assert "locked" in asked.title.text()  # type: ignore[attr-defined]
        await press(window, "troubleAct")
        dialog(window, "keepingRefused")  # still locked: asked again
        memory.locked = False
        await press(window, "troubleAct")
        await window.runner.over()
        assert window._dialog is None
        assert window.runner.last_error is None
        assert "can be used again" in window.toast.words.text()

    tell(tmp_path, loop, "hope", story)


def test_a_keyring_that_is_locked_at_the_start_is_said_at_once(
    tmp_path: Path, loop: QEventLoop, memory: Memory, there: RunningSimulator
) -> None:
    with Application(tmp_path) as app:
        connected(app, there)
    memory.locked = True

    async def story(window: MainWindow) -> None:
        dialog(window, "keepingRefused")
        await press(window, "troubleClose")
        assert window._dialog is None

    tell(tmp_path, loop, "hope", story)


def test_sign_ins_are_moved_and_nothing_stays_behind(
    tmp_path: Path, loop: QEventLoop, memory: Memory, there: RunningSimulator
) -> None:
    with Application(tmp_path) as app:
        connected(app, there)
    assert memory.held

    async def story(window: MainWindow) -> None:
        window.show_dialog(KeepingDialog(window.face))
        await settled(window)
        asked = dialog(window, "keeping")
        assert not child(asked, QPushButton, "keeping_keyring").isVisible(), "they are there already"
        await press(window, "keeping_session")
        assert window._dialog is None
        assert secrets.where(window.face.app)["kind"] == "session"
        assert window.face.app.vault.get(names.token("hope")) == "demo:demo"

    tell(tmp_path, loop, "hope", story)
    assert memory.held == {}


def test_a_move_that_fails_says_so_and_leaves_everything(
    tmp_path: Path, loop: QEventLoop, memory: Memory, there: RunningSimulator
) -> None:
    with Application(tmp_path) as app:
        secrets.move(app, "passphrase", lambda _: PHRASE)
        connected(app, there)

    async def story(window: MainWindow) -> None:
        write(window, unlockPassphrase=PHRASE)
        await press(window, "unlockYes")
        window.show_dialog(KeepingDialog(window.face))
        await settled(window)
        memory.locked = True
        await press(window, "keeping_keyring")
        assert "locked" in dialog(window, "keeping").trouble.text()  # type: ignore[attr-defined]
        assert secrets.where(window.face.app)["kind"] == "passphrase"
        assert window.face.app.vault.get(names.token("hope")) == "demo:demo"

    tell(tmp_path, loop, "hope", story)
