"""Small things that several measurements need."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Sequence


def peak_megabytes() -> float | None:
    """Return the most memory this process has held, in MB (10⁶ bytes); None where nobody counts (Windows)."""
    try:
        import resource
    except ImportError:
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that `share` (0 to 1) of the values do not exceed."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def median(values: Sequence[float]) -> float:
    """Return the middle value."""
    return statistics.median(values)
