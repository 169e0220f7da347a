"""`manage.py export_questions COURSE/MODULE/SECTION FILE`: take questions along."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quizzes.interchange.items import formats
from quizzes.interchange.places import section_at
from quizzes.interchange.taking_out import newest_of, outgoing, written
from quizzes.models import QuestionRevision


class Command(BaseCommand):
    """Writes the newest wording of each question of a section."""

    help = "Write a section's questions, drafts included, as a file of another format."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """From where, where to, and in which format."""
        parser.add_argument("section", help="course/module/section")
        parser.add_argument("file", type=Path)
        writing = [each.key for each in formats() if each.writes]
        parser.add_argument("--format", choices=writing, default="gift")

    def handle(self, *_args: object, file: Path, format: str, **options: object) -> None:  # noqa: A002
        """Write the file, never over another one, and tell what stays behind."""
        section = section_at(str(options["section"]))
        offered = next(each for each in formats() if each.key == format)
        found = outgoing(
            newest_of(QuestionRevision.objects.filter(question__section=section)), offered
        )
        for each in found:
            for sentence in filter(None, (each.problem, *each.loses)):
                self.stdout.write(f"- {each.revision.question.key}: {sentence}")
        count = sum(not each.problem for each in found)
        if not count:
            raise CommandError(_("There is no question that the format can say."))
        try:
            with file.open("xb") as out:
                out.write(written(found, offered))
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from None
        words = ngettext("%(count)d question.", "%(count)d questions.", count)
        self.stdout.write(words % {"count": count})
