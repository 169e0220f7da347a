"""YAML in one canonical form: the same values always make the same bytes, and read well.

Several lines stand as a literal block, a long line is folded, a plain word stays plain, and
whatever YAML could misread is quoted.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

import yaml

type Value = str | int | bool | Sequence[Value] | Mapping[str, Value]

WIDTH = 100
# What a block or a plain scalar cannot hold: controls, other line ends, marks and non-characters.
_UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_PLAIN = re.compile(r"[^\W\d_](?:[\w .,;()/·–—’“”!?%+=&'-]|:(?=\w))*", re.UNICODE)


def yaml_text(value: Value) -> str:
    """A list or mapping as a YAML document that ends with a newline."""
    return _block(value, "")


def _block(value: Value, pad: str) -> str:
    if isinstance(value, Mapping):
        return "".join(f"{pad}{name}:{_after(item, pad)}" for name, item in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "".join(_item(item, pad) for item in value)
    raise TypeError(f"Only a list or mapping stands on lines of its own, not {value!r}.")


def _item(item: Value, pad: str) -> str:
    if isinstance(item, str):
        return f"{pad}- {_scalar(item, f'{pad}  ')}\n"
    inside = _block(item, f"{pad}  ")
    return f"{pad}- {inside.removeprefix(f'{pad}  ')}"


def _after(value: Value, pad: str) -> str:
    """What follows “name:”, up to the end of the line or block."""
    if isinstance(value, bool):
        return f" {str(value).lower()}\n"
    if isinstance(value, int):
        return f" {value}\n"
    if isinstance(value, str):
        return f" {_scalar(value, f'{pad}  ')}\n"
    return f"\n{_block(value, f'{pad}  ')}"


def _scalar(text: str, pad: str) -> str:
    if _UNSAFE.search(text) or not text or text[0] in " \n":
        return _quoted(text)
    if "\n" in text:
        return _literal(text, pad)
    if len(text) + len(pad) > WIDTH and "  " not in text and text[-1] != " ":
        return _folded(text, pad)
    return text if _is_plain(text) else _quoted(text)


def _literal(text: str, pad: str) -> str:
    lines = text.split("\n")
    if any(line.isspace() for line in lines):
        return _quoted(text)
    body = text.rstrip("\n")
    ends = len(text) - len(body)
    sign = "|-" if ends == 0 else "|" if ends == 1 else "|+"
    # The newline that ends the block is the caller's; with |+ each further one is a blank line.
    shown = body + "\n" * max(ends - 1, 0)
    return "\n".join([sign, *[f"{pad}{line}" if line else "" for line in shown.split("\n")]])


def _folded(text: str, pad: str) -> str:
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and len(pad) + len(lines[-1]) + 1 + len(word) > WIDTH:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".removeprefix(" ")
    return "\n".join([">-", *[pad + line for line in lines]])


def _is_plain(text: str) -> bool:
    if not _PLAIN.fullmatch(text) or text[-1] == " ":
        return False
    return isinstance(yaml.safe_load(text), str)


def _quoted(text: str) -> str:
    return _UNSAFE.sub(
        lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False)
    )
