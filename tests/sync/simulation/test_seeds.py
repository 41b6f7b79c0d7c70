"""Stories from seeds: whatever happens on both sides, everything holds in the end; and the checker sees it if not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from openfaith_desktop.bench.simulation import story, world
from openfaith_desktop.store import changes, links, outbox
from openfaith_desktop.sync.reconcile import merge, update
from openfaith_desktop.sync.reconcile.merge import FieldOutcome

SEEDS = 200
GROUP = 10


@pytest.fixture(scope="module")
def template() -> Iterator[Path]:
    with world.template() as made:
        yield made


@pytest.mark.parametrize("first", range(0, SEEDS, GROUP))
def test_whatever_happens_everything_holds_in_the_end(first: int, template: Path) -> None:
    for seed in range(first, first + GROUP):
        told = story.tell(seed, template)
        if told.broken:
            pytest.fail(story.shortest(told, template).text())


def test_a_seed_always_tells_the_same_story(template: Path) -> None:
    assert story.tell(7, template).words == story.tell(7, template).words


# --- the checker: a broken engine is found out ----------------------------------------------------------


def _drops_what_both_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    real = merge.ongoing_outcome

    def forgetful(*arguments: Any) -> FieldOutcome:
        found = real(*arguments)
        return FieldOutcome.NOTHING if found in (FieldOutcome.ASK, FieldOutcome.PUSH) else found

    monkeypatch.setattr(merge, "ongoing_outcome", forgetful)


def _forgets_the_outbox(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "enqueue", lambda *_: None)


def _keeps_no_history(monkeypatch: pytest.MonkeyPatch) -> None:
    real = changes.write_many

    def silent(db: Connection, statement: Any, rows: Any, constants: Any = None) -> None:
        if statement is not changes._INSERT_CHANGE:
            real(db, statement, rows, constants)

    monkeypatch.setattr(changes, "write_many", silent)


def _believes_old_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "_has_news", lambda table: links.link.c.changed)
    monkeypatch.setattr(update, "demote_others", lambda *_: None)


@pytest.mark.parametrize(
    "breaking",
    [
        _drops_what_both_changed,
        _forgets_the_outbox,
        _keeps_no_history,
        _believes_old_answers,
    ],
)
def test_a_broken_engine_is_found_out(
    breaking: Callable[[pytest.MonkeyPatch], None], template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaking(monkeypatch)
    assert any(story.tell(seed, template).broken for seed in range(6))
