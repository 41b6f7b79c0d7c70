"""The texts of the layers below the window, in the person's language.

Those layers know no Qt and speak English: on the command line, in documents, and in what the database keeps of last
week's problem. The window knows each of their texts as a template (`templates`, made by `tools/translations.py`), finds
the template that a text was made from, and says it in the language of the installed translation with the same values.
So what was kept long ago, or by another process, is translated as well as what is said now; what isn't known stays as
it is. Called wherever a screen shows a text that isn't its own. Names and values that people typed don't come here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QLocale

from openfaith_desktop.errors import OpenFaithError
from openfaith_desktop.ui.texts.templates import TEMPLATES

CONTEXT = "texts"
NUMBER = "number"
"""What the place of a number is called, by which a translation chooses its plural form."""
WORDS = frozenset(
    {"it", "label", "labels", "plural", "title", "reason", "cause", "list", "said", "named", "what", "many"}
)
"""Places that hold a text of ours, such as a field's label, rather than a name or what somebody typed."""
CALLED = frozenset({"it", "label", "labels", "plural"})
"""Those of them that hold what something is called, never a sentence."""
_PLACE = re.compile(r"\{(\w+)\}")
_DIGITS = re.compile(r"\d+(,\d{3})*")
_GROUPED = re.compile(r"\d{1,3}(,\d{3})+")
_SENTENCES = re.compile(r"(?<=[.?!:;])\s+")


@dataclass(frozen=True, slots=True)
class Said:
    """A text as it was made: the template, and what stands in its places by name; "" for what isn't known."""

    template: str
    values: tuple[tuple[str, str], ...]
    text: str
    begins: bool = False
    """Whether its first letter was made a capital, to begin a line with it."""
    ends: str = ""
    """What was put behind it."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    template: str
    literal: str
    """The longest part of it that every such text holds."""
    shape: re.Pattern[str]
    names: tuple[str, ...]


def _pattern(template: str) -> _Pattern:
    parts = _PLACE.split(template)
    literals, names = parts[::2], tuple(parts[1::2])
    shape = re.escape(literals[0])
    for name, literal in zip(names, literals[1:], strict=True):
        shape += _shape(name) + re.escape(literal)
    return _Pattern(template, max(literals, key=len), re.compile(shape, re.DOTALL), names)


def _shape(name: str) -> str:
    if _is_number(name):
        return r"([\d,]+)"
    return r"([^.?!]+?)" if name.rstrip("0123456789") in CALLED else r"(.+?)"


def _is_number(name: str) -> bool:
    return name.rstrip("0123456789") == NUMBER


_CONSTANT = frozenset(one for one in TEMPLATES if not _PLACE.search(one))
_LABELS = {one.casefold(): one for one in sorted(_CONSTANT, reverse=True) if not one.endswith((".", "?"))}
_PATTERNS = sorted(
    (_pattern(one) for one in TEMPLATES if _PLACE.search(one)),
    key=lambda one: (len(_PLACE.sub("", one.template)), -len(one.names)),
    reverse=True,
)


@lru_cache(maxsize=4_096)
def recognised(text: str) -> Said | None:
    """Return what a text was made from: the template that says most of it; None when it isn't one of ours.

    Also where it was made a line of its own: with a capital at its beginning, or a full stop behind it.
    """
    bare = text.rstrip(".;")
    small = f"{bare[:1].lower()}{bare[1:]}"
    for known, begins, ends in (
        (text, False, ""),
        (bare, False, text[len(bare) :]),
        (small, True, text[len(bare) :]),
    ):
        if (found := _of(known)) is not None:
            return replace(found, text=text, begins=begins, ends=ends)
    return None


def _of(text: str) -> Said | None:
    if text in _CONSTANT:
        return Said(text, (), text)
    for one in _PATTERNS:
        if one.literal in text and (found := one.shape.fullmatch(text)) is not None:
            return Said(one.template, tuple(zip(one.names, found.groups(), strict=True)), text)
    return None


def localised(text: str) -> str:
    """Return a text of the layers below in the person's language; what isn't one of theirs as it is.

    Several sentences after each other are said one by one.
    """
    if not text:
        return text
    parts = [text] if text in _CONSTANT else _SENTENCES.split(text)
    each = _one_by_one(parts) if len(parts) > 1 else []
    if not each or any(found is None for _, found in each):
        whole = recognised(text)
        if whole is not None:
            return _translated(whole)
    if not each:
        return text
    return " ".join(_translated(found) if found is not None else sentence for sentence, found in each)


def _one_by_one(parts: list[str]) -> list[tuple[str, Said | None]]:
    """Return sentences, as few together as are known, each with what it was made from; None for what isn't known."""
    found: list[tuple[str, Said | None]] = []
    at = 0
    while at < len(parts):
        ends = range(at + 1, len(parts) + 1)
        known = ((end, one) for end in ends if (one := recognised(" ".join(parts[at:end]))) is not None)
        end, said = next(known, (at + 1, None))
        found.append((" ".join(parts[at:end]), said))
        at = end
    return found


def localised_error(error: OpenFaithError) -> OpenFaithError:
    """Return an error with its texts in the person's language."""
    error.title = localised(error.title)
    error.what_it_means = localised(error.what_it_means)
    error.what_to_do = localised(error.what_to_do)
    return error


def _translated(one: Said) -> str:
    counted = next((value for name, value in one.values if _is_number(name)), None)
    number = int(counted.replace(",", "")) if counted else -1
    template = QCoreApplication.translate(CONTEXT, one.template, None, number)
    if template == one.template:
        return one.text
    try:
        shown = template.format(**{name: _value(name, value) for name, value in one.values})
        return f"{shown[:1].upper() if one.begins else shown[:1]}{shown[1:]}{one.ends}"
    except (LookupError, ValueError, AttributeError):
        # A translation with a place too many must not keep anybody from reading what happened.
        return one.text


def _value(name: str, value: str) -> str:
    if _is_number(name):
        return QLocale().toString(int(value.replace(",", "")))
    if _GROUPED.fullmatch(value):
        return QLocale().toString(int(value.replace(",", "")))
    if name.rstrip("0123456789") in WORDS:
        return localised_label(value)
    # A value that is itself a sentence; a name that happens to be a word of ours stays.
    found = recognised(value) if " " in value else None
    return _translated(found) if found is not None and len(found.template) > len("Ask me") else value


def localised_label(text: str) -> str:
    """Return what a field, a kind of record or several of them are called: “Birth date”, “Mobile phone number, type”."""
    return ", ".join(": ".join(_word(one) for one in part.split(": ")) for part in text.split(", "))


def _word(text: str) -> str:
    if text.casefold() in _LABELS:
        return _named(text)
    number, _, rest = text.partition(" ")
    if rest and _DIGITS.fullmatch(number):
        return f"{QLocale().toString(int(number.replace(',', '')))} {_word(rest)}"
    first, _, rest = text.partition(" ")
    if rest.casefold() in _LABELS:
        # The church's own word for it stands before: Mobile phone number.
        return f"{first} {_named(rest)}"
    return localised(text)


def _named(text: str) -> str:
    known = _LABELS[text.casefold()]
    translated = QCoreApplication.translate(CONTEXT, known)
    # In English it stays as it was written, often in small letters within a sentence.
    return text if translated == known else translated
