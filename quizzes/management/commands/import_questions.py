"""`manage.py import_questions COURSE/MODULE/SECTION FILE`: bring questions along as drafts."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from tqdm import tqdm

from courses.packs.problems import printable
from quizzes.interchange.bringing import prepared, store
from quizzes.interchange.items import ImportProblem, Read, formats
from quizzes.interchange.keeping import read_items, storable
from quizzes.interchange.keys import fitting_key
from quizzes.interchange.places import section_at
from quizzes.interchange.twins import wording_of, wordings_in
from quizzes.packs.states import QuestionState


class Command(BaseCommand):
    """Stores every question of a file that can be kept and is not there yet, or none."""

    help = "Bring questions of a file into a section, as drafts; all of them or none."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to, what, and how it is read."""
        parser.add_argument("section", help="course/module/section")
        parser.add_argument("file", type=Path)
        parser.add_argument("--format", choices=[each.key for each in formats()])
        parser.add_argument("--dry-run", action="store_true", help="only tell, store nothing")

    def handle(self, *_args: object, file: Path, dry_run: bool, **options: object) -> None:
        """Read, tell what was understood of each item, and store."""
        section = section_at(str(options["section"]))
        wanted = {each.key: each for each in formats()}.get(str(options["format"]))
        try:
            _found, reads = read_items(file.read_bytes(), file.name, wanted)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from None
        except ImportProblem as problem:
            raise CommandError(f"{file}:{problem.line}: {problem.message}") from None
        known = wordings_in(section)
        items = []
        for read in reads:
            state = self._told(read, known)
            if state is not None:
                known[wording_of(state)] = read.name
                items.append((fitting_key(read.name, state.stem), state))
        if not dry_run:
            quiet = options["verbosity"] == 0
            with tqdm(total=len(items), unit="question", file=self.stderr,
                disable=quiet or None) as bar:  # fmt: skip
                questions = prepared(items, bar.update)
            note = _("from %(file)s") % {"file": file.name}
            store(section, questions, by=None, at=timezone.now(), note=note)
        count = len(items)
        words = ngettext("%(count)d draft.", "%(count)d drafts.", count) % {"count": count}
        self.stdout.write(_("Nothing stored; it would be: ") + words if dry_run else words)

    def _told(self, read: Read, known: dict[tuple[str, str, tuple[str, ...]], str]) -> (
        QuestionState | None
    ):  # fmt: skip
        """Say what became of an item; its state where it is to be stored."""
        name = printable(f"{read.line}: {read.name}" if read.line else read.name)
        state, problem = storable(read)
        if state is None:
            self.stdout.write(f"- {name}: {printable(problem)}")
            return None
        if wording_of(state) in known:
            self.stdout.write(f"- {name}: " + _("the section has it already."))
            return None
        self.stdout.write(f"+ {name}: {read.understood}")
        for sentence in (*read.changed, *read.lost):
            self.stdout.write(f"    {printable(sentence)}")
        return state
