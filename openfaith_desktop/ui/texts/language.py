"""Which language the window speaks: the system's, where there is a translation, else English. Called at the start."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

_TOP = Path(__file__).parents[3]
FOLDERS = (_TOP / "resources" / "translations", _TOP / "translations")
"""Where translations are: beside the sources, and in a bundle."""


def install(
    qt: QCoreApplication, locale: QLocale | None = None, folders: Iterable[Path] = FOLDERS
) -> list[QTranslator]:
    """Install our translation and Qt's own for a language, the system's by default; return what was installed."""
    wanted = locale or QLocale()
    of_qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    places = [("openfaith", folder) for folder in folders] + [("qtbase", of_qt)]
    installed: list[QTranslator] = []
    for name, folder in places:
        translator = QTranslator(qt)
        # English needs none, and is the first that a speaker of English wants.
        if wanted.language() is QLocale.Language.English or not translator.load(
            wanted, name, "_", str(folder)
        ):
            continue
        if name != "openfaith" and not installed:
            break  # Qt's buttons in one language and ours in another would be worse than one of both
        qt.installTranslator(translator)
        installed.append(translator)
    return installed
