"""What a preview costs, and that nothing of it is kept where learners read."""

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from courses.models import Picture, SectionRevision
from courses.reading import pieces
from courses.reading.compiling import compiled_course
from courses.rendering.limits import LARGEST_SOURCE
from quizzes import card
from quizzes.answer_key import asked_question
from tests.admin.world import World
from tests.factories import QuestionRevisionFactory, text_with
from tests.workbench.conftest import write_url

CACHES = (card._card, pieces._drawn, asked_question)
HOSTILE = (
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    '/// figure\n    image: "x\\" onerror=alert(1)"\n',
    "//// cards\n/// card |",
    "/// check | ../../x\n///",
    "```\nnever closed",
    "\x00\x02\ue000 1\ue001",
    "\u202etxet sdrawkcab 漢字 עברית",
    "> " * 500,
    "x" * (LARGEST_SOURCE + 1),
    "///\n" * 2000,
)


def test_pictures_are_found_together(
    draft: SectionRevision, world: World, instructing: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    for number in range(3):
        Picture.objects.create(
            course=world.lesson.course, key=f"picture-{number}", alt="Three words each",
            sha256=f"{number + 1}" * 64, form="png", width=9, height=9, size=9, contrast=9.0,
        )  # fmt: skip
    figures = "\n".join(f"/// figure\n    picture: picture-{n}\n\nWords.\n///" for n in range(3))
    instructing.post(write_url(draft, "preview/"), {"source": figures})

    with django_assert_num_queries(13):
        page = instructing.post(write_url(draft, "preview/"), {"source": figures})

    assert page.text.count('class="fx fx--pic"') == 3


def test_nothing_of_it_is_kept_where_learners_read(
    draft: SectionRevision, world: World, instructing: Client
) -> None:
    instructing.post(write_url(draft, "preview/"), {"source": text_with("first-check")})
    before = [kept.cache_info().currsize for kept in CACHES]

    for number in range(3):
        words = {"title": f"Title {number}", "source": f"{number} " + text_with("first-check")}
        instructing.post(write_url(draft, "preview/"), words)

    assert [kept.cache_info().currsize for kept in CACHES] == before
    assert compiled_course.cache_info().currsize == 0
    assert "Title 2" not in Client().get(world.lesson.url).text


def test_it_costs_the_same_however_many_checks_there_are(
    draft: SectionRevision, instructing: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    keys = [f"more-{number}" for number in range(5)]
    for key in keys:
        QuestionRevisionFactory.create(question__section=draft.section, question__key=key)
    words = {"source": text_with("first-check", *keys), "state": "incorrect"}
    instructing.post(write_url(draft, "preview/"), words)

    with django_assert_num_queries(14):
        page = instructing.post(write_url(draft, "preview/"), words)

    assert page.text.count("Secret explanation of") == 6
