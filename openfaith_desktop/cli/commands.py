"""One command from its words to its exit code: parse, call the application, print. No logic of its own.

Called by `cli.main`. What can be typed is `parser`'s, how a document reads is `text`'s.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import logging
import os
import signal
import sys
import threading
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import orjson

from openfaith_desktop import gc_tuning
from openfaith_desktop.application import (
    Application,
    backups,
    connections,
    decisions,
    doctor,
    lists,
    moving,
    problems,
    records,
    syncing,
    undo,
)
from openfaith_desktop.auth.vault import VaultError
from openfaith_desktop.cli import (
    actions,
    failures,
    harmless,
    insight,
    menu,
    progress,
    signing_in,
    text,
    waiting,
)
from openfaith_desktop.cli.parser import parser
from openfaith_desktop.errors import BrakeStopped, OpenFaithError, Stopped, UsageError
from openfaith_desktop.jobs import control
from openfaith_desktop.store.runs import RunKind
from openfaith_desktop.sync.engine import StopFlag
from openfaith_desktop.sync.results import RunResult
from openfaith_desktop.webhooks import subscriptions

DONE, FAILED, WAITS, INTERRUPTED = 0, 1, 3, 130
ASKS_THERE = ("preview", "sync", "full-compare", "push", "what-if", "retry")
"""Commands that sign in and can be stopped at the next record."""


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
    return WAITS if result.kind != RunKind.PREVIEW and (result.decisions or result.problems) else DONE


def _with_application(app: Application, a: argparse.Namespace) -> tuple[int, Mapping[str, Any]]:
    """Carry out a command and return its exit code and document."""
    if a.command in ASKS_THERE:
        if "name" in a:
            app.connection(a.name)
        # A passphrase is asked for here and not in the run's thread, so that Ctrl+C ends the question.
        _ = app.vault
    if a.command in insight.DOCUMENTS:
        document = insight.run(app, a, _interruptible)
        # Lines of an imported list that nobody knows who they are.
        return (WAITS if document.get("waits") and not a.preview else DONE), document
    match a.command:
        case "connect":
            return DONE, signing_in.connect(app, a)
        case "preview" | "sync" | "full-compare":
            app.events.subscribe(progress.progress_printer(sys.stderr, connections.title(app, a.name)))
            call = {"preview": syncing.preview, "sync": syncing.sync, "full-compare": syncing.compare}[
                a.command
            ]
            result: RunResult = _interruptible(lambda stop: call(app, a.name, stop))
            return _run_code(result), asdict(result)
        case "push":
            document = _interruptible(lambda stop: syncing.push(app, a.name, a.ids, stop))
            waits = any(r["outcome"] in ("failed", "asked") for r in document["records"])
            return (WAITS if waits else DONE), document
        case "status":
            document = connections.status(app, a.name)
            waits = any(c["decisions"] or c["problems"] for c in document["connections"])
            return (WAITS if waits else DONE), document
        case "runs":
            return DONE, syncing.history(app, a.name)
        case "undo":
            work = undo.preview if a.preview else undo.take_back
            return DONE, {**work(app, a.what, sides=a.only or "both"), "preview": a.preview}
        case "decisions":
            document = decisions.listed(app, a.name)
            return (WAITS if document["decisions"] else DONE), document
        case "decide":
            return DONE, decisions.decide(app, decisions.numbers(a.id), a.answer)
        case "rules":
            return DONE, decisions.rules(app, a.name, _fields(a.fields))
        case "problems":
            document = problems.listed(app, a.name)
            return (WAITS if document["problems"] else DONE), document
        case "retry":
            document = _interruptible(lambda stop: problems.retry(app, decisions.numbers(a.id), stop))
            sent = [record for one in document["pushed"] for record in one["records"]]
            waits = any(one["outcome"] in ("failed", "asked") for one in [*sent, *document["jobs"]])
            return (WAITS if waits else DONE), document
        case "dismiss":
            return DONE, problems.dismiss(app, decisions.numbers(a.id), a.reason)
        case "records":
            chosen = lists.Filter.ONLY_HERE if a.unlinked else a.filter
            name = a.unlinked or a.connection
            shown = (a.sort, a.descending, a.limit, a.offset)
            return DONE, lists.listed(app, a.type, a.search, chosen, name, *shown)
        case "show":
            return DONE, records.show(app, a.id)
        case "add":
            return DONE, records.add(app, a.type, _fields(a.fields))
        case "edit":
            return DONE, records.edit(app, a.id, _fields(a.fields))
        case "delete":
            return DONE, records.delete(app, a.id)
        case "secrets":
            return DONE, signing_in.keep_secrets(app, a.kind)
        case "webhooks":
            return DONE, _webhooks(app, a)
        case "mode":
            return DONE, connections.set_mode(app, a.name, a.mode)
        case "pause":
            return DONE, control.pause(app, a.name)
        case "resume":
            return DONE, control.resume(app, a.name)
        case "cancel":
            return DONE, control.cancel(app, a.name)
        case "worker":
            return DONE, _work(app, a)
        case _:
            return DONE, backups.create(app, a.file)


def _webhooks(app: Application, a: argparse.Namespace) -> Mapping[str, Any]:
    if a.off and (a.rotate or a.url is not None):
        raise UsageError("Webhooks can't be ended and set up at once.", what_to_do="Leave out --off.")
    if a.off:
        return asyncio.run(subscriptions.end(app, a.name))
    if a.rotate or a.url is not None:
        return asyncio.run(subscriptions.arrange(app, a.name, a.url, rotate=a.rotate))
    return asyncio.run(subscriptions.listed(app, a.name))


def _work(app: Application, a: argparse.Namespace) -> Mapping[str, Any]:
    """Work until asked to stop: the first signal ends each job at its next record, the second at once."""
    stop = threading.Event()

    def ask(*_: object) -> None:
        if stop.is_set():
            # Jobs run in threads that an exception here would wait for. What they did is kept.
            os._exit(INTERRUPTED)
        stop.set()

    for name in ("SIGINT", "SIGTERM"):
        signal.signal(getattr(signal, name), ask)
    stream = sys.stderr if getattr(a, "json", False) else sys.stdout

    def say(said: str) -> None:
        # Nobody may be left to read it; the work goes on.
        with contextlib.suppress(OSError):
            print(harmless.text(said), file=stream, flush=True)

    # Importing the job queue takes a while that no other command shall wait.
    from openfaith_desktop.jobs.worker import Worker

    return Worker(app, say, stop, poll=a.poll, webhooks=a.webhooks).run()


def _command(a: argparse.Namespace) -> tuple[int, Mapping[str, Any] | None]:
    folder: Path | None = getattr(a, "data_dir", None)
    if a.command == "simulate":
        return _simulate(a)
    if a.command == "bench":
        from openfaith_desktop import bench

        pieces = bench.Pieces(a.first, a.jobs, tuple(a.scene), a.journal)
        figures = bench.measure(a.what, a.people, a.seeds, pieces)
        return (FAILED if figures.get("failed") else DONE), figures
    if a.command in (None, "demo"):
        from openfaith_desktop.cli import demo

        return demo.open_window(folder, demo=a.command == "demo", people=getattr(a, "people", 0)), None
    if a.command == "restore":
        return DONE, backups.restore(a.file, folder)
    if a.command == "move-data":
        return DONE, moving.move(a.source, a.target, folder)
    if a.command == "doctor":
        document = doctor.examine(folder, signing_in.ask_passphrase)
        return (DONE if document["ok"] else FAILED), document
    with Application(folder, ask_passphrase=signing_in.ask_passphrase) as app:
        return _with_application(app, a)


def _simulate(a: argparse.Namespace) -> tuple[int, Mapping[str, Any] | None]:
    from openfaith_planning_center import simulator

    try:
        if not getattr(a, "json", False):
            simulator.serve(a.people, a.port, a.seed, a.latency, rate_limit=not a.no_rate_limit)
            return DONE, None
        options = simulator.Options(rate_limit=None if a.no_rate_limit else 100, latency_ms=a.latency)
        church = simulator.generate_church(a.people, a.seed)
        with simulator.start_simulator(church, options, a.port) as running:
            # The document comes first and the serving after it: whoever reads it knows where to connect.
            _print({"url": running.url, "token": "demo:demo", "people": a.people})
            _until_asked_to_stop()
    except OSError as error:
        raise UsageError(
            f"The port {a.port} can't be used.",
            what_it_means="Another program uses it, or this user may not.",
            what_to_do="Choose another with --port, or leave it out.",
        ) from error
    return DONE, None


def _until_asked_to_stop() -> None:
    asked = threading.Event()

    def ask(*_: object) -> None:
        asked.set()

    for name in ("SIGINT", "SIGTERM"):
        signal.signal(getattr(signal, name), ask)
    # In small portions: on Windows a signal does not end a wait without a limit.
    while not asked.wait(0.2):
        pass


def _print(document: Mapping[str, Any]) -> None:
    sys.stdout.write(harmless.json(orjson.dumps(document, option=orjson.OPT_INDENT_2).decode()) + "\n")
    sys.stdout.flush()


def _text(command: str, document: Mapping[str, Any]) -> str:
    if command == "bench":
        from openfaith_desktop import bench

        return bench.text(dict(document))
    shown = harmless.document(document)
    return insight.text(command, shown) if command in insight.DOCUMENTS else text.of(command, shown)


def _say(command: str, code: int, document: Mapping[str, Any], as_json: bool) -> int:
    """Print a document and return the exit code: a failure if nobody could be told."""
    failed = "error" in document and len(document) == 1
    try:
        if as_json:
            _print(document)
        elif failed:
            print(text.error_text(harmless.document(document["error"])), file=sys.stderr)  # noqa: T201
        else:
            print(_text(command, document), flush=True)  # noqa: T201
    except OSError as error:
        # Whoever read our output has gone, or its disk is full. Python would complain once more at exit.
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
        if not isinstance(error, BrokenPipeError):
            print("The output couldn't be written. Is the disk full?", file=sys.stderr)  # noqa: T201
        return code or FAILED
    return code


def _failed(error: OpenFaithError, named: str | None) -> dict[str, Any]:
    """Return an error's document, with the command that does what it says; `named`: the connection it was for."""
    document = error.as_dict()
    document["command"] = actions.spelled(error.action.as_dict() if error.action else None, named)
    if isinstance(error, BrakeStopped) and error.decision:
        document["what_to_do"] = waiting.how_to_answer(error.decision)
    return {"error": document}


