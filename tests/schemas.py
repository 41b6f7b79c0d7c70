"""Holds documents against the schemas of `docs/schemas`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

DOCS = Path(__file__).parents[1] / "docs"
SCHEMAS = {file.stem: json.loads(file.read_text("utf-8")) for file in (DOCS / "schemas").glob("*.json")}
REGISTRY: Registry[Any] = Registry().with_resources(
    (schema["$id"], Resource.from_contents(schema)) for schema in SCHEMAS.values()
)


def assert_fits(name: str, document: Any) -> None:
    """Fail unless a command's document is what its schema says."""
    checker = Draft202012Validator.FORMAT_CHECKER
    Draft202012Validator(SCHEMAS[name], registry=REGISTRY, format_checker=checker).validate(document)
