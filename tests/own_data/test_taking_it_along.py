"""The zip of one's own data: complete, readable, safe, and without what is not earned."""

from __future__ import annotations

import csv
import io
import json
import zipfile

import pytest
from django.test import Client
from django.urls import reverse

from courses.own_data.archive import archive
from courses.own_data.records import Owner, kinds_of_records
from tests.factories import NOW, Lesson
from tests.own_data.someone import EMAIL, NAME, SECRET_WORDS, Someone

pytestmark = pytest.mark.django_db


def opened(data: bytes) -> zipfile.ZipFile:
    """The zip, each file of it whole."""
    packed = zipfile.ZipFile(io.BytesIO(data))
    assert packed.testzip() is None
    return packed


def files_of(owner: Owner) -> dict[str, str]:
    packed = opened(b"".join(archive(owner, at=NOW)))
    return {name: packed.read(name).decode("utf-8-sig") for name in packed.namelist()}


def test_each_kind_stands_in_a_table_and_in_json_that_say_the_same() -> None:
    files = files_of(Someone().owner)

    for kind in kinds_of_records():
        rows = list(csv.DictReader(io.StringIO(files[f"{kind.name}.csv"])))
        said = json.loads(files[f"{kind.name}.json"])
        assert len(rows) == len(said) > 0 or kind.name == "teaching"
        assert all(list(row) == [name for name, _meaning in kind.columns] for row in said)
    assert json.loads(files["account.json"])[0]["email"] == EMAIL
    assert NAME in files["account.csv"]


def test_the_readme_says_what_every_column_is_and_what_becomes_of_it() -> None:
    readme = files_of(Someone().owner)["README.txt"]

    assert "2026-11-23 09:30 (UTC)" in readme
    for kind in kinds_of_records():
        assert all(f"  {name}: {meaning}" in readme for name, meaning in kind.columns)
        assert str(kind.stays or "All of it goes.") in readme


def test_answers_are_told_as_they_were_read_and_no_key_or_explanation_with_them() -> None:
    files = files_of(Someone().owner)

    answers = [row["answer"] for row in json.loads(files["answers.json"])]
    assert answers == [
        "Choice wrong-a",
        "Choice right-a; Choice wrong-b",
        "Step deploy; Step build; Step release; Step observe",
        "Left blue = Pair of canary; Left canary = Pair of blue; Left toggle = Pair of nothing",
        SECRET_WORDS,
        "7",
        "Choice right",
        SECRET_WORDS,
    ]
    everything = " ".join(files.values())
    for secret in ("Secret explanation", "launch* dark*", "*canary*", "is_key", "Choice wrong-c"):
        assert secret not in everything


def test_a_name_that_looks_like_a_formula_is_only_text_in_a_spreadsheet() -> None:
    someone = Someone()
    someone.user.name = "=1+1"
    someone.user.save()

    files = files_of(someone.owner)

    assert files["account.csv"].splitlines()[1].startswith("'=1+1,")
    assert json.loads(files["account.json"])[0]["name"] == "=1+1"


def test_somebody_who_never_was_here_gets_empty_files() -> None:
    files = files_of(Owner(None, ()))

    assert {text for name, text in files.items() if name.endswith(".json")} == {"[]\n"}


def test_a_guest_takes_along_what_their_cookie_leads_to_and_nobody_elses(client: Client) -> None:
    Someone()
    lesson = Lesson()
    client.post(lesson.check_url(), lesson.form(choice="wrong-a"))

    response = client.get(reverse("own_data:download"))

    packed = opened(b"".join(response.streaming_content))
    assert [row["answer"] for row in json.loads(packed.read("answers.json"))] == ["Choice wrong-a"]
    assert packed.read("account.json") == b"[]\n"
    assert response["Content-Disposition"].startswith('attachment; filename="my-data_')
    assert "private" in response["Cache-Control"]


def test_asking_for_its_head_reads_nothing_and_asking_too_often_has_to_wait(client: Client) -> None:
    address = reverse("own_data:download")

    assert b"".join(client.head(address).streaming_content) == b""
    codes = [client.get(address).status_code for _time in range(6)]

    assert codes == [200] * 5 + [429]
