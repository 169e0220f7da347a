"""Rosters from any spreadsheet are read line by line, or refused in one sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.cohorts.roster_reading import LARGEST, Line, RosterError, read_roster, text_of

ADA, BO = Line(2, "ada@example.org", "Ada"), Line(3, "bo@example.org", "Bo")
WESTERN = "Name;E-Mail\nJürgen Größe;j@example.org\n"


@pytest.mark.parametrize(
    "text",
    [
        "email,name\nada@example.org,Ada\nbo@example.org,Bo\n",
        "Name;E-Mail\r\nAda;ADA@example.org\r\nBo; bo@example.org \r\n",
        "group\tNAME\temail address\nx\tAda\tada@example.org\nx\tBo\tbo@example.org",
        '\ufeffname,email\n"Ada",ada@example.org\n"Bo","bo@example.org"\n',
    ],
)
def test_columns_stand_in_any_order_with_any_divider(text: str) -> None:
    assert read_roster(text) == [ADA, BO]


def test_lines_without_a_head_are_addresses_and_names() -> None:
    assert read_roster("ada@example.org\nbo@example.org") == [
        Line(1, "ada@example.org", ""),
        Line(2, "bo@example.org", ""),
    ]
    assert read_roster("Ada,ada@example.org\n\nBo")[0] == Line(1, "ada@example.org", "Ada")


def test_an_address_alone_has_a_head_too() -> None:
    assert read_roster("email\nada@example.org") == [Line(2, "ada@example.org", "")]


@pytest.mark.parametrize(
    "content",
    [
        WESTERN.encode(),
        WESTERN.encode("utf-16"),
        WESTERN.encode("cp1252"),
        WESTERN.encode("utf-8-sig"),
    ],
)
def test_every_encoding_of_spreadsheets_is_read(content: bytes) -> None:
    assert read_roster(text_of(content)) == [Line(2, "j@example.org", "Jürgen Größe")]


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "شخص ما", "👩‍🚀 山田太郎", "O'Brien <b>"])
def test_names_are_kept_as_they_are_written(name: str) -> None:
    assert read_roster(f"email;name\na@example.org;{name}")[0].name == name


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        (",Ada", "There is no address."),
        ("nobody,Ada", "This is not an e-mail address."),
        (f"{'a' * 60}@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 20}.org,Ada", "more than 254"),
        (f"a@example.org,{'x' * 10_000}", "The name has more than 150 characters."),
        ("a@example.org,A\x07da", "a character that cannot be shown"),
    ],
)
def test_a_line_says_what_is_wrong_with_it(cells: str, problem: str) -> None:
    line = read_roster(f"email,name\nfirst@example.org,First\n\n{cells}\n")[1]

    assert line.number == 4
    assert problem in line.problem
    assert len(line.name) <= 150


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "There is nothing in it."),
        (b" \n\n", "There is nothing in it."),
        (b"email,name\n", "There is nobody in it"),
        (b"colour,size\nred,9\n", "name the columns"),
        (b"PK\x03\x04\0\0\x8d\x90", "This is not a text file."),
        (b"email\x8d\xff", "This is not a text file."),
        ("email".encode("utf-16") + b"x", "breaks off in the middle"),
        (b"email\n" + b"a@example.org\n" * 10_001, "more than 10000 people"),
        (b"x" * (LARGEST + 1), "more than 5 MB"),
        (b'email\n"' + b"x" * 200_000, "Line 2 cannot be read."),
    ],
)
def test_what_is_no_roster_is_refused_in_one_sentence(content: bytes, words: str) -> None:
    with pytest.raises(RosterError, match=words):
        read_roster(text_of(content))


@given(st.binary(max_size=300))
def test_any_bytes_are_lines_or_one_sentence(content: bytes) -> None:
    told = ""
    lines: list[Line] = []
    try:
        lines = read_roster(text_of(content))
    except RosterError as refused:
        told = str(refused)

    assert told.endswith(".") or lines
    assert all(line.problem or "@" in line.email for line in lines)
