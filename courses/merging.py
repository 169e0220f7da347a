"""A guest's progress becomes a person's: nothing lost, nothing counted twice."""

from __future__ import annotations

from datetime import datetime

from accounts.merging import register_merge
from accounts.models import Learner
from courses.completing import first_completed, section_as_seen
from courses.embeds import Mark, embed_of
from courses.histories import histories_of
from courses.models import SectionProgress
from courses.reading.page import is_complete
from courses.reading.standing import Progress


@register_merge
def merge_progress(guest: Learner, person: Learner) -> None:
    """Carry over every section; where both have been, place by place.

    What the person had finished stands. Answered and points are counted again from the marks;
    a section complete for either stays complete, since the earlier of the two. One that only
    both halves complete is complete since the act that made it whole.
    """
    theirs = {p.section_id: p for p in SectionProgress.objects.filter(learner=person)}
    for progress in SectionProgress.objects.filter(learner=guest).order_by("id"):
        kept = theirs.get(progress.section_id)
        if kept is None:
            progress.learner = person
            progress.save(update_fields=["learner"])
            continue
        _join(kept, progress)
        kept.completed_at = kept.completed_at or _completed_together(kept, guest)
        kept.save()
        progress.delete()


def _join(kept: SectionProgress, brought: SectionProgress) -> None:
    places = kept.marks.keys() | brought.marks.keys()
    kept.marks = {
        name: _better(name, kept.marks.get(name), brought.marks.get(name))
        for name in sorted(places)
    }
    kept.started_at = min(kept.started_at, brought.started_at)
    kept.updated_at = max(kept.updated_at, brought.updated_at)
    ends = [at for at in (kept.completed_at, brought.completed_at) if at is not None]
    kept.completed_at = min(ends, default=None)
    read = [each for each in (kept.finished_revision, brought.finished_revision) if each]
    kept.finished_revision = max(read, default=None)
    kept.updates += 1
    counted = [_tally(name, mark) for name, mark in kept.marks.items()]
    kept.answered = sum(done for done, _points in counted)
    kept.points = sum(points for _done, points in counted)


def _completed_together(kept: SectionProgress, guest: Learner) -> datetime | None:
    """When both together had done what the section asks for; None where they have not."""
    person = kept.learner
    section = section_as_seen(person, kept.section)
    if section is None or not is_complete(section, Progress(kept.marks)):
        return None
    earlier = Learner.objects.filter(merged_into=person).order_by("merged_at", "id")
    people = dict.fromkeys([person.pk, *earlier.values_list("id", flat=True), guest.pk], person.pk)
    members = histories_of(people)[person.pk, kept.section_id]
    return first_completed(section, members) or kept.updated_at


def _better(name: str, own: Mark | None, brought: Mark | None) -> Mark:
    """The mark to keep of one place: the person's own, unless only the guest went further."""
    if own is None or brought is None:
        return own or brought or {}
    embed = embed_of(name.partition(":")[0])
    return own if embed is None else embed.better(own, brought)


def _tally(name: str, mark: Mark) -> tuple[bool, int]:
    embed = embed_of(name.partition(":")[0])
    return (False, 0) if embed is None else embed.tally(mark)
