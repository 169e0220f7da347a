"""What a request's text is: UTF-8, whatever it claims to be, and no NUL in its address."""

from collections.abc import Callable, Mapping

from django.core.exceptions import BadRequest
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import HttpRequest, HttpResponse
from django.utils.http import parse_header_parameters


class Utf8Request(WSGIRequest):
    """A request read as UTF-8. Browsers send nothing else.

    Stock Django believes the encoding that a request claims. Some of those fail while being read,
    before any middleware could answer; others give characters that no database takes.
    """

    def _set_content_type_params(self, meta: Mapping[str, str]) -> None:
        """Read the content type; one that cannot be read is none."""
        try:
            self.content_type, self.content_params = parse_header_parameters(
                meta.get("CONTENT_TYPE", "")
            )
        except ValueError:
            self.content_type, self.content_params = "", {}


class Utf8Handler(WSGIHandler):
    """Django's WSGI application, making such requests."""

    request_class = Utf8Request


class RequestTextMiddleware:
    """Refuses NUL in the query string: PostgreSQL takes it in no text."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request. Raises BadRequest for a NUL in the query string."""
        query = request.META.get("QUERY_STRING", "")
        if "%00" in query or "\0" in query:
            raise BadRequest("NUL in the query string")
        return self.get_response(request)
