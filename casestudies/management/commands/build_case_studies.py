"""`manage.py build_case_studies [PATH]`: Markdown sources to PDF, written beside the source."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from casestudies.pdf.build import BuiltCaseStudy, CannotBuildError, build
from casestudies.pdf.source import SourceError, read_source

KILOBYTE = 1000


class Command(BaseCommand):
    """Builds one source, or every `case-studies/*.md` below a folder."""

    help = "Build case studies (tagged PDF/UA) from their Markdown sources."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "path",
            nargs="?",
            type=Path,
            default=Path("fixtures"),
            help="a source, or a folder with case-studies/*.md below it (default: fixtures)",
        )

    def handle(self, *_args: object, **options: object) -> None:
        path = Path(str(options["path"]))
        quiet = options["verbosity"] == 0
        for file in tqdm(_sources(path), unit="pdf", disable=quiet, file=self.stderr):
            built = _build(file)
            target = file.with_suffix(".pdf")
            target.write_bytes(built.pdf)
            if not quiet:
                self.stdout.write(
                    _("%(file)s: %(pages)d pages, %(size)d KB")
                    % {
                        "file": target,
                        "pages": built.pages,
                        "size": round(len(built.pdf) / KILOBYTE),
                    }
                )


def _sources(path: Path) -> list[Path]:
    files = [path] if path.is_file() else sorted(path.rglob("case-studies/*.md"))
    if not files:
        raise CommandError(_("There is no case study source at %(path)s.") % {"path": path})
    return files


def _build(file: Path) -> BuiltCaseStudy:
    try:
        return build(read_source(file))
    except (SourceError, CannotBuildError) as error:
        raise CommandError(str(error)) from error
