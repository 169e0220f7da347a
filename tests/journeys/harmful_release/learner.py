"""One learner: a guest with cookies who reads the section, answers a check, and comes back."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from tests.journeys.course import RIGHT, SECTION
from tests.journeys.harmful_release.texts import QUESTION, text_of

_FORM = re.compile(rf'<form class="kc[^>]* id="check-{QUESTION}".*?</form>', re.DOTALL)
_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
_SAYS = re.compile(rf'id="check-{QUESTION}-says"[^>]*>(.*?)</h3>', re.DOTALL)
_SCORE = re.compile(r'id="score"[^>]*>(.*?)</(?:p|div|section)>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


class WentWrongError(Exception):
    """What a learner met that nobody should meet."""


@dataclass
class Learner:
    """Somebody without an account. `texts` says which text they read at each visit."""

    number: int
    cookies: dict[str, str] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    told: tuple[str, str] = ("", "")
    """What the answer led to: the card's verdict and the section's score."""

    def learn(self, line: HTTPConnection, choose: Callable[[str], str]) -> None:
        """Read the section and answer the check in place. Raises WentWrongError."""
        page = self._visit(line)
        choice = choose(self.texts[-1])
        form = dict(_HIDDEN.findall(_only(_FORM, page))) | {"choice": choice}
        answer = self._ask(line, f"{SECTION}checks/{QUESTION}/", form)
        self.told = _told(answer)
        wanted = "Correct, first try" if choice == RIGHT[QUESTION] else "Not yet. Try 2"
        if not self.told[0].startswith(wanted) or "of 2 answered" not in self.told[1]:
            raise WentWrongError(f"learner {self.number} chose {choice}: {self.told}")

    def come_back(self, line: HTTPConnection) -> None:
        """Find the answer and the score as they were told. Raises WentWrongError."""
        found = _told(self._visit(line))
        if found != self.told:
            raise WentWrongError(f"learner {self.number} was told {self.told}, finds {found}")

    @property
    def browser(self) -> dict[str, object]:
        """What their browser keeps: for `visit(…, storage_state=…)`."""
        kept = [
            {"name": name, "value": value, "domain": "localhost", "path": "/"}
            for name, value in self.cookies.items()
        ]
        return {"cookies": kept, "origins": []}

    def _visit(self, line: HTTPConnection) -> str:
        page = self._ask(line, SECTION)
        self.texts.append(text_of(page))
        return page

    def _ask(self, line: HTTPConnection, path: str, form: dict[str, str] | None = None) -> str:
        """A page, or what a form led to, as the browser would ask for it."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        sent = None
        if form is not None:
            headers |= {"HX-Request": "true", "Content-Type": "application/x-www-form-urlencoded"}
            sent = urlencode(form)
        line.request("POST" if sent else "GET", path, sent, headers)
        answer = line.getresponse()
        words = answer.read().decode()
        if answer.status != 200:
            raise WentWrongError(f"learner {self.number} at {path}: {answer.status}")
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            self.cookies |= {name: each.value for name, each in SimpleCookie(cookie).items()}
        return words


def _told(page: str) -> tuple[str, str]:
    """The verdict and the score that a page or a fragment tells, as plain words."""
    said, score = (_TAG.sub("", _only(pattern, page)) for pattern in (_SAYS, _SCORE))
    return " ".join(said.split()), " ".join(score.split())


def _only(pattern: re.Pattern[str], page: str) -> str:
    found = pattern.search(page)
    if found is None:
        raise WentWrongError(f"nothing on the page fits {pattern.pattern}")
    return found[found.lastindex or 0]
