"""Normalisation, in one place: how values are compared and how what a person typed is read.

Two values are *equal* when their `comparable` forms are (Unicode NFC, trimmed, phones as E.164, e-mail
case-folded in its domain, dates as dates, empty equals absent). What is stored is what was written.
`fold` goes further (case, accents, punctuation) and is for finding and matching only.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import lru_cache

from openfaith_desktop.cdm.model import FieldKind, Value
from openfaith_desktop.errors import InvalidValue

DEFAULT_REGION = "US"
LARGEST_INTEGER = 2**63 - 1
"""What a database column can hold."""
_NANP_TEN_DIGITS = re.compile(r"[2-9]\d{9}")
_PHONE_PUNCTUATION = str.maketrans("", "", " ()-.\u00a0")
_WORDS = re.compile(r"[\W_]+")


def clean_text(value: str) -> str:
    """Return text with NUL removed: PostgreSQL can't store it and no person ever typed it."""
    return value.replace("\x00", "") if "\x00" in value else value


def comparable(kind: FieldKind, value: Value, region: str) -> Value:
    """Return the form of `value` in which two equal values are identical; None when it is empty.

    `region` is the church's (ISO 3166), in which a phone number without `+` is read.
    """
    if value is None or value == "":
        return None
    return _COMPARABLE[kind](value, region) if kind in _COMPARABLE else value


def equal(kind: FieldKind, a: Value, b: Value, region: str) -> bool:
    """Return whether two values of one field mean the same."""
    return a == b or comparable(kind, a, region) == comparable(kind, b, region)


def nfc(text: str) -> str:
    """Return trimmed text in Unicode NFC."""
    text = text.strip()
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def fold(text: Value) -> str:
    """Return text for finding: no case, accents, punctuation or surplus spaces; "" for nothing."""
    if not text:
        return ""
    folded = str(text).casefold()
    if not folded.isascii():
        # Taken apart before and after: 𝓐 becomes a letter with a case by the first, and ΐ three by the second.
        decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", folded).casefold())
        folded = "".join(c for c in decomposed if not unicodedata.combining(c))
    return folded.strip() if folded.isalnum() else _WORDS.sub(" ", folded).strip()


@lru_cache(maxsize=4096)
def _parsed_phone(number: str, region: str) -> str:
    import phonenumbers  # 40 ms, and few numbers need it

    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return nfc(number)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def e164(number: str, region: str) -> str:
    """Return a phone number in E.164 (`+12025550101`), or trimmed as it is when it is no number.

    Ten digits in the North American plan need no parsing (their only form is +1 and the digits); the
    library, 50 µs a number, decides all others. Source: ITU-T E.164, NANP.
    """
    if region in ("US", "CA"):
        digits = number.translate(_PHONE_PUNCTUATION)
        if _NANP_TEN_DIGITS.fullmatch(digits) and digits.isascii():
            return f"+1{digits}"
    return _parsed_phone(number, region)


def email(address: str) -> str:
    """Return an e-mail address with its domain case-folded; the part before @ is left (RFC 5321 2.4)."""
    local, at, domain = nfc(address).rpartition("@")
    return f"{local}@{domain.casefold()}" if at else domain


def _number(value: Value, _region: str) -> Value:
    try:
        return float(value) if value is not None else None
    except (TypeError, ValueError):
        return value


def _text(value: Value, _region: str) -> Value:
    return (nfc(value) or None) if isinstance(value, str) else value


def _boolean(value: Value, _region: str) -> Value:
    return bool(value)


def _timestamp(value: Value, _region: str) -> Value:
    try:
        return datetime.fromisoformat(str(value)).astimezone(UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError):
        return value


_COMPARABLE: dict[FieldKind, Callable[[Value, str], Value]] = {
    FieldKind.TEXT: _text,
    FieldKind.CHOICE: _text,
    FieldKind.DATE: _text,
    FieldKind.TIMESTAMP: _timestamp,
    FieldKind.BOOLEAN: _boolean,
    FieldKind.INTEGER: _number,
    FieldKind.NUMBER: _number,
    FieldKind.EMAIL: lambda value, _: email(str(value)) or None,
    FieldKind.PHONE: lambda value, region: e164(str(value), region) or None,
}


def parse(kind: FieldKind, typed: str, label: str) -> Value:
    """Return the value a person typed for a field; None for nothing.

    Raises `InvalidValue`, naming the field's `label`, when it does not fit.
    """
    text = nfc(clean_text(typed))
    if not text:
        return None
    try:
        return _PARSE[kind](text) if kind in _PARSE else text
    except (ValueError, OverflowError) as error:
        raise InvalidValue(
            f"“{text[:80]}” doesn't fit {label.lower()}.", what_to_do=_EXAMPLES.get(kind, "Check the value.")
        ) from error


def _parse_boolean(text: str) -> bool:
    if text.casefold() in ("yes", "true", "1", "y"):
        return True
    if text.casefold() in ("no", "false", "0", "n"):
        return False
    raise ValueError(text)


def _parse_integer(text: str) -> int:
    value = int(text)
    if not -LARGEST_INTEGER <= value <= LARGEST_INTEGER:
        raise ValueError(text)
    return value


def _parse_number(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(text)
    return value


def _parse_timestamp(text: str) -> str:
    moment = datetime.fromisoformat(text)
    # A time without a zone means UTC, wherever the computer stands.
    moment = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    return moment.isoformat().replace("+00:00", "Z")


def _parse_email(text: str) -> str:
    from email_validator import validate_email  # 50 ms; its error is a ValueError

    validate_email(text, check_deliverability=False)
    return text


def _parse_phone(text: str) -> str:
    if sum(c.isdigit() for c in text) < 3:
        raise ValueError(text)
    return text


_PARSE: dict[FieldKind, Callable[[str], Value]] = {
    FieldKind.BOOLEAN: _parse_boolean,
    FieldKind.INTEGER: _parse_integer,
    FieldKind.NUMBER: _parse_number,
    FieldKind.DATE: lambda text: date.fromisoformat(text).isoformat(),
    FieldKind.TIMESTAMP: _parse_timestamp,
    FieldKind.EMAIL: _parse_email,
    FieldKind.PHONE: _parse_phone,
}
_EXAMPLES: dict[FieldKind, str] = {
    FieldKind.BOOLEAN: "Write yes or no.",
    FieldKind.INTEGER: "Write a whole number.",
    FieldKind.NUMBER: "Write a number.",
    FieldKind.DATE: "Write a date as year-month-day, e.g. 1980-02-29.",
    FieldKind.TIMESTAMP: "Write a time as 2026-01-31T09:30:00Z.",
    FieldKind.EMAIL: "Write an e-mail address, e.g. joan@example.org.",
    FieldKind.PHONE: "Write a phone number, e.g. (202) 555-0101.",
}
