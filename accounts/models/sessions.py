"""Where sign-ins are kept: one row per browser, with the person beside the encoded data."""

from __future__ import annotations

from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from accounts.models.users import User


class Session(AbstractBaseSession):
    """A browser's session. `user` repeats what the data says, so that one read joins both."""

    user = models.ForeignKey(User, models.CASCADE, null=True, related_name="sessions")

    class Meta(AbstractBaseSession.Meta):
        verbose_name = "session"
        verbose_name_plural = "sessions"

    @classmethod
    def get_session_store_class(cls) -> type[SessionBase]:
        """The store that reads and writes these rows."""
        from accounts.sessions import SessionStore  # noqa: PLC0415  (the store needs this model)

        return SessionStore
