"""Reading questions.yaml: every question checked, every problem at its line."""

from __future__ import annotations

from collections.abc import Collection

import yaml
from django.utils.translation import gettext as _

from courses.packs.fields import Fields, list_entries, longest_of
from courses.packs.folders import PackFolder
from courses.packs.yaml_reading import YamlSource, read_yaml
from courses.rendering.page import hint
from quizzes.models import QuestionKind, QuestionRevision
from quizzes.packs.choices_file import prose, read_choices
from quizzes.packs.states import QuestionState

QUESTIONS_FILE = "questions.yaml"
QUESTION_FIELDS = (
    "key", "kind", "stem", "key_idea", "passage", "shuffle", "pilot", "partial_credit", "unit",
    "match_case", "match_spaces", "second_share", "choices",
)  # fmt: skip
ONLY_FOR = {
    "partial_credit": QuestionKind.MULTIPLE,
    "unit": QuestionKind.NUMERIC,
    "match_case": QuestionKind.SHORT_TEXT,
    "match_spaces": QuestionKind.SHORT_TEXT,
    "second_share": QuestionKind.ESSAY,
}
"""Fields that one kind alone has."""

type Questions = dict[str, QuestionState]
"""The questions of a section, by key."""


def read_questions(folder: PackFolder, passages: Collection[str] | None) -> Questions:
    """The questions in the folder's file; none where there is no file. Reports every problem.

    `passages` are the ids that a question may send its readers to; None where nobody knows.
    """
    content = folder.text(QUESTIONS_FILE) if folder.has(QUESTIONS_FILE) else None
    if content is None:
        return {}
    return questions_in(content, YamlSource(folder.file(QUESTIONS_FILE), folder.problems), passages)


def questions_in(content: str, source: YamlSource, passages: Collection[str] | None) -> Questions:
    """The questions that the words of a file say, as `read_questions` does."""
    node = read_yaml(content, source)
    found: Questions = {}
    for item in list_entries(node, source, QUESTIONS_FILE) if node else ():
        _read_question(item, source, passages, found)
    return found


def _read_question(
    node: yaml.Node, source: YamlSource, passages: Collection[str] | None, found: Questions
) -> None:
    fields = Fields(node, source, QUESTION_FIELDS)
    key = fields.slug("key")
    if key in found:
        source.report(fields.line_of("key"), _("The key “%(key)s” is taken.") % {"key": key})
    kind = _kind(fields)
    state = QuestionState(
        stem=prose(fields, "stem"),
        key_idea=prose(fields, "key_idea", may_be_empty=True),
        passage=_passage(fields, passages),
        shuffle=fields.switch("shuffle", default=True),
        is_pilot=fields.switch("pilot", default=False),
        choices=read_choices(fields, kind),
        kind=kind,
        partial_credit=_switch(fields, "partial_credit", kind),
        unit=_unit(fields, kind),
        match_case=_switch(fields, "match_case", kind),
        match_spaces=_switch(fields, "match_spaces", kind),
        second_share=_second_share(fields, kind),
    )
    if key:
        found[key] = state


def _kind(fields: Fields) -> str:
    """How the question is answered; a single choice where nothing, or nothing known, is said."""
    kind = fields.text("kind")
    if kind in QuestionKind.values:
        return kind
    if fields.has("kind"):
        names = ", ".join(QuestionKind.values)
        words = {"kind": kind, "hint": hint(kind, QuestionKind.values), "names": names}
        reason = _("There is no kind “%(kind)s”.%(hint)s Kinds: %(names)s.") % words
        fields.source.report(fields.line_of("kind"), reason)
    return QuestionKind.SINGLE


def _switch(fields: Fields, name: str, kind: str) -> bool:
    return fields.switch(name, default=False) and _belongs(fields, name, kind)


def _unit(fields: Fields, kind: str) -> str:
    unit = fields.text("unit", longest=longest_of(QuestionRevision, "unit"))
    return unit if unit and _belongs(fields, "unit", kind) else ""


def _second_share(fields: Fields, kind: str) -> int:
    share = fields.whole("second_share", least=0, most=100, default=0)
    return share if share and _belongs(fields, "second_share", kind) else 0


def _belongs(fields: Fields, name: str, kind: str) -> bool:
    """Whether questions of the kind have the field; told where they do not."""
    if kind == ONLY_FOR[name]:
        return True
    words = {"name": name, "kind": ONLY_FOR[name].value}
    reason = _("Only questions of the kind %(kind)s have “%(name)s”. Leave it out.") % words
    fields.source.report(fields.line_of(name), reason)
    return False


def _passage(fields: Fields, passages: Collection[str] | None) -> str:
    passage = fields.slug("passage", required=False, longest=80)
    if passage and passages is not None and passage not in passages:
        words = {"id": passage, "hint": hint(passage, passages)}
        reason = _("No heading of the section has the id “%(id)s”.%(hint)s") % words
        fields.source.report(fields.line_of("passage"), reason)
    return passage
