"""A released lab as it is told on its page in the admin, where nothing can be typed."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import admin
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.models import SectionRevision
from courses.preview import PREVIEW
from labs.mechanics import mechanics_keys
from labs.models import LabRevision
from labs.previewing import preview_url


class LabFacts:
    """Read-only parts of a lab revision's page."""

    @admin.display(description=gettext_lazy("preview"))
    def preview_link(self, revision: LabRevision) -> str | SafeString:
        """To the lab itself, and to the newest text of its section."""
        section = revision.lab.section_id
        text = SectionRevision.objects.filter(section=section).order_by("-number").first()
        if text is None:
            return _("Its section has no text yet.")
        if revision.lab.mechanics not in mechanics_keys():
            return _("Its workings are not installed.")
        return format_html(
            '<a href="{}">{}</a> · <a href="{}">{}</a>',
            preview_url(revision.pk),
            _("Play it as a learner would"),
            reverse(f"admin:{PREVIEW}", args=[text.pk]),
            _("See its section as a learner would"),
        )

    @admin.display(description=gettext_lazy("numbers"))
    def numbers_told(self, revision: LabRevision) -> SafeString:
        """Each number by name."""
        rows = [
            (name, number_format(number, use_l10n=True, force_grouping=True))
            for name, number in revision.parameters.items()
        ]
        return _list("<li><code>{}</code>: {}</li>", rows)

    @admin.display(description=gettext_lazy("hints"))
    def hints_told(self, revision: LabRevision) -> SafeString:
        """Each failure with its ladder."""
        rows = [
            (failure, format_html_join("", "<li>{}</li>", [(hint,) for hint in ladder]))
            for failure, ladder in revision.hints.items()
        ]
        return _list("<li><code>{}</code><ol>{}</ol></li>", rows)

    @admin.display(description=gettext_lazy("debrief"))
    def debrief_told(self, revision: LabRevision) -> SafeString:
        """Each line with its measure and its passage."""
        rows = [(line["measure"], line["text"], line["passage"]) for line in revision.debrief]
        return _list("<li><code>{}</code> {} <code>#{}</code></li>", rows)


def _list(item: str, rows: Sequence[tuple[object, ...]]) -> SafeString:
    return format_html("<ul>{}</ul>", format_html_join("", item, rows))
