"""A question changes its kind, or a guest signs in, while its card is open."""

import pytest
from django.test import Client

from quizzes.models import Choice, Response
from tests.factories import QuestionRevisionFactory, UserFactory, released
from tests.quizzes.kinds_of_questions import HTMX, OTHERS, RIGHT, WRONG, KindsLesson, key_of

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def newer(lesson: KindsLesson, kind: str, to: str) -> None:
    """Release the lesson's question of that kind as one of another kind."""
    question = lesson.questions[key_of(kind)].question
    revision = QuestionRevisionFactory.create(question=question, kind=to)
    released(revision, scope=lesson.course.slug)


@pytest.mark.parametrize("kind", OTHERS)
def test_a_question_that_became_another_kind_comes_back_new_with_its_styles(
    client: Client, kind: str
) -> None:
    lesson = KindsLesson("single")
    form = lesson.filled("single", "right")
    newer(lesson, "single", kind)

    answer = client.post(lesson.check_url("single"), form, headers=HTMX)

    assert answer.status_code == 409
    assert ("css/kinds" in answer.text) is (kind != "true_false")
    assert not Response.objects.exists()


@pytest.mark.parametrize("kind", OTHERS)
def test_what_was_finished_as_one_kind_is_shown_as_it_was(client: Client, kind: str) -> None:
    lesson = KindsLesson(kind)
    card = lesson.send(client, kind, RIGHT[kind])
    newer(lesson, kind, "single")

    page = client.get(lesson.url).text

    assert card.split('<ol class="res">')[1].split("</ol>")[0] in page
    again = client.post(lesson.check_url(key_of(kind)), {"practise": "start"}, headers=HTMX)
    assert 'type="radio"' in again.text
    late = lesson.filled(kind, RIGHT[kind], practise="1")
    answer = client.post(lesson.check_url(key_of(kind)), late, headers=HTMX)
    assert answer.status_code == 422
    assert "This question was edited while you had it open." in answer.text


@pytest.mark.parametrize("kind", OTHERS)
def test_a_form_filled_in_as_a_guest_says_the_same_after_signing_in(
    client: Client, kind: str
) -> None:
    lesson = KindsLesson(kind)
    form = lesson.filled(kind, RIGHT[kind])
    client.get(lesson.url)
    client.force_login(UserFactory.create(), BACKEND)

    answer = client.post(lesson.check_url(key_of(kind)), form, headers=HTMX)

    assert "Correct, first try" in answer.text


def test_a_page_without_other_kinds_loads_no_styles_for_them(client: Client) -> None:
    plain, other = KindsLesson("single", "true_false"), KindsLesson("single", "numeric")

    assert "css/kinds" not in client.get(plain.url).text
    assert client.get(other.url).text.count("css/kinds") == 1


def test_words_of_another_renderer_are_rendered_again_with_their_pairs() -> None:
    from quizzes.rerendering import QuestionTexts  # noqa: PLC0415

    lesson = KindsLesson("matching", "short_text")
    Choice.objects.filter(pair="Pair of blue").update(pair_html="old", text_html="old")
    Choice.objects.filter(key="canary", kind="short_text").update(text_html="old")

    assert [each is not None for each in QuestionTexts().run(write=True)] == [True, True]

    pair = Choice.objects.get(pair="Pair of blue")
    assert (pair.text_html, pair.pair_html) == ("Left blue", "Pair of blue")
    typed = Choice.objects.get(revision=lesson.questions["short-text"], key="canary")
    assert typed.text_html == "*canary*"
    assert list(QuestionTexts().run(write=True)) == [None, None]


@pytest.mark.parametrize("kind", OTHERS)
def test_a_question_on_trial_tells_the_same_and_earns_nothing(client: Client, kind: str) -> None:
    lesson = KindsLesson(kind, is_pilot=True)

    wrong = lesson.send(client, kind, WRONG[kind][0]) if kind != "true_false" else ""
    right = lesson.send(client, kind, RIGHT[kind])

    assert "A later answer earns" not in wrong
    assert "on trial, so it earns no points" in right
    assert "Already answered" in lesson.send(client, kind, RIGHT[kind], attempt="late")
    assert set(Response.objects.values_list("points", flat=True)) == {0}
