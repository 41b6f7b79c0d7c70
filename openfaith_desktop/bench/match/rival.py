"""Splink's matching of a data set, with its usual comparisons for such data, trained as its guide says.

Splink isn't installed with OpenFaith: `requirements-bench.lock` holds it, for an environment of its own. Source: the
user guide of Splink 5.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Collection
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from openfaith_desktop.bench.match.datasets import Dataset
from openfaith_desktop.sync.reconcile.matching.traits import Person


def is_installed() -> bool:
    """Return whether Splink is there."""
    return find_spec("splink") is not None and find_spec("pandas") is not None


def matched(data: Dataset) -> tuple[list[tuple[tuple[int, int], float]], float]:
    """Return the pairs with Splink's match weight, and the seconds it took."""
    # By name, for neither is installed where this is developed.
    pandas: Any = import_module("pandas")
    compare: Any = import_module("splink.comparison_library")
    splink: Any = import_module("splink")
    block_on = splink.block_on

    logging.getLogger("splink").setLevel(logging.ERROR)
    began = time.perf_counter()
    within = data.theirs is None
    sides = [data.ours] if within else [data.ours, data.theirs or ()]
    known = {name for side in sides for one in side for name, value in _row(one).items() if value}
    comparisons: list[Any] = [
        compare.NameComparison("first"),
        compare.NameComparison("last").configure(term_frequency_adjustments=True),
        compare.DateOfBirthComparison("born", input_is_string=True),
        compare.ExactMatch("zip").configure(term_frequency_adjustments=True),
        compare.ExactMatch("number"),
        compare.JaroWinklerAtThresholds("street", [0.9, 0.8]),
        compare.JaroWinklerAtThresholds("city", [0.9]),
        compare.ExactMatch("state"),
    ]
    comparisons += [compare.ExactMatch(name) for name in ("email", "phone") if name in known]
    rules = [("last", "zip"), ("first", "zip"), ("born",), ("number", "street"), ("first", "last")]
    rules += [("last", "born"), ("number", "zip")] + [(name,) for name in ("email", "phone") if name in known]
    settings = splink.SettingsCreator(
        link_type="dedupe_only" if within else "link_only",
        comparisons=comparisons,
        blocking_rules_to_generate_predictions=[block_on(*rule) for rule in rules],
        unique_id_column_name="id",
    )
    database = splink.DuckDBAPI()
    tables = [
        database.register(
            pandas.DataFrame(
                [{"id": n, **{k: v or None for k, v in _row(p).items()}} for n, p in enumerate(side)],
                dtype=object,
            ),
            table_name=f"side_{number}",
        )
        for number, side in enumerate(sides)
    ]
    linker = splink.Linker(tables[0] if within else tables, settings, log_level=logging.ERROR)
    training = linker.training
    training.estimate_probability_two_random_records_match([block_on("first", "last", "born")], recall=0.6)
    training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    training.estimate_parameters_using_expectation_maximisation(block_on("born"))
    training.estimate_parameters_using_expectation_maximisation(block_on("last", "zip"))
    found = linker.inference.predict(threshold_match_probability=0.001).as_pandas_dataframe()
    pairs = [
        (_pair(int(a), int(b), within), float(weight))
        for a, b, weight in zip(found["id_l"], found["id_r"], found["match_weight"], strict=True)
    ]
    return pairs, time.perf_counter() - began


def _pair(one: int, other: int, within: bool) -> tuple[int, int]:
    return (min(one, other), max(one, other)) if within else (one, other)


def _row(person: Person) -> dict[str, str]:
    """Return what Splink compares: as written, for the same normalisation would be ours."""
    values: dict[str, Any] = dict(person.values)
    where = person.places[0] if person.places else None
    row = {
        "first": str(values.get("first_name") or "").lower(),
        "last": str(values.get("last_name") or "").lower(),
        "born": str(values.get("birthdate") or ""),
        "email": _one(person.emails),
        "phone": _one(person.phones),
    }
    return row | {name: getattr(where, name, "") for name in ("zip", "number", "street", "city", "state")}


def _one(values: Collection[str]) -> str:
    return min(values, default="")
