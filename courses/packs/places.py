"""Bringing the places of a course, its modules and sections, to what a pack says."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from courses.models import Course, Module, Section
from courses.packs.outline import MOST_NUMBER, Outline
from courses.packs.problems import PackProblem, PackRefusedError
from courses.packs.revising import Loading
from courses.packs.writing import OUTLINE


def settle_places(outline: Outline, loading: Loading) -> dict[str, Section]:
    """The sections by address, made or changed where the pack says something else."""
    course = _settle(
        Course, {"slug": outline.slug}, loading,
        title=outline.title, summary=outline.summary,
        open_to_guests=outline.open_to_guests, pass_mark=outline.pass_mark,
        asks_confidence=outline.asks_confidence, shows_release_log=outline.shows_release_log,
    )  # fmt: skip
    places: dict[str, Section] = {}
    numbers = [(module.slug, module.number) for module in outline.modules]
    _make_room(Module.objects.filter(course=course), dict(numbers))
    for place in outline.modules:
        module = _settle(
            Module, {"course": course, "slug": place.slug}, loading,
            number=place.number, title=place.title, summary=place.summary,
        )  # fmt: skip
        wanted = {section.slug: section.number for section in place.sections}
        _make_room(Section.objects.filter(module=module), wanted)
        for slug, number in wanted.items():
            section = _settle(Section, {"module": module, "slug": slug}, loading, number=number)
            places[f"{place.slug}/{slug}"] = section
    _settle_order(outline, places, loading)
    return places


def _settle_order(outline: Outline, places: Mapping[str, Section], loading: Loading) -> None:
    """Which section opens after which; once all of them are there."""
    for address, _module, entry in outline.places():
        section = places[address]
        before = places.get(entry.opens_after)
        if section.opens_after_id != (before.pk if before else None):
            section.opens_after = before
            section.save()
            loading.note(str(section))


def _settle[M: Model](
    model: type[M], key: Mapping[str, object], loading: Loading, **wanted: object
) -> M:
    """The row with that key saying what is wanted; written only where it differs."""
    row = model._default_manager.filter(**key).first()
    if row is None:
        row = model(**key)
    elif all(getattr(row, name) == value for name, value in wanted.items()):
        return row
    for name, value in wanted.items():
        setattr(row, name, value)
    row.save()
    loading.note(str(row))
    return row


def _make_room[P: (Module, Section)](rows: QuerySet[P], wanted: Mapping[str, int]) -> None:
    """Move aside the rows whose number another one is about to take: numbers are unique."""
    taken = {*wanted.values(), *(row.number for row in rows)}
    free = [number for number in range(1, MOST_NUMBER + 1) if number not in taken]
    for row in rows:
        moves = wanted.get(row.slug, row.number) != row.number
        if not moves or row.number not in wanted.values():
            continue
        if not free:
            reason = _("Every number is taken, so none can be exchanged. Load a free one first.")
            raise PackRefusedError([PackProblem(OUTLINE, 1, reason)])
        row.number = free.pop()
        row.save()
