"""The few shapes that the figure is made of; every place is in units of its view box."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Path:
    """A line; `d` as SVG has it."""

    css: str
    d: str
    kind: str = "path"


@dataclass(frozen=True, slots=True)
class Rect:
    """A box with its corners rounded by `rx`."""

    css: str
    x: int
    y: int
    width: int
    height: int
    rx: int = 6
    kind: str = "rect"


@dataclass(frozen=True, slots=True)
class Circle:
    """A disc or ring around its centre."""

    css: str
    x: int
    y: int
    r: int
    kind: str = "circle"


@dataclass(frozen=True, slots=True)
class Text:
    """A word or two; `anchor` is start, middle or end."""

    css: str
    x: int
    y: int
    text: str
    anchor: str = "start"
    kind: str = "text"


type Shape = Path | Rect | Circle | Text


@dataclass(frozen=True, slots=True)
class Drawing:
    """One of the two drawings: the wide one or the narrow one."""

    css: str
    width: int
    height: int
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """Both drawings and the caption that names them."""

    caption: str
    drawings: tuple[Drawing, ...]


PLAIN = "f-t"
STRONG = "f-t f-t--strong"
SUB = "f-t f-t--sub"
BAD = "f-t f-t--strong f-bad"
