"""A block as the author wrote it, and the declaration of a kind of block."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from courses.rendering.furniture import Piece
from courses.rendering.page import Page

type OptionValue = str | bool | float | dict[str, str]
type OptionReader = Callable[[object], OptionValue]
type Build = Callable[["Node", Page], tuple[Piece, Piece]]
type Body = Literal["prose", "paragraph", "items", "children", "nothing"]


@dataclass(slots=True)
class Node:
    """One block of the source: its name, what follows the bar, its options and its place."""

    spec: "BlockSpec"
    argument: str
    line: int
    index: int
    parent: "Node | None" = None
    options: dict[str, OptionValue] = field(default_factory=dict)
    children: list["Node"] = field(default_factory=list)
    has_body: bool = False

    def text(self, option: str) -> str:
        """A text option; empty when it was not given."""
        value = self.options.get(option, "")
        return value if isinstance(value, str) else ""

    def is_on(self, option: str) -> bool:
        """Whether a yes/no option is on."""
        return self.options.get(option) is True

    def number(self, option: str) -> float:
        """A number option; 0 when it was not given."""
        value = self.options.get(option, 0.0)
        return value if isinstance(value, float) else 0.0

    def mapping(self, option: str) -> dict[str, str]:
        """An option that maps texts to texts; empty when it was not given."""
        value = self.options.get(option, {})
        return value if isinstance(value, dict) else {}


@dataclass(frozen=True, slots=True)
class BlockSpec:
    """A kind of block: what may be written and how it is built.

    `build` gives the markup before and after the body, with every author's word escaped. Where
    `holds_blocks`, whatever may stand outside blocks may stand inside it too.
    """

    name: str
    build: Build
    body: Body = "prose"
    argument: Literal["none", "optional", "required"] = "none"
    options: Mapping[str, OptionReader] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    parent: str = ""
    child: str = ""
    inside_section: bool = False
    holds_blocks: bool = False
