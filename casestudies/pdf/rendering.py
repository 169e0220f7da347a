"""HTML to PDF/UA through WeasyPrint. Import this module late: WeasyPrint takes over a second."""

import ctypes.util
import logging
import os
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from urllib.parse import unquote, urlsplit

import weasyprint
from django.utils.translation import gettext as _
from weasyprint.text.ffi import pango
from weasyprint.urls import URLFetcher, URLFetcherResponse

TYPES = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".woff2": "font/woff2",
    ".css": "text/css",
}


# It tells every step it takes with a font.
logging.getLogger("fontTools").setLevel(logging.WARNING)


class CannotRenderError(ValueError):
    """WeasyPrint left something out; says what."""


class _Complaints(logging.Handler):
    """Keeps what WeasyPrint would only print: a page with a hole must not be written."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


class FolderFetcher(URLFetcher):  # type: ignore[misc]  # the library is untyped
    """Reads drawings, fonts and style sheets from the given folders, and refuses all else."""

    def __init__(self, folders: Sequence[Path]) -> None:
        super().__init__(allowed_protocols=["file"], allow_redirects=False)
        self._folders = tuple(folder.resolve() for folder in folders)
        self.refusals: list[str] = []

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """The file's bytes; raises CannotRenderError, and remembers that it did."""
        parts = urlsplit(url)
        path = Path(unquote(parts.path)).resolve()
        known = parts.scheme == "file" and not parts.netloc and path.suffix in TYPES
        if not known or path.parent not in self._folders or not path.is_file():
            self.refusals.append(_("Refused to read %(url)s.") % {"url": url})
            raise CannotRenderError(self.refusals[-1])
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": TYPES[path.suffix]})


def toolchain() -> str:
    """The programs that decide the bytes of a PDF, so that two builds can be compared."""
    numbers = pango.pango_version()
    layout = f"{numbers // 10000}.{numbers // 100 % 100}.{numbers % 100}"
    shaper = ctypes.CDLL(ctypes.util.find_library("harfbuzz"))
    shaper.hb_version_string.restype = ctypes.c_char_p
    harfbuzz = shaper.hb_version_string().decode()
    return (
        f"WeasyPrint {version('weasyprint')}, Pango {layout}, HarfBuzz {harfbuzz}, "
        f"fontTools {version('fonttools')}, zlib {zlib.ZLIB_RUNTIME_VERSION}"
    )


def write_pdf(html: str, *, base: Path, folders: Sequence[Path], identifier: bytes) -> bytes:
    """A tagged PDF/UA-1, the same bytes for the same input; raises CannotRenderError."""
    fetcher, complaints = FolderFetcher(folders), _Complaints()
    address = f"{base.resolve().as_uri()}/"
    logger = logging.getLogger("weasyprint")
    logger.addHandler(complaints)
    try:
        with _fixed_clock():
            document = weasyprint.HTML(string=html, base_url=address, url_fetcher=fetcher)
            pdf: bytes = document.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=identifier)
    finally:
        logger.removeHandler(complaints)
    # Refusals first: inside a drawing WeasyPrint swallows them.
    if fetcher.refusals or complaints.messages:
        raise CannotRenderError(" ".join(fetcher.refusals or complaints.messages))
    return pdf


@contextmanager
def _fixed_clock() -> Iterator[None]:
    """Without it every embedded font carries the time of the build."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    try:
        yield
    finally:
        del os.environ["SOURCE_DATE_EPOCH"]
        if before is not None:
            os.environ["SOURCE_DATE_EPOCH"] = before
