"""`openfaith …`: the only place where a command line is ever spelled.

- `parser.py`: what can be typed. `commands.py`: what each command calls, and its exit code. `text.py`: how a
  document reads. `failures.py`: what nobody foresaw. `demo.py`: the window, also on a pretend church.
- `menu.py`: what is different where no terminal started us.

With `--json`, standard output is one JSON document (`docs/json.md`) and progress goes to standard error.
Exit codes: 0 done, 1 failed, 2 usage, 3 done but something waits for a person, 4 sign-in needed, 5 stopped
by a safety brake, 6 database newer than the program, 130 interrupted.
"""

from __future__ import annotations

from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; `argv` is what was typed after `openfaith` when None."""
    from openfaith_desktop.cli import menu

    menu.open_streams()
    # Whoever wants the parser alone shall not load the engine.
    from openfaith_desktop.cli.commands import run

    return run(argv)
