"""Lists the toggles with their dates; can fail a pipeline once one has outlived its own."""

from __future__ import annotations

from datetime import date

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from releases.models import Toggle
from releases.toggles.changing import of_declaration
from releases.toggles.declared import DECLARED
from releases.toggles.pages.cards import end_of, is_overdue, state_of


class Command(BaseCommand):
    """`list_toggles [--declared] [--overdue] [--fail]`."""

    help = (
        "Lists toggles: name, kind, state, when to be removed by, whose. --declared reads those of "
        "the code alone, without a database; --overdue leaves out those within their time; with "
        "--fail it ends with 1 where one is overdue."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Which of them, and whether it is an error."""
        parser.add_argument("--declared", action="store_true", help="those of the code alone")
        parser.add_argument("--overdue", action="store_true", help="only those past their date")
        parser.add_argument("--fail", action="store_true", help="end with 1 where one is overdue")

    def handle(
        self, *_args: object, declared: bool, overdue: bool, fail: bool, **_options: object
    ) -> None:
        """Print a line for each. Raises CommandError with --fail where one is overdue."""
        today = timezone.localdate()
        late = 0
        for name, (toggle, owner) in sorted(_toggles(with_rows=not declared).items()):
            is_late = is_overdue(toggle.remove_by, today)
            late += is_late
            if is_late or not overdue:
                self.stdout.write("\t".join((name, *_told(toggle, owner, today))))
        if late and fail:
            raise CommandError(f"{late} overdue: remove them, with the code that asks for them.")


def _toggles(*, with_rows: bool) -> dict[str, tuple[Toggle, str]]:
    """Each toggle with whose it is; a stored one before what code declares of it."""
    found = {
        name: (of_declaration(each, owner=None), each.owner) for name, each in DECLARED.items()
    }
    if with_rows:
        rows = Toggle.objects.select_related("owner").prefetch_related("cohorts")
        found |= {row.name: (row, str(row.owner or "nobody")) for row in rows}
    return found


def _told(toggle: Toggle, owner: str, today: date) -> tuple[str, ...]:
    end = end_of(toggle.remove_by, today)
    dated = f"{toggle.remove_by:%Y-%m-%d} ({end})" if toggle.remove_by else "may stay"
    return str(toggle.get_kind_display()), state_of(toggle), dated, owner
