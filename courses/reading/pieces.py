"""Pieces of HTML that depend on a few values alone: drawn once for those values, then kept.

A template costs about a hundred times what its finished text does. A piece is drawn without the
request, so that nothing of one learner can reach another through it: all it may show are its
values and, in a form, the reader's own CSRF token, which is filled in each time.
"""

from __future__ import annotations

import secrets
from collections.abc import Hashable
from functools import lru_cache
from html import escape

from django.db.models import Model
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

PIECES_KEPT = 2048
CSRF_TOKEN = "csrf_token"  # noqa: S105  (the name of a variable in templates)


def hole(name: str) -> str:
    """What stands in a kept piece where `name` is filled in; unguessable, so no text holds it."""
    return f"{_SECRET}-{name}"


_SECRET = secrets.token_hex(16)
_HOLE_FOR_TOKEN = hole(CSRF_TOKEN)


def piece(
    template: str, *, token: object = "", is_kept: bool = True, **values: Hashable
) -> SafeString:
    """The template drawn with these values; `token` is what its forms send as CSRF token.

    With `is_kept` False it is drawn anew and takes no room: for values that nobody meets again.
    Equal values must always look the same, which a row of the database does not promise: raises
    TypeError for one.
    """
    draw = _drawn if is_kept else _drawn.__wrapped__
    html: str = draw(template, get_language(), tuple(values.items()))
    if _HOLE_FOR_TOKEN in html:
        html = html.replace(_HOLE_FOR_TOKEN, escape(str(token)))
    return mark_safe(html)  # noqa: S308  (template output)


def csrf_token(request: HttpRequest) -> object:
    """What the request's forms send, worked out where one is drawn, and then the same for all.

    A form that was sent gets the token back that it came with: it was found good, and making a
    new one takes longer than drawing the form.
    """
    sent = request.POST.get("csrfmiddlewaretoken") if request.method == "POST" else None
    if sent:
        return sent
    kept: object = getattr(request, "_token_of_forms", None)
    if kept is None:
        kept = SimpleLazyObject(lambda: get_token(request))
        request._token_of_forms = kept  # type: ignore[attr-defined]
    return kept


@lru_cache(maxsize=PIECES_KEPT)
def _drawn(template: str, _language: str | None, values: tuple[tuple[str, Hashable], ...]) -> str:
    if any(isinstance(value, Model) for _name, value in values):
        raise TypeError(template)
    return str(render_to_string(template, {**dict(values), CSRF_TOKEN: _HOLE_FOR_TOKEN}))
