"""What several entity types are made of: common fields, and how a title or a key is computed."""

from __future__ import annotations

from openfaith_desktop.cdm.model import Field, FieldKind, Values
from openfaith_desktop.cdm.normalise import fold

STATUS = Field("status", "Status", FieldKind.CHOICE, choices=("active", "inactive"), default="active")


def text_of(values: Values, name: str) -> str:
    """Return a value as text, empty when there is none."""
    value = values.get(name)
    return "" if value is None else str(value)


def name_key(values: Values, _region: str) -> str | None:
    """Return the name as it is looked for, None when there is none."""
    return fold(values.get("name")) or None
