"""What the command line says to people, in the window's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from openfaith_desktop.application import words
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.cli.progress import counted
from openfaith_desktop.cli.waiting import (
    action_text,
    decisions_text,
    problems_text,
    rules_text,
    undone_text,
    value_text,
)
from openfaith_desktop.store.runs import RunKind


def error_text(error: Mapping[str, Any]) -> str:
    """Return what happened, what it means and what to do."""
    lines = [str(error[k]) for k in ("title", "what_it_means", "what_to_do") if error.get(k)]
    return "\n".join([*lines, *([f"  {error['command']}"] if error.get("command") else [])])


def _list(counts: Mapping[str, Mapping[str, int]], kinds: tuple[tuple[str, str], ...]) -> str:
    parts = [
        f"{verb} {counted(numbers[kind], name)}"
        for kind, verb in kinds
        for name, numbers in counts.items()
        if numbers.get(kind)
    ]
    return ", ".join(parts) or "no changes"


HERE = (
    ("added", "add"),
    ("linked", "link"),
    ("updated", "update"),
    ("merged", "merge"),
    ("removed", "delete"),
)
THERE = (("sent_new", "add"), ("sent_updates", "update"), ("sent_removals", "delete"))


def _run(document: Mapping[str, Any]) -> str:
    counts = document["counts"]
    preview = document["kind"] == RunKind.PREVIEW
    lines = ["Here's what would happen. Nothing has changed yet."] if preview else ["Done."]
    lines.append(f"In OpenFaith: {_list(counts, HERE)}.")
    lines.append(f"In {document['system']}: {_list(counts, THERE)}.")
    if any(numbers.get("skipped") for numbers in counts.values()):
        lines.append(
            f"Only in {document['system']}, left as they are: {_list(counts, (('skipped', ''),)).strip()}."
        )
    asked = sum(numbers.get("asked", 0) for numbers in counts.values()) if preview else document["decisions"]
    if asked:
        how = "" if preview else f" List them: openfaith decisions {document['connection']}"
        lines.append(f"{asked} {_need(asked)} a decision from you.{how}")
    if document["problems"]:
        lines.append(
            f"{document['problems']} couldn't be copied. List them: openfaith problems {document['connection']}"
        )
    lines += [error_text(notice) for notice in document["notices"]]
    if preview:
        lines.append(f"Start it with: openfaith sync {document['connection']}")
    return "\n".join(lines)


def _state(connection: Mapping[str, Any]) -> str:
    last, polled = (
        connection["last_run"],
        [t["last_successful_poll_at"] for t in connection["types"].values()],
    )
    if waiting := connection["waiting"]:
        until = waiting["until"][:16].replace("T", " ")
        return f"syncing now; waits until {until} UTC. {waiting['reason']}"
    if connection["running"]:
        return "syncing now"
    carry_on = f"Carry on: openfaith sync {connection['name']}"
    if not any(polled) and last is not None:
        how = {"stopped": "was stopped", "failed": "failed"}.get(last["state"], "was cut off")
        return f"the first sync {how} before its end; what it did is kept. {carry_on}"
    if not any(polled):
        return f"not synced yet. Look first: openfaith preview {connection['name']}"
    checked = f"checked {max(p for p in polled if p)[:16].replace('T', ' ')} UTC"
    if last is not None and last["state"] != "done":
        how = {"stopped": "was stopped", "failed": "failed"}.get(last["state"], "was cut off")
        return f"the last sync {how}; {checked}. {carry_on}"
    return f"up to date, {checked}"


def _status(document: Mapping[str, Any]) -> str:
    lines: list[str] = []
    for one in document["connections"]:
        paused = "; paused" if one["paused"] else ""
        lines.append(f"{one['name']} ({one['church']}, {_mode(one)}): {_state(one)}{paused}")
        for name, state in one["types"].items():
            lines.append(
                f"  {ENTITY_TYPES[name].plural}: {state['message'] or _in_step(state, one['system_title'])}"
            )
        if any(state["only_there"] for state in one["types"].values()):
            lines.append(
                f"  List who is only there: openfaith records person --filter only-there --connection {one['name']}"
            )
        if one["decisions"] or one["problems"]:
            lines.append(
                f"  {one['decisions']} {_need(one['decisions'])} your decision (openfaith decisions {one['name']}), "
                f"{one['problems']} couldn't be copied (openfaith problems {one['name']})."
            )
    return "\n".join(lines) or "No connection yet. Make one: openfaith connect planning-center …"


def _need(number: int) -> str:
    return "needs" if number == 1 else "need"


def _mode(connection: Mapping[str, Any]) -> str:
    return words.MODES[connection["mode"]].of(connection["system_title"]).title


def _in_step(state: Mapping[str, Any], system: str) -> str:
    only_there = f", {state['only_there']:,} only in {system}" if state["only_there"] else ""
    return f"{state['in_step']:,} in step{only_there}"


def _record(document: Mapping[str, Any]) -> str:
    lines = [f"{document['title'] or document['type']}  {document['id']}"]
    known = ENTITY_TYPES[document["type"]].by_name
    named = document.get("names", {})
    values = {f.label: document[n] for n, f in known.items() if document.get(n) is not None}
    lines += [f"  {label}: {named.get(value) or value_text(value)}" for label, value in values.items()]
    for name, rows in document.get("belonging", {}).items():
        lines += [f"  {ENTITY_TYPES[name].label}: {_part(document, row)}" for row in rows]
    for link in document.get("links", ()):
        lines.append(f"  In {link['connection']}: {link['url'] or link['external_id']}")
    for change in document.get("history", ()):
        what = f"{change['field']}: {change['old']} → {change['new']}" if change["field"] else change["what"]
        lines.append(f"  {change['at'][:16]} {change['by']}: {what}")
    return "\n".join(lines)


def _part(document: Mapping[str, Any], row: Mapping[str, Any]) -> str:
    """Return what a record that belongs to another is called there: a membership by the other it ties to."""
    others = (row.get(f.name) for f in ENTITY_TYPES[row["type"]].relations)
    tied = [document["names"].get(one, one) for one in others if one and one != document["id"]]
    return row["title"] or ", ".join(tied) or row["id"]


def _retried(document: Mapping[str, Any]) -> str:
    pushed = _pushed([record for one in document["pushed"] for record in one["records"]])
    jobs = [
        f"{one['connection']}, {one['job']}: {one['outcome']}"
        + (f" ({one['reason']})" if one["reason"] else "")
        for one in document["jobs"]
    ]
    return "\n".join([*([pushed] if pushed else []), *jobs])


def _worked(document: Mapping[str, Any]) -> str:
    outcomes = [f"{number} {kind.replace('_', ' ')}" for kind, number in document["outcomes"].items()]
    return f"The worker has stopped. Jobs: {', '.join(outcomes) or 'none'}."


def _pushed(records: Sequence[Mapping[str, Any]]) -> str:
    return "\n".join(
        f"{r['title']}: {r['outcome']}" + (f" ({r['reason']})" if r["reason"] else "") for r in records
    )


def _webhooks(document: Mapping[str, Any]) -> str:
    name, number = document["connection"], len(document["subscriptions"])
    said = {"created": "made", "woken": "woken up", "rotated": "given a new secret", "removed": "ended"}
    done = [f"{n} {said[kind]}" for kind, n in document["changed"].items() if n]
    lines = [f"{', '.join(done)}."] if done else []
    if not number:
        lines.append("No webhooks are set up. Polling finds every change without them.")
    else:
        lines.append(f"{number} kinds of change are reported to {document['url']}.")
        again = f"openfaith webhooks {name} --url {document['url']}"
        asleep = sum(not one["active"] for one in document["subscriptions"])
        if asleep:
            lines.append(f"{asleep} of them are asleep after failures. Wake them up: {again}")
        if document["missing"]:
            lines.append(f"{len(document['missing'])} are missing. Set them up: {again}")
        if document["port"] is None and document["last_received"] is None:
            lines.append(
                "Take them with `openfaith worker --webhooks PORT`, or webhook_port in settings.toml."
            )
    last = document["last_received"]
    lines.append(f"Last message: {last[:16].replace('T', ' ')} UTC." if last else "No message has come yet.")
    return "\n".join(lines)


def _moved(document: Mapping[str, Any]) -> str:
    on_server = "://" in document["to"]
    address = document["to"].replace("postgresql://", "postgresql+psycopg://", 1)
    use = (
        f"Use it from now on: set OPENFAITH_DATABASE_URL={address}"
        if on_server
        else f"Use it from now on: leave OPENFAITH_DATABASE_URL out. The file is {document['to']}."
    )
    rows = (
        f"{document['rows']:,} rows in {len(document['tables'])} tables, counted and compared on both sides."
    )
    kept = f"The old one is as it was: {document['from']}. Don't use both, or they drift apart."
    return "\n".join([f"Everything is there: {rows}", use, kept])


def of(command: str, document: Mapping[str, Any]) -> str:
    """Return a command's document as text for people."""
    match command:
        case "preview" | "sync" | "full-compare":
            return _run(document)
        case "status":
            return _status(document)
        case "records":
            shown = [*document["records"], *document.get("only_there", ())]
            rows = [f"{row['id']}  {row['title']}" for row in shown]
            return "\n".join([*rows, f"{document['total']:,} in all."])
        case "show" | "add" | "edit":
            return _record(document)
        case "push":
            return _pushed(document["records"])
        case "retry":
            return _retried(document)
        case "problems":
            return problems_text(document)
        case "worker":
            return _worked(document)
        case "pause" | "resume":
            how = "start by themselves no more" if document["paused"] else "start by themselves again"
            return f"The jobs of {document['connection']} {how}."
        case "cancel":
            if document["running"]:
                return f"{document['connection']}: asked to stop at the next record."
            return (
                f"Nothing of {document['connection']} was running. A job that waits for its next try is left."
            )
        case "dismiss":
            return "\n".join(f"{one['title']}: left as it is." for one in document["dismissed"])
        case "runs":
            return (
                "\n".join(
                    f"{r['id']}  {r['started_at'][:16]}  {r['kind']}  {r['state']}" for r in document["runs"]
                )
                or "None yet."
            )
        case "connect" | "mode":
            who = f"{document['name']}: connected as {document['person']} ({document['church']})"
            return f"{who}; {_mode(document)}.\nLook before you sync: openfaith preview {document['name']}"
        case "undo":
            return undone_text(document)
        case "webhooks":
            return _webhooks(document)
        case "decisions":
            return decisions_text(document)
        case "decide":
            lines = [
                f"{one['title']}{', ' + one['field'] if one['field'] else ''}: {one['answer']}"
                for one in document["settled"]
            ]
            lines.append("What is to be sent goes with the next sync.")
            return "\n".join([*lines, f"Take it back: openfaith undo {document['undo']}"])
        case "rules":
            return rules_text(document)
        case "delete":
            return f"{document['title'] or document['id']} is deleted here."
        case "secrets":
            moved = f"{document['moved']} moved. " if document["moved"] else ""
            return f"{moved}Sign-ins are kept in {document['where']}."
        case "backup":
            return f"The backup is whole: {document['file']} ({document['bytes']:,} bytes)."
        case "restore":
            kept = f"\nThe database as it was is kept: {document['kept']}" if document["kept"] else ""
            return f"Restored from {document['restored']}.{kept}"
        case "move-data":
            return _moved(document)
        case "doctor":
            return "\n".join(
                f"{'ok ' if c['ok'] else 'NOT'} {c['check']}: {c['detail']}{action_text(c['action'])}"
                for c in document["checks"]
            )
        case _:
            return "\n".join(f"{key}: {value}" for key, value in document.items())
