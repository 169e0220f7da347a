"""What must hold of a lab before anyone sees it."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext as _

from courses.models import SectionRevision
from labs.around import around_stored
from labs.authored import authored_in
from labs.mechanics import BadMovesError, Mechanics, mechanics_keys
from labs.models import LabRevision
from labs.problems import problems_of, solution
from releases.models import Release
from releases.smoke_tests import register_smoke_test


@register_smoke_test
def labs_can_be_won(release: Release) -> Iterator[str]:
    """Words, numbers and references are right, and the solver's moves win when replayed.

    Looks at the labs in the release, and at those that learners have already in sections whose
    text it changes: the new text may have lost a heading or a question.
    """
    seen = [*Release.objects.live().values_list("id", flat=True), release.pk]
    texts = SectionRevision.objects.in_releases(seen)
    sections = texts.filter(release=release).values("section")
    labs = LabRevision.objects.in_releases(seen).filter(
        Q(release=release) | Q(lab__section__in=sections)
    )
    for revision in labs.select_related("lab").order_by("id"):
        text = texts.filter(section=revision.lab.section_id).first()
        for problem in problems_of_lab(revision, text):
            yield _("%(revision)s: %(problem)s") % {"revision": revision, "problem": problem}


def problems_of_lab(revision: LabRevision, text: SectionRevision | None) -> Iterator[str]:
    """What is wrong with one lab beside that text, in words that say what to do."""
    if revision.lab.mechanics not in mechanics_keys():
        words = _("there are no workings called “%(key)s”; install them, or take the lab out.")
        yield words % {"key": revision.lab.mechanics}
        return
    mechanics = revision.lab.workings
    problems = list(problems_of(authored_in(revision), mechanics, around_stored(text)))
    yield from map(str, problems)
    if revision.mechanics_version != mechanics.version:
        yield _("its workings have changed since it was saved; run “manage.py rerender”.")
    elif not problems and not _wins(revision, mechanics):
        yield _("the moves that should win do not; its workings have to be mended.")


def _wins(revision: LabRevision, mechanics: Mechanics) -> bool:
    """Whether the solver's moves are taken and win, replayed as a learner's would be."""
    moves = solution(mechanics, revision.numbers)
    if moves is None:
        return False
    try:
        mechanics.check(revision.setup, moves)
    except BadMovesError:
        return False
    return mechanics.play(revision.setup, moves).won
