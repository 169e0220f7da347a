"""A course as everyone sees it: what numbers about all its learners are counted by."""

from __future__ import annotations

from courses.models import Course
from courses.reading.choosing import as_met_by
from courses.reading.compiled import CompiledCourse
from courses.reading.compiling import compiled_course
from releases.models import Release
from releases.rings import Ring


def as_everyone_sees(course: Course) -> CompiledCourse:
    """The course by the releases in ring A3; while there are none, by all that are live."""
    live = Release.objects.live().filter(scope=course.slug).values_list("id", "ring")
    everyone = [pk for pk, ring in live if ring == Ring.A3]
    shown = tuple(sorted(everyone or [pk for pk, _ring in live]))
    return as_met_by(compiled_course(course.pk, course.structure, shown), None)
