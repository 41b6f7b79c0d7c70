"""From the church's rows to JSON:API documents, as the real system shapes them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import phonenumbers

from openfaith_planning_center.simulator.church import Church, Row
from openfaith_planning_center.simulator.options import Options
from openfaith_planning_center.simulator.resources import (
    BY_KIND,
    PERSON_LINKS,
    UNSET_LINKS,
)

CONTACT_KINDS = {"emails": "Email", "phone_numbers": "PhoneNumber", "addresses": "Address"}
FALSE = frozenset(
    "accounting_administrator can_create_forms can_email_lists child passed_background_check site_administrator primary "
    "blocked pending church_center_enabled geolocation_set_manually".split()
)
COUNTRIES = {"US": "United States", "CA": "Canada", "GB": "United Kingdom", "MX": "Mexico"}


def fold(value: Any) -> str:
    """Return text without case and accents, as the real system compares it."""
    decomposed = unicodedata.normalize("NFKD", str(value).casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=4096)
def phone_forms(number: str, region: str) -> tuple[str | None, str | None, str | None]:
    """Return a number's E.164, international and national forms; None for what is no number."""
    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return None, None, None
    forms = phonenumbers.PhoneNumberFormat
    e164, international, national = (
        phonenumbers.format_number(parsed, f) for f in (forms.E164, forms.INTERNATIONAL, forms.NATIONAL)
    )
    return e164, international, national


