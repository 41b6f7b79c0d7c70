"""Opening the person's own browser from a terminal, where there is one to open.

Called by `signing_in`. Never waits for it: some browsers stay in front of whoever started them.
"""

from __future__ import annotations

import os
import sys
import threading
import webbrowser


def show(url: str) -> None:
    """Open an address in the default browser if this computer shows windows; a browser in text would take the terminal."""
    graphical = sys.platform in ("win32", "darwin") or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")
    )
    if graphical:
        _keep_to_ourselves()
        threading.Thread(target=_open, args=(url,), name="openfaith-browser", daemon=True).start()


def _keep_to_ourselves() -> None:
    """Let no browser say anything in our output, nor hold it open: whoever reads that waits until its last holder ends."""
    if os.name == "nt":
        return  # programs started there get none of it
    nothing = os.open(os.devnull, os.O_RDWR)
    for number, name in ((0, "stdin"), (1, "stdout"), (2, "stderr")):
        stream = getattr(sys, name)
        try:
            usual = stream.fileno() == number
        except (AttributeError, OSError, ValueError):
            continue
        if usual:
            if number:
                stream.flush()
                kept = os.fdopen(os.dup(number), "w", encoding=stream.encoding, errors=stream.errors)
                kept.reconfigure(line_buffering=stream.line_buffering)
                setattr(sys, name, kept)
            os.dup2(nothing, number)
    os.close(nothing)


def _open(url: str) -> None:
    # A bundle's own libraries are not for other programs; it keeps aside what was set before.
    before = os.environ.pop("LD_LIBRARY_PATH", None) if getattr(sys, "frozen", False) else None
    if before is not None and (usual := os.environ.get("LD_LIBRARY_PATH_ORIG")):
        os.environ["LD_LIBRARY_PATH"] = usual
    try:
        webbrowser.open(url)
    except webbrowser.Error:
        pass  # the address has been said
    finally:
        if before is not None:
            os.environ["LD_LIBRARY_PATH"] = before
