"""A lesson with one question of each kind, and the forms that answer them."""

from __future__ import annotations

from django.test import Client

from quizzes.answer_key import AskedQuestion, asked_question
from quizzes.models import BY_PERSON, QuestionKind, Response
from tests.factories import (
    CourseFactory,
    Lesson,
    ModuleFactory,
    QuestionRevisionFactory,
    SectionFactory,
    SectionRevisionFactory,
    released,
    text_with,
)

HTMX = {"HX-Request": "true"}
KEYED = [kind for kind in QuestionKind.values if kind not in BY_PERSON]
"""Kinds whose answers a key decides on; tests/essays is about the others."""
OTHERS = [kind for kind in KEYED if kind != "single"]
RIGHT = {
    "single": "right",
    "multiple": "right-a,right-b",
    "true_false": "true",
    "numeric": "3.5",
    "short_text": "dark launch",
    "ordering": "build,deploy,release,observe",
    "matching": "blue=blue,canary=canary,toggle=toggle",
}
WRONG = {
    "single": ["wrong-a", "wrong-b", "wrong-c"],
    "multiple": ["right-a,wrong-a", "right-a", "wrong-b"],
    "true_false": ["false"],
    "numeric": ["7", "-3.5", "12"],
    "short_text": ["a canary", "something", "else"],
    "ordering": [
        "deploy,build,release,observe",
        "observe,release,deploy,build",
        "build,deploy,observe,release",
    ],
    "matching": [
        "blue=blue,canary=toggle,toggle=canary",
        "blue=extra,canary=extra,toggle=extra",
        "blue=canary,canary=blue,toggle=toggle",
    ],
}


class KindsLesson(Lesson):
    """A released section that asks one question of each of these kinds, all unless given."""

    def __init__(self, *kinds: str, **settings: object) -> None:
        kinds = kinds or tuple(KEYED)
        module = ModuleFactory.create(course=CourseFactory.create(), number=6, slug="m06")
        self.course = module.course
        self.section = SectionFactory.create(module=module, number=3, slug="s3")
        text = text_with(*(key_of(kind) for kind in kinds))
        self.revision = SectionRevisionFactory.create(section=self.section, source=text)
        self.questions = {
            key_of(kind): QuestionRevisionFactory.create(
                question__section=self.section,
                question__key=key_of(kind),
                passage="first",
                kind=kind,
                **settings,
            )
            for kind in kinds
        }
        self.release = released(self.revision, *self.questions.values(), scope=self.course.slug)
        self.url = self.section.get_absolute_url()

    def asked(self, kind: str) -> AskedQuestion:
        """The question of that kind with its key."""
        revision = self.questions[key_of(kind)]
        return asked_question(revision.pk, revision.renderer_version)

    def filled(self, kind: str, answer: str, **fields: str) -> dict[str, object]:
        """The form of that kind filled in with an answer as it is stored."""
        form = {"revision": str(self.questions[key_of(kind)].pk), "attempt": f"{kind} {answer}"}
        return form | fields_of(self.asked(kind), answer) | fields

    def send(self, client: Client, kind: str, answer: str, **fields: str) -> str:
        """Answer in place; the card that comes back."""
        form = self.filled(kind, answer, **fields)
        return client.post(self.check_url(key_of(kind)), form, headers=HTMX).text


def key_of(kind: str) -> str:
    """What the lesson calls its question of that kind."""
    return kind.replace("_", "-")


def fields_of(question: AskedQuestion, answer: str) -> dict[str, object]:
    """The fields that say this answer."""
    if question.kind == "essay":
        return {"essay": answer}
    if question.kind in ("numeric", "short_text"):
        return {"answer": answer}
    if question.kind == "ordering":
        names = {choice.key: choice.name for choice in question.choices}
        places = enumerate(answer.split(","), start=1)
        return {f"place-{names[key]}": str(place) for place, key in places}
    if question.kind == "matching":
        by_key = {choice.key: choice for choice in question.choices}
        pairs = (pair.split("=") for pair in answer.split(","))
        return {f"match-{by_key[left].name}": by_key[right].pair_name for left, right in pairs}
    return {"choice": answer.split(",")}


def given(response: Response) -> str:
    """The answer of a stored response, as its kind writes it."""
    return response.answer or (response.choice.key if response.choice else "")
