"""Who is a child: one answer for whoever asks, so that lists and matching never disagree.

Pure; called by the matching of people and by the lists. Lists in SQL say the same in `store.lists`.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from openfaith_desktop.cdm.model import Values

OF_AGE = 18


def is_child(values: Values, today: date) -> bool:
    """Return whether anything says so: the mark, the birth date or a grade. A missing mark says nothing."""
    if values.get("child") or values.get("grade") is not None:
        return True
    # ISO dates compare as texts; one without day or month, or that is none, can only err towards a child.
    return str(values.get("birthdate") or "") > born_after(today)


@lru_cache(maxsize=8)
def born_after(today: date) -> str:
    """Return the date after which a child was born, as `YYYY-MM-DD`."""
    return f"{today.year - OF_AGE:04}-{today:%m-%d}"
