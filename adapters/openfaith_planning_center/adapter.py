"""The Planning Center adapter: what `openfaith.adapters` finds.

Puts the tables, the session and the webhooks together; see `openfaith_desktop.adapter.contract`.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping

from openfaith_desktop.adapter.contract import (
    Canonical,
    Capabilities,
    Credentials,
    Listing,
    Payload,
    SessionSettings,
    SignIn,
)
from openfaith_desktop.adapter.credentials import FixedCredentials
from openfaith_desktop.errors import InvalidValue
from openfaith_planning_center import entities, mapping
from openfaith_planning_center.client import client
from openfaith_planning_center.session import PlanningCenterSession
from openfaith_planning_center.webhooks import PlanningCenterWebhooks

_PAGES = "https://people.planningcenteronline.com"


class PlanningCenterAdapter:
    """Planning Center People: people with their contacts, households and campuses."""

    name = "planning-center"
    title = entities.TITLE
    capabilities: Capabilities = entities.CAPABILITIES
    sign_in: SignIn = entities.SIGN_IN
    webhooks = PlanningCenterWebhooks()

    def dependencies(self) -> Mapping[str, tuple[str, ...]]:
        """Return, for every entity type, the types synced before it."""
        return entities.DEPENDENCIES

    def listings(self) -> tuple[Listing, ...]:
        """Return the three collections of a full sync: campuses, people, households."""
        return entities.LISTINGS

    def polls(self) -> tuple[Listing, ...]:
        """Return the six collections that tell what changed."""
        return entities.POLLS

    def to_canonical(self, entity_type: str, payload: Payload) -> Canonical:
        """Return a record's mapped fields and relations; odd values become None."""
        return mapping.to_canonical(entity_type, payload)

    def record_url(self, entity_type: str, external_id: str) -> str | None:
        """Return the address of a person's or household's page; the other types have none of their own."""
        if entity_type == "person":
            return f"{_PAGES}/people/AC{external_id}"
        return f"{_PAGES}/households/{external_id}" if entity_type == "household" else None

    def read_token(self, typed: str) -> FixedCredentials:
        """Return what a personal access token `id:secret` proves. Raises `InvalidValue` for another form."""
        token = typed.strip()
        identifier, colon, key = token.partition(":")
        if not (identifier and colon and key) or any(letter.isspace() for letter in token):
            raise InvalidValue(
                "That isn't a personal access token of Planning Center.",
                what_to_do="It has the form id:secret. " + " ".join(entities.SIGN_IN.token_steps),
            )
        return FixedCredentials(f"Basic {base64.b64encode(token.encode()).decode()}")

    def session(self, credentials: Credentials, settings: SessionSettings) -> PlanningCenterSession:
        """Return a session that shows these credentials. Raises `InvalidValue` for an unencrypted address."""
        return PlanningCenterSession(client("people", credentials, settings), settings.region)


def create_adapter() -> PlanningCenterAdapter:
    """Return the adapter; the entry point of this package."""
    return PlanningCenterAdapter()
