"""Values of records as people read and type them: dates in their language, yes and no, which icon stands beside."""

from __future__ import annotations

from datetime import date

from openfaith_desktop.application.card import CardField
from openfaith_desktop.cdm.model import FieldKind, Value
from openfaith_desktop.ui import words
from openfaith_desktop.ui.records.model import tr

ICONS = {
    "phone_number": "phone",
    "email": "envelope-simple",
    "address": "map-pin",
    "birthdate": "cake",
    "anniversary": "calendar-check",
    "primary_campus_id": "buildings",
}
"""By entity type or field name; other fields have none."""


def shown(kind: FieldKind, value: Value, text: str) -> str:
    """Return a value for people; `text` is what the application says for it."""
    if kind is FieldKind.DATE and isinstance(value, str):
        try:
            return words.long_day(date.fromisoformat(value))
        except ValueError:
            return text
    if kind is FieldKind.TIMESTAMP and isinstance(value, str):
        moment = words.parsed(value)
        return f"{words.long_day(moment.date())}, {words.clock(moment)}" if moment else text
    if kind is FieldKind.BOOLEAN and isinstance(value, bool):
        return tr("Yes") if value else tr("No")
    if kind is FieldKind.CHOICE:
        return choice_word(text)
    return text


def choice_word(value: str) -> str:
    """Return a choice's word, such as Active for `active`."""
    return {"active": tr("Active"), "inactive": tr("Inactive")}.get(value, value[:1].upper() + value[1:])


def typed(field: CardField) -> str:
    """Return a field's value as it is typed to mean the same."""
    if field.value is None:
        return ""
    if isinstance(field.value, bool):
        return "yes" if field.value else "no"
    return str(field.value)


def hint(kind: FieldKind) -> str:
    """Return how a value is typed, where that isn't plain."""
    return {
        FieldKind.DATE: tr("Year-month-day, such as 1968-06-02"),
        FieldKind.EMAIL: tr("name@example.org"),
        FieldKind.TIMESTAMP: tr("Year-month-day and time"),
    }.get(kind, "")
