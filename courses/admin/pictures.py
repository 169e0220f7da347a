"""Pictures in the admin: uploaded, looked at, described; never changed."""

from __future__ import annotations

from typing import cast

from django.contrib import admin
from django.db import models
from django.forms import ModelForm
from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from courses.models import Picture
from courses.pictures.advice import advice_on
from courses.pictures.finding import is_shown
from courses.pictures.forms import NewPictureForm
from courses.pictures.taking import keep_all
from courses.rendering.pictures import ADDRESS, widths_of
from releases.admin import AuthorAdmin


@admin.register(Picture)
class PictureAdmin(AuthorAdmin):
    """A picture of a course. Another picture is uploaded anew and gets a key of its own."""

    list_display = ("small", "key", "alt", "course", "measures", "created_at")
    list_display_links = ("key",)
    list_filter = ("course",)
    list_select_related = ("course",)
    search_fields = ("key", "alt")
    list_per_page = 50

    class Media:
        css = {"all": ["css/media.css"]}

    def get_fields(self, request: HttpRequest, obj: models.Model | None = None) -> tuple[str, ...]:
        """A file and its description at first; later what came of it."""
        if obj is None:
            return ("course", "file", "alt")
        facts = ("measures", "advice", "author", "created_at")
        return ("shown", "alt", "course", "key", "use", *facts)

    def get_readonly_fields(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> tuple[str, ...]:
        """Once taken in, only the description changes."""
        return () if obj is None else tuple(n for n in self.get_fields(request, obj) if n != "alt")

    def get_form(
        self,
        request: HttpRequest,
        obj: Picture | None = None,
        change: bool = False,
        **kwargs: object,
    ) -> type[ModelForm[Picture]]:
        """The form that takes a file in, or the one for its description."""
        if obj is None:
            kwargs["form"] = NewPictureForm
            # Django would look for the file among the model's fields.
            kwargs["fields"] = ("course", "alt")
        return super().get_form(request, obj, change, **kwargs)

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Never what a text shows, draft or released."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and not (isinstance(obj, Picture) and is_shown(obj))

    def save_model(
        self, request: HttpRequest, obj: Picture, form: ModelForm[Picture], change: bool
    ) -> None:
        """Store the picture, and its bytes with it."""
        if isinstance(form, NewPictureForm) and form.taken is not None:
            by, at = cast("User", request.user), timezone.now()
            obj.created_by, obj.created_at = by, at
            keep_all(form.taken, by=by, at=at)
        super().save_model(request, obj, form, change)

    @admin.display(description=gettext_lazy("picture"))
    def small(self, picture: Picture) -> SafeString:
        """A small one for the list."""
        width = widths_of(picture.width)[0]
        return format_html(
            '<img class="thumb" src="{}{}/{}.webp" width="{}" height="{}" alt="" loading="lazy">',
            ADDRESS, picture.sha256, width, picture.width, picture.height,
        )  # fmt: skip

    @admin.display(description=gettext_lazy("picture"))
    def shown(self, picture: Picture) -> SafeString:
        """As large as the page allows."""
        return format_html(
            '<img class="seen" src="{}" width="{}" height="{}" alt="{}">',
            picture.shown.address, picture.width, picture.height, picture.alt,
        )  # fmt: skip

    @admin.display(description=gettext_lazy("to show it, write"))
    def use(self, picture: Picture) -> SafeString:
        """The block to copy into a text."""
        words = _("What it is about.")
        return format_html(
            '<pre class="copied">/// figure\n    picture: {}\n\n{}\n///</pre>', picture.key, words
        )

    @admin.display(description=gettext_lazy("measures"), ordering="width")
    def measures(self, picture: Picture) -> str:
        """Its width and height in pixels, and how heavy it is in full."""
        return f"{picture.width} × {picture.height} · {filesizeformat(picture.size)}"

    @admin.display(description=gettext_lazy("uploaded by"))
    def author(self, picture: Picture) -> str:
        """The name alone: a link would lead where most may not go."""
        return str(picture.created_by or "–")

    @admin.display(description=gettext_lazy("advice"))
    def advice(self, picture: Picture) -> str | SafeString:
        """What could be better about it."""
        found = [(words,) for words in advice_on(picture)]
        if not found:
            return _("None.")
        return format_html('<ul class="found">{}</ul>', format_html_join("", "<li>{}</li>", found))
