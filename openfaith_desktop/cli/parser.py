"""What can be typed after `openfaith`: commands, arguments, options. Says nothing about what they do.

Called by `commands` only. Wrong usage raises `UsageError` instead of ending the process, so that `--json`
holds for it too.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from openfaith_desktop.errors import UsageError
from openfaith_desktop.jobs import schedule

MOST_PEOPLE = 1_000_000


class _Parser(argparse.ArgumentParser):
    def __init__(self, **options: Any) -> None:
        # An abbreviation that works today may mean two things tomorrow.
        super().__init__(**options, allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong."""
        raise UsageError(
            f"That command can't be understood: {message}.", what_to_do=f"Look at `{self.prog} --help`."
        )


def _between(low: int, high: int) -> Callable[[str], int]:
    def whole_number(text: str) -> int:
        if not (text.isascii() and text.isdigit() and low <= int(text) <= high):
            raise argparse.ArgumentTypeError(f"{text!r} is no whole number from {low} to {high}")
        return int(text)

    return whole_number


def _milliseconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 60_000:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of milliseconds from 0 to 60000")
    return value


def parser() -> argparse.ArgumentParser:
    """Return the parser of every command. `--data-dir` and `--json` may stand before or after the command."""
    common = _Parser(add_help=False)
    common.add_argument("--data-dir", type=Path, default=argparse.SUPPRESS, help="the folder of the database")
    common.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="print one JSON document"
    )
    top = _Parser(
        prog="openfaith", description="Keeps a church's own database in step with its ChMS.", parents=[common]
    )
    commands = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    def command(name: str, text: str, *arguments: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=text, description=text, parents=[common])
        for argument in arguments:
            made.add_argument(argument)
        return made

    people = _between(1, MOST_PEOPLE)
    simulate = command("simulate", "Run a pretend church management system on this computer.")
    simulate.add_argument("system", choices=["planning-center"])
    simulate.add_argument("--people", type=people, default=200)
    simulate.add_argument("--port", type=_between(0, 65_535), default=0, help="0: any free one")
    simulate.add_argument("--seed", type=int, default=7)
    simulate.add_argument("--latency", type=_milliseconds, default=0.0, metavar="MS")
    simulate.add_argument("--no-rate-limit", action="store_true")
    command("demo", "Open the window on a pretend church.").add_argument("--people", type=people, default=200)
    connect = command(
        "connect",
        "Connect a church account, by signing in with your browser. The same name again: sign in again.",
        "system",
    )
    connect.add_argument("--name", required=True)
    connect.add_argument("--mode", choices=["full", "openfaith", "external"], help="of a new connection")
    connect.add_argument("--base-url")
    connect.add_argument(
        "--scope", default="", help="people,households,campuses; what is usual when left out"
    )
    connect.add_argument(
        "--token-stdin",
        action="store_true",
        help="no browser: read a personal access token id:secret from standard input",
    )
    connect.add_argument(
        "--client-id", metavar="ID", help="of the application that your church registered there; it is kept"
    )
    connect.add_argument(
        "--client-secret-stdin",
        action="store_true",
        help="that application has a secret: read it from standard input",
    )
    secrets = command("secrets", "Say where sign-ins are kept, or keep them elsewhere.")
    secrets.add_argument("kind", nargs="?", choices=["keyring", "passphrase", "file"])
    command("preview", "Say what a sync would do. Changes nothing.", "name")
    command("sync", "Bring both sides in step.", "name")
    command("full-compare", "Like sync, reading everything there: finds deletions too.", "name")
    undo = command("undo", "Take back what a run, an answer or a record's last change did.")
    undo.add_argument(
        "what", metavar="RUN", help="a run's number, decision-NUMBER, edit-NUMBER, or a record's id"
    )
    undo.add_argument("--preview", action="store_true", help="say by name what would go back; change nothing")
    undo.add_argument("--only", choices=["here", "there"], help="take back what was sent on one side only")
    command("status", "Say how the connections stand.").add_argument("name", nargs="?")
    command("runs", "List what was done.", "name")
    records = command("records", "List records.", "type")
    records.add_argument("--search", default="")
    records.add_argument("--unlinked", metavar="NAME", help="only those this connection doesn't know")
    records.add_argument(
        "--filter",
        default="all",
        help="all, needs-me, only-here, only-there, changed-here or children",
    )
    records.add_argument("--connection", metavar="NAME", help="the one the filter asks; all when left out")
    records.add_argument("--sort", default="name", metavar="FIELD", help="name, group, where or a field")
    records.add_argument("--descending", action="store_true")
    records.add_argument("--limit", type=_between(0, 1_000_000), default=100)
    records.add_argument("--offset", type=_between(0, 1_000_000_000), default=0)
    export = command("export", "Write records of a type to a CSV file.", "type")
    export.add_argument("file", type=Path, metavar="FILE", help="its name ends with .csv")
    export.add_argument("--search", default="")
    export.add_argument("--filter", default="all", help="as records has it")
    export.add_argument("--connection", metavar="NAME", help="the one the filter asks; all when left out")
    export.add_argument("--sort", default="name", metavar="FIELD", help="name, group, where or a field")
    export.add_argument("--descending", action="store_true")
    bring = command("import", "Add and change records here as a CSV file says, all in one edit.")
    bring.add_argument("file", type=Path, metavar="FILE", help="as export writes it, or with such headings")
    bring.add_argument("--type", help="what its lines are; what its ids say when left out, else people")
    bring.add_argument("--preview", action="store_true", help="say what would be done; change nothing")
    command("show", "Show a record with its links and history.", "id")
    command("add", "Add a record here.", "type").add_argument("fields", nargs="+", metavar="field=value")
    command("edit", "Change a record here.", "id").add_argument("fields", nargs="+", metavar="field=value")
    command("delete", "Delete a record here.", "id")
    command("push", "Send chosen records.", "name").add_argument("ids", nargs="+", metavar="ID")
    command("decisions", "List what needs your decision.").add_argument("name", nargs="?")
    decide = command("decide", "Settle decisions: one, or several with one answer.")
    decide.add_argument("id", help="its number, or several: 3,5 or 3-9")
    decide.add_argument(
        "answer",
        help="ours, theirs or value=… for a field; value=ID (the same person) or both (two people) "
        "for a possible match; skip leaves both sides as they are; again looks once more (a safety brake)",
    )
    command("rules", "Show or set which side a difference in a field is settled for.", "name").add_argument(
        "fields", nargs="*", metavar="field=ours|theirs|newest|ask|mode"
    )
    command("problems", "List what couldn't be copied, and why.").add_argument("name", nargs="?")
    command("retry", "Try to copy records again.").add_argument(
        "id", help="a problem's number, or 3,5 or 3-9"
    )
    dismiss = command("dismiss", "Let what couldn't be copied be as it is.")
    dismiss.add_argument("id", help="a problem's number, or 3,5 or 3-9")
    dismiss.add_argument("--reason", help="why, for whoever looks later")
    command("mode", "Change how the two sides work together.", "name").add_argument("mode")
    webhooks = command("webhooks", "Show a connection's webhooks, or set them up.", "name")
    webhooks.add_argument("--url", help="the public address they are sent to; https://…")
    webhooks.add_argument("--rotate", action="store_true", help="have new secrets made")
    webhooks.add_argument("--off", action="store_true", help="end them")
    worker = command("worker", "Keep the connections in step by itself, until it is stopped.")
    worker.add_argument(
        "--poll", type=schedule.interval, default="15m", metavar="TIME", help="how often to ask: 15m, 1h, 90s"
    )
    worker.add_argument(
        "--webhooks", type=_between(0, 65_535), metavar="PORT", help="receive webhooks on this port"
    )
    explain = command("why", "Say why a record's fields are as they are, and what the next sync does.", "id")
    explain.add_argument("field", nargs="?", help="all of them when left out")
    explain.add_argument("--connection", metavar="NAME", help="seen from this one; the first when left out")
    what_if = command("what-if", "Say what a sync would do in another mode, or by other rules.", "name")
    what_if.add_argument("changes", nargs="+", metavar="mode=MODE|field=rule")
    changes = command("changes", "List what a run changed, by name.")
    changes.add_argument("run", type=_between(1, 2**31 - 1))
    changes.add_argument("--limit", type=_between(0, 1_000_000), default=100)
    changes.add_argument("--offset", type=_between(0, 1_000_000_000), default=0)
    activity = command("activity", "List what was done, by runs and by people.")
    activity.add_argument("--limit", type=_between(1, 10_000), default=30)
    activity.add_argument("--before", metavar="TIME", help="as the last line's, to go on from there")
    command("bring-in", "Bring in who is only in the other system.").add_argument(
        "ids", nargs="+", metavar="LINK", help="as listed by records TYPE --filter only-there"
    )
    same = command("same-as", "Say that a record there is one here.")
    same.add_argument("link", metavar="LINK", help="as listed by records TYPE --filter only-there")
    same.add_argument("id", metavar="ID")
    twice = command("duplicates", "List who may be here twice, and why; or say that two are one, or two.")
    twice.add_argument("--limit", type=_between(1, 1_000_000), default=100, help="how many pairs to show")
    answer = twice.add_mutually_exclusive_group()
    answer.add_argument("--same", nargs=2, metavar="ID", help="make the two one here; undo takes it back")
    answer.add_argument("--different", nargs=2, metavar="ID", help="they are two: don't list them again")
    disconnect = command("disconnect", "Say what ends with a connection, or end it.", "name")
    disconnect.add_argument("--yes", action="store_true", help="end it; every record stays here")
    command("pause", "Let a connection's jobs not start by themselves.", "name")
    command("resume", "Let them start by themselves again.", "name")
    command("cancel", "Stop a connection's running job at the next record.", "name")
    command("backup", "Write a copy of the database.").add_argument("file", type=Path)
    command("restore", "Put a backup in the database's place.").add_argument("file", type=Path)
    move = command("move-data", "Copy everything to a database server, or from there into a file.")
    for name in ("source", "target"):
        move.add_argument(
            name,
            metavar={"source": "FROM", "target": "TO"}[name],
            help="a data folder, or postgresql://user@host/name",
        )
    command("doctor", "Check everything a sync needs.")
    bench = command("bench", "Measure this computer: figures as ratios.")
    bench.add_argument(
        "what", choices=["sync", "stall", "limit", "simulate", "crash", "start", "ui", "match"]
    )
    bench.add_argument("--people", type=people, default=10_000)
    bench.add_argument(
        "--seeds",
        type=_between(1, 1_000_000),
        default=3,
        help="how many churches to measure, or stories to play",
    )
    bench.add_argument(
        "--first", type=_between(0, 1_000_000_000), default=0, help="the first story of simulate"
    )
    bench.add_argument(
        "--jobs",
        type=_between(1, 1_000),
        default=0,
        help="how many stories or deaths at once (one a core)",
    )
    bench.add_argument(
        "--scene", action="append", default=[], help="only this scene of crash; may be repeated"
    )
    bench.add_argument(
        "--journal", type=Path, help="a file that crash writes what it has played to, and carries on from"
    )
    return top
