"""Text that a terminal only shows: no letter of a name rings, moves, colours or turns around what stands beside it.

Names come from forms that anybody may fill in. ESC and its like command a terminal; U+202E and its like turn the
rest of a line around. They are shown as what they are, `\\x1b`. In JSON they are escaped, so nothing is lost.
Called by `commands` only. Source: Unicode's categories Cc and Zl/Zp, and UAX #9 for the directions.
"""

from __future__ import annotations

import re
from typing import Any

_COMMANDS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_IN_JSON = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
# What ends a line would make one of a name look like one of ours.
_SHOWN = {"\n": "⏎", "\t": " "}


def text(value: str) -> str:
    """Return one line of text as a terminal may show it."""
    return _COMMANDS.sub(_show, value)


def document(value: Any) -> Any:
    """Return a document whose texts a terminal may show."""
    if isinstance(value, str):
        return text(value)
    if isinstance(value, dict):
        return {name: document(one) for name, one in value.items()}  # pyright: ignore[reportUnknownVariableType]
    if isinstance(value, list | tuple):
        return [document(one) for one in value]  # pyright: ignore[reportUnknownVariableType]
    return value


def json(encoded: str) -> str:
    """Return a JSON document, already free of lower control characters, with the others escaped."""
    return _IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", encoded)


def _show(found: re.Match[str]) -> str:
    letter = found[0]
    return _SHOWN.get(letter) or (f"\\x{ord(letter):02x}" if letter < "\u0100" else f"\\u{ord(letter):04x}")
