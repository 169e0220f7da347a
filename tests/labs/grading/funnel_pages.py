"""The funnel's page as somebody opens it, and its table as rows of words."""

import re

from django.contrib.auth.models import Group
from django.test import Client

from tests.factories import UserFactory
from tests.results.answers import see_everyone
from tests.teaching import teach


def opened(role: str) -> Client:
    """A browser in which somebody of that role is signed in."""
    person = UserFactory.create(is_staff=role == "Instructor")
    person.groups.add(Group.objects.get(name=role))
    see_everyone(person)
    if role == "Instructor":
        teach(person)
    client = Client()
    client.force_login(person)
    return client


def told(html: str) -> list[list[str]]:
    """The cells of the funnel's table, row by row."""
    table = html.split('class="res__t fun__t')[1].split("</table>", maxsplit=1)[0]
    rows = table.split("<tbody>")[1].split("</tr>")[:-1]
    cells = [re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL) for row in rows]
    return [[re.sub(r"<[^>]*>", "", cell).strip() for cell in row] for row in cells]
