"""From a source to the bytes of its PDF."""

import hashlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from django.contrib.staticfiles import finders
from django.template import Context, Engine
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import override
from pypdf import PdfReader

from casestudies.pdf.body import picture_names, render_body
from casestudies.pdf.source import CaseStudySource, SourceError

HERE = Path(__file__).parent
FONTS = ("next-latin-wght.woff2", "mono-latin-wght.woff2")
IDENTIFIER_BYTES = 16


class CannotBuildError(RuntimeError):
    """Something the builder needs is not installed; says what to do."""


@dataclass(frozen=True, slots=True)
class BuiltCaseStudy:
    """A finished PDF and its number of pages."""

    pdf: bytes
    pages: int


def build(source: CaseStudySource) -> BuiltCaseStudy:
    """The PDF of a source; raises SourceError or CannotBuildError."""
    try:
        from casestudies.pdf import rendering  # noqa: PLC0415 (over a second, so never at start)
    except (ImportError, OSError) as error:
        reason = _(
            "PDFs cannot be made on this machine (%(error)s). Install Pango, on Debian the "
            "packages libpango-1.0-0 and libpangoft2-1.0-0."
        )
        raise CannotBuildError(reason % {"error": error}) from error
    try:
        pdf = rendering.write_pdf(
            _page(source, generator=rendering.toolchain()),
            base=source.path.parent,
            folders=[source.path.parent, HERE, font_folder()],
            identifier=fingerprint(source),
        )
    except rendering.CannotRenderError as error:
        raise SourceError(source.path, 1, str(error)) from error
    return BuiltCaseStudy(pdf=pdf, pages=len(PdfReader(BytesIO(pdf)).pages))


def fingerprint(source: CaseStudySource) -> bytes:
    """Stands for everything that goes into the PDF; it becomes the document's identifier."""
    files = [source.path, *(source.path.parent / name for name in picture_names(source))]
    files += [HERE / source.template, HERE / "page.css", *(font_folder() / name for name in FONTS)]
    digest = hashlib.sha256()
    for file in files:
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[: 2 * IDENTIFIER_BYTES].encode()


def font_folder() -> Path:
    """The folder of the site's own fonts; raises CannotBuildError when one is not there."""
    found = [finders.find(f"fonts/{name}") for name in FONTS]
    if not all(found):
        raise CannotBuildError(_("The fonts are missing from static/fonts."))
    return Path(str(found[0])).parent


def _page(source: CaseStudySource, *, generator: str) -> str:
    engine = Engine(dirs=[str(HERE)], libraries={"i18n": "django.templatetags.i18n"})
    with override(source.language):
        context = Context(
            {
                "case": source,
                "body": mark_safe(render_body(source)),  # noqa: S308 (raw HTML is off)
                "styles": (HERE / "page.css").as_uri(),
                "fonts": font_folder().as_uri(),
                "generator": generator,
            }
        )
        return engine.get_template(source.template).render(context)
