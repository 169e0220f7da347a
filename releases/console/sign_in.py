"""At sign-in: remember whether the bar shows the way to the console."""

from __future__ import annotations

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from accounts.models import User
from releases.console.access import SEES_RELEASES, sees_releases


@receiver(user_logged_in)
def remember_who_sees_releases(request: HttpRequest | None, user: User, **_kwargs: object) -> None:
    """Only the link depends on this; the console itself asks for the permission each time."""
    if request is not None and sees_releases(user):
        request.session[SEES_RELEASES] = True
