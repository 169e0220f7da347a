"""Forms of due dates: a time on the wall clocks of a cohort, and another cohort to go by."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Cohort
from accounts.zones import zone_of
from courses.due_dates.local_times import (
    EARLIEST,
    LATEST,
    NoSuchTimeError,
    NoSuchYearError,
    instant_of,
    local_of,
)
from courses.models import Course, DueDate, Section, SectionRevision

_AS_TYPED = "%Y-%m-%dT%H:%M"
"""As browsers send a date with its time."""


class WallClockField(forms.CharField):
    """A time on the wall clocks of a cohort, as the moment it names; None where it is empty.

    One that is left as it was stays the moment it was, also in the hour that comes twice.
    """

    def __init__(self, zone: ZoneInfo, stored: datetime | None, label: str) -> None:
        self.zone, self.stored = zone, stored
        shown = local_of(stored, zone).strftime(_AS_TYPED) if stored else ""
        widget = forms.TextInput(attrs={"type": "datetime-local"})
        super().__init__(label=label, required=False, initial=shown, widget=widget)

    def clean(self, value: object) -> datetime | None:
        """Raises ValidationError in words for what is no time there."""
        typed = super().clean(value)
        if not typed:
            return None
        if typed == self.initial:
            return self.stored
        try:
            return instant_of(datetime.strptime(typed[:16], _AS_TYPED), self.zone)  # noqa: DTZ007
        except NoSuchTimeError:
            words = _("The clocks go forward over that time in %(zone)s. Choose another.")
            raise forms.ValidationError(words % {"zone": self.zone.key}) from None
        except NoSuchYearError:
            words = _("Choose a year from %(first)d to %(last)d.")
            raise forms.ValidationError(words % {"first": EARLIEST, "last": LATEST}) from None
        except ValueError:
            raise forms.ValidationError(_("Write it like 2026-11-30T23:59.")) from None


class DatesForm(forms.Form):
    """A time for each section of a course."""

    def __init__(self, cohort: Cohort, course: Course, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        zone = zone_of(cohort.time_zone)
        rows = DueDate.objects.filter(cohort=cohort, section__module__course=course)
        stored = dict(rows.values_list("section_id", "due_at"))
        texts = SectionRevision.objects.filter(section__module__course=course).order_by("number")
        titles = dict(texts.values_list("section_id", "title"))
        sections = Section.objects.filter(module__course=course).select_related("module")
        for section in sections.order_by("module__number", "number"):
            title = titles.get(section.pk, section.slug)
            label = f"{section.module.number}.{section.number} {title}"
            self.fields[str(section.pk)] = WallClockField(zone, stored.get(section.pk), label)

    def dates(self) -> dict[int, datetime | None]:
        """What to set, by section."""
        return {int(name): due for name, due in self.cleaned_data.items()}


class CopyForm(forms.Form):
    """Another cohort that has dates for the course, and how many days later this one is."""

    source = forms.ModelChoiceField(
        Cohort.objects.none(), label=gettext_lazy("From"), empty_label=gettext_lazy("Choose one")
    )
    days = forms.IntegerField(
        label=gettext_lazy("Days later"), min_value=-3660, max_value=3660, initial=0,
        help_text=gettext_lazy("Below 0: earlier. The hour stays as clocks show it, in each zone."),
    )  # fmt: skip

    def __init__(self, cohort: Cohort, course: Course, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        others = Cohort.objects.filter(due_dates__section__module__course=course)
        self.fields["source"].queryset = (  # type: ignore[attr-defined]
            others.exclude(pk=cohort.pk).distinct().order_by("name")
        )
