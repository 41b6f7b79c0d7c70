"""The entity types of the Canonical Data Model, as data.

Groups, funds, donations and custom fields join this list later in the same shape.
"""

from __future__ import annotations

from openfaith_desktop.cdm.model import EntityType, Field
from openfaith_desktop.cdm.normalise import fold
from openfaith_desktop.cdm.types.campuses import CAMPUS
from openfaith_desktop.cdm.types.households import HOUSEHOLD, HOUSEHOLD_MEMBERSHIP
from openfaith_desktop.cdm.types.people import ADDRESS, EMAIL, PERSON, PHONE_NUMBER
from openfaith_desktop.errors import UsageError

ENTITY_TYPES: dict[str, EntityType] = {
    t.name: t for t in (CAMPUS, PERSON, EMAIL, PHONE_NUMBER, ADDRESS, HOUSEHOLD, HOUSEHOLD_MEMBERSHIP)
}


def _letters(name: str) -> str:
    return fold(name).replace(" ", "").replace("_", "")


def belonging(type_: EntityType) -> tuple[tuple[EntityType, Field], ...]:
    """Return the types whose entities end with one of `type_`, each with the relation that says so."""
    return tuple(
        (other, f) for other in ENTITY_TYPES.values() for f in other.owners if f.relation == type_.name
    )


def entity_type(name: str) -> EntityType:
    """Return the entity type called `name`, singular or plural (`person`, `People`).

    Raises `UsageError` when there is none.
    """
    if name in ENTITY_TYPES:
        return ENTITY_TYPES[name]
    wanted = _letters(name)
    for candidate in ENTITY_TYPES.values():
        if wanted in map(_letters, (candidate.name, candidate.label, candidate.plural)):
            return candidate
    raise UsageError(
        f"There are no records of the type “{name}”.",
        what_to_do=f"Choose one of: {', '.join(ENTITY_TYPES)}.",
    )
