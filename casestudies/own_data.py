"""Downloads of case studies, as their learner may take them along; they go with the rest."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from casestudies.models import Download
from courses.own_data.records import Owner, Records, Value, register_records


def _downloads(owner: Owner) -> QuerySet[Download]:
    found = Download.objects.filter(learner__in=owner.learners)
    return found.select_related("revision").order_by("downloaded_at", "id")


def _line(download: Download) -> tuple[Value, ...]:
    return (download.revision.title, download.revision.filename, download.downloaded_at)


def _forget(owner: Owner) -> None:
    _downloads(owner).delete()


register_records(
    Records(
        name="downloads",
        title=_("Case studies you downloaded"),
        columns=(
            ("title", _("the case study's title")),
            ("file", _("the name of the file")),
            ("downloaded_at", _("when you first did")),
        ),
        about=Download,
        find=_downloads,
        line=_line,
        forget=_forget,
        moment="downloaded_at",
    )
)
