"""Code listings between ``` or ~~~ lines: shown as typed, never read as Markdown."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.html import format_html

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[ \t]*([\w#+.-]*)[ \t]*$")


@dataclass(slots=True)
class Listing:
    """A code listing that has been opened."""

    fence: str
    line: int
    lines: list[str] = field(default_factory=list)

    def is_closed_by(self, line: str) -> bool:
        """Whether this line is the listing's closing fence."""
        bare = line.strip()
        return bare.startswith(self.fence) and not bare.strip(self.fence[0])

    def html(self) -> str:
        """The listing's markup; long lines can be scrolled to with the keyboard."""
        code = "".join(f"{line}\n" for line in self.lines)
        return format_html('<pre class="code" tabindex="0"><code>{}</code></pre>', code)


def opens_listing(line: str, number: int) -> Listing | None:
    """The listing that this line opens, if it does."""
    match = _FENCE.match(line)
    return Listing(match[1], number) if match else None


def without_listings(lines: Iterable[str]) -> list[str]:
    """The same lines with those of code listings left empty."""
    prose: list[str] = []
    listing: Listing | None = None
    for line in lines:
        opened = opens_listing(line, 0) if listing is None else listing
        prose.append("" if opened else line)
        listing = None if listing and listing.is_closed_by(line) else opened
    return prose
