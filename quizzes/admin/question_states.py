"""A question's card in every state that a learner can meet, drawn as learners get it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from django.utils.translation import gettext as _

from courses.models import Section, SectionRevision
from courses.reading.compiling import compile_course
from courses.reading.page import POINTS_FIRST, Reader
from courses.reading.section_page import Lock, SectionPage
from courses.reading.standing import Standing
from quizzes.admin.example_answers import Example, wrong_answers
from quizzes.answer_key import AskedQuestion, from_revision
from quizzes.card import Card, Showing, card_of, closed_card
from quizzes.essays.card import with_essay
from quizzes.essays.grades import rubric_of
from quizzes.essays.told import ToldEssay, told_grade
from quizzes.kinds.essay import words_told
from quizzes.kinds.registry import kind_of
from quizzes.marks import CheckMark
from quizzes.models import BY_PERSON, QuestionRevision


@dataclass(frozen=True, slots=True)
class Shown:
    """One state: its name in the page, its heading, and the card."""

    name: str
    heading: str
    card: Card


class _LockedPage(SectionPage):
    """The section as it is before it opens."""

    @property
    def lock(self) -> Lock:
        """What another section would have to say."""
        return Lock(_("It opens when the section before it is complete."), "", "")


def states_of(
    revision: QuestionRevision, names: dict[str, str], *, learner_key: str, url: str
) -> Iterator[Shown]:
    """Each state of the question, stored or not; `names` says where a choice's is to be found."""
    page = _page_of(revision.question.section)
    asked = from_revision(revision)
    for name, heading, mark, showing in _marks(asked, names):
        # Ids in the page are made of the question's key, and here it stands there many times.
        question = replace(asked, key=f"{asked.key}-{name}")
        card = card_of(page, question, mark, showing, learner_key=learner_key)
        card = _with_example(card, question, mark)
        yield Shown(name, heading, replace(card, url=url, report_url="", number=1, total=1))
    locked = closed_card(_LockedPage(page.reader, page.section), f"{asked.key}-locked")
    yield Shown("locked", _("Locked"), replace(locked, number=1, total=1, focus=""))


type _Mark = tuple[str, str, CheckMark, Showing]


def _marks(question: AskedQuestion, names: dict[str, str]) -> Iterator[_Mark]:
    """What a learner may have done so far: name, heading, mark and what else is shown."""
    pk, wrong = question.revision_id, wrong_answers(question)
    right = kind_of(question.kind).sample(question, is_right=True)
    yield "unanswered", _("Unanswered"), CheckMark(pk), Showing()
    if question.kind in BY_PERSON:
        yield from _graded(question)
        return
    for place, example in enumerate(wrong):
        name = names.get(example.key, f"other-{place}")
        mark = CheckMark(pk, wrong=(example.answer,), choice=example.answer)
        yield name, _heading(example), mark, Showing()
    if right:
        mark = CheckMark(pk, verdict="correct", choice=right, points=POINTS_FIRST)
        yield "correct", _("Correct"), mark, Showing()
    tried = tuple(example.answer for example in wrong)[: question.tries]
    last = tried[-1] if tried else ""
    shown = CheckMark(pk, wrong=tried, verdict="shown", choice=last)
    yield "shown", _("The answer is shown"), shown, Showing()
    yield "practice", _("Practising again"), CheckMark(pk), Showing(state="practice")


def _graded(question: AskedQuestion) -> Iterator[_Mark]:
    """What a learner meets where a person grades."""
    pk, earned = question.revision_id, 0 if question.is_pilot else POINTS_FIRST
    yield "waiting", _("Sent"), CheckMark(pk, verdict="waiting"), Showing()
    graded = CheckMark(pk, verdict="correct", points=earned)
    yield "graded", _("Graded, with full points"), graded, Showing()
    yield "shown", _("Closed without an answer"), CheckMark(pk, verdict="shown"), Showing()


def _with_example(card: Card, question: AskedQuestion, mark: CheckMark) -> Card:
    """An essay's card with a made-up one, for nobody has sent any."""
    if question.kind not in BY_PERSON or mark.verdict not in ("waiting", "correct"):
        return card
    text = kind_of(question.kind).sample(question, is_right=True)
    essay = ToldEssay(text, words_told(text))
    if mark.verdict == "correct":
        most = {each.key: Fraction(each.points) for each in question.choices}
        comments = (_("Here stands the grader’s comment."),)
        essay = replace(essay, grade=told_grade(rubric_of(question), most, comments))
    return with_essay(card, question, mark, essay)


def _heading(example: Example) -> str:
    return _("Wrong: %(answer)s") % {"answer": example.words}


def _page_of(section: Section) -> SectionPage:
    """The section alone: its newest text, for the headings that the card leads to."""
    course = section.module.course
    text = SectionRevision.objects.filter(section=section).order_by("-number").first()
    if text is None:
        text = SectionRevision(title=str(section), pk=0)
        text.render()
    text.section = section
    compiled = compile_course(course, [text], {})
    standing = Standing(course.pk, course.structure, course.open_to_guests, (), {})
    return SectionPage(Reader(compiled, standing), compiled.sections[0])
