"""`manage.py load_course PATH`: a course pack into the database, all of it or nothing."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from tqdm import tqdm

from courses.packs.loading import Loaded, load_pack
from courses.packs.problems import PackRefusedError
from courses.packs.reading import Pack, read_pack
from releases.promotion import MoveRefusedError


class Command(BaseCommand):
    """Checks a whole pack, then loads it in one transaction."""

    help = "Load a course from a folder of files; says every problem before writing anything."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The pack's folder, and what becomes of its drafts."""
        parser.add_argument("path", type=Path, help="the folder with course.yaml")
        ships = parser.add_mutually_exclusive_group()
        ships.add_argument(
            "--draft", dest="release", action="store_false", default=None,
            help="load drafts only, even the first time",
        )  # fmt: skip
        ships.add_argument(
            "--release", dest="release", action="store_true", default=None,
            help="ship what the pack says to everyone (default for the first load only)",
        )  # fmt: skip

    def handle(self, *_args: object, path: Path, release: bool | None, **options: object) -> None:
        """Read, check, load, and say what changed."""
        quiet = options["verbosity"] == 0
        try:
            pack = read_pack(path)
            loaded = self._load(pack, release=release, quiet=quiet)
        except PackRefusedError as error:
            raise CommandError(_refusal(path, error)) from error
        except MoveRefusedError as error:
            raise CommandError(
                _("Nothing was loaded, because its release was refused. %(why)s") % {"why": error}
            ) from error
        if not quiet:
            self._say(loaded)

    def _load(self, pack: Pack, *, release: bool | None, quiet: bool) -> Loaded:
        # tqdm draws on a terminal only where it is told None.
        with tqdm(
            total=len(pack.sections), unit="section", file=self.stderr, disable=quiet or None
        ) as bar:
            return load_pack(pack, at=timezone.now(), release=release, step=bar.update)

    def _say(self, loaded: Loaded) -> None:
        for name in loaded.changed:
            self.stdout.write(f"  {name}")
        count = len(loaded.changed)
        words = ngettext("%(count)d change.", "%(count)d changes.", count) % {"count": count}
        self.stdout.write(words if count else _("Nothing changed."))
        for section in loaded.left:
            words = _("%(section)s is not in the pack; it stays as it is.")
            self.stdout.write(words % {"section": section})
        if loaded.release is not None:
            words = _("Released to everyone: %(name)s.")
            self.stdout.write(words % {"name": loaded.release})
        elif loaded.drafts:
            words = ngettext(
                "%(count)d draft waits for a release.",
                "%(count)d drafts wait for a release.",
                loaded.drafts,
            )
            self.stdout.write(words % {"count": loaded.drafts})


def _refusal(path: Path, error: PackRefusedError) -> str:
    count = len(error.problems)
    words = ngettext(
        "%(path)s has %(count)d problem; nothing was loaded:",
        "%(path)s has %(count)d problems; nothing was loaded:",
        count,
    )
    return f"{words % {'path': path, 'count': count}}\n{error}"
