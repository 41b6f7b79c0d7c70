"""The documentation names files that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
EXAMPLES = ("ui/history/", "logs/")
_NAMED = re.compile(r"`((?:[\w.-]+/)+(?:[\w.-]+\.(?:py|md|json))?)`")
_LINKED = re.compile(r"\]\(([\w./-]+\.(?:md|json))(?:#[\w-]+)?\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_a_page_names_is_there(page: Path) -> None:
    if page.name == "CHANGELOG.md":
        return
    text = page.read_text()
    places = [ROOT, ROOT / "adapters", ROOT / "openfaith_desktop", page.parent]
    named = [name for name in _NAMED.findall(text) if not name.startswith(EXAMPLES)]
    lost = [name for name in named if not any((place / name).exists() for place in places)]
    lost += [name for name in _LINKED.findall(text) if not (page.parent / name).exists()]
    assert not lost


def test_the_page_that_says_where_names_the_files() -> None:
    text = (ROOT / "docs" / "where-do-i-find.md").read_text()
    assert len(_NAMED.findall(text)) > 30
