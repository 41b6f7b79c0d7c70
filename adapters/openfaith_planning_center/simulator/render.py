"""From the church's rows to JSON:API resources, as the real system shapes them in lists and single reads.

What a request asks for is `query.py`'s; how a document is put around the resources `reading.py`'s.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from openfaith_planning_center.simulator.church import CONTACTS, Church, Row
from openfaith_planning_center.simulator.options import NEWEST_VERSION, Options
from openfaith_planning_center.simulator.resources import BY_KIND, PERSON_LINKS, TO_ONE
from openfaith_planning_center.simulator.values import attributes

Tree = Mapping[str, "Tree"]
"""What to include: relation → what to include of those."""
Found = tuple[str, list[int], bool]
"""The related records: type, ids, whether there can be many."""
NOTHING: Tree = {}
CHILD_KINDS = {
    "emails": "Email",
    "phone_numbers": "PhoneNumber",
    "addresses": "Address",
    "field_data": "FieldDatum",
    "social_profiles": "SocialProfile",
    "household_memberships": "HouseholdMembership",
}
BELONGS_TO: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    **dict.fromkeys((*CONTACTS, "HouseholdMembership"), (("person", "Person", "person_id"),)),
    "Household": (("primary_contact", "Person", "primary_contact_id"),),
    "PersonMerger": (
        ("person_to_keep", "Person", "person_to_keep_id"),
        ("person_to_remove", "Person", "person_to_remove_id"),
    ),
    "FieldDatum": (
        ("field_definition", "FieldDefinition", "field_definition_id"),
        ("customizable", "Person", "customizable_id"),
    ),
    "FieldOption": (("field_definition", "FieldDefinition", "field_definition_id"),),
    "Membership": (("group", "Group", "group_id"), ("person", "Person", "person_id")),
    "Donation": (("person", "Person", "person_id"),),
}
"""To-one relations that are shown without being asked for: name, type, where the row keeps the id."""


class Renderer:
    """Makes resource objects for one request; `base` is the address that links begin with."""

    def __init__(self, church: Church, options: Options, base: str, version: str) -> None:
        self.church = church
        self.options = options
        self.base = base
        self.version = version

    def seen(self, kind: str, number: int) -> Row | None:
        """Return a record as a reading replica has it: for a while after a write, as it was before."""
        row = self.church.get(kind, number)
        if row is not None and self.options.replica_lag:
            written = self.church.recent.get((kind, number))
            if written is not None and self.church.clock() < written[0] + self.options.replica_lag:
                return written[1]
        return row

    def resource(
        self,
        kind: str,
        row: Row,
        fields: Mapping[str, list[str]],
        include: Tree = NOTHING,
        *,
        single: bool = False,
    ) -> dict[str, Any]:
        """Return one resource object; `include` names relations to show, `single` asks for every link."""
        wanted = fields.get(kind)
        here = self._address(kind, row)
        links: dict[str, Any] = {"self": here}
        if kind == "Person":
            links["html"] = f"https://people.planningcenteronline.com/people/AC{row['id']}"
            if single:
                links |= {name: f"{here}/{name}" for name in PERSON_LINKS}
                links |= {name: self._link_one(row, name) for name in TO_ONE}
        elif kind == "Address" and single:
            links["country"] = f"{here}/country"
        found: dict[str, Any] = {
            "type": kind,
            "id": str(row["id"]),
            "attributes": attributes(self.church, kind, row, self.version, wanted),
            "links": links,
        }
        if kind == "PersonMerger" and not self.options.numeric_merger_ids:
            ends = ("person_to_keep_id", "person_to_remove_id")
            found["attributes"] |= {end: str(row[end]) for end in ends}
        relationships = self._standing(kind, row)
        for name, deeper in include.items():
            relationships |= self._included_relation(kind, row, here, name, deeper)
        if wanted is not None:
            relationships = {k: v for k, v in relationships.items() if k in wanted}
        if relationships:
            found["relationships"] = relationships
        return found

    def _address(self, kind: str, row: Row) -> str:
        described = BY_KIND[kind]
        home = f"{self.base}/{described.product}/v2"
        if kind == "HouseholdMembership":
            home += f"/households/{row['household_id']}"
        elif kind == "Membership":
            home += f"/groups/{row['group_id']}"
        return f"{home}/{described.path}/{row['id']}"

    def _link_one(self, row: Row, name: str) -> str | None:
        number = row.get(f"{name}_id")
        return f"{self.base}/people/v2/{TO_ONE[name][1]}/{number}" if number else None

    # --- relations ------------------------------------------------------------------------------

    def _standing(self, kind: str, row: Row) -> dict[str, Any]:
        """Return the relations that are there without being asked for."""
        found: dict[str, Any] = {}
        for name, other, key in BELONGS_TO.get(kind, ()):
            found[name] = _one(other, row.get(key))
        if kind == "Person":
            found["primary_campus"] = _one("PrimaryCampus", row.get("primary_campus_id"))
            if self.version < NEWEST_VERSION:
                found["gender"] = {"data": None}
        elif kind == "Household":
            members = self.church.memberships(row["id"])
            found["people"] = {"data": [{"type": "Person", "id": str(m["person_id"])} for m in members]}
        elif kind == "Campus":
            found["organization"] = _one("Organization", self.church.organization["id"])
        elif kind == "FieldDefinition" and ("tab" in row or "tab_id" in row):
            found["tab"] = _one("Tab", row.get("tab") or row.get("tab_id"))
        elif kind == "Group":
            found |= {"group_type": {"data": None}, "location": {"data": None}}
        return found

    def _included_relation(self, kind: str, row: Row, here: str, name: str, deeper: Tree) -> dict[str, Any]:
        """Return a relation that was asked for and, for what lies deeper, the outer row's own echo of it."""
        other, ids, many = self.related(kind, row, name)
        data = [{"type": other, "id": str(i)} for i in ids]
        found: dict[str, Any] = {}
        if many:
            found[name] = {"links": {"related": f"{here}/{name}"}, "data": data}
        elif not ids:
            found[name] = {"data": None}
        else:
            found[name] = {"links": {"related": self._related_address(other, ids[0])}, "data": data[0]}
        rows = [r for r in (self._target(other, i) for i in ids) if r is not None]
        for inner in deeper:
            echoed = [
                (kind_, i) for r in rows for kind_, ids_, _ in (self.related(other, r, inner),) for i in ids_
            ]
            if echoed:
                concatenated = [{"type": k, "id": str(i)} for k, i in echoed]
                found[inner] = {"links": {"related": None}, "data": concatenated}
        return found

    def _related_address(self, kind: str, number: int) -> str:
        if kind == "Organization":
            return f"{self.base}/people/v2"
        path = "campuses" if kind == "PrimaryCampus" else BY_KIND[kind].path
        return f"{self.base}/people/v2/{path}/{number}"

    def related(self, kind: str, row: Row, name: str) -> Found:
        """Return what a relation of a record leads to; nothing for what the simulator does not hold."""
        number = row["id"]
        if kind == "Person":
            if name in CHILD_KINDS:
                child = CHILD_KINDS[name]
                return child, list(self.church.child_ids("Person", number, child)), True
            if name == "households":
                return "Household", self.church.households_of(number), True
            if name in TO_ONE:
                held = row.get(f"{name}_id")
                return TO_ONE[name][0], [held] if held else [], False
        elif kind == "Household" and name == "people":
            return "Person", [m["person_id"] for m in self.church.memberships(number)], True
        elif kind == "HouseholdMembership" and name == "household":
            return "Household", [row["household_id"]], False
        elif kind == "SocialProfile" and name == "person":
            return "Person", [row["person_id"]], False
        elif kind == "FieldDatum" and name == "tab":
            definition = self.church.get("FieldDefinition", row.get("field_definition_id") or 0)
            return self.related("FieldDefinition", definition, "tab") if definition else ("Tab", [], False)
        elif kind == "FieldDefinition" and name == "field_options":
            return "FieldOption", list(self.church.child_ids(kind, number, "FieldOption")), True
        elif kind == "FieldDefinition" and name == "tab":
            tab = row.get("tab") or row.get("tab_id")
            return "Tab", [tab] if tab else [], False
        elif kind == "Tab" and name == "field_definitions":
            definitions = self.church.rows["FieldDefinition"].values()
            return "FieldDefinition", [d["id"] for d in definitions if d.get("tab_id") == number], True
        for standing, other, key in BELONGS_TO.get(kind, ()):
            if standing == name:
                return other, [row[key]] if row.get(key) else [], False
        if name == "organization":
            return "Organization", [self.church.organization["id"]], False
        return name, [], name.endswith("s")

    def _target(self, kind: str, number: int) -> Row | None:
        return (
            self.seen("Campus" if kind == "PrimaryCampus" else kind, number)
            if kind != "Organization"
            else None
        )

    def included(
        self, kind: str, rows: list[Row], include: Tree, fields: Mapping[str, list[str]]
    ) -> list[dict[str, Any]]:
        """Return the included resources of a page, each once: row after row, relation after relation."""
        found: dict[tuple[str, int], dict[str, Any]] = {}

        def walk(kind: str, row: Row, include: Tree) -> None:
            for name, deeper in include.items():
                if kind in fields and name not in fields[kind]:
                    continue
                other, ids, _ = self.related(kind, row, name)
                rows = [r for r in (self._target(other, i) for i in ids) if r is not None]
                for one in rows:
                    if (other, one["id"]) not in found:
                        found[other, one["id"]] = self._included_resource(other, one, fields, deeper)
                for one in rows:
                    walk(other, one, deeper)

        for row in rows:
            walk(kind, row, include)
        return list(found.values())

    def _included_resource(
        self, kind: str, row: Row, fields: Mapping[str, list[str]], include: Tree
    ) -> dict[str, Any]:
        if kind == "PrimaryCampus":
            return self.resource("Campus", row, fields) | {"type": kind}
        return self.resource(kind, row, fields, include)


def _one(kind: str, number: Any) -> dict[str, Any]:
    return {"data": {"type": kind, "id": str(number)} if number else None}
