"""Documents about the installation: its copies, its sign-ins, its check, and whether jobs begin by themselves."""

from __future__ import annotations

from typing import Annotated

from typing_extensions import TypedDict

from openfaith_desktop.application.shapes.parts import ActionDocument, Number, Says, Some


class Paused(TypedDict):
    """Whether a connection's jobs begin by themselves."""

    connection: str
    paused: bool


class Cancelled(TypedDict):
    """That a connection's running job was asked to stop."""

    connection: str
    running: Annotated[bool, Says("Whether a run was going on that will stop at its next record.")]


class BackedUp(TypedDict):
    """A copy of the database."""

    file: str
    bytes: Some


class Restored(TypedDict):
    """The backup that is the database now."""

    restored: str
    kept: Annotated[str | None, Says("Where the database that was replaced is kept; null: there was none.")]


class TableSum(TypedDict):
    """One table that was copied."""

    table: str
    rows: Number
    checksum: Annotated[
        str,
        Says("The sum of the rows' SHA-256, modulo 2 to the power of 256.", pattern="^[0-9a-f]{64}$"),
    ]


Moved = TypedDict(
    "Moved",
    {
        "from": Annotated[str, Says("The old database, which is as it was: a file, or an address.")],
        "to": Annotated[str, Says("The new one.")],
        "rows": Some,
        "tables": Annotated[list[TableSum], Says("What was counted and compared on both sides.")],
    },
)
"""A database that was copied into another."""


class SecretsKept(TypedDict):
    """Where sign-ins are kept, and how many were moved there."""

    kind: Annotated[str, Says(enum=["keyring", "passphrase", "session", "file"])]
    where: Annotated[str, Says(minLength=1)]
    moved: Number


class Check(TypedDict):
    """One thing that was examined."""

    check: str
    ok: bool
    detail: str
    action: ActionDocument


class Examined(TypedDict):
    """How the installation stands."""

    ok: bool
    checks: Annotated[list[Check], Says(minItems=1)]
