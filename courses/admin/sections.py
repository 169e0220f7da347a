"""The texts of sections: written as Markdown, checked when saved, previewed as they will be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin, messages
from django.forms import ModelForm
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from courses.admin.section_reading import section_reading
from courses.models import SectionRevision
from courses.preview import PREVIEW, answer_preview, preview
from courses.reviewing.author_views import review_urls
from courses.reviewing.seats import REVIEW
from courses.workbench.views import WRITE, write, write_preview
from courses.workbench.words import WordsForm
from releases.admin import RevisionAdmin
from releases.models import Revision
from releases.reviewing.comments import open_counts

if TYPE_CHECKING:
    from django.contrib.admin.options import _FieldsetSpec


class SectionRevisionForm(WordsForm):
    """A draft's words, and for a new one the section it belongs to."""

    class Meta(WordsForm.Meta):
        fields: tuple[str, ...] = ("section", *WordsForm.Meta.fields)


@admin.register(SectionRevision)
class SectionRevisionAdmin(RevisionAdmin):
    """One state of a section's text."""

    reading = staticmethod(section_reading)
    form = SectionRevisionForm
    list_display = ("__str__", "section", "state", "change_note", "author", "created_at")
    list_select_related = ("section__module", "release", "created_by")
    list_filter = (*RevisionAdmin.list_filter, "section__module__course")
    search_fields = ("title", "section__slug")
    readonly_fields = ("write_link", "preview_link", "review_link", "found")

    def get_fieldsets(
        self, request: HttpRequest, obj: SectionRevision | None = None
    ) -> _FieldsetSpec:
        """What it is, its words, its text; a new one has nothing to preview yet."""
        facts: tuple[str, ...] = ("section", "change_note")
        if obj is not None:
            facts = (
                "section", "state", "write_link", "preview_link", "review_link", "found", "advice",
                "change_note",
            )  # fmt: skip
        words = ("title", "subtitle", "short_title", "topic", "lede")
        return [
            (None, {"fields": facts}),
            (_("Words at the top"), {"fields": (*words, "hero_drawing", "hero_caption")}),
            (_("Text"), {"fields": ("source",), "classes": ("wide",)}),
            (_("Written"), {"fields": ("author", "created_at")}),
        ]

    @admin.display(description=gettext_lazy("preview"))
    def preview_link(self, revision: SectionRevision) -> SafeString:
        """To the page as learners would see it."""
        url = reverse(f"admin:{PREVIEW}", args=[revision.pk])
        return format_html('<a href="{}">{}</a>', url, _("See it as a learner would"))

    @admin.display(description=gettext_lazy("workbench"))
    def write_link(self, revision: SectionRevision) -> SafeString:
        """To the place where the text is written beside the page it makes."""
        words = _("Write beside the page") if revision.is_draft else _("Read beside the page")
        url = reverse(f"admin:{WRITE}", args=[revision.pk])
        return format_html('<a href="{}">{}</a>', url, words)

    @admin.display(description=gettext_lazy("review"))
    def review_link(self, revision: SectionRevision) -> SafeString:
        """To its comments, with how many are open, and to sharing it."""
        count = open_counts(revision._meta.label_lower, [revision.pk]).get(revision.pk, 0)
        url = reverse(f"admin:{REVIEW}", args=[revision.pk])
        words = ngettext("%(count)d open comment", "%(count)d open comments", count)
        also = _("Share it and read what reviewers say")
        return format_html('{} · <a href="{}">{}</a>', words % {"count": count}, url, also)

    @admin.display(description=gettext_lazy("problems"))
    def found(self, revision: SectionRevision) -> str | SafeString:
        """What has to be mended before a release, by line."""
        if not revision.problems:
            return _("None: the text can be released.")
        rows = [(_line(where, line), words) for where, line, words in revision.problems]
        return format_html(
            '<ul class="found">{}</ul>', format_html_join("", "<li><b>{}</b> {}</li>", rows)
        )

    def save_model(
        self, request: HttpRequest, obj: Revision, form: ModelForm, change: bool
    ) -> None:
        """Store the draft and say what a release would refuse."""
        super().save_model(request, obj, form, change)
        count = len(obj.problems) if isinstance(obj, SectionRevision) else 0
        if count:
            words = ngettext(
                "Saved with %(count)d problem; it is listed below and has to be mended before a "
                "release.",
                "Saved with %(count)d problems; they are listed below and have to be mended before "
                "a release.",
                count,
            )
            self.message_user(request, words % {"count": count}, messages.WARNING)

    def get_urls(self) -> list[URLPattern]:
        """The workbench, the preview, and where its checks are sent."""
        wrap = self.admin_site.admin_view
        return [
            path("<int:revision_id>/write/", wrap(write), name=WRITE),
            path("<int:revision_id>/write/preview/", wrap(write_preview), name=f"{WRITE}_preview"),
            *review_urls(wrap),
            path("<int:revision_id>/preview/", wrap(preview), name=PREVIEW),
            path(
                "<int:revision_id>/preview/answer/", wrap(answer_preview), name=f"{PREVIEW}_answer"
            ),
            *super().get_urls(),
        ]


def _line(where: str, line: int) -> str:
    names = {"text": _("Text"), "lede": _("Lede"), "hero": _("Caption")}
    return _("%(where)s, line %(line)d:") % {"where": names.get(where, where), "line": line}
