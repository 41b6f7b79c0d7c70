"""Documents about webhooks and what a worker did."""

from __future__ import annotations

from typing import Annotated

from typing_extensions import TypedDict

from openfaith_desktop.application.shapes.parts import JOBS, Number, Says, Time


class SubscriptionLine(TypedDict):
    """One of our webhook subscriptions."""

    id: Annotated[str, Says("The system's own.")]
    event: Annotated[str, Says("By the system's name.")]
    url: str
    active: Annotated[bool, Says("False: asleep, so that nothing is sent.")]


class SubscriptionChanges(TypedDict):
    """What was done to subscriptions."""

    created: Number
    woken: Number
    rotated: Number
    removed: Number


class WebhookState(TypedDict):
    """How a connection's webhooks stand."""

    connection: str
    url: Annotated[str | None, Says("The public address webhooks are sent to; null when none are set up.")]
    port: Annotated[
        int | None,
        Says(
            "Where the worker takes them on this computer (`webhook_port` in settings.toml).",
            minimum=1,
            maximum=65535,
        ),
    ]
    subscriptions: Annotated[list[SubscriptionLine], Says("Ours, by event.")]
    missing: Annotated[list[str], Says("Events without a subscription.", uniqueItems=True)]
    of_other_programs: Annotated[
        int, Says("How many subscriptions there are besides; they are never touched.", minimum=0)
    ]
    changed: Annotated[SubscriptionChanges, Says("What this command did.")]
    waiting: Annotated[int, Says("Messages that came and are not handled yet.", minimum=0)]
    last_received: Annotated[
        Time | None, Says("When the newest message came; null when none has in the last 30 days.")
    ]


class JobLine(TypedDict):
    """One job that ended."""

    connection: str
    job: Annotated[str, Says(enum=JOBS)]
    outcome: Annotated[str, Says(enum=["done", "given_up", "cancelled", "skipped"])]
    error: str | None
    tries: Number
    counts: dict[str, int]
    waiting: Annotated[int, Says("Decisions and problems that wait for a person.", minimum=0)]
    at: Time


class Worked(TypedDict):
    """What a worker did."""

    since: Time
    until: Time
    outcomes: Annotated[dict[str, Number], Says("How many jobs ended how.")]
    jobs: Annotated[list[JobLine], Says("The last jobs, in the order of their ends.")]
