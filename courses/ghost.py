"""Ghost readings of pages: those of the learners who did something last, drawn with a release.

The page is drawn from the marks that a learner has in the section and for nobody: without a person,
a cohort or a share. Each is drawn once, so that what is kept of pages is warm, and then timed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from time import perf_counter

from django.http import HttpRequest

from accounts.models import Learner
from courses.as_of.asking import AsOf, read_as_of
from courses.as_of.compiling import reader_as_of
from courses.as_of.sets import LIVE, release_set
from courses.embeds import Mark
from courses.models import Course, Section, SectionProgress
from courses.reading.compiled import CompiledSection
from courses.reading.page import Reader
from courses.reading.section_page import SectionPage
from courses.reading.standing import Progress, Standing
from courses.touched import sections_touched
from releases.ghost.drawing import class_of
from releases.ghost.reading import PageReading, Times, register_pages, times_of
from releases.ghost.replaying import Found, Place, Replayer, register_replayer
from releases.models import GhostNote, Release

MOST_PAGES = 100
"""Pages drawn in all; a page takes a few ms, twice, with the release and without."""
TIMED = 2
"""The quicker of so many counts, so that what else the machine does counts less."""
LONGEST_LINE = 200
PREFIX = "/as-of/ghost"
"""Before every address on a page that nobody gets."""

type Marks = Mapping[str, Mark]


def read_pages(release: Release) -> Iterator[PageReading]:
    """By section that the release touches, in their places; none where nobody has been."""
    course = Course.objects.filter(slug=release.scope).first()
    if course is None:
        return
    ghost, live = _readers(course, release)
    marks = _marks(release)
    rows = Section.objects.filter(pk__in=marks).select_related("module")
    for section in rows.order_by("module__number", "number"):
        times, errors = _drawn(ghost, section.pk, marks[section.pk])
        _live, _errors = _drawn(live, section.pk, marks[section.pk])
        number = len(marks[section.pk])
        yield PageReading(section.plate, number, tuple(sorted(errors.items())), times, _live)


def _marks(release: Release) -> dict[int, list[Marks]]:
    """What learners have done in the sections it touches, newest first, by section."""
    rows = SectionProgress.objects.filter(section__in=sections_touched(release))
    found: dict[int, list[Marks]] = defaultdict(list)
    newest = rows.order_by("-updated_at", "-id").values_list("section_id", "marks")
    for section, marks in newest[:MOST_PAGES]:
        found[section].append(marks)
    return found


def _readers(course: Course, release: Release) -> tuple[Reader, Reader]:
    """The course with the release, and as everyone reads it."""
    return _reader(course, f"release-{release.pk}"), _reader(course, LIVE)


def _reader(course: Course, name: str) -> Reader:
    chosen = release_set(name, course.slug)
    assert chosen is not None  # noqa: S101  (the release is there, and so are the rings)
    return reader_as_of(course, chosen, PREFIX)


def _drawn(
    reader: Reader, section: int, learners: Iterable[Marks]
) -> tuple[Times | None, Counter[str]]:
    """How long the pages took, and the last line of each error with its number."""
    ms: list[float] = []
    errors: Counter[str] = Counter()
    compiled = reader.course.section_by_id(section)
    if compiled is None:
        return None, errors
    for marks in learners:
        took = _draw(reader, compiled, marks)
        if isinstance(took, str):
            errors[took] += 1
        else:
            ms.append(took)
    return times_of(ms), errors


def _draw(reader: Reader, section: CompiledSection, marks: Marks) -> float | str:
    """How many ms the page took to draw, or the last line of the error's trace."""
    standing = reader.standing
    own = Standing(
        standing.course_id, standing.structure, standing.open_to_guests, standing.releases,
        {section.id: Progress(marks)},
    )  # fmt: skip
    page = SectionPage(Reader(reader.course, own), section)
    ms = []
    try:
        page.body(_request(reader))
        for _time in range(TIMED):
            begun = perf_counter()
            page.body(_request(reader))
            ms.append(1000 * (perf_counter() - begun))
    except Exception as error:
        return f"{type(error).__name__}: {error}"[:LONGEST_LINE]
    return min(ms)


def _request(reader: Reader) -> HttpRequest:
    """A request of nobody that reads the course as of what the reader has."""
    request = HttpRequest()
    request.method = "GET"
    request.learner = Learner(key="0" * 32)  # type: ignore[attr-defined]
    read_as_of(request, AsOf("", "ghost", reader.course.slug, reader, 0, ""))
    return request


def replay_pages(release: Release, notes: Sequence[GhostNote]) -> Iterator[Found]:
    """Each page noted, with the release and as everyone reads it: a time or an error of each.

    Errors of what everyone reads are told by metrics, not here.
    """
    both = _readers(Course.objects.get(slug=release.scope), release)
    rows = Section.objects.filter(pk__in={note.section for note in notes})
    plates = {section.pk: section.plate for section in rows.select_related("module")}
    for note in notes:
        for what, reader in zip(("with", "live"), both, strict=True):
            compiled = reader.course.section_by_id(note.section)
            if compiled is None:
                continue
            took = _draw(reader, compiled, note.marks)
            if not isinstance(took, str):
                yield Found(what, plates[note.section], str(class_of(took)))
            elif what == "with":
                yield Found("error", plates[note.section], took)


def _pages(release: Release) -> list[Place]:
    return [(section, "") for section in sections_touched(release)]


register_pages("sections", lambda release: tuple(read_pages(release)))
register_replayer("sections", Replayer(False, _pages, replay_pages))