class Renderer:
    """Makes resource objects for one request; `base` is the address answers link to."""

    def __init__(self, church: Church, options: Options, base: str) -> None:
        self.church = church
        self.options = options
        self.base = base

    def attribute(self, kind: str, row: Row, name: str) -> Any:
        """Return one attribute, computed where the real system computes it."""
        if name in row:
            value = row[name]
            return str(value) if kind == "Household" and name == "primary_contact_id" and value else value
        if kind == "Person":
            if name == "name":
                first = row.get("nickname") or row.get("first_name") or ""
                return f"{first} {row.get('last_name') or ''}".strip()
            if name == "resource_permission_flags":
                return {"can_access_workflows": False}
            if name in ("avatar", "demographic_avatar_url"):
                return f"{self.base}/static/no_photo.png"
            if name == "directory_status":
                return "no_access"
        if kind == "PhoneNumber" and name in ("e164", "international", "national", "country_code"):
            region = row.get("country_code") or "US"
            forms = phone_forms(str(row.get("number") or ""), region)
            return {
                "e164": forms[0],
                "international": forms[1],
                "national": forms[2],
                "country_code": region,
            }[name]
        if kind == "Address" and name == "country_name":
            return COUNTRIES.get(row.get("country_code") or "", row.get("country_code"))
        if kind == "Household" and name == "member_count":
            return len(self.church.members.get(row["id"], ()))
        if kind == "Household" and name == "primary_contact_name":
            contact = self.church.get("Person", row.get("primary_contact_id") or 0)
            return self.attribute("Person", contact, "name") if contact else None
        if kind == "HouseholdMembership" and name == "person_name":
            person = self.church.get("Person", row["person_id"])
            return self.attribute("Person", person, "name") if person else None
        return False if name in FALSE else None

    def resource(
        self,
        kind: str,
        row: Row,
        fields: Mapping[str, list[str]],
        include: Iterable[str] = (),
        *,
        single: bool = False,
    ) -> dict[str, Any]:
        """Return one resource object; `include` names relationships to show, `single` the full link map."""
        described = BY_KIND[kind]
        wanted = fields.get(kind)
        number = str(row["id"])
        here = f"{self.base}/people/v2/{described.path}/{number}"
        if kind == "HouseholdMembership":
            here = f"{self.base}/people/v2/households/{row['household_id']}/household_memberships/{number}"
        links: dict[str, Any] = {"self": here}
        if kind == "Person":
            links["html"] = f"https://people.planningcenteronline.com/people/AC{number}"
            if single:
                links |= {name: f"{here}/{name}" for name in PERSON_LINKS}
                links |= dict.fromkeys(UNSET_LINKS)
        elif kind == "Address" and single:
            links["country"] = f"{here}/country"
        relationships = self._relationships(kind, row, here, tuple(include))
        if wanted is not None:
            relationships = {k: v for k, v in relationships.items() if k in wanted or k in include}
        return {
            "type": kind,
            "id": number,
            "attributes": {
                name: self.attribute(kind, row, name)
                for name in described.attributes
                if wanted is None or name in wanted
            },
            "relationships": relationships,
            "links": links,
        }

    def _relationships(self, kind: str, row: Row, here: str, include: tuple[str, ...]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if kind == "Person":
            campus = row.get("primary_campus_id")
            found["primary_campus"] = {
                "data": {"type": "PrimaryCampus", "id": str(campus)} if campus else None
            }
            for name in include:
                if name in CONTACT_KINDS:
                    rows = self.church.of_person(row["id"], CONTACT_KINDS[name])
                    data: Any = [{"type": CONTACT_KINDS[name], "id": str(r["id"])} for r in rows]
                elif name == "households":
                    data = [
                        {"type": "Household", "id": str(i)}
                        for i in self.church.households_of.get(row["id"], ())
                    ]
                elif name == "households.people":
                    ids = [
                        m["person_id"]
                        for h in self.church.households_of.get(row["id"], ())
                        for m in self.church.memberships(h)
                    ]
                    found["people"] = {
                        "links": {"related": None},
                        "data": [{"type": "Person", "id": str(i)} for i in ids],
                    }
                    continue
                elif name == "field_data":
                    data = [
                        {"type": "FieldDatum", "id": str(d["id"])}
                        for d in self.church.rows["FieldDatum"].values()
                        if d.get("customizable_id") == row["id"]
                    ]
                elif name in ("marital_status", "school", "name_prefix", "name_suffix", "inactive_reason"):
                    found[name] = {"links": {"related": None}, "data": None}
                    continue
                else:
                    continue
                found[name] = {"links": {"related": f"{here}/{name}"}, "data": data}
        elif kind in CONTACT_KINDS.values():
            found["person"] = {"data": {"type": "Person", "id": str(row["person_id"])}}
        elif kind == "Household":
            main = row.get("primary_contact_id")
            found["primary_contact"] = {"data": {"type": "Person", "id": str(main)} if main else None}
            members = self.church.memberships(row["id"])
            found["people"] = {"data": [{"type": "Person", "id": str(m["person_id"])} for m in members]}
            if "people" in include:
                found["people"] = {"links": {"related": f"{here}/people"}, **found["people"]}
        elif kind == "HouseholdMembership":
            found["person"] = {"data": {"type": "Person", "id": str(row["person_id"])}}
        elif kind == "Campus":
            organization = str(self.church.organization["id"])
            found["organization"] = {"data": {"type": "Organization", "id": organization}}
        elif kind == "PersonMerger":
            for end in ("person_to_keep", "person_to_remove"):
                found[end] = {"data": {"type": "Person", "id": str(row[f"{end}_id"])}}
        elif kind == "FieldDefinition":
            tab = row.get("tab_id")
            found["tab"] = {"data": {"type": "Tab", "id": str(tab)} if tab else None}
        elif kind == "FieldDatum":
            found["field_definition"] = {
                "data": {"type": "FieldDefinition", "id": str(row["field_definition_id"])}
            }
            found["customizable"] = {"data": {"type": "Person", "id": str(row["customizable_id"])}}
        return found

    def included(
        self, kind: str, rows: list[Row], include: list[str], fields: Mapping[str, list[str]]
    ) -> list[dict[str, Any]]:
        """Return the included resources of a page, each once."""
        found: dict[tuple[str, int], dict[str, Any]] = {}

        def add(other: str, number: int | None) -> None:
            row = self.church.get(other, number or 0)
            if row is not None and (other, row["id"]) not in found:
                found[other, row["id"]] = self.resource(other, row, fields)

        for name in include:
            for row in rows:
                if kind == "Person" and name in CONTACT_KINDS:
                    for contact in self.church.of_person(row["id"], CONTACT_KINDS[name]):
                        add(CONTACT_KINDS[name], contact["id"])
                elif kind == "Person" and name == "households":
                    for number in self.church.households_of.get(row["id"], ()):
                        add("Household", number)
                elif kind == "Person" and name == "households.people":
                    for household in self.church.households_of.get(row["id"], ()):
                        for member in self.church.memberships(household):
                            add("Person", member["person_id"])
                elif kind == "Person" and name in ("field_data", "field_data.field_definition"):
                    for datum in self.church.rows["FieldDatum"].values():
                        if datum.get("customizable_id") == row["id"]:
                            add("FieldDatum", datum["id"])
                            if name.endswith("definition"):
                                add("FieldDefinition", datum["field_definition_id"])
                elif kind in ("Household",) and name == "people":
                    for member in self.church.memberships(row["id"]):
                        add("Person", member["person_id"])
                elif kind == "HouseholdMembership" and name == "person":
                    add("Person", row["person_id"])
        return list(found.values())
