"""People stand in one order, whichever database sorts them."""

import random
from types import SimpleNamespace

import pytest
from django.db.models import F

from accounts.models import User
from accounts.name_order import NameOrder, folded, teach
from tests.factories import UserFactory

IN_ORDER = [
    "'=1+1", "2 Fast", "Ada Lovelace", "ada lovelace 2", "Ádam", "Ahmed", "Åse", "Élodie",
    "e\u0301lof", "Łukasz", "Müller", "muller b", "Müller-Lüdenscheidt", "Øystein", "Straße",
    "Strasse", "Zoë",
    "Ελένη", "Ζωή", "Борис", "Юлия", "محمد", "山田 太郎", "🧑‍🚀",
]  # fmt: skip


def test_case_and_accents_do_not_part_a_letter_from_its_like() -> None:
    for same in ("éÉeE", "øØoO", "łŁlL", "ßsS", "ñÑnN", "ёЁеЕ"):
        assert len({folded(letter) for letter in same}) == 1
    assert folded("E\u0301lodie") == folded("Élodie") == "elodie"
    assert folded("太郎 = 2") == "太郎 = 2"
    assert folded(None) is None


@pytest.mark.django_db
def test_the_database_sorts_as_the_rule_says() -> None:
    names = [*IN_ORDER, ""]
    random.Random(5).shuffle(names)
    for name in names:
        UserFactory.create(name=name)

    rows = User.objects.order_by(NameOrder("name"), "pk").values_list("name", flat=True)
    back = User.objects.order_by(NameOrder(F("name")).desc(), "-pk").values_list("name", flat=True)

    assert list(rows) == sorted(names, key=lambda name: folded(name) or "")
    assert list(back) == list(rows)[::-1]
    assert [name for name in rows if name] == IN_ORDER


def test_postgresql_folds_letter_by_letter_only_what_is_more_than_ascii() -> None:
    compiler = SimpleNamespace(compile=lambda _source: ("name", ("a",)))

    sql, values = NameOrder("name").as_postgresql(compiler, None)  # type: ignore[arg-type]

    assert sql.startswith("(CASE WHEN octet_length(name) = char_length(name) THEN lower(name ")
    assert sql.endswith('translate(name, %s::text, %s::text) END) COLLATE "C"')
    assert values[:4] == ("a",) * 4
    letters = dict(zip(values[4], values[5], strict=False))
    assert (letters["É"], letters["ß"], letters["Ж"]) == ("e", "s", "ж")
    assert len(values[4]) > len(values[5])


def test_only_sqlite_is_taught_the_order() -> None:
    made: list[str] = []
    own = SimpleNamespace(create_function=lambda name, *_rest, **_more: made.append(name))

    for vendor in ("postgresql", "sqlite"):
        teach(SimpleNamespace(vendor=vendor, connection=own))  # type: ignore[arg-type]

    assert made == ["name_order"]
