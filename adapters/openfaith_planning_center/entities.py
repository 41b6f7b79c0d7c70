"""What the adapter handles and what Planning Center allows: listings, order, versions, capabilities.

Pure data for `adapter.py` and `session.py`; the fields are in `mapping.py`.
"""

from __future__ import annotations

from openfaith_desktop.adapter.answers import Hint
from openfaith_desktop.adapter.contract import BrowserSignIn, Capabilities, Listing, SignIn, TypeCapabilities
from openfaith_desktop.adapter.pacing import RateHeaders
from openfaith_planning_center.mapping import TABLES

TITLE = "Planning Center"
BASE_URL = "https://api.planningcenteronline.com"
PEOPLE = "/people/v2"
PAGE = 100

VERSION_HEADER = "X-PCO-API-Version"
VERSIONS = {"people": "2026-06-04", "webhooks": "2022-10-20"}
"""The pinned version of each product. Planning Center uses the newest it has up to this date."""

RATE_HEADERS = RateHeaders(
    limit="X-PCO-API-Request-Rate-Limit",
    period="X-PCO-API-Request-Rate-Period",
    count="X-PCO-API-Request-Rate-Count",
)

CAMPUSES = Listing("campuses", "campus", ("campus",))
PEOPLE_LISTING = Listing("people", "person", ("person", "email", "phone_number", "address"))
HOUSEHOLDS = Listing("households", "household", ("household", "household_membership"))
LISTINGS = (CAMPUSES, PEOPLE_LISTING, HOUSEHOLDS)

# A person's time doesn't move with every contact, so each kind of contact is asked for by itself.
POLLS = (
    CAMPUSES,
    PEOPLE_LISTING,
    Listing("emails", "email", ("email",)),
    Listing("phone_numbers", "phone_number", ("phone_number",)),
    Listing("addresses", "address", ("address",)),
    HOUSEHOLDS,
)

DEPENDENCIES: dict[str, tuple[str, ...]] = {
    "campus": (),
    "person": ("campus",),
    "email": ("person",),
    "phone_number": ("person",),
    "address": ("person",),
    "household": ("person",),
    "household_membership": ("household", "person"),
}

# A household's changes do not move its time, nor does demoting a contact: those types need full listings.
INCREMENTAL = ("person", "campus")

CAPABILITIES = Capabilities(
    types={
        name: TypeCapabilities(
            writable=table.writable,
            create_only=table.create_only,
            embeds="household_membership" if name == "household" else None,
        )
        for name, table in TABLES.items()
    },
    visible_after_seconds=90.0,
)

SIGN_IN = SignIn(
    token_steps=(
        "Open api.planningcenteronline.com/oauth/applications and sign in as an organization administrator.",
        "Under “Personal Access Tokens”, choose “New Personal Access Token” and call it OpenFaith.",
        "Copy the Client ID and the Secret, and give them here with a colon between them.",
    ),
    token_format="id:secret",  # noqa: S106 - the form, not a secret
    browser=BrowserSignIn(
        base_url=BASE_URL,
        authorize="/oauth/authorize",
        token="/oauth/token",  # noqa: S106 - a path
        revoke="/oauth/revoke",
        hosts=("planningcenteronline.com", "planningcenter.com"),
        # Every listing so far is of one product; a permission there is for a whole product.
        scopes={listing.name: "people" for listing in LISTINGS},
        registering=(
            "Open api.planningcenteronline.com/oauth/applications as an organization administrator, "
            "and choose “New Application”. Call it OpenFaith, of the kind Public.",
            "Give it the three return addresses shown here, each on a line of its own.",
            "Copy its Client ID and give it here. There is no secret to copy.",
        ),
        pretend_client_id="openfaith-desktop",
    ),
)

_AGAIN = "Sign in again; the sync carries on where it stopped."
HINTS: dict[str, Hint] = {
    "BABOON": Hint(
        "Your sign-in to Planning Center has expired.",
        "Planning Center ends sign-ins after a while. Nothing was lost.",
        _AGAIN,
        renewable=True,
    ),
    "CAPUCHIN": Hint(
        "Your sign-in to Planning Center was withdrawn.",
        "Somebody took OpenFaith's permission away there, or the token was deleted. Nothing was lost.",
        "If that wasn't meant, sign in again; the sync carries on where it stopped.",
        renewable=True,  # a renewed sign-in ends the one before it
    ),
    "PELICAN": Hint(
        "OpenFaith may not use this part of Planning Center.",
        "When signing in, access to this product was not given. Nothing was lost.",
        "Sign in again and give access to this product.",
    ),
    "TRASH_PANDA": Hint(
        "Your account has no access to this Planning Center product.",
        "The person you signed in as may not open it. Nobody's data was deleted, and nothing was lost.",
        "Ask your Planning Center administrator for access to People, then sync again.",
        signed_out=False,
    ),
    "LEMMING": Hint(
        "The person who signed in to Planning Center isn't there any more.",
        "Their account was deleted or merged, so the sign-in ended with it. Nothing was lost.",
        "Sign in as somebody else who has access.",
    ),
    "FLAMINGO": Hint(
        "Your church's Planning Center account isn't there any more.",
        "Planning Center no longer knows the organization this sign-in belongs to. Nothing was lost.",
        "Check with Planning Center whether the account is closed; then sign in again.",
    ),
}
