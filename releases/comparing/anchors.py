"""Two texts on one page: each gets addresses of its own, so that no id stands there twice."""

from __future__ import annotations

import re

from releases.comparing.markup import tokens_of

_ID = re.compile(r'(?<=\sid=")[^"]+(?=")')
_NAMING = re.compile(r'(?P<start>\s(?:id|for|headers|aria-[a-z]+)=")(?P<names>[^"]*)(?=")')
_LEADING = re.compile(r'(?P<start>href="#|url\(#)(?P<names>[^")]+)')


def with_own_ids(html: str, prefix: str, *, side: str) -> str:
    """The markup with `prefix` before each of its ids, wherever they are named in it.

    What has a name by its heading is also named after `side`, the id of what says which text this
    is, since both have the same headings. What is written in the text stays; so do links that lead
    elsewhere.
    """
    tokens = tokens_of(html)
    tags = [token.text for token in tokens if token.kind in ("tag", "fixed")]
    known = {name for tag in tags for name in _ID.findall(tag)}

    def renamed(found: re.Match[str]) -> str:
        names = [prefix + n if n in known else n for n in found["names"].split(" ")]
        is_named = found["start"].strip() == 'aria-labelledby="'
        return found["start"] + " ".join([*names, side] if is_named else names)

    def of_tag(tag: str) -> str:
        return _LEADING.sub(renamed, _NAMING.sub(renamed, tag))

    return "".join(
        of_tag(token.text) if token.kind in ("tag", "fixed") else token.text for token in tokens
    )
