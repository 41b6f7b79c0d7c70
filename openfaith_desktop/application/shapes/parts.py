"""What shapes are made of: types that many documents share, and what a schema says of a value besides its type.

`Says` is for words and limits, `Common` for what several schemas have in common (`docs/schemas/common.json`). Read by
`tools/schemas.py`; used by every other file of this folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from openfaith_desktop.store.runs import RunKind

LEFT_TO = "left_to"


class Says:
    """What a schema says of a value besides its type: `about` it in words, and JSON schema's own keywords."""

    def __init__(self, about: str = "", **keywords: Any) -> None:
        self._said: dict[str, Any] = {**({"description": about} if about else {}), **keywords}

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> dict[str, Any]:
        return {**handler(core), **self._said}


class Common:
    """That a schema leaves a value to a definition in `common.json`, or to another command's schema.

    Said as `LEFT_TO`, which becomes a `$ref`: what makes the schema would look for one in the document itself.
    """

    def __init__(self, name: str, about: str = "") -> None:
        where = name if name.endswith(".json") else f"common.json#/$defs/{name}"
        self._said = {LEFT_TO: where, **({"description": about} if about else {})}

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> dict[str, Any]:
        return dict(self._said)


JOBS = [RunKind.SYNC.value, RunKind.COMPARE.value, RunKind.WEBHOOK.value, RunKind.PUSH.value]
Number = Annotated[int, Says(minimum=0)]
Some = Annotated[int, Says(minimum=1)]
Time = Annotated[str, Common("time")]
EntityId = Annotated[str, Common("entity_id")]
TypeName = Annotated[str, Common("entity_type")]
ModeName = Annotated[str, Common("mode")]
ActionDocument = Annotated[Mapping[str, Any] | None, Common("action")]
Scalar = Annotated[str | int | float | bool | None, Says("Text, a number, true, false or null.")]
SystemTitle = Annotated[str, Says("The other system's name.")]
