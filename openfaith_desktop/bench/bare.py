"""The baseline: what anybody would write in an afternoon. Reads every page and inserts into flat tables.

No matching, no history, no paging that survives changes, no resuming: the least work the same data can
take. `python -m openfaith_desktop.bench.bare URL FILE` prints the figures of one round as JSON.
"""

from __future__ import annotations

import sqlite3
import sys
import time
from collections.abc import Mapping
from typing import Any

import httpx
import orjson

from openfaith_desktop.bench.figures import peak_megabytes

_TABLES = {
    "Person": ("first_name", "last_name", "nickname", "birthdate", "gender", "child", "status", "updated_at"),
    "Email": ("address", "location", "primary", "updated_at"),
    "PhoneNumber": ("number", "e164", "location", "primary", "updated_at"),
    "Address": ("street_line_1", "city", "state", "zip", "country_code", "primary", "updated_at"),
    "Household": ("name", "member_count", "primary_contact_id", "updated_at"),
    "Campus": ("name", "street", "city", "zip", "updated_at"),
}
_LISTINGS = ("campuses", "people?include=emails,phone_numbers,addresses", "households")


def _store(database: sqlite3.Connection, resources: list[dict[str, Any]]) -> None:
    rows: dict[str, list[tuple[Any, ...]]] = {}
    members: list[tuple[str, str]] = []
    for resource in resources:
        kind, attributes, relations = resource["type"], resource["attributes"], resource["relationships"]
        owner: Mapping[str, Any] = relations.get("person", {}).get("data") or {}
        rows.setdefault(kind, []).append(
            (resource["id"], owner.get("id"), *(attributes.get(name) for name in _TABLES[kind]))
        )
        if kind == "Household":
            members += [(resource["id"], person["id"]) for person in relations["people"]["data"]]
    for kind, values in rows.items():
        marks = ",".join("?" * (len(_TABLES[kind]) + 2))
        database.executemany(f"INSERT INTO {kind} VALUES ({marks})", values)  # noqa: S608
    database.executemany("INSERT INTO membership VALUES (?, ?)", members)


def first_sync(base_url: str, file: str) -> int:
    """Copy everything into `file` and return how many requests it took."""
    database = sqlite3.connect(file)
    database.execute("PRAGMA journal_mode=WAL")
    for kind, names in _TABLES.items():
        columns = ",".join(f'"{name}"' for name in names)
        database.execute(f"CREATE TABLE {kind} (id TEXT PRIMARY KEY, person_id TEXT, {columns})")
    database.execute("CREATE TABLE membership (household_id TEXT, person_id TEXT)")
    requests = 0
    with httpx.Client(auth=("demo", "demo"), timeout=60) as client:
        for listing in _LISTINGS:
            offset, more = 0, True
            while more:
                joint = "&" if "?" in listing else "?"
                address = f"{base_url}/people/v2/{listing}{joint}per_page=100&offset={offset}"
                answer = orjson.loads(client.get(address).raise_for_status().content)
                requests += 1
                _store(database, answer["data"] + answer.get("included", []))
                database.commit()
                offset += 100
                more = len(answer["data"]) == 100
    database.close()
    return requests


def main() -> None:
    """Measure one round."""
    started = time.perf_counter()
    requests = first_sync(sys.argv[1], sys.argv[2])
    seconds = time.perf_counter() - started
    figures = {"seconds": seconds, "requests": requests, "peak_megabytes": peak_megabytes()}
    sys.stdout.buffer.write(orjson.dumps(figures))


if __name__ == "__main__":
    main()
