"""Reading the fields of one entry: each value checked, every problem told with its line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

import yaml
from django.db.models import Model
from django.utils.translation import gettext as _

from courses.packs.folders import plain_newlines
from courses.packs.yaml_reading import YamlSource
from courses.rendering import Problem
from courses.rendering.page import hint

SLUG = re.compile(r"[-a-zA-Z0-9_]+")
LONGEST_TEXT = 200_000
_WHOLE = re.compile(r"0|[1-9][0-9]{0,8}")
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_TEXT_TAG = "tag:yaml.org,2002:str"
_NULL_TAG = "tag:yaml.org,2002:null"


@dataclass(frozen=True, slots=True)
class Words:
    """A text and where it stands: `line` is that of its first line, in the file."""

    text: str = ""
    line: int = 1
    keeps_lines: bool = False
    """Whether line n of the text is line n of the block in the file."""

    def report(self, source: YamlSource, problems: Iterable[Problem]) -> None:
        """Note what the renderer found in the text, at lines of the file."""
        for problem in problems:
            line = self.line + (problem.line - 1 if self.keeps_lines else 0)
            source.report(line, problem.message)


class Fields:
    """The fields of one mapping. Reading one that is wrong reports it and gives its default."""

    def __init__(self, node: yaml.Node, source: YamlSource, known: Collection[str]) -> None:
        self.source = source
        self.line = source.line(node)
        self._values: dict[str, yaml.Node] = {}
        if not isinstance(node, yaml.MappingNode):
            words = {"names": ", ".join(known)}
            source.report(node, _("Fields stand here, “name: value”: %(names)s.") % words)
            self.is_mapping = False
            return
        self.is_mapping = True
        for key, value in node.value:
            if key.value in known:
                self._values[key.value] = value
                continue
            words = {"name": key.value, "hint": hint(key.value, known)}
            source.report(key, _("There is no field “%(name)s” here.%(hint)s") % words)

    def has(self, name: str) -> bool:
        """Whether the field is there, right or wrong."""
        return name in self._values

    def line_of(self, name: str) -> int:
        """Where the field's value starts; the entry's own line where it is missing."""
        node = self._values.get(name)
        return self.line if node is None else self.source.line(node)

    def words(
        self,
        name: str,
        *,
        required: bool = False,
        longest: int | None = None,
        lines: bool = False,
    ) -> Words:
        """A text, of one line unless `lines`; "" where it is missing or wrong."""
        node = self._value(name, required=required)
        if node is None:
            return Words(line=self.line)
        text = self._text(node, name)
        if text is None:
            return Words(line=self.line_of(name))
        most = LONGEST_TEXT if longest is None else longest
        if required and not text.strip():
            self.source.report(node, _("“%(name)s” says nothing. Write it.") % {"name": name})
        if not lines and "\n" in text:
            self.source.report(node, _("“%(name)s” is one line of text.") % {"name": name})
        if len(text) > most:
            reason = _("“%(name)s” has %(size)d characters; %(most)d is the most.")
            self.source.report(node, reason % {"name": name, "size": len(text), "most": most})
        if _UNSTORABLE.search(text):
            reason = _("“%(name)s” has a character that cannot be kept. Remove it.")
            self.source.report(node, reason % {"name": name})
        is_literal = isinstance(node, yaml.ScalarNode) and node.style == "|"
        is_block = is_literal or (isinstance(node, yaml.ScalarNode) and node.style == ">")
        return Words(text, self.source.line(node) + is_block, keeps_lines=is_literal)

    def text(
        self,
        name: str,
        *,
        required: bool = False,
        longest: int | None = None,
        lines: bool = False,
    ) -> str:
        """The same, without its place."""
        return self.words(name, required=required, longest=longest, lines=lines).text

    def slug(self, name: str, *, required: bool = True, longest: int = 60) -> str:
        """A name of letters, digits, - and _."""
        text = self.text(name, required=required, longest=longest)
        if text.strip() and not SLUG.fullmatch(text):
            reason = _("“%(name)s” may have only a-z, 0-9, - and _.") % {"name": name}
            self.source.report(self.line_of(name), reason)
            return ""
        return text

    def whole(self, name: str, *, least: int, most: int, default: int | None = None) -> int:
        """A whole number in a range; `default`, or 0 where it is required and wrong."""
        node = self._value(name, required=default is None)
        fallback = default or 0
        if node is None:
            return fallback
        is_plain = isinstance(node, yaml.ScalarNode) and node.style is None
        if is_plain and _WHOLE.fullmatch(node.value) and least <= int(node.value) <= most:
            return int(node.value)
        words = {"name": name, "least": least, "most": most}
        self.source.report(
            node, _("“%(name)s” is a whole number from %(least)d to %(most)d.") % words
        )
        return fallback

    def switch(self, name: str, *, default: bool) -> bool:
        """True or false."""
        node = self._value(name, required=False)
        if node is None:
            return default
        if isinstance(node, yaml.ScalarNode) and node.value in ("true", "false"):
            return bool(node.value == "true")
        self.source.report(node, _("“%(name)s” is true or false.") % {"name": name})
        return default

    def items(self, name: str, *, required: bool = False) -> list[yaml.Node]:
        """The entries of a list."""
        node = self._value(name, required=required)
        return [] if node is None else list_entries(node, self.source, name)

    def _value(self, name: str, *, required: bool) -> yaml.Node | None:
        node = self._values.get(name)
        if node is None and required and self.is_mapping:
            reason = _("The field “%(name)s” is missing.") % {"name": name}
            self.source.report(self.line, reason)
        return node

    def _text(self, node: yaml.Node, name: str) -> str | None:
        if isinstance(node, yaml.ScalarNode) and node.tag == _TEXT_TAG:
            return plain_newlines(node.value)
        if isinstance(node, yaml.ScalarNode) and node.tag == _NULL_TAG:
            self.source.report(node, _("“%(name)s” is empty. Write it.") % {"name": name})
        elif isinstance(node, yaml.ScalarNode):
            words = {"name": name, "value": node.value}
            reason = _("“%(name)s” is a text: write '%(value)s' in quotes.") % words
            self.source.report(node, reason)
        else:
            self.source.report(node, _("“%(name)s” is a text, not a list.") % {"name": name})
        return None


def list_entries(node: yaml.Node, source: YamlSource, what: str) -> list[yaml.Node]:
    """The entries of a list node; a problem and none where it is something else."""
    if isinstance(node, yaml.SequenceNode):
        return list(node.value)
    source.report(node, _("“%(what)s” is a list: start each entry with “- ”.") % {"what": what})
    return []


def longest_of(model: type[Model], name: str) -> int:
    """How many characters the model's field holds."""
    field = model._meta.get_field(name)
    return int(getattr(field, "max_length", None) or LONGEST_TEXT)
