"""A figure shows an uploaded picture in every width; a text keeps the one it was written with."""

from __future__ import annotations

import pytest

from courses.models import Course, Picture
from courses.pictures.advice import advice_on
from courses.pictures.encoding import take_in
from courses.pictures.finding import keys_in
from courses.pictures.keeping import keep
from courses.pictures.smoke_tests import pictures_are_kept
from courses.pictures.taking import picture_row
from courses.rendering import render_section
from courses.rendering.pictures import ShownPicture, pictures_at_hand
from tests.factories import ReleaseFactory, SectionRevisionFactory
from tests.pictures.made import halves, saved

SHOWN = ShownPicture("harbour-1", 'Cranes "at night"', "a" * 64, "jpg", 1440, 960)
FIGURE = "/// figure\n    picture: harbour-1\n{}\nThe harbour.\n///"


def html_of(source: str) -> str:
    with pictures_at_hand({"harbour-1": SHOWN}):
        rendered = render_section(source)
    assert rendered.problems == ()
    return "".join(part.html for part in rendered.parts)


def test_a_figure_offers_every_width_and_says_how_large_it_is() -> None:
    html = html_of(FIGURE.format(""))

    base = f"/pictures/{'a' * 64}"
    assert f"{base}/480.webp 480w, {base}/960.webp 960w, {base}/1440.webp 1440w" in html
    assert f'src="{base}/1440.jpg" width="1440" height="960"' in html
    assert 'alt="Cranes &quot;at night&quot;" loading="lazy"' in html
    assert "style=" not in html


def test_a_text_may_describe_the_picture_for_its_own_reason() -> None:
    assert 'alt="Where ships wait"' in html_of(FIGURE.format("    alt: Where ships wait\n"))


@pytest.mark.django_db
def test_a_picture_that_is_not_there_is_a_problem_at_its_line() -> None:
    problems = render_section("Text.\n\n" + FIGURE.format("")).problems

    assert [(problem.line, problem.message[:34]) for problem in problems] == [
        (3, "There is no picture “harbour-1”. U")
    ]


def made(course: Course, **fields: object) -> Picture:
    taken = take_in(saved(halves(600, 300)))
    keep(taken)
    picture = picture_row(taken, course=course, key="harbour-1", alt="Two halves")
    for name, value in fields.items():
        setattr(picture, name, value)
    picture.save()
    return picture


@pytest.mark.django_db
def test_a_released_text_keeps_its_picture_when_another_takes_its_place(course: Course) -> None:
    first = made(course)
    revision = SectionRevisionFactory.create(source=FIGURE.format(""))
    Picture.objects.create(
        course=course, key="harbour-2", alt="Other", sha256="b" * 64, form="png", width=9, height=9,
        size=9, contrast=9,
    )  # fmt: skip

    assert revision.problems == []
    assert first.sha256 in str(revision.rendered["parts"])


@pytest.mark.django_db
def test_a_release_with_a_picture_that_is_gone_is_stopped(course: Course, storage: object) -> None:
    release = ReleaseFactory.create()
    picture = made(course)
    SectionRevisionFactory.create(source=FIGURE.format(""), release=release)
    assert list(pictures_are_kept(release)) == []

    Picture.objects.filter(pk=picture.pk).update(sha256="c" * 64)

    assert "the picture “harbour-1” is gone" in next(pictures_are_kept(release))


def test_keys_are_found_in_figures_of_any_spelling() -> None:
    source = (
        "    picture: a-1\r\n\tpicture: 'b-2'  \n    picture: \"c-3\"\n    picture: a-1\n"
        "picture: no\nThe picture: no\n    picture: not a key\n"
    )

    assert keys_in(source) == ["a-1", "b-2", "c-3"]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"alt": "IMG_2041"}, "a file's name"),
        ({"alt": "An image of cranes"}, "begin with what it shows"),
        ({"alt": "x " * 120}, "tell the details in the text"),
        ({"contrast": 1.4}, "barely differ (1.4 to 1"),
        ({"see_through": True}, "on a dark page too"),
        ({"moved": True}, "first picture of the animation"),
        ({"width": 90}, "only 90 pixels wide"),
    ],
)
def test_advice_names_what_could_be_better(facts: dict[str, object], words: str) -> None:
    fine = {"alt": "Cranes at night", "contrast": 9.0, "width": 900}

    assert list(advice_on(Picture(**fine))) == []
    assert [words in advice for advice in advice_on(Picture(**(fine | facts)))] == [True]
