"""The page `docs/planning-center.md`, made from the mapping tables.

`python -m openfaith_planning_center.documentation > docs/planning-center.md` writes it; a test compares.
"""

from __future__ import annotations

import sys

from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_planning_center.entities import INCREMENTAL, VERSIONS
from openfaith_planning_center.mapping import TABLES, Attribute, Reference, TypeTable

_INTRODUCTION = f"""\
# What is copied from and to Planning Center

Made from the tables in `openfaith_planning_center/mapping.py`; a test keeps it true.

OpenFaith speaks version {VERSIONS["people"]} of the People product. What is in no table is neither read into
your records nor ever sent. “Sent” says whether a change made in OpenFaith goes to Planning Center; only
changed values are sent. Three rights, `site_administrator`, `accounting_administrator` and
`people_permissions`, are never sent, whatever happens.
"""


def mapping_page() -> str:
    """Return the page in Markdown, ending in a newline."""
    return "\n".join([_INTRODUCTION, *(_section(table) for table in TABLES.values())])


def _section(table: TypeTable) -> str:
    type_ = ENTITY_TYPES[table.entity_type]
    lines = [
        f"## {type_.plural}",
        "",
        f"Planning Center calls them `{table.resource}`. "
        + (
            "Changes are found by their time, and by comparing everything."
            if table.entity_type in INCREMENTAL
            else "Changes are found by comparing everything: their times there don't tell them all."
        ),
        "",
        "| Planning Center | OpenFaith | Sent | Note |",
        "|---|---|---|---|",
        *(_attribute(table, a) for a in table.attributes),
        *(_reference(table, r) for r in table.references),
        "",
    ]
    if table.unmapped:
        lines += ["Left alone:", "", *(f"- `{names}`: {why}." for names, why in table.unmapped), ""]
    return "\n".join(lines)


def _attribute(table: TypeTable, a: Attribute) -> str:
    label = ENTITY_TYPES[table.entity_type].by_name[a.field].label
    note = "; ".join(text for text in (a.note, f"since version {a.since}" if a.since else "") if text)
    return f"| `{a.external}` | {label} | {'yes' if a.write else 'no'} | {note} |"


def _reference(table: TypeTable, r: Reference) -> str:
    label = ENTITY_TYPES[table.entity_type].by_name[r.field].label
    sent = "yes" if r.attribute else "when it is made"
    return f"| `{r.relationship}` (relation) | {label} | {sent} | {r.note} |"


if __name__ == "__main__":
    sys.stdout.write(mapping_page())
