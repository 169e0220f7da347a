"""Hostile texts, and what a page holds that they must not add to."""

import json
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

from django.test import Client

SCRIPTS: list[str] = json.loads(
    (Path(__file__).parents[1] / "courses/rendering/payloads.json").read_text(encoding="utf-8")
)
SQL = (
    "'", '"', "\\", "';--", "' OR '1'='1", "1; DROP TABLE accounts_user;--", "') OR 1=1--", "%",
    "_", "%%s", "%(x)s", "' UNION SELECT NULL--", "1/**/OR/**/1=1", "$$", "{{7*7}}", "{% debug %}",
    "0x31", "1e309", "NaN", "-1", "9" * 40, "'||(SELECT pg_sleep(9))||'", "1;SELECT 1",
)  # fmt: skip
ACTIVE = {
    "script", "iframe", "object", "embed", "link", "meta", "base", "form", "input", "button",
    "style", "audio", "video", "source", "frame", "frameset", "applet", "marquee", "template",
}  # fmt: skip
ADDRESSES = {"href", "src", "action", "formaction", "poster", "xlink:href", "background", "data"}


class _Dangers(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ACTIVE:
            self.found[f"<{tag}>"] += 1
        for name, value in attrs:
            if name.startswith(("on", "hx-", "data-hx-")) or name in ("style", "srcdoc"):
                self.found[f"{tag}[{name}]"] += 1
            if name in ADDRESSES and _leaves_the_site(value or "") and tag != "a":
                self.found[f"{tag}[{name}={value}]"] += 1
            if name in ADDRESSES and _runs(value or ""):
                self.found[f"{tag}[{name}={value}]"] += 1


def _runs(address: str) -> bool:
    bare = "".join(char for char in address if char > " ").lower()
    return bare.startswith(("javascript:", "vbscript:", "data:"))


def _leaves_the_site(address: str) -> bool:
    try:
        return bool(urlsplit(address.replace("\\", "/")).netloc)
    except ValueError:
        return True


def dangers(page: str) -> Counter[str]:
    """Everything in the page that acts, by kind: our own pages hold some of it."""
    reader = _Dangers()
    reader.feed(page)
    reader.close()
    return reader.found


def page_of(client: Client, address: str) -> str:
    """The page at that address, which must be there."""
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.text
