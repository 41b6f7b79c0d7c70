"""What holds for every test."""

from __future__ import annotations

from openfaith_desktop import gc_tuning


def pytest_collection_finish() -> None:
    """Treat garbage as the program does: the tests and libraries that are loaded by now stay until the end.

    Each collection looked through all of them otherwise: a fifth of a second, two or three times for a test of a window.
    """
    gc_tuning.apply()