def run(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    code, command, folder, named, document = DONE, "", None, None, None
    failure: OpenFaithError | None = None
    # What we write is for this user alone: people's data and, without a keyring, their sign-in.
    os.umask(0o077)
    # Errors come as text for people, never as a traceback or a library's log line.
    logging.basicConfig(level=logging.CRITICAL, handlers=[logging.NullHandler()])
    try:
        if any("\udc80" <= letter <= "\udcff" for word in words for letter in word):
            raise UsageError(
                "A word of that command can't be read.",
                what_to_do="Write it in UTF-8, as your terminal should.",
            )
        arguments = parser().parse_args(words)
        command, folder = arguments.command or "", getattr(arguments, "data_dir", None)
        named = getattr(arguments, "name", None)
        gc_tuning.apply()
        code, document = _command(arguments)
    except VaultError as error:
        failure = signing_in.advised(error)
    except OpenFaithError as error:
        failure = error
    except KeyboardInterrupt:
        failure = Stopped()
    except Exception as error:
        # A fault of ours: said plainly, with its kind for a report; never a traceback with people's data.
        failure = failures.unexpected(error, failures.note(error, folder))
    if failure is not None:
        code, document = failure.exit_code, _failed(failure, named)
        if menu.started_here():
            menu.tell(failure)
    return code if document is None else _say(command, code, document, "--json" in words)
