"""How long a run still takes: an honest range from how fast it went, wider the less is known. Pure.

The weights say how long each step takes beside the others where nothing is known yet; they were measured on first
syncs of 1,000 to 10,000 people. Waiting that the system asks for is added to both ends.
"""

from __future__ import annotations

from openfaith_desktop.sync.events import Phase
from openfaith_desktop.ui.progress import PHASES, Progress

WEIGHTS: dict[Phase, float] = {
    Phase.STAGE: 0.62,
    Phase.MATCH: 0.08,
    Phase.CREATE: 0.14,
    Phase.POPULATE: 0.08,
    Phase.PUSH: 0.06,
    Phase.FINALIZE: 0.02,
}
LEAST_SHARE = 0.02
"""Before this much is done, any number would be a guess."""


def done_share(progress: Progress) -> float:
    """Return how much of the whole run is done, 0 to 1."""
    if progress.phase is None:
        return 0.0
    before = sum(WEIGHTS[p] for p in PHASES[: PHASES.index(progress.phase)])
    return min(1.0, before + WEIGHTS[progress.phase] * progress.share())


def left(progress: Progress, now: float) -> tuple[float, float]:
    """Return the seconds left as (least, most); (0, 0) while nobody can know."""
    if progress.phase is None or not progress.phase_began:
        return (0.0, 0.0)
    share = done_share(progress)
    spent = now - min(progress.phase_began.values())
    if share < LEAST_SHARE or spent <= 0:
        return (0.0, 0.0)
    expected = spent * (1 - share) / share
    spread = 0.15 + 0.35 * (1 - share)
    wait = progress.waiting(now)
    return (expected * (1 - spread) + wait, expected * (1 + spread) + wait)
