"""Gathers every text that people read, for translators: `python tools/translations.py` writes the catalogue.

Two files come of it, and a test keeps both true: `resources/translations/openfaith.ts`, which Qt Linguist opens, and
`openfaith_desktop/ui/texts/templates.py`, by which the window knows the texts of the layers below it, which know no
Qt and speak English. How a language is added: `docs/translating.md`.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).parents[1]
CATALOGUE = ROOT / "resources" / "translations" / "openfaith.ts"
TEMPLATES = ROOT / "openfaith_desktop" / "ui" / "texts" / "templates.py"
BELOW = (
    *("application", "adapter", "auth", "cdm", "jobs", "store", "sync", "webhooks"),
    *("errors.py", "settings.py"),
)
"""Parts of the program that speak to people and know no window."""
SILENT = ("documentation.py", "mapping.py", "pages.py", "loopback.py")
"""Files whose words go elsewhere: into documentation, or into the person's own browser."""
CONTEXT = "texts"
"""Under what Qt looks for the texts of these parts."""
NUMBER = "number"
"""What the place of a number is called, by which a translation chooses its plural form."""

_WORDS = re.compile(r"[^\W\d_]{2,}")
_PLACE = re.compile(r"\{[^{}]*\}")
_NOT_FOR_PEOPLE = re.compile(
    r"^(PRAGMA|SELECT|BEGIN|INSERT|UPDATE|DELETE|CREATE|CAST|DROP|ALTER|VACUUM|ATTACH|SET|SHOW|Bearer|Basic|Mapping)\b"
    r"|^\w+\[|://|%[sd.]|\(\?|\\|=\{|^[\w./-]+$|</|json_|\bAS\b|\bNULL\b|<>|EXCLUSIVE|^str \|"
)
_DEVELOPERS = {
    "ValueError",
    "TypeError",
    "RuntimeError",
    "AssertionError",
    "KeyError",
    "NotImplementedError",
    "cast",
}
_LOGGERS = {
    "debug",
    "info",
    "warning",
    "error",
    "exception",
    "execute",
    "exec_driver_sql",
    "text",
    "compile",
    "Literal",
}


@dataclass
class Texts:
    """What was found: sources by context, in order; `counted` are those that are told with a number."""

    by_context: dict[str, dict[str, set[str]]] = field(default_factory=dict[str, "dict[str, set[str]]"])
    counted: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])

    def add(self, context: str, source: str, where: str, *, counted: bool = False) -> None:
        """Note a text and the file that says it."""
        self.by_context.setdefault(context, {}).setdefault(source, set()).add(where)
        if counted:
            self.counted.add((context, source))


# --- the layers below the window ------------------------------------------------------------------


def below() -> Iterator[tuple[str, str]]:
    """Yield every text of the layers below the window, as a template with named places, and its file."""
    for file in _files():
        tree = ast.parse(file.read_text("utf-8"))
        where = file.relative_to(ROOT).as_posix()
        for text in _of_tree(tree):
            yield text, where


def _files() -> Iterator[Path]:
    for part in BELOW:
        path = ROOT / "openfaith_desktop" / part
        yield from [path] if path.suffix else (one for one in sorted(path.rglob("*.py")) if _speaks(one))
    for file in sorted((ROOT / "adapters").rglob("*.py")):
        if "simulator" not in file.parts and _speaks(file):
            yield file


def _speaks(file: Path) -> bool:
    return "migrations" not in file.parts and file.name not in SILENT


def _of_tree(tree: ast.Module) -> Iterator[str]:
    skipped = {id(inner) for node in ast.walk(tree) if _is_silent(node) for inner in ast.walk(node)}
    skipped |= {
        id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values
    }
    labels = {id(one) for node in ast.walk(tree) for one in _labels(node)}
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.JoinedStr):
            text = _template(node)
            if _is_for_people(text):
                yield text
        elif (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and (id(node) in labels or _is_for_people(node.value))
        ):
            yield node.value


def _is_silent(node: ast.AST) -> bool:
    """Return whether nothing in a part of the code reaches people: docstrings, logs, SQL, errors of developers."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Annotated":
        return True  # what a schema says of a document's member
    if isinstance(node, ast.Call):
        called = node.func
        name = (
            called.id
            if isinstance(called, ast.Name)
            else called.attr
            if isinstance(called, ast.Attribute)
            else ""
        )
        return name in _DEVELOPERS or name in _LOGGERS
    return False


def _labels(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the single words that people read: labels of fields and types, titles, words of a table."""
    if isinstance(node, ast.Call):
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if name == "Field":
            yield from node.args[1:2]
        for keyword in node.keywords:
            if keyword.arg in ("label", "plural"):
                yield keyword.value
        if name in ("EntityType", "Column"):
            yield from node.args[1:3]
        if name == "ModeWords":
            yield from node.args[:2]
    if isinstance(node, ast.AnnAssign | ast.Assign) and isinstance(node.value, ast.Dict):
        target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
        if isinstance(target, ast.Name) and target.id.strip("_").isupper():
            for value in node.value.values:
                if (
                    isinstance(value, ast.Constant)
                    and isinstance(value.value, str)
                    and value.value[:1].isupper()
                ):
                    yield value


def _is_for_people(text: str) -> bool:
    literal = _PLACE.sub(" ", text)
    if all(word[:1].isupper() for word in text.split()):
        return False  # the name of a system, or of a phase in its specification
    if len(_WORDS.findall(literal)) < 2 or _NOT_FOR_PEOPLE.search(text):
        # One word and a value, as in “{} added”, is a text where it begins or ends a sentence.
        return bool(re.fullmatch(r"\{\w+\} [a-z]{4,}\.?|[A-Z][a-z]{3,} \{\w+\}\.?", text))
    if text != text.strip() and not text.strip().endswith("."):
        return False
    return " " in text.strip()


