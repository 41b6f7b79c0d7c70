"""`openfaith …`: parse, call the application, print. No logic of its own.

With `--json`, standard output is one JSON document (`docs/json.md`) and progress goes to standard error.
Exit codes: 0 done, 1 failed, 2 usage, 3 done but something waits for a person, 4 sign-in needed, 5 stopped
by a safety brake, 6 database newer than the program, 130 interrupted.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import signal
import sys
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, NoReturn

import orjson

from openfaith_desktop import application, cli_text
from openfaith_desktop.application import Application
from openfaith_desktop.errors import OpenFaithError, UsageError
from openfaith_desktop.sync.engine import StopFlag
from openfaith_desktop.sync.results import RunResult

DONE, FAILED, WAITS, INTERRUPTED = 0, 1, 3, 130


class _Parser(argparse.ArgumentParser):
    """Raises `UsageError` instead of exiting, so that `--json` holds for wrong usage too."""

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong."""
        raise UsageError(
            f"That command can't be understood: {message}.", what_to_do=f"Look at `{self.prog} --help`."
        )


def _parser() -> argparse.ArgumentParser:
    common = _Parser(add_help=False)
    common.add_argument("--data-dir", type=Path, default=argparse.SUPPRESS, help="the folder of the database")
    common.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="print one JSON document"
    )
    parser = _Parser(
        prog="openfaith", description="Keeps a church's own database in step with its ChMS.", parents=[common]
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    def command(name: str, text: str, *arguments: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=text, description=text, parents=[common])
        for argument in arguments:
            made.add_argument(argument)
        return made

    simulate = command("simulate", "Run a pretend church management system on this computer.")
    simulate.add_argument("system", choices=["planning-center"])
    simulate.add_argument("--people", type=int, default=200)
    simulate.add_argument("--port", type=int, default=0)
    simulate.add_argument("--seed", type=int, default=7)
    simulate.add_argument("--latency", type=float, default=0.0, metavar="MS")
    simulate.add_argument("--no-rate-limit", action="store_true")
    command("demo", "Open the window on a pretend church.").add_argument("--people", type=int, default=200)
    connect = command("connect", "Connect a church account.", "system")
    connect.add_argument("--name", required=True)
    connect.add_argument("--mode", required=True, choices=["full", "openfaith", "external"])
    connect.add_argument("--base-url")
    connect.add_argument("--scope", default="", help="people,households,campuses; all when left out")
    connect.add_argument(
        "--token-stdin", action="store_true", help="read a token id:secret from standard input"
    )
    command("preview", "Say what a sync would do. Changes nothing.", "name")
    command("sync", "Bring both sides in step.", "name")
    command("status", "Say how the connections stand.").add_argument("name", nargs="?")
    command("runs", "List what was done.", "name")
    records = command("records", "List records.", "type")
    records.add_argument("--search", default="")
    records.add_argument("--unlinked", metavar="NAME", help="only those this connection doesn't know")
    records.add_argument("--limit", type=int, default=100)
    records.add_argument("--offset", type=int, default=0)
    command("show", "Show a record with its links and history.", "id")
    command("add", "Add a record here.", "type").add_argument("fields", nargs="+", metavar="field=value")
    command("edit", "Change a record here.", "id").add_argument("fields", nargs="+", metavar="field=value")
    command("delete", "Delete a record here.", "id")
    command("push", "Send chosen records.", "name").add_argument("ids", nargs="+", metavar="ID")
    command("mode", "Change how the two sides work together.", "name").add_argument("mode")
    command("backup", "Write a copy of the database.").add_argument("file", type=Path)
    command("restore", "Put a backup in the database's place.").add_argument("file", type=Path)
    command("doctor", "Check everything a sync needs.")
    return parser


def _fields(words: Sequence[str]) -> dict[str, str]:
    pairs = [word.partition("=") for word in words]
    for name, equals, _ in pairs:
        if not equals:
            raise UsageError(f"“{name}” is no field=value.", what_to_do="Write e.g. first_name=Joan.")
    return {name: value for name, _, value in pairs}


def _interruptible(work: Callable[[StopFlag], Awaitable[Any]]) -> Any:
    """Run until done; the first Ctrl+C stops at the next record, the second at once."""
    stop = StopFlag()

    def ask(*_: object) -> None:
        if stop.is_set:
            raise KeyboardInterrupt
        stop.set()

    for name in ("SIGINT", "SIGTERM"):
        signal.signal(getattr(signal, name), ask)

    async def run() -> Any:
        return await work(stop)

    return asyncio.run(run())


def _run_code(result: RunResult) -> int:
    return WAITS if result.kind == "sync" and (result.decisions or result.problems) else DONE


def _with_application(app: Application, a: argparse.Namespace) -> tuple[int, dict[str, Any]]:
    """Carry out a command and return its exit code and document."""
    match a.command:
        case "connect":
            return DONE, _connect(app, a)
        case "preview" | "sync":
            app.events.subscribe(cli_text.progress_printer(sys.stderr))
            call = app.preview if a.command == "preview" else app.sync
            result: RunResult = _interruptible(lambda stop: call(a.name, stop))
            return _run_code(result), asdict(result)
        case "push":
            document = _interruptible(lambda stop: app.push(a.name, a.ids, stop))
            failed = any(r["outcome"] == "failed" for r in document["records"])
            return (WAITS if failed else DONE), document
        case "status":
            document = app.status(a.name)
            waits = any(c["decisions"] or c["problems"] for c in document["connections"])
            return (WAITS if waits else DONE), document
        case "runs":
            return DONE, app.runs(a.name)
        case "records":
            return DONE, app.records(a.type, a.search, a.unlinked, a.limit, a.offset)
        case "show":
            return DONE, app.show(a.id)
        case "add":
            return DONE, app.add(a.type, _fields(a.fields))
        case "edit":
            return DONE, app.edit(a.id, _fields(a.fields))
        case "delete":
            return DONE, app.delete(a.id)
        case "mode":
            return DONE, app.set_mode(a.name, a.mode)
        case "backup":
            return DONE, app.backup(a.file)
        case _:
            document = asyncio.run(app.doctor())
            return (DONE if document["ok"] else FAILED), document


def _connect(app: Application, a: argparse.Namespace) -> dict[str, Any]:
    if not a.token_stdin:
        raise UsageError(
            "Signing in through the browser comes with a later version.",
            what_to_do="Make a personal access token in Planning Center (api.planningcenteronline.com/oauth/applications) "
            "and pipe it in: printf '%s' id:secret | openfaith connect … --token-stdin",
        )
    if app.keeps_secrets_in_file:
        print(  # noqa: T201
            f"No keyring works here: the token is kept in {app.keeps_secrets_in_file}, readable by you only.",
            file=sys.stderr,
        )
    secret = sys.stdin.read(10_000)
    chosen = [part for part in a.scope.split(",") if part]
    return asyncio.run(app.connect(a.system, a.name, a.mode, secret, a.base_url, chosen))


def _command(a: argparse.Namespace) -> tuple[int, dict[str, Any] | None]:
    folder: Path | None = getattr(a, "data_dir", None)
    if a.command == "simulate":
        from openfaith_planning_center.simulator import serve

        serve(a.people, a.port, a.seed, a.latency, rate_limit=not a.no_rate_limit)
        return DONE, None
    if a.command in (None, "demo"):
        from openfaith_desktop import demo

        return demo.open_window(folder, demo=a.command == "demo", people=getattr(a, "people", 0)), None
    if a.command == "restore":
        return DONE, application.restore(a.file, folder)
    with Application(folder) as app:
        return _with_application(app, a)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    as_json = "--json" in words
    command = ""
    # Errors come as text for people, never as a traceback or a library's log line.
    logging.basicConfig(level=logging.CRITICAL)
    try:
        arguments = _parser().parse_args(words)
        command = arguments.command or ""
        code, document = _command(arguments)
    except OpenFaithError as error:
        code, document = error.exit_code, {"error": error.as_dict()}
    except Exception as error:
        # A fault of ours: said plainly, with its kind for a report; never a traceback with people's data.
        ours = OpenFaithError(f"Something unexpected happened ({type(error).__name__}).")
        code, document = ours.exit_code, {"error": ours.as_dict()}
    except KeyboardInterrupt:
        code, document = INTERRUPTED, {"error": {"name": "Interrupted", "title": "Interrupted."}}
    if document is not None:
        if as_json:
            sys.stdout.write(orjson.dumps(document, option=orjson.OPT_INDENT_2).decode() + "\n")
        elif "error" in document and len(document) == 1:
            print(cli_text.error_text(document["error"]), file=sys.stderr)  # noqa: T201
        else:
            print(cli_text.text(command, document))  # noqa: T201
    return code
