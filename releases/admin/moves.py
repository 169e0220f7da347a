"""The moves of a release as forms: what is asked, and what is then done."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from releases import promotion
from releases.models import Release, ReleaseEvent
from releases.rings import BUCKETS, Ring


class MoveForm(forms.Form):
    """One move: its reason and the state of the release that the person saw when deciding."""

    title: str | Promise
    button: str | Promise
    is_first_look = False
    """Whether problems found by smoke tests belong on the page."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text=gettext_lazy("Kept in the history of the release, with your name and the time."),
    )

    def __init__(self, release: Release, data: object = None) -> None:
        super().__init__(data, initial={"seen": release.moves, **self.start(release)})  # type: ignore[arg-type]
        self.release = release

    def start(self, release: Release) -> dict[str, object]:
        """What else the form shows at first."""
        return {}

    def move(self, *, by: User, at: datetime) -> ReleaseEvent:
        """Do it. Raises promotion.MoveRefusedError where it is not allowed."""
        # The conditional update refuses where the release has moved since the person looked.
        self.release.moves = self.cleaned_data["seen"]
        return self.act(self.cleaned_data["reason"], by=by, at=at)

    if TYPE_CHECKING:
        # What every move brings along.

        @property
        def sentence(self) -> str:
            """What will happen, said before it does."""

        def act(self, reason: str, *, by: User, at: datetime) -> ReleaseEvent:
            """Call the one function that makes this move."""


class PromoteForm(MoveForm):
    """One ring outwards."""

    title = gettext_lazy("Promote one ring")
    button = gettext_lazy("Promote")

    override = forms.BooleanField(
        label=gettext_lazy("Promote even where acceptance criteria are not met"),
        required=False,
        help_text=gettext_lazy("Needs a reason. What was not met is kept in the history."),
    )

    def __init__(self, release: Release, data: object = None) -> None:
        super().__init__(release, data)
        self.fields["reason"].required = False
        self.is_first_look = release.ring == Ring.OFF
        if not release.criteria.filter(ring=release.ring + 1).exists():
            del self.fields["override"]

    @property
    def sentence(self) -> str:
        """From where to where."""
        ring = Ring(self.release.ring)
        if ring not in (Ring.OFF, Ring.A1, Ring.A2):
            return _("It is %(ring)s: no ring is left.") % {"ring": ring.label}
        words = _("It stands in %(here)s. Promoting takes it to %(there)s.")
        return words % {"here": ring.label, "there": Ring(ring + 1).label}

    def act(self, reason: str, *, by: User, at: datetime) -> ReleaseEvent:
        """Promote; what ships nothing would only look as if it had reached somebody."""
        if promotion.is_empty(self.release):
            raise promotion.MoveRefusedError(_("It ships nothing: take drafts in first."))
        override = bool(self.cleaned_data.get("override"))
        return promotion.promote(self.release, by=by, at=at, reason=reason, override=override)


class RollBackForm(MoveForm):
    """Away from everyone, at once."""

    title = gettext_lazy("Roll back")
    button = gettext_lazy("Roll back")

    told = forms.CharField(
        label=gettext_lazy("Words for learners"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text=gettext_lazy("The reason as the course's release log gives it. Empty: none."),
    )

    @property
    def sentence(self) -> str:
        """What learners will see instead."""
        words = _("It stands in %(here)s. Learners go back to what they saw before it, at once.")
        return words % {"here": Ring(self.release.ring).label}

    def act(self, reason: str, *, by: User, at: datetime) -> ReleaseEvent:
        """Roll back."""
        told = self.cleaned_data["told"]
        return promotion.roll_back(self.release, by=by, at=at, reason=reason, told=told)


class ShareForm(MoveForm):
    """How large ring A2 is."""

    title = gettext_lazy("Change the share of ring A2")
    button = gettext_lazy("Change the share")

    share = forms.IntegerField(
        label=gettext_lazy("Share in hundredths of a per cent"),
        min_value=1,
        max_value=BUCKETS,
        help_text=gettext_lazy("500 is 5 %."),
    )

    def start(self, release: Release) -> dict[str, object]:
        """The share as it is."""
        return {"share": release.share}

    @property
    def sentence(self) -> str:
        """What it is now."""
        words = _("Ring A2 reaches %(share)s %% of the learners. Raising it takes it from nobody.")
        return words % {"share": f"{self.release.share / 100:g}"}

    def act(self, reason: str, *, by: User, at: datetime) -> ReleaseEvent:
        """Change the share; before the first move it is part of putting the release together."""
        if not self.release.moves:
            raise promotion.MoveRefusedError(_("It has not moved yet: set the share on its page."))
        share = self.cleaned_data["share"]
        return promotion.change_share(self.release, share, by=by, at=at, reason=reason)


class HoldForm(MoveForm):
    """Where it is, until it is resumed."""

    title = gettext_lazy("Hold")
    button = gettext_lazy("Hold")

    def __init__(self, release: Release, data: object = None) -> None:
        super().__init__(release, data)
        self.fields["reason"].required = False

    @property
    def sentence(self) -> str:
        """What holding keeps from happening."""
        words = _("It stays in %(here)s: neither people nor a schedule take it further out.")
        return words % {"here": Ring(self.release.ring).label}

    def act(self, reason: str, *, by: User, at: datetime) -> ReleaseEvent:
        """Hold."""
        return promotion.hold(self.release, by=by, at=at, reason=reason)


class ResumeForm(HoldForm):
    """On its way again."""

    title = gettext_lazy("Resume")
    button = gettext_lazy("Resume")

    @property
    def sentence(self) -> str:
        """What may happen again."""
        words = _("It is held in %(here)s. Resumed, it may be promoted again.")
        return words % {"here": Ring(self.release.ring).label}

    def act(self, reason: str, *, by: User, at: datetime) -> ReleaseEvent:
        """Resume."""
        return promotion.resume(self.release, by=by, at=at, reason=reason)


MOVES: dict[str, type[MoveForm]] = {
    "promote": PromoteForm,
    "hold": HoldForm,
    "resume": ResumeForm,
    "roll-back": RollBackForm,
    "share": ShareForm,
}
