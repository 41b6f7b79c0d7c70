"""Many rows with one statement, and many values in one condition, without SQLAlchemy's work per item.

A first sync writes four rows a record, and preparing each row's parameters one by one took longer than
storing them. On SQLite the statement is compiled once and its rows go to the driver as they are, with the
columns' own conversions. Elsewhere SQLAlchemy batches better by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from itertools import repeat
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Dialect,
    Insert,
    Integer,
    Table,
    Text,
    Update,
    bindparam,
    cast,
    select,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction

from openfaith_desktop.store.tables import JSONText

Convert = Callable[[Any], Any]
Statement = Insert | Update


def write_many(
    db: Connection,
    statement: Statement,
    rows: Sequence[Mapping[str, Any]],
    constants: Mapping[str, Any] | None = None,
) -> int:
    """Execute `statement` for every row and return how many rows of the table that touched.

    All rows have the same names, `constants` hold for each of them.
    """
    if not rows:
        return 0
    constants = constants or {}
    if db.dialect.paramstyle != "qmark":
        return db.execute(statement, [{**constants, **row} for row in rows]).rowcount
    sql, columns, fixed = _compiled(statement, (*rows[0], *constants), db.dialect)
    constants = {**fixed, **constants}
    taken = [
        repeat(constants[name], len(rows)) if name in constants else _column(rows, name, convert)
        for name, convert in columns
    ]
    return db.exec_driver_sql(sql, list(zip(*taken, strict=True))).rowcount


def _column(rows: Sequence[Mapping[str, Any]], name: str, convert: Convert | None) -> list[Any]:
    if convert is None:
        return [row[name] for row in rows]
    return [None if (value := row[name]) is None else convert(value) for row in rows]


# Statements are cached by identity: callers keep theirs in module variables.
@lru_cache(maxsize=1024)
def _compiled(
    statement: Statement, names: tuple[str, ...], dialect: Dialect
) -> tuple[str, list[tuple[str, Convert | None]], dict[str, Any]]:
    """Return the SQL, its parameters with their conversions, and the values the statement itself has."""
    compiled = statement.compile(dialect=dialect, column_keys=list(names))
    assert isinstance(compiled, SQLCompiler)
    columns: list[tuple[str, Convert | None]] = [
        (name, compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect))
        for name in compiled.positiontup or ()
    ]
    fixed = {name: compiled.params[name] for name, _ in columns if name not in names}
    return str(compiled), columns, fixed


class _Items(GenericFunction[Any]):
    """The items of a JSON array as rows of text."""

    name = "openfaith_json_items"
    inherit_cache = True


@compiles(_Items, "sqlite")
def _sqlite(element: _Items, compiler: SQLCompiler, **options: Any) -> str:
    return f"json_each({compiler.process(element.clauses, **options)})"


@compiles(_Items, "postgresql")
def _postgresql(element: _Items, compiler: SQLCompiler, **options: Any) -> str:
    return f"json_array_elements_text(CAST({compiler.process(element.clauses, **options)} AS json))"


def upsert(dialect: str, table: Table) -> Any:
    """Return an insert into `table` in the words of `dialect`, which can say what becomes of a row there is.

    Only the dialect in use is loaded: PostgreSQL's takes 50 ms of a start.
    """
    return import_module(f"sqlalchemy.dialects.{dialect}").insert(table)


def among(column: Column[Any], values: Collection[str] | Collection[int]) -> ColumnElement[bool]:
    """Return the condition that a column of texts or numbers holds one of `values`: one parameter, however many
    they are.
    """
    # A parameter for each would be compiled anew for every number of them, and SQLite takes 32,766 at most.
    items = _Items(bindparam(None, list(values), JSONText)).table_valued("value")
    kind = Integer if isinstance(column.type, Integer) else Text
    return column.in_(select(cast(items.c.value, kind)))
