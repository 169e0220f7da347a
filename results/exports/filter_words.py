"""The filters of exports in words: titles and names, where the record has slugs and numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from urllib.parse import parse_qsl

from django.db.models import CharField, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy

from accounts.models import Cohort, Learner, User
from accounts.scopes import scope_of_grader
from courses.exports.fields import DIGITS, modules, sections
from courses.models import Course
from quizzes.exports.form import PILOTS
from quizzes.models import Question, QuestionRevision
from releases.models import Release
from results.exports.asking import ExportForm

LABELS = {name: field.label for name, field in ExportForm.base_fields.items()}
LABELS |= {"from": gettext_lazy("From"), "to": gettext_lazy("To")}

type Words = dict[str, str]
"""Words by how an address says it."""


class FilterWords:
    """The words of these filters, each an address' query: a statement for each kind of filter."""

    def __init__(self, queries: Iterable[str], reader: User) -> None:
        asked: defaultdict[str, set[str]] = defaultdict(set)
        for query in queries:
            for name, value in parse_qsl(query):
                asked[name].add(value)
        known: dict[str, Callable[[Collection[str]], Words]] = {
            "course": _courses,
            "module": _modules,
            "section": _sections,
            "cohort": _cohorts,
            "learner": lambda numbers: _learners(numbers, reader),
            "release": lambda numbers: _named(Release, "name", numbers),
            "question": lambda numbers: _named(Question, "key", numbers),
            "revision": lambda numbers: _named(QuestionRevision, "number", numbers),
            "pilot": lambda _numbers: {name: str(words) for name, words in PILOTS},
        }
        self._words = {name: known[name](own) for name, own in asked.items() if name in known}

    def told(self, query: str) -> Iterator[tuple[str, str]]:
        """Label and words of each filter; what is gone since stays as the record has it."""
        for name, value in parse_qsl(query):
            yield str(LABELS.get(name) or name), self._words.get(name, {}).get(value, value)


def _courses(slugs: Collection[str]) -> Words:
    return dict(Course.objects.filter(slug__in=slugs).values_list("slug", "title"))


def _modules(addresses: Collection[str]) -> Words:
    at = _joined("course__slug", "slug")
    found = modules().annotate(at=at).filter(at__in=addresses)
    return {f"{each.course.slug}/{each.slug}": str(each) for each in found}


def _sections(addresses: Collection[str]) -> Words:
    at = _joined("module__course__slug", "module__slug", "slug")
    return {
        f"{each.module.course.slug}/{each.module.slug}/{each.slug}": (
            f"{each.plate} {getattr(each, 'title', None) or each.slug}"
        )
        for each in sections().annotate(at=at).filter(at__in=addresses)
    }


def _cohorts(slugs: Collection[str]) -> Words:
    return dict(Cohort.objects.filter(slug__in=slugs).values_list("slug", "name"))


def _learners(numbers: Collection[str], reader: User) -> Words:
    """Names of those whom the reader may see today; of others only the number is told."""
    own = scope_of_grader(reader).learners()
    rows = Learner.objects.all() if own is None else own
    found = rows.filter(pk__in=_whole(numbers)).select_related("user")
    return {str(each.pk): f"{each} ({each.pk})" for each in found}


def _named(
    model: type[Release | Question | QuestionRevision], field: str, numbers: Collection[str]
) -> Words:
    found = model._default_manager.filter(pk__in=_whole(numbers)).values_list("pk", field)
    return {str(number): str(words) for number, words in found}


def _whole(numbers: Collection[str]) -> list[int]:
    return [int(each) for each in numbers if each.isdecimal() and len(each) <= DIGITS]


def _joined(*paths: str) -> Concat:
    """The address of a place."""
    parts = [part for path in paths for part in (Value("/"), path)][1:]
    return Concat(*parts, output_field=CharField())
