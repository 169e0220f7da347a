"""Plain words as Markdown that shows exactly these words, with no more marks than it takes."""

from __future__ import annotations

import re

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ue000-\ue002\ufeff]")
_MARKS = re.compile(r"[\\`\[]|\*(?!(?<=\s\*)\s)|(?<!\w)_|_(?!\w)")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_LINE_MARK = re.compile(r"(?:[-+*](?=\s|$)|#{1,6}(?=\s|$)|>|-(?=[-:| ]*$)|_(?=[_ ]*$))")
_NUMBER = re.compile(r"(\d+)\.(?=\s|$)")
_ODD_START = re.compile(r"[=/~|:]")


def without_controls(text: str) -> str:
    """The text without characters that no page can show, with plain newlines."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub("", plain)


def escaped(text: str, *, in_link: bool = False) -> str:
    """A run of words inside a paragraph; the start of a line is `line_escaped`'s affair."""
    words = _MARKS.sub(r"\\\g<0>", _ENTITY.sub("&amp;", without_controls(text)))
    words = words.replace("]", r"\]") if in_link else words
    return _TAG.sub("&lt;", words)


def line_escaped(line: str) -> str:
    """A line of escaped words whose start means nothing to Markdown."""
    bare = line.lstrip(" \t")
    if _LINE_MARK.match(bare):
        return f"\\{bare}"
    if number := _NUMBER.match(bare):
        return f"{number[1]}\\{bare[number.end(1) :]}"
    if _ODD_START.match(bare):
        return f"&#{ord(bare[0])};{bare[1:]}"
    return bare


def markdown_of_text(text: str) -> str:
    """Plain text with its line breaks and paragraphs as Markdown."""
    paragraphs = re.split(r"\n[ \t]*\n\s*", without_controls(text).strip())
    return "\n\n".join(map(_paragraph, filter(None, paragraphs)))


def _paragraph(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "  \n".join(line_escaped(escaped(line)) for line in lines if line)


def code_span(code: str) -> str:
    """The words between as many backticks as it takes; "" for blank ones."""
    words = " ".join(without_controls(code).split())
    if not words:
        return ""
    longest = max((len(run) for run in re.findall("`+", words)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if words[0] == "`" or words[-1] == "`" else ""
    return f"{fence}{pad}{words}{pad}{fence}"


def listing(code: str) -> str:
    """Lines of code between fences."""
    lines = without_controls(code).strip("\n").expandtabs(4)
    longest = max((len(run) for run in re.findall("`+", lines)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{lines}\n{fence}"
