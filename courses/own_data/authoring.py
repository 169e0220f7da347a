"""What is held about people who write courses: where they may, what they said and did."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from courses.models import CourseInstructor
from courses.own_data.names import forget_names
from courses.own_data.records import Owner, Records, Value, register_records
from releases.models import AuditEvent, ReviewComment


def _teaching(owner: Owner) -> QuerySet[CourseInstructor]:
    found = CourseInstructor.objects.filter(person__isnull=False, person=owner.user)
    return found.select_related("course").order_by("since", "id")


def _comments(owner: Owner) -> QuerySet[ReviewComment]:
    return ReviewComment.objects.filter(by__isnull=False, by=owner.user).order_by("at", "id")


def _comment_line(comment: ReviewComment) -> tuple[Value, ...]:
    return (comment.scope, comment.heading, comment.quote, comment.text, comment.at)


def _acts(owner: Owner) -> QuerySet[AuditEvent]:
    return AuditEvent.objects.filter(by__isnull=False, by=owner.user).order_by("at", "id")


def _act_line(event: AuditEvent) -> tuple[Value, ...]:
    return (event.at, event.action, event.thing, event.scope, event.note)


def _forget(owner: Owner) -> None:
    if owner.user is not None:
        forget_names(owner.user)


register_records(
    Records(
        name="teaching",
        title=_("Courses you write"),
        columns=(("course", _("the course, as in its address")), ("since", _("since when"))),
        about=CourseInstructor,
        find=_teaching,
        line=lambda row: (row.course.slug, row.since),
        stays=_("What you wrote for them stays, without your name: it is part of the course."),
    )
)
register_records(
    Records(
        name="comments",
        title=_("Your comments on drafts"),
        columns=(
            ("course", _("the course, as in its address")),
            ("heading", _("the heading it stands under")),
            ("quote", _("the words it is about")),
            ("text", _("what you said")),
            ("at", _("when")),
        ),
        about=ReviewComment,
        find=_comments,
        line=_comment_line,
        stays=_("They stay, without your name."),
    )
)
register_records(
    Records(
        name="acts",
        title=_("What the record says you did"),
        columns=(
            ("at", _("when")),
            ("action", _("what you did")),
            ("thing", _("with what")),
            ("course", _("the course, as in its address")),
            ("note", _("what was noted with it")),
        ),
        about=AuditEvent,
        find=_acts,
        line=_act_line,
        forget=_forget,
        stays=_("What was done stays on record, without your name."),
    )
)
