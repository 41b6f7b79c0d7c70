"""What the simulated Planning Center does and does not do: every quirk is a switch.

The defaults are the real system's habits, even the surprising ones; faults are off. Single failures
(a broken answer, a dropped connection) are not here but in `faults.py`.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, get_type_hints

OLDEST_VERSION = "2018-08-01"
DOCUMENTED_VERSION = "2025-03-20"
NEWEST_VERSION = "2026-06-04"
"""Versions of the People API, by date: the oldest accepted, the documented one, the recorded one."""

REDIRECT_URIS = " ".join(
    f"http://127.0.0.1:{port}/planning-center/signed-in" for port in (17431, 23917, 28643)
)
"""Where OpenFaith waits for a sign-in to end: three addresses, since a port may be taken."""


@dataclass(frozen=True, slots=True)
class Options:
    """Switches of one simulator; `POST /_simulator/options` exchanges them while it runs.

    Who may ask:
    `token_id`, `token_secret`: the personal access token it accepts.
    `revoked`: the hint word (BABOON, CAPUCHIN, PELICAN, LEMMING, FLAMINGO) of a withdrawn token; "": valid.
    `access`: "TRASH_PANDA" when the token's user has lost the whole product; "": allowed.

    Signing in with a browser (see `authorization.py`):
    `client_id`: the registered application; `client_secret` None: a public one, without a secret.
    `redirect_uris`: those registered, with spaces between. `email`, `password`: of the person there.
    `pkce_required`: an application must prove that it asks for its own code.
    `code_lifetime`, `access_lifetime`, `refresh_lifetime` in seconds. `rotate_refresh`: a refresh token works
    once. `refresh_ends_access`: the access token that is renewed ends at once, not in its own time.
    `authorize_error`, `token_error`: the error code that is answered instead; "": none.
    `invalid_grant_status`: 400 or 401; both have been seen.
    `sign_in_page`: "blank" shows nothing; an address is where the page leads (a single sign-on); "": as usual.

    How fast:
    `rate_limit` requests in `rate_period` seconds, None for no limit; `deep_offset_limit` replaces it beyond
    offset 30,000, None for no difference. `sliding_window`: count the last `rate_period` seconds instead of
    fixed periods. `latency_ms` delays every answer.
    `replica_lag` seconds during which a write is not seen by lists, includes, searches and single reads
    (the write's own answer shows it; relationships already name a new contact).

    Habits in reading:
    `clamp_per_page`: more than 100 rows are never sent, yet links echo the number asked for.
    `ignore_unknown`: unknown filters, orders and includes are ignored; otherwise answered with 400.
    `fold_text`: text is compared without case and accents. `nulls_first`: empty values sort first.
    `membership_nested_only`: household memberships exist only below a household or person.
    `address_times_unfiltered`: addresses ignore `where` on their times, though they can be ordered by them.
    `numeric_merger_ids`: a merger's ids are JSON numbers, everybody else's are strings.
    `total_cap`: the largest `total_count` admitted (10,000 in 2020); None: the true one.

    Habits in writing:
    `silent_nulls`: a date or number that cannot be read becomes null without a word; otherwise 422.
    `silent_demotion`: a new primary contact demotes the other without moving its `updated_at`.
    `primary_demotion`: the other one is demoted at all (in 2018 it was not).
    `first_contact_primary`: a person's first contact of a kind is primary even if it was sent as not.
    `silent_membership`: joining and leaving a household moves nobody's `updated_at`.
    `contact_moves_person`: a person's `updated_at` moves when an e-mail address or phone number changes.
    `phone_location_required`: a phone number without a location is refused.
    `field_datum_once`: a second value for one custom field is refused.
    `put_html`: PUT answers an HTML page with status 404.
    `top_level_create_403`: what can only be made below a parent is refused with 403 at the top.

    Webhooks:
    `webhook_admin`: the token's user may set up webhooks; otherwise they are refused with 403.
    `webhook_secrets_listed`: a list of subscriptions shows their secrets, as a single one always does.
    `webhook_hold`: deliveries pile up until it is off. `webhook_newest_first`: those that wait go out in the
    wrong order. `webhook_duplicates`: each goes out twice. `webhook_thin`: they name the record only.
    `webhook_sleep_after`: so many failures in a row put a subscription to sleep without a word; None: never.

    `oldest_version`, `default_version`: see `X-PCO-API-Version`. `clock` returns seconds since 1970; the
    control endpoint `clock` moves it forward.
    """

    token_id: str = "demo"  # noqa: S105
    token_secret: str = "demo"  # noqa: S105
    revoked: str = ""
    access: str = ""
    client_id: str = "openfaith-desktop"
    client_secret: str | None = None
    redirect_uris: str = REDIRECT_URIS
    email: str = "joan@hope.example"
    password: str = "demo"  # noqa: S105
    pkce_required: bool = True
    code_lifetime: float = 600.0
    access_lifetime: float = 7_200.0
    refresh_lifetime: float = 90 * 86_400.0
    rotate_refresh: bool = True
    refresh_ends_access: bool = False
    authorize_error: str = ""
    token_error: str = ""
    invalid_grant_status: int = 400
    sign_in_page: str = ""
    rate_limit: int | None = 100
    rate_period: float = 20.0
    deep_offset_limit: int | None = 75
    sliding_window: bool = False
    latency_ms: float = 0.0
    replica_lag: float = 0.0
    clamp_per_page: bool = True
    ignore_unknown: bool = True
    fold_text: bool = True
    nulls_first: bool = True
    membership_nested_only: bool = True
    address_times_unfiltered: bool = True
    numeric_merger_ids: bool = True
    total_cap: int | None = None
    silent_nulls: bool = True
    silent_demotion: bool = True
    primary_demotion: bool = True
    first_contact_primary: bool = False
    silent_membership: bool = True
    contact_moves_person: bool = True
    phone_location_required: bool = True
    field_datum_once: bool = True
    put_html: bool = True
    top_level_create_403: bool = True
    webhook_admin: bool = True
    webhook_secrets_listed: bool = True
    webhook_hold: bool = False
    webhook_newest_first: bool = False
    webhook_duplicates: bool = False
    webhook_thin: bool = False
    webhook_sleep_after: int | None = 16
    oldest_version: str = OLDEST_VERSION
    default_version: str = NEWEST_VERSION
    clock: Callable[[], float] = time.time

    def changed(self, **values: Any) -> Options:
        """Return these options with some exchanged. Raises ValueError for a wrong name or kind of value."""
        kinds = get_type_hints(type(self))
        for name, value in values.items():
            if name not in kinds or name == "clock":
                raise ValueError(f"there is no option {name!r} to change")
            if isinstance(value, int) and not isinstance(value, bool) and kinds[name] is float:
                values[name] = float(value)
            elif type(value) not in getattr(kinds[name], "__args__", (kinds[name],)):
                raise ValueError(f"the option {name!r} cannot be {value!r}")
        return replace(self, **values)
