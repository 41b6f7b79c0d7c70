"""The rate limit: how many requests a token may make in a period, and what is said beyond it."""

from __future__ import annotations

from collections import deque
from typing import Any

from openfaith_planning_center.simulator.options import Options

DEEP_OFFSET = 30_000


class RateLimit:
    """Counts one token's requests, in fixed periods or over a sliding one as the options say."""

    def __init__(self) -> None:
        self.count = 0
        self.refused = 0
        self._start = 0.0
        self._times: deque[float] = deque()

    @staticmethod
    def allowed(options: Options, offset: int) -> int:
        """Return the number of requests a period allows; fewer for far-off pages."""
        limit = options.rate_limit or 0
        if options.deep_offset_limit is not None and offset > DEEP_OFFSET:
            return min(limit, options.deep_offset_limit)
        return limit

    def take(self, options: Options, now: float, offset: int) -> int | None:
        """Count a request; return None when it may pass, otherwise the seconds to wait."""
        if options.rate_limit is None:
            return None
        period = options.rate_period
        if options.sliding_window:
            while self._times and self._times[0] <= now - period:
                self._times.popleft()
            self.count = len(self._times) + 1
            oldest = self._times[0] if self._times else now
            # Only what passed counts, or a client that asks too early would never get through again.
            if self.count <= self.allowed(options, offset):
                self._times.append(now)
        else:
            if not 0 <= now - self._start < period:
                self._start, self.count = now, 0
            self.count += 1
            oldest = self._start
        if self.count <= self.allowed(options, offset):
            return None
        self.refused += 1
        return max(1, int(oldest + period - now + 0.999))

    def headers(self, options: Options, offset: int) -> dict[str, str]:
        """Return what every answer says of the limit."""
        if options.rate_limit is None:
            return {}
        return {
            "x-pco-api-request-rate-limit": str(self.allowed(options, offset)),
            "x-pco-api-request-rate-period": f"{options.rate_period:g}",
            "x-pco-api-request-rate-count": str(self.count),
        }

    def refusal(self, options: Options, offset: int) -> dict[str, Any]:
        """Return the body of a 429."""
        limit = self.allowed(options, offset)
        detail = f"Rate limit exceeded: {self.count} of {limit} requests per {options.rate_period:g} seconds"
        return {"errors": [{"code": "429", "detail": detail}]}

    def state(self) -> dict[str, Any]:
        """Return the present count and how many requests were refused so far."""
        return {"count": self.count, "refused": self.refused}
