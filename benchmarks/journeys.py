"""The requests that are measured, for the site and for its floor: who asks for what."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from benchmarks.answers import work_of
from benchmarks.bulk import insert
from benchmarks.course import Asked, Place, released_places
from benchmarks.load import get, post
from benchmarks.made_up import PROGRESS_COLUMNS, RESPONSE_COLUMNS, START, as_stored
from benchmarks.people import open_sessions
from casestudies.models import CaseStudyRevision
from courses.embeds import place
from courses.models import Section, SectionProgress
from quizzes.grading import CheckMark
from quizzes.models import Response

SHIPPED = "cloud-integrations"
CSRF = "c" * 32
READERS_SEED = 7
type Person = tuple[int, int]
"""User id and learner id."""


@dataclass(frozen=True, slots=True)
class Journey:
    """One kind of request, with its floor; a list of requests for each round."""

    name: str
    floor: str
    target: float | None
    site: Sequence[Sequence[bytes]]
    bare: Sequence[Sequence[bytes]]
    writes: bool = False
    in_site: bool = False
    """Whether the floor runs behind the site's own middleware."""


def shipped_place() -> Place:
    """The section with checks of the course that ships with the site."""
    return released_places(SHIPPED)[0]


def give_progress(readers: Sequence[Person], where: Place) -> None:
    """Two answers of each reader in the shipped section."""
    work = [
        work_of(learner, [where], 2, seed=READERS_SEED, start=START) for _user, learner in readers
    ]
    responses = [as_stored(row) for one in work for row in one.responses]
    insert(Response, RESPONSE_COLUMNS, responses)
    progress = [as_stored(row) for one in work for row in one.progress]
    insert(SectionProgress, PROGRESS_COLUMNS, progress)


def reading(
    readers: Sequence[Person], where: Place, rounds: int, *, drawn: str, target: float | None
) -> Journey:
    """Open the section page, signed in, with progress; the floor draws the same template."""
    url = Section.objects.get(pk=where.section).get_absolute_url()
    site = [
        get(url, _cookies(key)) for key in open_sessions([user for user, _ in readers], drawn[:4])
    ]
    bare = [get(f"/floor/page/{drawn}/{learner}/{where.section}/") for _user, learner in readers]
    return Journey("section page", f"bare read, {drawn}", target, [site] * rounds, [bare] * rounds)


def verifying(
    people: Sequence[Person], where: Place, rounds: int, *, in_site: bool = False
) -> Journey:
    """Answer checks: each request is a new try by somebody, so each one really writes.

    The floor makes the same writes in a bare view, alone or behind the site's middleware.
    """
    keys = open_sessions([user for user, _ in people], "insite" if in_site else "alone")
    sessions = dict(zip(people, keys, strict=True))
    middle = len(people) // 2
    site = [list(_answers(group, sessions, where)) for group in _groups(people[:middle], rounds)]
    bare = [
        list(_bare_answers(group, sessions, where)) for group in _groups(people[middle:], rounds)
    ]
    name = "bare transaction in the site" if in_site else "bare transaction alone"
    return Journey("verify", name, 0.6, site, bare, writes=True, in_site=in_site)


def downloading(readers: Sequence[Person], where: Place, rounds: int) -> Journey | None:
    """Download a PDF that was downloaded before; None where the site has none."""
    file = CaseStudyRevision.objects.filter(case_study__section=where.section).first()
    try:
        section = Section.objects.select_related("module__course").get(pk=where.section)
        slugs = [section.module.course.slug, section.module.slug, section.slug]
        url = reverse("casestudies:download", args=[*slugs, file.case_study.key if file else "x"])
    except NoReverseMatch:
        return None
    if file is None:
        return None
    keys = open_sessions([user for user, _ in readers], "download")
    site = [get(url, _cookies(key)) for key in keys]
    bare = [get(f"/floor/file/{file.file.name}")]
    return Journey("PDF download", "FileResponse", None, [site] * rounds, [bare] * rounds)


def _groups(people: Sequence[Person], count: int) -> Iterator[Sequence[Person]]:
    """As many groups of equal size; whoever is left over rests."""
    size = len(people) // count
    return (people[size * n : size * (n + 1)] for n in range(count))


def _cookies(session: str) -> dict[str, str]:
    return {"sessionid": session, "csrftoken": CSRF}


def _tries(where: Place) -> Iterator[tuple[Asked, str, CheckMark, int]]:
    """Wrong, wrong, right for each check, pass by pass: question, choice, mark after it, try."""
    for number in (1, 2, 3):
        for question in where.questions:
            wrong = [key for key in question.choices if key != question.right][
                : number - (number > 2)
            ]
            is_right = number == 3
            choice = question.right if is_right else wrong[-1]
            yield (
                question, choice,
                CheckMark(
                    question.revision, tuple(wrong), "correct" if is_right else "", choice,
                    int(is_right),
                ),
                number,
            )  # fmt: skip


def _answers(
    learners: Sequence[Person], sessions: dict[Person, str], where: Place
) -> Iterator[bytes]:
    url = Section.objects.get(pk=where.section).get_absolute_url()
    for question, choice, _mark, number in _tries(where):
        for person in learners:
            fields = {
                "csrfmiddlewaretoken": CSRF, "revision": str(question.revision), "choice": choice,
                "attempt": f"{number}.{question.key}",
            }  # fmt: skip
            yield post(f"{url}checks/{question.key}/", fields, _cookies(sessions[person]))


def _bare_answers(
    learners: Sequence[Person], sessions: dict[Person, str], where: Place
) -> Iterator[bytes]:
    for at, (question, choice, mark, number) in enumerate(_tries(where)):
        verdict = "correct" if mark.verdict else "incorrect"
        marks = {place("check", question.key): dict(mark.to_json())}
        response = [
            question.revision, question.choices[choice], "", ",".join(question.choices),
            verdict, number, mark.points, False, f"bare{number}.{question.revision}", 1000, "",
        ]  # fmt: skip
        progress = [where.section, marks, int(bool(mark.verdict)), mark.points, at]
        for person in learners:
            writes = {"learner": person[1], "response": response, "progress": progress}
            fields = {"csrfmiddlewaretoken": CSRF, "writes": json.dumps(writes)}
            yield post("/floor/verify/", fields, _cookies(sessions[person]))
