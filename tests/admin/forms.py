"""Forms as the admin's pages would send them."""

from django.test import Client

from quizzes.models import QuestionRevision

CHOICE_FIELDS = ("key", "text", "explanation")


def no_rows(prefix: str) -> dict[str, object]:
    """What the form of an empty list inside another form sends."""
    return {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}


def section_form(**fields: object) -> dict[str, object]:
    """A section revision, filled in."""
    return {"title": "A title", "source": "Some text.\n"} | fields


def choice(
    key: str, *, right: bool = False, pk: object = "", **fields: object
) -> dict[str, object]:
    """One row of choices."""
    row: dict[str, object] = {"key": key, "text": f"Choice {key}", "explanation": "Why.", "id": pk}
    return row | ({"is_key": "on"} if right else {}) | fields


def question_form(
    *choices: dict[str, object], saved: int = 0, **fields: object
) -> dict[str, object]:
    """A question revision with these choices, of which `saved` are in the database."""
    form: dict[str, object] = {"stem": "What happens?", "key_idea": "One fact.", "shuffle": "on"}
    form |= {"choices-TOTAL_FORMS": len(choices), "choices-INITIAL_FORMS": saved}
    for number, row in enumerate(choices):
        form |= {f"choices-{number}-{name}": value for name, value in row.items()}
    return form | fields


def rows_of(revision: QuestionRevision) -> list[dict[str, object]]:
    """The choices of a stored revision as the page shows them."""
    return [
        choice(c.key, right=c.is_key, pk=c.pk, text=c.text, explanation=c.explanation)
        for c in revision.choices.order_by("position")
    ]


def run_action(client: Client, address: str, action: str, *pks: int) -> object:
    """Run an action on the rows of a list; returns the answer after all redirects."""
    form = {"action": action, "_selected_action": [str(pk) for pk in pks]}
    return client.post(address, form, follow=True)
