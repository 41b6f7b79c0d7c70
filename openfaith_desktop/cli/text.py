"""What the command line says to people, in the window's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TextIO

from openfaith_desktop.application import words
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.cli import actions
from openfaith_desktop.store.questions import DecisionKind
from openfaith_desktop.store.runs import RunKind
from openfaith_desktop.sync.events import (
    STEP_TITLES,
    Event,
    PhaseFinished,
    PhaseStarted,
    Progressed,
    RunFinished,
    WaitingForServer,
)

BRAKE_WORDS = {
    "theirs": "it's right, go on",
    "ours": "it's a mistake, keep everything",
    "again": "look once more",
}
"""What the answers to a safety brake mean."""


def progress_printer(stream: TextIO, system: str) -> Callable[[Event], None]:
    """Return a subscriber that prints progress: one line a step; on a terminal also one that moves meanwhile."""
    moving = stream.isatty()
    clear = "\r\x1b[K" if moving else ""
    step: list[PhaseFinished] = []

    def finish_step() -> None:
        if step:
            title = STEP_TITLES[step[0].phase].format(system=system)
            stream.write(f"{clear}{title}: {', '.join(_number(e.done, e.entity_type) for e in step)}\n")
            step.clear()

    def show(event: Event) -> None:
        if isinstance(event, RunFinished) or (isinstance(event, PhaseStarted) and _is_next(event, step)):
            finish_step()
        if isinstance(event, PhaseFinished) and event.done:
            step.append(event)
        elif isinstance(event, Progressed) and moving:
            stream.write(f"{clear}{event.message}")
        elif isinstance(event, WaitingForServer):
            stream.write(f"{clear}Waiting {event.seconds:.0f} seconds. {event.reason}\n")
        stream.flush()

    return show


def _is_next(event: PhaseStarted, step: list[PhaseFinished]) -> bool:
    return bool(step) and step[0].phase != event.phase


def _number(number: int, type_name: str) -> str:
    type_ = ENTITY_TYPES[type_name]
    return f"{number:,} {(type_.label if number == 1 else type_.plural).lower()}"


def error_text(error: Mapping[str, Any]) -> str:
    """Return what happened, what it means and what to do."""
    lines = [str(error[k]) for k in ("title", "what_it_means", "what_to_do") if error.get(k)]
    return "\n".join([*lines, *([f"  {error['command']}"] if error.get("command") else [])])


def _list(counts: Mapping[str, Mapping[str, int]], kinds: tuple[tuple[str, str], ...]) -> str:
    parts = [
        f"{verb} {_number(numbers[kind], name)}"
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


def _value(value: object) -> str:
    return {True: "yes", False: "no"}.get(value, "") if isinstance(value, bool) else str(value)


def _record(document: Mapping[str, Any]) -> str:
    lines = [f"{document['title'] or document['type']}  {document['id']}"]
    known = ENTITY_TYPES[document["type"]].by_name
    named = document.get("names", {})
    values = {f.label: document[n] for n, f in known.items() if document.get(n) is not None}
    lines += [f"  {label}: {named.get(value) or _value(value)}" for label, value in values.items()]
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
    return "nothing" if value is None else f"“{_value(value)}”"


def _decisions(document: Mapping[str, Any]) -> str:
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


def _how(action: Mapping[str, Any] | None) -> str:
    command = actions.spelled(action)
    return f" ({command})" if command else ""


def how_to_answer(decision: int) -> str:
    """Return how a safety brake's question is answered on the command line."""
    words = [f"  openfaith decide {decision} {word}: {meaning}" for word, meaning in BRAKE_WORDS.items()]
    return "\n".join(["See who it is about: openfaith decisions. Then answer, and sync again:", *words])


def _rules(document: Mapping[str, Any]) -> str:
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


def _problems(document: Mapping[str, Any]) -> str:
    lines: list[str] = []
    for group in document["causes"]:
        mine = [one for one in document["problems"] if one["cause"] == group["cause"]]
        lines.append(f"{group['cause']} {mine[0]['what_it_means']} {mine[0]['what_to_do']}")
        lines += [f"  {one['id']}  {_problem_title(one)}" for one in mine]
    if not lines:
        return "Everything could be copied."
    return "\n".join([*lines, "Try again: openfaith retry NUMBER. Let it be: openfaith dismiss NUMBER"])


def _undone(document: Mapping[str, Any]) -> str:
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
            return _problems(document)
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
            return _undone(document)
        case "webhooks":
            return _webhooks(document)
        case "decisions":
            return _decisions(document)
        case "decide":
            lines = [
                f"{one['title']}{', ' + one['field'] if one['field'] else ''}: {one['answer']}"
                for one in document["settled"]
            ]
            lines.append("What is to be sent goes with the next sync.")
            return "\n".join([*lines, f"Take it back: openfaith undo {document['undo']}"])
        case "rules":
            return _rules(document)
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
                f"{'ok ' if c['ok'] else 'NOT'} {c['check']}: {c['detail']}{_how(c['action'])}"
                for c in document["checks"]
            )
        case _:
            return "\n".join(f"{key}: {value}" for key, value in document.items())
