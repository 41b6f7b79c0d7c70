"""What the simulated Planning Center does and does not do: every quirk is a switch.

The defaults are the real system's habits; faults are off.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(slots=True)
class Options:
    """Switches of one simulator; `POST /_simulator/options` changes them while it runs.

    `token_id`, `token_secret`: the personal access token it accepts.
    `rate_limit` requests in `rate_period` seconds; None: no limit. `deep_offset_limit` applies beyond
    offset 30,000. `latency_ms` delays every answer. `replica_lag`: for so many seconds after a write,
    lists and searches don't show it (the write's own answer does).
    `revoked`: the hint word of a withdrawn token. `access`: "" or "TRASH_PANDA".
    `clamp_per_page`, `ignore_unknown`, `silent_nulls`, `primary_demotion`, `membership_top_level_404`,
    `put_html`, `numeric_merger_ids`: habits that surprise, each documented in the adapter's tests.
    `total_cap`: the largest `total_count` it admits; None: the true one.
    """

    token_id: str = "demo"
    token_secret: str = "demo"
    rate_limit: int | None = 100
    rate_period: float = 20.0
    deep_offset_limit: int = 75
    latency_ms: float = 0.0
    replica_lag: float = 0.0
    revoked: str = ""
    access: str = ""
    clamp_per_page: bool = True
    ignore_unknown: bool = True
    silent_nulls: bool = True
    primary_demotion: bool = True
    membership_top_level_404: bool = True
    put_html: bool = True
    numeric_merger_ids: bool = True
    total_cap: int | None = None
    oldest_version: str = "2018-08-01"
    default_version: str = "2026-06-04"
    clock: Callable[[], float] = time.time
