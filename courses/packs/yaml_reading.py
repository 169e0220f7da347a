"""YAML with line numbers, and without what makes YAML surprising.

No aliases, no anchors, no tags, no second document, no doubled key, no deep nesting: each is a
problem with its line. Values are read by `courses.packs.fields`; nothing is constructed here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import yaml
from django.utils.translation import gettext as _

from courses.packs.problems import Problems

DEEPEST = 12


class LineMark(Protocol):
    """A place in the YAML, counted from 0."""

    @property
    def line(self) -> int:
        """The line."""
        ...


@dataclass(frozen=True, slots=True)
class YamlSource:
    """Where a piece of YAML stands: its file and the line of the file it starts at."""

    file: str
    problems: Problems
    first_line: int = 1

    def line(self, node: yaml.Node) -> int:
        """The line of the file where a node starts."""
        return self.at(node.start_mark)

    def at(self, mark: LineMark | None) -> int:
        """The line of the file that a mark points at."""
        return self.first_line + (mark.line if mark is not None else 0)

    def report(self, where: yaml.Node | int, reason: str) -> None:
        """Note a problem at a node or a line of the file."""
        line = where if isinstance(where, int) else self.line(where)
        self.problems.report(self.file, line, reason)


def read_yaml(text: str, source: YamlSource) -> yaml.Node | None:
    """The one document in the text; None, and problems, where it cannot be used."""
    before = len(source.problems.found)
    try:
        for event, reason in _extras(text):
            source.report(source.at(event.start_mark), reason)
        if len(source.problems.found) > before:
            return None
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        source.report(_line(error, text, source), _why(error))
        return None
    if node is None:
        source.report(source.first_line, _("There is nothing in it yet."))
        return None
    return None if _has_odd_keys(node, source) else node


def _extras(text: str) -> Iterator[tuple[yaml.Event, str]]:
    """Every use of what we do not read; stops at nesting without end."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                yield event, _("One document per file: remove this line of ---.")
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            yield event, _("This is nested too deep.")
            return
        if isinstance(event, yaml.NodeEvent) and event.anchor:
            yield event, _("Anchors and aliases (& and *) are not read. Write it out, or quote it.")
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag:
            yield event, _("Tags (!) are not read. Remove it, or quote the text.")


def _has_odd_keys(node: yaml.Node, source: YamlSource) -> bool:
    """Report keys that are no words or stand twice in one mapping."""
    odd = False
    children: list[yaml.Node] = []
    if isinstance(node, yaml.SequenceNode):
        children = node.value
    elif isinstance(node, yaml.MappingNode):
        seen: dict[str, int] = {}
        for key, value in node.value:
            children.append(value)
            if not isinstance(key, yaml.ScalarNode):
                source.report(key, _("A name of a field stands here, not a list."))
                odd = True
            elif key.value in seen:
                words = {"name": key.value, "line": seen[key.value]}
                source.report(key, _("“%(name)s” is in line %(line)d already.") % words)
                odd = True
            else:
                seen[key.value] = source.line(key)
    # Every child is looked at, so that all problems are told at once.
    return any([odd, *[_has_odd_keys(child, source) for child in children]])


def _line(error: yaml.YAMLError, text: str, source: YamlSource) -> int:
    if isinstance(error, yaml.reader.ReaderError):
        return source.first_line + text.count("\n", 0, error.position)
    mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
    return source.at(mark)


def _why(error: yaml.YAMLError) -> str:
    if isinstance(error, yaml.reader.ReaderError):
        return _("There is a control character here. Remove it.")
    problem = error.problem if isinstance(error, yaml.MarkedYAMLError) else None
    reason = _("This is not valid YAML (%(problem)s). Text with signs in it wants quotes.")
    return reason % {"problem": problem or _("unreadable")}
