"""One start of the program up to its first painted window, or of a bare window.

`python -m openfaith_desktop.bench.first_window ours|bare FOLDER` prints the seconds since the process began as JSON.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path


def _since_begin() -> float:
    """Return the seconds since this process began, the interpreter's own start included."""
    try:
        ticks = float(Path("/proc/self/stat").read_text().rsplit(")", 1)[1].split()[19])
        up = float(Path("/proc/uptime").read_text().split()[0])
        return up - ticks / os.sysconf("SC_CLK_TCK")
    except (OSError, IndexError, ValueError):
        return time.perf_counter() - _BEGAN


_BEGAN = time.perf_counter()


def _bare() -> float:
    from PySide6.QtWidgets import QApplication, QMainWindow

    qt = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    qt.processEvents()
    return _since_begin()


def _ours(folder: Path) -> float:
    os.environ["OPENFAITH_KEYRING"] = "off"
    from openfaith_desktop.application import Application
    from openfaith_desktop.ui import theme
    from openfaith_desktop.ui.shell.loop import window_loop
    from openfaith_desktop.ui.shell.start import qt_application
    from openfaith_desktop.ui.shell.window import MainWindow

    seconds = 0.0
    with Application(folder) as app:
        qt = qt_application()
        theme.install(qt)

        async def show() -> float:
            window = MainWindow(app, None)
            window.show()
            qt.processEvents()
            painted = _since_begin()
            window.close()
            await window.closed.wait()
            return painted

        with window_loop(qt) as loop:
            seconds = loop.run_until_complete(show())
    return seconds


def main() -> None:
    """Measure one start."""
    import json

    seconds = _bare() if sys.argv[1] == "bare" else _ours(Path(sys.argv[2]))
    sys.stdout.write(json.dumps({"seconds": seconds}))


if __name__ == "__main__":
    main()
