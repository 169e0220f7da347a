"""Reading a lab's file: every field checked, every problem at its line."""

from __future__ import annotations

from collections.abc import Collection

import yaml
from django.utils.translation import gettext as _

from courses.packs.fields import Fields, longest_of
from courses.packs.folders import PackFolder
from courses.packs.yaml_reading import YamlSource, read_yaml
from courses.rendering.page import hint
from labs.authored import AuthoredLab, DebriefLine
from labs.mechanics import Mechanics, mechanics_keys, mechanics_of
from labs.models import LabRevision
from labs.packs.states import LabState
from labs.problems import Around, LabProblem, Where, problems_of

LAB_FIELDS = (
    "mechanics", "code", "topic", "title", "intro", "situation", "first_step", "passage",
    "parameters", "hints", "debrief", "check", "required", "points",
)  # fmt: skip
DEBRIEF_FIELDS = ("measure", "text", "passage")
MOST_POINTS = 100


def read_lab(folder: PackFolder, name: str, around: Around) -> LabState | None:
    """The lab in that file of the folder; None, and problems, where it cannot be read."""
    text = folder.text(name)
    if text is None:
        return None
    source = YamlSource(folder.file(name), folder.problems)
    node = read_yaml(text, source)
    if node is None:
        return None
    fields = Fields(node, source, LAB_FIELDS)
    mechanics = _mechanics(fields)
    if mechanics is None:
        return None
    return _LabFile(fields, node, mechanics).read(source.file, around)


def _mechanics(fields: Fields) -> Mechanics | None:
    """The workings the file names, or None and a problem."""
    key = fields.slug("mechanics", longest=40)
    known = mechanics_keys()
    if key in known:
        return mechanics_of(key)
    if key:
        told = {"key": key, "hint": hint(key, known)}
        reason = _("There are no workings called “%(key)s”.%(hint)s") % told
        fields.source.report(fields.line_of("mechanics"), reason)
    return None


class _LabFile:
    """One file while it is read. Remembers where each text stands, to tell problems by line."""

    def __init__(self, fields: Fields, node: yaml.Node, mechanics: Mechanics) -> None:
        self.fields = fields
        self.node = node
        self.mechanics = mechanics
        self.places: dict[Where, tuple[int, bool]] = {}
        """Line, and whether line n of a text is line n below it."""

    def read(self, file: str, around: Around) -> LabState:
        """What the file says; what is wrong with it is reported."""
        lab = AuthoredLab(
            code=self._line("code"),
            topic=self._line("topic"),
            title=self._line("title"),
            intro=self._prose(self.fields, "intro", ("intro",)),
            situation=self._prose(self.fields, "situation", ("situation",)),
            first_step=self._prose(self.fields, "first_step", ("first_step",)),
            passage=self._slug(self.fields, "passage", ("passage",)),
            parameters=self._parameters(),
            hints=self._hints(),
            debrief=self._debrief(),
            check_key=self._slug(self.fields, "check", ("check",)),
            is_required=self.fields.switch("required", default=False),
            points=self.fields.whole("points", least=0, most=MOST_POINTS, default=0),
        )
        for problem in problems_of(lab, self.mechanics, around):
            self.fields.source.report(self._line_of(problem), problem.message)
        line = self.fields.line_of("mechanics")
        return LabState(self.mechanics.key, lab, file, line)

    def _line(self, name: str) -> str:
        return self.fields.text(name, required=True, longest=longest_of(LabRevision, name))

    def _slug(self, fields: Fields, name: str, where: Where) -> str:
        self.places[where] = fields.line_of(name), False
        most = 80 if name == "passage" else 60
        return fields.slug(name, longest=most)

    def _prose(self, fields: Fields, name: str, where: Where, *, lines: bool = True) -> str:
        words = fields.words(name, required=True, lines=lines)
        self.places[where] = words.line, words.keeps_lines
        return words.text

    def _inside(self, name: str, known: Collection[str]) -> Fields | None:
        """The fields of a mapping below the root; None, and a problem, where it is missing."""
        self.places[name,] = self.fields.line_of(name), False
        if not self.fields.has(name):
            reason = _("The field “%(name)s” is missing.") % {"name": name}
            self.fields.source.report(self.fields.line, reason)
            return None
        return Fields(_child(self.node, name), self.fields.source, known)

    def _parameters(self) -> dict[str, int]:
        """Every number of the lab; those the file does not name are as the workings have them."""
        known = {parameter.name: parameter for parameter in self.mechanics.parameters}
        numbers = self._inside("parameters", known)
        if numbers is None:
            return {name: parameter.default for name, parameter in known.items()}
        return {
            name: numbers.whole(name, least=p.least, most=p.most, default=p.default)
            for name, p in known.items()
        }

    def _hints(self) -> dict[str, tuple[str, ...]]:
        failures = self.mechanics.failures
        ladders = self._inside("hints", failures)
        if ladders is None:
            return {}
        hints: dict[str, tuple[str, ...]] = {}
        for failure in failures:
            self.places["hints", failure] = ladders.line_of(failure), False
            nodes = ladders.items(failure)
            if nodes:
                hints[failure] = tuple(
                    self._hint(node, ("hints", failure, place)) for place, node in enumerate(nodes)
                )
        return hints

    def _hint(self, node: yaml.Node, where: Where) -> str:
        """One entry of a ladder, read as a field named “hint”."""
        entry = yaml.MappingNode(
            "tag:yaml.org,2002:map",
            [(yaml.ScalarNode("tag:yaml.org,2002:str", "hint"), node)],
            start_mark=node.start_mark,
        )
        fields = Fields(entry, self.fields.source, ("hint",))
        return self._prose(fields, "hint", where, lines=False)

    def _debrief(self) -> tuple[DebriefLine, ...]:
        self.places["debrief",] = self.fields.line_of("debrief"), False
        nodes = self.fields.items("debrief", required=True)
        return tuple(
            self._debrief_line(Fields(node, self.fields.source, DEBRIEF_FIELDS), place)
            for place, node in enumerate(nodes)
        )

    def _debrief_line(self, fields: Fields, place: int) -> DebriefLine:
        return DebriefLine(
            measure=self._slug(fields, "measure", ("debrief", place, "measure")),
            text=self._prose(fields, "text", ("debrief", place, "text")),
            passage=self._slug(fields, "passage", ("debrief", place, "passage")),
        )

    def _line_of(self, problem: LabProblem) -> int:
        line, keeps_lines = self.places.get(problem.where, (self.fields.line, False))
        return line + (problem.line - 1 if keeps_lines else 0)


def _child(node: yaml.Node, name: str) -> yaml.Node:
    """The value of a field that is known to be there."""
    values: dict[str, yaml.Node] = {key.value: value for key, value in node.value}
    return values[name]
