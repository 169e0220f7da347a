"""That an essay was graded, told on the section's page and the course's home until put away."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.merging import register_merge
from accounts.models import Learner
from courses.notices import Notice, look_no_more_without, register_notices
from quizzes.models import EssayWork, Response


def tell(essay: Response, *, is_news: bool) -> None:
    """Have the learner told of the grade that was given or changed just now, or of none."""
    EssayWork.objects.filter(pk=essay.pk).update(is_news=is_news)
    if is_news:
        writer = Q(pk=essay.learner_id, merged_into=None) | Q(merged=essay.learner_id)
        Learner.objects.filter(writer, has_notices=False).update(has_notices=True)


def _waiting(learner: Learner) -> QuerySet[EssayWork]:
    """Of what they wrote as a guest, too: that stays the guest's, and is theirs to read."""
    own = Q(response__learner=learner) | Q(response__learner__merged_into=learner)
    return EssayWork.objects.filter(own, is_news=True).order_by("pk")


@register_notices
def notices_in(learner: Learner, section_id: int | None) -> list[Notice]:
    """Of this section's essays, or of all, in one query."""
    works = _waiting(learner)
    if section_id is not None:
        works = works.filter(response__revision__question__section=section_id)
    return [_notice(work) for work in works.select_related(
        "response__revision__question__section__module__course")]  # fmt: skip


def _notice(work: EssayWork) -> Notice:
    question = work.response.revision.question
    section = question.section.get_absolute_url()
    return Notice(
        text=_("Your essay was graded."),
        words="",
        url=f"{section}#check-{question.key}",
        seen_url=f"{section}checks/{question.key}/grade/seen/",
    )


@transaction.atomic
def put_away(learner: Learner, section_id: int, key: str) -> None:
    """The learner has read how their essay on that question was graded."""
    here = _waiting(learner).filter(
        response__revision__question__section=section_id, response__revision__question__key=key
    )
    EssayWork.objects.filter(pk__in=list(here.values_list("pk", flat=True))).update(is_news=False)
    look_no_more_without(learner)


@register_merge
def merge_news(guest: Learner, person: Learner) -> None:
    """What a guest was to be told of their essays is told to the person they turn out to be."""
    if guest.has_notices and _waiting(guest).exists():
        Learner.objects.filter(pk=person.pk).update(has_notices=True)
