"""`python -m openfaith_desktop`, and what the bundle starts: the command line.

A bundle has no Python beside it. Its measurements start their rounds as `openfaith -m MODULE`, as they do with Python.
"""

import multiprocessing
import runpy
import sys

from openfaith_desktop.cli import main


def _module() -> str | None:
    """Return the module of ours that a bundle is to run instead of a command."""
    frozen = bool(vars(sys).get("frozen"))
    named = sys.argv[2] if frozen and sys.argv[1:2] == ["-m"] and len(sys.argv) > 2 else ""
    return named if named.partition(".")[0].startswith("openfaith_") else None


if __name__ == "__main__":
    multiprocessing.freeze_support()
    if (module := _module()) is not None:
        sys.argv[:3] = [module]
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    else:
        sys.exit(main())
