"""The pages of signing in: who you are, which church, and what the application may see.

A person's browser walks through them; `authorization.py` decides. A cookie remembers who is signed in, as
the real pages do, so that a browser that keeps nothing is asked again.
"""

from __future__ import annotations

import asyncio
import html
import secrets
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qs

import orjson
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from openfaith_planning_center.simulator import authorization
from openfaith_planning_center.simulator.answering import Simulator
from openfaith_planning_center.simulator.json_shapes import is_object

COOKIE = "pretend_planning_center"
PRODUCTS = {
    "people": "People: everybody's names, addresses, families and notes",
    "groups": "Groups: groups and who is in them",
    "giving": "Giving: funds and donations",
}
_STYLE = """
body { font: 16px system-ui, sans-serif; background: #f3f4f6; color: #1f2937; margin: 0; }
main { max-width: 22rem; margin: 3rem auto; background: white; border: 1px solid #d5d8dd; border-radius: 8px;
       padding: 1.5rem 2rem 2rem; }
h1 { font-size: 1.3rem; text-align: center; } p { line-height: 1.4; }
label { display: block; margin: 1rem 0 .25rem; }
input[type=email], input[type=password] { width: 100%; box-sizing: border-box; font: inherit; padding: .5rem; }
button { font: inherit; width: 100%; padding: .6rem; margin-top: 1rem; border: 0; border-radius: 6px;
         background: #2b6bd1; color: white; cursor: pointer; }
button.quiet { background: #e5e7eb; color: #1f2937; } .wrong { color: #b0281f; }
"""

Endpoint = Callable[[Request], Awaitable[Response]]


class _Visits:
    """Whose browser is signed in, and what it came for: by ticket, which is in the pages' addresses."""

    def __init__(self) -> None:
        self.signed_in: set[str] = set()
        self.asked: dict[str, authorization.Request] = {}


def routes(simulator: Simulator) -> list[Route]:
    """Return the routes of signing in."""
    visits = _Visits()
    decide = simulator.authorization

    def page(work: Callable[[Request, dict[str, str]], Response]) -> Endpoint:
        return _answered(simulator, work)

    def authorize(request: Request, _: dict[str, str]) -> Response:
        try:
            asked = decide.read(dict(request.query_params))
        except authorization.UnknownApplicationError as error:
            return _page("That doesn't work", f"<p class='wrong'>{html.escape(str(error))}</p>", 400)
        except authorization.SentBackError as error:
            return RedirectResponse(error.url, 302)
        ticket = secrets.token_urlsafe(12)
        visits.asked[ticket] = asked
        known = request.cookies.get(COOKIE) in visits.signed_in
        return RedirectResponse(f"/login/{'church' if known else 'new'}?ticket={ticket}", 302)

    def login(request: Request, form: dict[str, str]) -> Response:
        ticket, options = _ticket(request), simulator.options
        if options.sign_in_page == "blank":
            return HTMLResponse("<!DOCTYPE html><title></title>")
        if options.sign_in_page:
            return RedirectResponse(options.sign_in_page, 302)
        wrong = ""
        if request.method == "POST":
            if (form.get("email"), form.get("password")) == (options.email, options.password):
                cookie = secrets.token_urlsafe(16)
                visits.signed_in.add(cookie)
                answer = RedirectResponse(f"/login/church?ticket={ticket}", 303)
                answer.set_cookie(COOKIE, cookie, httponly=True, samesite="lax")
                return answer
            wrong = "<p class='wrong' id='wrong'>That e-mail address or password is wrong.</p>"
        email, password = html.escape(options.email), html.escape(options.password)
        return _page(
            "Log in to Planning Center",
            f"<p>to continue to OpenFaith</p>{wrong}<form method='post'>"
            "<label for='email'>Email address</label><input id='email' name='email' type='email' autofocus>"
            "<label for='password'>Password</label><input id='password' name='password' type='password'>"
            f"<button id='log-in'>Log in</button></form><p>A pretend church: {email}, {password}.</p>",
        )

    def church(request: Request, _: dict[str, str]) -> Response:
        ticket = _ticket(request)
        if request.cookies.get(COOKIE) not in visits.signed_in:
            return RedirectResponse(f"/login/new?ticket={ticket}", 302)
        if request.method == "POST":
            return RedirectResponse(f"/login/consent?ticket={ticket}", 303)
        name = html.escape(simulator.church.organization["name"])
        return _page(
            "Choose your church", f"<form method='post'><button id='church-1'>{name}</button></form>"
        )

    def consent(request: Request, form: dict[str, str]) -> Response:
        ticket = _ticket(request)
        asked = visits.asked.get(ticket)
        if asked is None or request.cookies.get(COOKIE) not in visits.signed_in:
            return _page("That page is too old", "<p>Begin again in the application.</p>", 400)
        if request.method == "POST":
            del visits.asked[ticket]
            allowed = form.get("answer") == "allow"
            return RedirectResponse(
                decide.allow(asked) if allowed else asked.answer(error="access_denied"), 303
            )
        name = html.escape(simulator.church.organization["name"])
        parts = "".join(f"<li>{html.escape(PRODUCTS.get(one, one))}</li>" for one in asked.scopes)
        return _page(
            "Let OpenFaith in?",
            f"<p>OpenFaith wants to see and change, at {name}:</p><ul>{parts}</ul><form method='post'>"
            "<button id='allow' name='answer' value='allow'>Allow</button>"
            "<button id='deny' class='quiet' name='answer' value='deny'>Don't allow</button></form>",
        )

    def token(_: Request, form: dict[str, str]) -> Response:
        return _json(*decide.token(form))

    def revoke(_: Request, form: dict[str, str]) -> Response:
        return _json(*decide.revoke(form))

    both = ["GET", "POST"]
    return [
        Route("/oauth/authorize", page(authorize)),
        Route("/login/new", page(login), methods=both),
        Route("/login/church", page(church), methods=both),
        Route("/login/consent", page(consent), methods=both),
        Route("/oauth/token", page(token), methods=["POST"]),
        Route("/oauth/revoke", page(revoke), methods=["POST"]),
    ]


def _answered(simulator: Simulator, work: Callable[[Request, dict[str, str]], Response]) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        if simulator.options.latency_ms:
            await asyncio.sleep(simulator.options.latency_ms / 1000)
        form = _form(request.headers.get("content-type", ""), await request.body())
        return simulator.answer_page(request, lambda: work(request, form))

    return endpoint


def _form(kind: str, body: bytes) -> dict[str, str]:
    """Return the fields sent, as a form or as JSON: the token endpoint takes both."""
    if kind.startswith("application/json"):
        try:
            found: Any = orjson.loads(body)
        except orjson.JSONDecodeError:
            return {}
        return {str(k): str(v) for k, v in found.items()} if is_object(found) else {}
    return {name: values[-1] for name, values in parse_qs(body.decode("utf-8", "replace")).items()}


def _ticket(request: Request) -> str:
    return request.query_params.get("ticket", "")


def _page(title: str, content: str, status: int = 200) -> Response:
    text = (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{title}</title>"
        f"<style>{_STYLE}</style></head><body><main><h1>{title}</h1>{content}</main></body></html>"
    )
    return HTMLResponse(text, status, headers={"cache-control": "no-store"})


def _json(status: int, document: dict[str, Any]) -> Response:
    headers = {"cache-control": "no-store", "pragma": "no-cache"}
    return Response(orjson.dumps(document), status, headers, "application/json; charset=utf-8")
