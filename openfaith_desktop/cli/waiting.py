"""How what waits for a person reads on the command line: decisions, rules, problems; and what was taken back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from openfaith_desktop.application import words
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.cli import actions
from openfaith_desktop.store.questions import DecisionKind

BRAKE_WORDS = {
    "theirs": "it's right, go on",
    "ours": "it's a mistake, keep everything",
    "again": "look once more",
}
"""What the answers to a safety brake mean."""


def value_text(value: object) -> str:
    """Return a value as people type it."""
    return {True: "yes", False: "no"}.get(value, "") if isinstance(value, bool) else str(value)


def _decision(one: Mapping[str, Any]) -> str:
    if one["kind"] == DecisionKind.MATCH:
        who = "; ".join(
            f"{c['title']} {c['id']} ({words.why_same(c['likely'], c['reasons'], c['against'])})"
            for c in ({"id": c["entity_id"], **c} for c in one["candidates"])
        )
        return f"{one['id']}  Is {one['title']} in {one['system']} the same as {who}?"
    if one["kind"] == DecisionKind.DELETED_HERE:
        changed = f" Changed there since: {', '.join(one['changed'])}." if one["changed"] else ""
        return f"{one['id']}  {one['title']} was deleted here, and is still in {one['system']}.{changed}"
    if one["kind"] == DecisionKind.DELETED_THERE:
        changed = f" You changed it here: {', '.join(one['changed'])}." if one["changed"] else ""
        return f"{one['id']}  {one['title']} was deleted in {one['system']}, and is still here.{changed}"
    if one["kind"] == DecisionKind.MERGED:
        return f"{one['id']}  {one['title']} was merged into {one['survivor']['title']} in {one['system']}."
    if one["kind"] == DecisionKind.BRAKE:
        who = [f"\n    {_who(about)}" for about in one["about"]]
        return f"{one['id']}  {one['title']}{''.join(who)}"
    here, there, before = (_shown(one[side]) for side in ("ours", "theirs", "agreed"))
    by = f" (by {one['ours_by']}, {one['ours_at'][:10]})" if one["ours_by"] else ""
    return (
        f"{one['id']}  {one['title']}, {one['label'].lower()}: OpenFaith has {here}{by}, "
        f"{one['system']} has {there}. Before, both had {before}."
    )


def _shown(value: object) -> str:
    return "nothing" if value is None else f"“{value_text(value)}”"


def decisions_text(document: Mapping[str, Any]) -> str:
    """Return the open decisions, each with how it is answered."""
    lines = [f"{_decision(one)}\n    Answer {_or(one)}." for one in document["decisions"]]
    if not lines:
        return "Nothing needs your decision."
    return "\n".join([*lines, "Settle one: openfaith decide NUMBER ANSWER"])


def _or(one: Mapping[str, Any]) -> str:
    words = [
        f"{word} ({BRAKE_WORDS[word]})" if one["kind"] == DecisionKind.BRAKE else word
        for word in one["answers"]
    ]
    return " or ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def _who(about: Mapping[str, Any], most: int = 10) -> str:
    """Return the names of whom a part of a safety brake's question is about."""
    named = about["names"][:most]
    more = about["number"] - len(named)
    return ", ".join(named) + (f" and {more:,} more" if more else "")


def action_text(action: Mapping[str, Any] | None) -> str:
    """Return the command that does an action, in brackets; nothing where there is none."""
    command = actions.spelled(action)
    return f" ({command})" if command else ""


def how_to_answer(decision: int) -> str:
    """Return how a safety brake's question is answered on the command line."""
    words = [f"  openfaith decide {decision} {word}: {meaning}" for word, meaning in BRAKE_WORDS.items()]
    return "\n".join(["See who it is about: openfaith decisions. Then answer, and sync again:", *words])


def rules_text(document: Mapping[str, Any]) -> str:
    """Return a connection's rules."""
    lines = [f"{field}: {rule}" for field, rule in document["rules"].items()]
    otherwise = document["otherwise"]
    lines.append(
        f"Deleting in {document['system']}: "
        + ("only after asking you." if document["deletions"] == "allow" else "never.")
    )
    lines.append(
        f"Otherwise, changed on both sides: {otherwise['both_changed']}; "
        f"changed in {document['system']} only: {otherwise['only_theirs_changed']}."
    )
    return "\n".join(lines)


def problems_text(document: Mapping[str, Any]) -> str:
    """Return what couldn't be copied, by cause."""
    lines: list[str] = []
    for group in document["causes"]:
        mine = [one for one in document["problems"] if one["cause"] == group["cause"]]
        lines.append(f"{group['cause']} {mine[0]['what_it_means']} {mine[0]['what_to_do']}")
        lines += [f"  {one['id']}  {_problem_title(one)}" for one in mine]
    if not lines:
        return "Everything could be copied."
    return "\n".join([*lines, "Try again: openfaith retry NUMBER. Let it be: openfaith dismiss NUMBER"])


def undone_text(document: Mapping[str, Any]) -> str:
    """Return what was taken back, or would be, and what stays."""
    said = "This would be taken back" if document["preview"] else "Taken back"
    lines = [f"{said}: {document['what']}."]
    sides = {"here": "In OpenFaith", "there": "There, with the next sync"}
    for side, where in sides.items():
        mine = [one for one in document["goes_back"] if one["side"] == side]
        if mine:
            lines.append(f"{where}:")
            lines += [f"  {_goes_back(one)}" for one in mine]
    if document["run"] and not document["preview"]:
        lines.append(f"To undo this again: openfaith undo {document['run']}")
    for one in document["left"]:
        of = f", {one['label'].lower()}" if one["label"] else ""
        url = f" {one['url']}" if one["url"] else ""
        lines.append(f"Left as it is: {one['person'] or one['entity_id']}{of}. {one['reason']}{url}")
    return "\n".join(lines)


_WHOLE = {
    "removed": "{} is removed",
    "back": "{} is back",
    "different": "{} and another are two again",
    "not_different": "{} and another may be one again",
    "same": "{} and another are one again",
}


def _goes_back(one: Mapping[str, Any]) -> str:
    name = one["person"] or one["entity_id"]
    if one["title"] not in ("", name):
        name = f"{name}, {one['title']}"
    if not one["label"]:
        return _WHOLE[one["new"]].format(name)
    old, new = (_empty(one[which]) for which in ("old_shown", "new_shown"))
    return f"{name}, {one['label'].lower()}: {old} → {new}"


def _empty(value: Any) -> str:
    return "(empty)" if value in (None, "") else f"“{value}”"


def _problem_title(one: Mapping[str, Any]) -> str:
    if one["job"]:
        return f"{one['title']} of {one['connection']}"
    return one["title"] or ENTITY_TYPES[one["type"]].label
