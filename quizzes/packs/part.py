"""Questions as files of a pack: questions.yaml in a section's folder."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from courses.models import Section
from courses.packs.choosing import Chosen
from courses.packs.folders import PackFolder
from courses.packs.parts import SectionPart
from courses.packs.revising import Loading
from courses.packs.writing import PackWriter
from courses.rendering import RenderedSection
from quizzes.items import KIND
from quizzes.models import Question, QuestionRevision
from quizzes.packs.questions_file import QUESTIONS_FILE, Questions, read_questions
from quizzes.packs.states import entry_of, state_of


@dataclass(frozen=True, slots=True)
class SectionQuestions:
    """The questions of one section, by key."""

    states: Questions

    @property
    def keys(self) -> Collection[str]:
        """What `/// check | key` may name."""
        return self.states.keys()

    def load(self, section: Section, loading: Loading) -> None:
        """Make or change the drafts that differ from the file."""
        for key, state in self.states.items():
            question, _made = Question.objects.get_or_create(section=section, key=key)
            loading.revise(question, QuestionRevision, state)


class QuestionsPart:
    """Reads and writes questions.yaml."""

    kind = KIND
    names: Collection[str] = (QUESTIONS_FILE,)

    def read(self, folder: PackFolder, text: RenderedSection | None) -> SectionPart:
        """The questions in the file; none where there is no file."""
        passages = None if text is None else [heading.id for heading in text.contents]
        return SectionQuestions(read_questions(folder, passages))

    def dump(self, section: Section, chosen: Chosen, into: PackWriter) -> None:
        """The questions as the file, by key; no file where there are none."""
        revisions = chosen.of(QuestionRevision.objects.all()).filter(question__section=section)
        entries = [
            entry_of(revision.question.key, state_of(revision))
            for revision in revisions.select_related("question").order_by("question__key")
        ]
        if entries:
            into.yaml(QUESTIONS_FILE, entries)
