"""The comparison: each data set by both, each in a process of its own (`once`), and the figures in words."""

from __future__ import annotations

from typing import Any

from openfaith_desktop.bench.match import datasets, rival
from openfaith_desktop.bench.rounds import measured


def measure(people: int, seeds: int) -> dict[str, Any]:
    """Return figures for each data set: the public ones where they are installed, and a church of so many people."""
    names = [*(datasets.FEBRL if datasets.folder() is not None else ()), "church"]
    rows = [
        {
            "name": name,
            "ours": measured("match.once", "ours", name, str(people), str(seeds)),
            "splink": measured("match.once", "splink", name, str(people), str(seeds))
            if rival.is_installed()
            else None,
        }
        for name in names
    ]
    return {"people": people, "sets": rows}


def text(figures: dict[str, Any]) -> str:
    """Return the figures for people."""
    lines: list[str] = []
    for row in figures["sets"]:
        mine, other = row["ours"], row["splink"]
        lines.append(
            f"{row['name']}: {mine['recall']:.4f} of the true pairs found at a precision of 0.999"
            + (f" (Splink {other['recall']:.4f})" if other else "")
            + f"; linked unasked {mine['linked']:.4f} with {mine['wrong']} wrong, linked or asked about "
            f"{mine['linked_or_asked']:.4f}, asked in vain {mine['asked_in_vain']}; {mine['seconds']:.1f} s"
            + (f" (Splink {other['seconds']:.1f} s)" if other else "")
            + f", {mine['megabytes'] or 0:.0f} MB."
        )
    if not all(row["splink"] for row in figures["sets"]) or len(figures["sets"]) == 1:
        lines.append(
            "For Splink and the public data sets, run this in an environment with requirements-bench.lock."
        )
    return "\n".join(lines)
