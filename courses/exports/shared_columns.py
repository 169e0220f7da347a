"""Columns that several exports have, so that a name means the same in each file."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from courses.exports.columns import Column, ColumnType

LEARNER_COLUMNS = (
    Column(
        "learner",
        ColumnType.WHOLE,
        _("number of the learner; what a guest answered before signing in counts as the person’s"),
    ),
    Column(
        "name",
        ColumnType.TEXT,
        _(
            "the person’s name, else their e-mail address; “guest 1a2b3c” for somebody without "
            "an account"
        ),
    ),
    Column(
        "email",
        ColumnType.TEXT,
        _("the person’s e-mail address; empty for a guest or a deleted account"),
    ),
    Column(
        "cohorts",
        ColumnType.TEXT,
        _("names of the learner’s cohorts as they are now, joined by “; ”"),
    ),
)
PLACE_COLUMNS = (
    Column("course", ColumnType.TEXT, _("slug of the course")),
    Column("module", ColumnType.TEXT, _("code of the module, such as M06")),
    Column("section", ColumnType.TEXT, _("slug of the section")),
)
