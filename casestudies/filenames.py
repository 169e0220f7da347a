"""What the learner's copy is called: a name every system accepts, said safely in a header."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

SUFFIX = ".pdf"
UNNAMED = "case-study"
LONGEST = 150
LONGEST_BYTES = 240
"""Most file systems take 255 bytes; browsers add “ (1)” to a second copy."""

_JOINERS = "\u200c\u200d"  # they belong to the spelling of some languages
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn"}  # controls, turned writing directions, unassigned
_NOT_PLAIN = re.compile(r"[^ !#$&'()+,.0-9;=@A-Z\[\]^_`a-z{}~-]")
_ATTR_CHARS = "!#$&+-.^_`|~"
"""What RFC 8187 lets stand unescaped in `filename*`, besides letters and digits."""


def tidy_filename(name: str) -> str:
    """The name without path, controls and hidden characters, ending in .pdf once.

    Umlauts, spaces, quotes and any writing stay. Tidying twice changes nothing more.
    """
    last = re.split(r"[/\\]", name)[-1]
    shown = "".join(" " if char.isspace() else char for char in last if _is_kept(char))
    stem = unicodedata.normalize("NFC", " ".join(shown.split())).rstrip(" .")
    if stem[-len(SUFFIX) :].lower() == SUFFIX:
        stem = stem[: -len(SUFFIX)]
    stem = stem.strip(" .")[: LONGEST - len(SUFFIX)]
    cut = stem.encode()[: LONGEST_BYTES - len(SUFFIX)].decode(errors="ignore")
    return (cut.strip(" .") or UNNAMED) + SUFFIX


def content_disposition(filename: str, *, to_open: bool = False) -> str:
    """The header that has a browser save the file under this name, or open it (RFC 6266).

    Browsers read `filename*`; the plain `filename` is for everything older. Whatever the name
    holds, the header is one line of ASCII.
    """
    kind = "inline" if to_open else "attachment"
    plain = _plain(filename)
    if plain == filename:
        return f'{kind}; filename="{plain}"'
    exact = quote(filename or UNNAMED + SUFFIX, safe=_ATTR_CHARS, errors="replace")
    return f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{exact}"


def _is_kept(char: str) -> bool:
    if char in _JOINERS or char.isspace():
        return True
    return unicodedata.category(char) not in _HIDDEN


def _plain(filename: str) -> str:
    """The name in ASCII: accents dropped, the rest that does not fit as underscores."""
    letters = unicodedata.normalize("NFKD", filename)
    bare = "".join(char for char in letters if unicodedata.category(char) != "Mn")
    plain = _NOT_PLAIN.sub("_", bare)
    return plain if plain.removesuffix(SUFFIX).strip("_ .-") else UNNAMED + SUFFIX
