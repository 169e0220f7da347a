"""Redirects after a form."""

from django.http import HttpResponseRedirect


class SeeOther(HttpResponseRedirect):
    """A redirect that a browser follows with GET, so that a reload sends nothing again."""

    status_code = 303
