"""Another database is opened from the welcome screen; one that can't be is said to be so, and the window stays."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from openfaith_desktop.application import Application
from openfaith_desktop.ui.shell import again
from openfaith_desktop.ui.shell.window import MainWindow
from openfaith_desktop.ui.welcome.page import WelcomePage
from openfaith_desktop.ui.widgets.dialogs import Trouble
from tests.ui.conftest import World, child


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[str]]:
    asked: list[Sequence[str]] = []

    def begin(arguments: Sequence[str]) -> bool:
        asked.append(arguments)
        return False  # so that the window stays for the test

    monkeypatch.setattr(again, "begin", begin)
    return asked


def _damaged(folder: Path) -> None:
    (folder / "openfaith.sqlite").write_bytes(b"no database at all, but a letter")


def _newer(folder: Path) -> None:
    with Application(folder) as app:
        app.store.write(lambda c: c.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'"))


def _empty(_: Path) -> None:
    """There is nothing in it."""


@pytest.mark.parametrize(
    ("make", "said"), [(_damaged, "damaged"), (_newer, "newer"), (_empty, "no OpenFaith database")]
)
def test_what_cant_be_opened_is_said_and_the_window_stays(
    world: World, tmp_path_factory: pytest.TempPathFactory, begun: list[Sequence[str]], make, said: str
) -> None:
    folder = tmp_path_factory.mktemp("elsewhere")
    make(folder)

    async def story(window: MainWindow) -> None:
        child(window, WelcomePage, "page_welcome").open_folder(str(folder))
        await window.door.finished()
        (trouble,) = [one for one in window._all_dialogs() if isinstance(one, Trouble)]
        assert said in trouble.title.text()
        assert begun == []
        assert window.isVisible()

    world.story(story, connected=False)


def test_a_good_one_is_opened_by_its_folder(
    world: World, tmp_path_factory: pytest.TempPathFactory, begun: list[Sequence[str]]
) -> None:
    folder = tmp_path_factory.mktemp("elsewhere")
    with Application(folder) as app:
        assert app.store.read(lambda c: c.exec_driver_sql("SELECT 1").scalar()) == 1

    async def story(window: MainWindow) -> None:
        child(window, WelcomePage, "page_welcome").open_folder(str(folder))
        await window.door.finished()
        assert begun == [("--data-dir", str(folder))]
        assert window._all_dialogs() == []

    world.story(story, connected=False)
