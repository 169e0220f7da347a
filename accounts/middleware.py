"""Who is asking: the signed-in person and the learner, read once and only when needed."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.contrib import auth
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.middleware import AuthenticationMiddleware as DjangoAuthentication
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.utils.functional import SimpleLazyObject

from accounts.models import Learner, User
from accounts.models.learners import key_of_guest, key_of_person

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

GUEST_COOKIE = "guest"
GUEST_COOKIE_SECONDS = 365 * 24 * 3600
TOKEN_LENGTH = 43


def _already_loaded(request: HttpRequest) -> User | None:
    """The person the session store read along with the session, where it vouches for them."""
    session = request.session
    user_id = session.get(SESSION_KEY)
    user: User | None = getattr(session, "user", None)
    if user is None or user_id != str(user.pk) or not user.is_active:
        return None
    if session.get(BACKEND_SESSION_KEY) not in settings.AUTHENTICATION_BACKENDS:
        return None
    kept = session.get(HASH_SESSION_KEY, "")
    return user if constant_time_compare(kept, user.get_session_auth_hash()) else None


def _signed_in(request: HttpRequest) -> User | AnonymousUser:
    """The person signed in; anything out of the ordinary is left to Django's own check."""
    if not hasattr(request, "_cached_user"):
        request._cached_user = _already_loaded(request) or auth.get_user(request)  # type: ignore[attr-defined]
    return request._cached_user  # type: ignore[attr-defined, no-any-return]


class AuthenticationMiddleware(DjangoAuthentication):
    """Django's, but without a second query where the session store has read the person."""

    def process_request(self, request: HttpRequest) -> None:
        """Set `request.user`, lazily."""
        super().process_request(request)
        request.user = cast("User", SimpleLazyObject(lambda: _signed_in(request)))


def _guest(request: HttpRequest) -> Learner:
    """The guest that the cookie names, or a new one; a new one has no row until they answer."""
    token = request.COOKIES.get(GUEST_COOKIE, "")
    if len(token) == TOKEN_LENGTH:
        key = key_of_guest(token)
        known = Learner.objects.filter(key=key).first()
        if known is None:
            return Learner(key=key)
        if known.user_id is None and known.merged_into_id is None:
            return known
    token = secrets.token_urlsafe(32)
    request.new_guest_token = token  # type: ignore[attr-defined]
    return Learner(key=key_of_guest(token))


def current_learner(request: HttpRequest) -> Learner:
    """The learner who asks: the signed-in person's, else the guest's. May have no row yet."""
    if not request.user.is_authenticated:
        return _guest(request)
    learner: Learner | None = getattr(request.user, "learner", None)
    return learner or Learner(user=request.user, key=key_of_person(request.user.pk))


class LearnerMiddleware:
    """Sets `request.learner` lazily, and gives a new guest their cookie."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request; the cookie goes out only where a view asked for the learner."""
        request.learner = SimpleLazyObject(lambda: current_learner(request))  # type: ignore[attr-defined]
        response = self.get_response(request)
        token = getattr(request, "new_guest_token", None)
        if token:
            response.set_cookie(
                GUEST_COOKIE,
                token,
                max_age=GUEST_COOKIE_SECONDS,
                httponly=True,
                samesite="Lax",
                secure=settings.SESSION_COOKIE_SECURE,
            )
        return response
