"""Makes the JSON schemas of the documents that are typed: `python tools/schemas.py` writes them; a test keeps them true."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from openfaith_desktop.application.shapes.parts import LEFT_TO
from openfaith_desktop.cli.documents import DOCUMENTS

FOLDER = Path(__file__).parents[1] / "docs" / "schemas"


def schemas() -> dict[str, str]:
    """Return the text of each schema by its name."""
    return {name: f"{json.dumps(_schema(name), indent=2, ensure_ascii=False)}\n" for name in DOCUMENTS}


def _schema(name: str) -> dict[str, Any]:
    made = TypeAdapter(DOCUMENTS[name]).json_schema(mode="serialization")
    made.pop("title", None)
    about = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"{name}.json"}
    return _plain({**about, "title": f"openfaith {name} --json", **made})


def _plain(part: Any, *, named: bool = False) -> Any:
    """Return a schema without the names that pydantic makes up, and closed: no document has other members."""
    if isinstance(part, list):
        return [_plain(one) for one in part]
    if not isinstance(part, dict):
        return part
    kept = {
        ("$ref" if key == LEFT_TO and not named else key): _plain(value, named=key in ("properties", "$defs"))
        for key, value in part.items()
        if named or key != "title" or "$schema" in part
    }
    if not named and part.get("type") == "object" and "properties" in part:
        kept["required"] = list(part["properties"])
        kept["additionalProperties"] = False
    return kept


if __name__ == "__main__":
    for schema_name, text in schemas().items():
        (FOLDER / f"{schema_name}.json").write_text(text, "utf-8")
