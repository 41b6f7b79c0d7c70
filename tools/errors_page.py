"""Makes docs/errors.md from the errors themselves: `python tools/errors_page.py` writes it; a test keeps it true."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from openfaith_desktop.auth import vault
from openfaith_desktop.cli import actions
from openfaith_desktop.errors import Action, OpenFaithError

PAGE = Path(__file__).parents[1] / "docs" / "errors.md"
HEAD = """# What can go wrong, and what to do

Made from `openfaith_desktop/errors.py` by `python tools/errors_page.py`; a test keeps it true. Each failure says what
happened, what it means and what to do; where it knows more (a name, a field, the system's own words) it says that
instead. With `--json` the same is the document's `error`, and the exit code is the one below.

| name | exit code | what happened | what it means | what to do | command |
|---|---|---|---|---|---|
"""
MODULES = (vault,)
"""Where errors beside those of `errors` are defined; imported, so that they are known here."""


def page() -> str:
    """Return the page."""
    return HEAD + "".join(f"{_line(kind)}\n" for kind in every(OpenFaithError))


def every(kind: type[OpenFaithError]) -> Iterator[type[OpenFaithError]]:
    """Yield a kind of error and all below it, in the order of their definition."""
    yield kind
    for inner in kind.__subclasses__():
        if inner.__module__.startswith("openfaith"):
            yield from every(inner)


def _line(kind: type[OpenFaithError]) -> str:
    command = actions.spelled(kind.action.as_dict() if isinstance(kind.action, Action) else None)
    cells = (
        f"`{kind.__name__}`",
        str(kind.exit_code),
        kind.title,
        kind.what_it_means,
        kind.what_to_do,
        f"`{command}`" if command else "",
    )
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
