"""What a request may say its text is: UTF-8, and no NUL in its address."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

ENCODING = "utf-8"


class RequestTextMiddleware:
    """Reads every request as UTF-8, whatever it claims to be, and refuses NUL in its query.

    Browsers send nothing else. Other encodings fail while being read or give characters that no
    database takes (half of a surrogate pair); PostgreSQL refuses NUL in any text.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request. Raises BadRequest for a NUL in the query string."""
        if request.encoding is not None:
            request.encoding = ENCODING
        query = request.META.get("QUERY_STRING", "")
        if "%00" in query or "\0" in query:
            raise BadRequest("NUL in the query string")
        return self.get_response(request)
