"""Texts for people: no command line outside cli/, no system's name outside its adapter, and errors that can be acted on."""

from __future__ import annotations

import ast
import re
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest

from openfaith_desktop import errors
from openfaith_desktop.application import words
from openfaith_desktop.cli import actions
from openfaith_desktop.errors import Action, ActionKind, OpenFaithError
from openfaith_desktop.store.questions import DecisionKind
from openfaith_desktop.store.runs import RunKind

ROOT = Path(__file__).parents[1]
COMMAND = re.compile(r"\bopenfaith [a-z-]|(?<![\w-])--[a-z]")
SYSTEM = "Planning Center"
CATALOGUE = Path("openfaith_desktop/ui/texts/templates.py")
"""Made of everybody's texts, the adapters' too, so that the window can say them in another language."""


def _texts(folder: str) -> Iterator[tuple[Path, str]]:
    """Yield every text of the program's files below a folder; docstrings are for developers."""
    for file in sorted((ROOT / folder).rglob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        said = {
            node.body[0].value
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        # A text alone on its line documents what stands before it.
        said |= {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in said:
                yield file.relative_to(ROOT), node.value


def test_no_text_outside_the_command_line_spells_a_command() -> None:
    own = ("cli", "bench")
    found = [
        f"{file}: {text}"
        for file, text in [*_texts("openfaith_desktop"), *_texts("adapters/openfaith_planning_center")]
        if COMMAND.search(text) and file.parts[1] not in own and "simulator" not in file.parts
        if file.parts[1] != "ui"  # the window starts itself anew, with arguments
    ]
    assert found == []


def test_no_text_outside_of_its_adapter_names_a_system() -> None:
    found = [
        f"{file}: {text}"
        for file, text in _texts("openfaith_desktop")
        if SYSTEM in text and file.parts[1] not in ("cli", "bench") and file != CATALOGUE
    ]
    assert found == []


def _every(kind: type[OpenFaithError]) -> Iterator[type[OpenFaithError]]:
    yield kind
    for inner in kind.__subclasses__():
        yield from _every(inner)


@pytest.mark.parametrize("kind", list(_every(OpenFaithError)), ids=lambda kind: kind.__name__)
def test_every_error_says_what_happened_what_it_means_and_what_to_do(kind: type[OpenFaithError]) -> None:
    error = kind()
    for text in (error.title, error.what_it_means, error.what_to_do):
        assert text.endswith(".")
        for sentence in re.split(r"[.:;] ", text):
            assert len(sentence.split()) < 20, sentence
    assert error.action is None or error.action.kind in ActionKind


@pytest.mark.parametrize("kind", list(ActionKind))
def test_every_action_has_its_command(kind: ActionKind) -> None:
    assert "{}" not in (actions.spelled(Action(kind).as_dict()) or "")
    command = actions.COMMANDS[kind].format("hope").replace("SYSTEM", "planning-center")
    assert actions.spelled(Action(kind, ("hope",)).as_dict(), "other") == command


def test_the_page_about_errors_is_made_from_them() -> None:
    made = runpy.run_path(str(ROOT / "tools" / "errors_page.py"))["page"]()
    written = (ROOT / "docs" / "errors.md").read_text("utf-8")
    assert written == made, "run: python tools/errors_page.py"


def test_words_of_its_own_take_a_general_action_away_and_keep_a_fitting_one() -> None:
    assert errors.UsageError().action == Action(ActionKind.HELP)
    assert errors.UsageError(what_to_do="Write yes or no.").action is None
    assert errors.Unreachable(what_to_do="Plug it in.").action == Action(ActionKind.SYNC)
    named = Action(ActionKind.SEE_RUNS, ("hope",))
    assert errors.NotFound(what_to_do="Look.", action=named).action == named
    assert errors.BrakeStopped(decision=7).action == Action(ActionKind.ANSWER, ("7",))


def test_every_kind_of_run_and_decision_is_worded() -> None:
    assert set(words.RUNS) == set(RunKind)
    # What is asked about one field is called after the field.
    assert set(words.DECISIONS) == set(DecisionKind) - {DecisionKind.FIELD}
