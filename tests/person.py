"""A person with a browser, as far as signing in needs one: follows redirects, fills in forms, keeps a cookie."""

from __future__ import annotations

from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import httpx

from openfaith_planning_center.simulator import Options

DEFAULTS = Options()


class Person:
    """Signs in at a simulator; a context manager. Never asks the application's own address for anything."""

    def __init__(self, email: str = DEFAULTS.email, password: str = DEFAULTS.password) -> None:
        self.email, self.password = email, password
        self.pages: list[str] = []
        """The titles seen, in order."""
        self._http = httpx.Client(trust_env=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    def _look(self, answer: httpx.Response, host: str) -> httpx.Response | str:
        """Follow redirects as long as they stay; return the page, or the address elsewhere that one leads to."""
        while answer.is_redirect:
            target = str(answer.url.join(answer.headers["location"]))
            if urlsplit(target).netloc != host:
                return target
            answer = self._http.get(target)
        self.pages.append(answer.text.partition("<title>")[2].partition("</title>")[0])
        return answer

    def sign_in(self, url: str, *, allow: bool = True) -> str:
        """Walk through the pages that begin at `url`; return the address the browser is sent back to.

        Raises AssertionError with the page's title when the pages lead nowhere.
        """
        host = urlsplit(url).netloc
        found = self._look(self._http.get(url), host)
        forms = {
            "/login/new": {"email": self.email, "password": self.password},
            "/login/church": {},
            "/login/consent": {"answer": "allow" if allow else "deny"},
        }
        for _ in range(4):
            if isinstance(found, str):
                return found
            fields = forms.get(found.url.path)
            if fields is None or "id='wrong'" in found.text:
                break
            found = self._look(self._http.post(found.url, data=fields), host)
        assert isinstance(found, str), f"stayed at {self.pages[-1]}"
        return found
