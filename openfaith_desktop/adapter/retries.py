"""Trying again: how often, how long between, and what is said meanwhile.

The waiting itself is stamina's (exponential backoff with jitter; tests switch it to no waiting with
`stamina.set_testing`). Which failures are worth another try is decided by the caller (`http.py`), who
raises `RetryableError`.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Awaitable, Callable
from typing import TypeVar

import stamina

from openfaith_desktop.errors import AdapterError

T = TypeVar("T")
log = logging.getLogger(__name__)

# Where structlog is installed but not set up, stamina would print each retry on standard output, in the
# middle of a command's JSON document. Retries are logged below instead.
stamina.instrumentation.set_on_retry_hooks(())
FIRST_WAIT = 0.5
LONGEST_WAIT = 8.0
LONGEST_ASKED_WAIT = 120.0
"""A server may ask for longer than this; then the run ends and says so, rather than hanging for an hour."""


class RetryableError(Exception):
    """Raised inside `with_retries`: this attempt failed with `error`, another one is allowed.

    `wait` is what the server asked for in seconds, None for our own backoff.
    """

    def __init__(self, error: AdapterError, wait: float | None = None) -> None:
        super().__init__(str(error))
        self.error = error
        self.wait = wait


def backoff(attempt: int) -> float:
    """Return the seconds to wait after failed attempt number `attempt` (from 1): doubling, half of it jitter."""
    longest = min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** (attempt - 1))
    return longest * (0.5 + random.random() / 2)


async def with_retries(
    call: Callable[[], Awaitable[T]], *, on_waiting: Callable[[float, str], None], attempts: int = 5
) -> T:
    """Return what `call` returns, calling it up to `attempts` times while it raises `RetryableError`.

    `on_waiting(seconds, reason)` is called before waits longer than a second. At the end the last
    attempt's own error is raised.
    """
    failures = 0

    def wait_after(failure: Exception) -> bool | float:
        nonlocal failures
        if not isinstance(failure, RetryableError):
            return False
        failures += 1
        wait = backoff(failures) if failure.wait is None else failure.wait
        if wait > LONGEST_ASKED_WAIT:
            return False
        log.info("Attempt %d failed (%s), waiting %.1f s", failures, type(failure.error).__name__, wait)
        if wait > 1 and failures < attempts:
            on_waiting(wait, failure.error.title)
        return wait

    try:
        async for attempt in stamina.retry_context(on=wait_after, attempts=attempts, timeout=None):
            with attempt:
                return await call()
    except RetryableError as failure:
        raise failure.error from failure.__cause__
    raise AssertionError("stamina ends with a result or an error")
