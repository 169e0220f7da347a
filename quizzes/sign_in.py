"""At sign-in: remember whether the bar shows the way to the results."""

from __future__ import annotations

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from accounts.models import User
from courses.theme import SEES_RESULTS


@receiver(user_logged_in)
def remember_who_sees_results(request: HttpRequest | None, user: User, **_kwargs: object) -> None:
    """Only the link depends on this; the results themselves ask for the permission each time."""
    sees = user.has_perm("quizzes.export_response") or user.has_perm("quizzes.view_statistics")
    if request is not None and sees:
        request.session[SEES_RESULTS] = True
