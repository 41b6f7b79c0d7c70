"""The Planning Center adapter: what it can do, and its transformations. `session.py` does the talking."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from openfaith_desktop.adapter.contract import (
    Canonical,
    Capabilities,
    Draft,
    Listing,
    Payload,
    Session,
    SessionSettings,
    SignIn,
    TypeCapabilities,
    Webhooks,
)
from openfaith_desktop.adapter.jsonapi import attributes, related
from openfaith_desktop.cdm.model import Value
from openfaith_planning_center.mapping import MAPPINGS
from openfaith_planning_center.session import PlanningCenterSession
from openfaith_planning_center.webhooks import PlanningCenterWebhooks

CONTACTS = ("email", "phone_number", "address")
LISTINGS = (
    Listing("campuses", "campus", ("campus",)),
    Listing("people", "person", ("person", *CONTACTS)),
    Listing("households", "household", ("household", "household_membership")),
)
DEPENDENCIES: Mapping[str, tuple[str, ...]] = {
    "campus": (),
    "person": ("campus",),
    "email": ("person",),
    "phone_number": ("person",),
    "address": ("person",),
    "household": ("person",),
    "household_membership": ("household", "person"),
}
INCREMENTAL = frozenset({"person", "email", "phone_number"})
SETTLE_SECONDS = 90.0
"""Reads straight after a write may be old for this long (reported for search; seen for lists)."""


def _type(name: str) -> TypeCapabilities:
    writable = MAPPINGS[name].writable
    owner = {"household_membership": {"household_id", "person_id"}}.get(name, {"person_id"})
    create_only = frozenset(owner) & {r.field for r in MAPPINGS[name].references if not r.write_as}
    return TypeCapabilities(
        writable=writable,
        create_only=create_only,
        incremental=name in INCREMENTAL,
        embeds="household_membership" if name == "household" else None,
    )


class PlanningCenter:
    """Planning Center People. Source: Planning Center API documentation, People."""

    name = "planning-center"
    title = "Planning Center"
    capabilities = Capabilities({name: _type(name) for name in DEPENDENCIES}, settle_seconds=SETTLE_SECONDS)
    sign_in = SignIn(
        ways=("token",),
        token_steps=(
            "Sign in to Planning Center as an organization administrator.",
            "Open api.planningcenteronline.com/oauth/applications and choose “New personal access token”.",
            "Copy the application id and the secret, joined by a colon.",
        ),
        token_format="id:secret",
    )

    def __init__(self) -> None:
        self.webhooks: Webhooks | None = PlanningCenterWebhooks()

    def dependencies(self) -> Mapping[str, tuple[str, ...]]:
        """Return which types must be synced before each."""
        return DEPENDENCIES

    def listings(self) -> tuple[Listing, ...]:
        """Return campuses, people with their contacts, households with their members."""
        return LISTINGS

    def to_canonical(self, entity_type: str, payload: Payload) -> Canonical:
        """Return the mapped fields of a resource; odd values become None."""
        mapping = MAPPINGS[entity_type]
        found = attributes(payload)
        values: dict[str, Value] = {a.field: a.read(found.get(a.external)) for a in mapping.attributes}
        if entity_type == "household_membership":
            references: dict[str, str | None] = {
                "household_id": _id(payload.get("household_id")),
                "person_id": _id(payload.get("person_id")),
            }
        else:
            references = {r.field: related(payload, r.relationship) for r in mapping.references}
            if entity_type == "household" and references["primary_contact_id"] is None:
                references["primary_contact_id"] = _id(found.get("primary_contact_id"))
        return Canonical(values, references)

    def to_external(self, draft: Draft) -> Payload:
        """Return the attributes to send: those of the draft that may be written."""
        mapping = MAPPINGS[draft.entity_type]
        sent: dict[str, Any] = {
            a.external: draft.values[a.field]
            for a in mapping.attributes
            if a.writable and a.field in draft.values
        }
        for r in mapping.references:
            if r.write_as and r.field in draft.references:
                sent[r.write_as] = draft.references[r.field]
        if draft.entity_type == "phone_number" and "location" in sent and not sent["location"]:
            sent["location"] = "Mobile"
        return sent

    def record_url(self, entity_type: str, external_id: str) -> str | None:
        """Return the person's or household's page in Planning Center People."""
        pages = {"person": "people/AC", "household": "households/"}
        if entity_type not in pages:
            return None
        return f"https://people.planningcenteronline.com/{pages[entity_type]}{external_id}"

    def session(self, secret: str, settings: SessionSettings) -> Session:
        """Return a session signed in with a personal access token `id:secret`."""
        return PlanningCenterSession(secret, settings, self.to_external, self.to_canonical)


def _id(value: Any) -> str | None:
    return (
        str(value) if isinstance(value, str | int) and not isinstance(value, bool) and value != "" else None
    )


def create_adapter() -> PlanningCenter:
    """Return the adapter; the entry point `planning-center` of `openfaith.adapters`."""
    return PlanningCenter()