def _template(node: ast.JoinedStr) -> str:
    """Return a formatted text with a name in each place."""
    parts: list[str] = []
    names: dict[str, int] = {}
    for part in node.values:
        if isinstance(part, ast.Constant):
            parts.append(str(part.value))
        elif isinstance(part, ast.FormattedValue):
            name = _name(part)
            names[name] = names.get(name, 0) + 1
            parts.append(f"{{{name}{names[name] if names[name] > 1 else ''}}}")
    return "".join(parts)


def _name(part: ast.FormattedValue) -> str:
    spec = part.format_spec
    if isinstance(spec, ast.JoinedStr) and any("," in str(getattr(one, "value", "")) for one in spec.values):
        return NUMBER
    node: ast.AST = part.value
    while isinstance(node, ast.Call | ast.Subscript):
        called = node.func if isinstance(node, ast.Call) else node.value
        if isinstance(called, ast.Name) and called.id == "len":
            return NUMBER
        if isinstance(called, ast.Attribute) and called.attr in (
            "lower",
            "replace",
            "strip",
            "join",
            "rstrip",
        ):
            node = called.value if called.attr != "join" else ast.Name("list")
        else:
            node = called
    if isinstance(node, ast.Attribute):
        return node.attr.strip("_")
    if isinstance(node, ast.Name):
        name = node.id.strip("_")
        # Written without its thousands apart, it may be any text.
        return "figure" if name == NUMBER else name
    return "value"


# --- the window -----------------------------------------------------------------------------------

UI = ROOT / "openfaith_desktop" / "ui"
_TR = ("tr", "_tr")


def of_the_window(texts: Texts) -> None:
    """Gather what the window's own code says: `self.tr` by its class, `tr` by the context of its module."""
    for file in sorted(UI.rglob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        where = file.relative_to(ROOT).as_posix()
        context = _context(tree)
        for source, of, counted in _of_window(tree, context):
            texts.add(of, source, where, counted=counted)


def _context(tree: ast.Module) -> str:
    """Return the context that a module's `tr` looks under; "" when it has none."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name in _TR:
            for inner in ast.walk(node):
                if isinstance(inner, ast.Call) and isinstance(inner.func, ast.Attribute) and inner.args:
                    first = inner.args[0]
                    if inner.func.attr == "translate" and isinstance(first, ast.Constant):
                        return str(first.value)
        if isinstance(node, ast.ImportFrom) and any(one.name in _TR for one in node.names):
            other = ROOT.joinpath(*(node.module or "").split("."))
            file = other.with_suffix(".py") if not other.is_dir() else other / "__init__.py"
            return _context(ast.parse(file.read_text("utf-8")))
    return ""


def _of_window(tree: ast.Module, context: str) -> Iterator[tuple[str, str, bool]]:
    def within(node: ast.AST, inside: str) -> Iterator[tuple[str, str, bool]]:
        for inner in ast.iter_child_nodes(node):
            if isinstance(inner, ast.Call) and _called(inner) in _TR and inner.args:
                first = inner.args[0]
                own = inside if isinstance(inner.func, ast.Attribute) and _is_self(inner.func) else context
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield first.value, own, len(inner.args) > 1
            yield from within(inner, inner.name if isinstance(inner, ast.ClassDef) else inside)

    yield from within(tree, "")


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Name):
        return node.func.id
    return node.func.attr if isinstance(node.func, ast.Attribute) else ""


def _is_self(node: ast.Attribute) -> bool:
    return isinstance(node.value, ast.Name) and node.value.id == "self"


# --- the two files --------------------------------------------------------------------------------


def gathered() -> Texts:
    """Return every text, those of the window and those below it."""
    texts = Texts()
    for source, where in below():
        texts.add(CONTEXT, source, where, counted=f"{{{NUMBER}}}" in source)
    of_the_window(texts)
    return texts


def catalogue(texts: Texts) -> str:
    """Return the file that Qt Linguist opens; one for each language is made from it."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        '<TS version="2.1" sourcelanguage="en">',
    ]
    for context in sorted(texts.by_context):
        lines += ["<context>", f"    <name>{escape(context)}</name>"]
        for source, files in sorted(texts.by_context[context].items()):
            plural = (context, source) in texts.counted
            lines.append('    <message numerus="yes">' if plural else "    <message>")
            lines += [f'        <location filename="../../{one}"/>' for one in sorted(files)]
            lines.append(f"        <source>{escape(source)}</source>")
            empty = "<numerusform></numerusform>" if plural else ""
            lines += [f'        <translation type="unfinished">{empty}</translation>', "    </message>"]
        lines.append("</context>")
    return "\n".join([*lines, "</TS>", ""])


def templates(texts: Texts) -> str:
    """Return the module by which the window knows the texts below it."""
    rows = "".join(f"    {_literal(one)},\n" for one in sorted(texts.by_context[CONTEXT]))
    head = '"""Every text of the layers below the window, as a template. Made by `tools/translations.py`; a test keeps it true."""'
    return f"{head}\n\nTEMPLATES: tuple[str, ...] = (\n{rows})\n"


def _literal(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    return (
        f"'{text}'" if '"' in text and "'" not in text and "\\" not in quoted.replace('\\"', "") else quoted
    )


def files() -> Iterable[tuple[Path, str]]:
    """Return what is to be written: each file and what it holds."""
    texts = gathered()
    return ((CATALOGUE, catalogue(texts)), (TEMPLATES, templates(texts)))


if __name__ == "__main__":
    for path, text in files():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
