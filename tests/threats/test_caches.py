"""No cache between learner and site may keep a page: each is one person's own."""

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.admin.people import make_person
from tests.admin.world import World
from tests.factories import Lesson, UserFactory
from tests.threats.doors import addresses

pytestmark = pytest.mark.django_db


class SharedCache:
    """A proxy that keeps what it may by address alone, as a careless one does."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def get(self, client: Client, address: str) -> str:
        """The page, from the shelf where the answer before allowed that."""
        if address not in self.kept:
            answer = client.get(address)
            if not may_be_kept(answer):
                return answer.text
            self.kept[address] = answer.text
        return self.kept[address]


def may_be_kept(answer: HttpResponse) -> bool:
    """Whether a shared cache may keep it by the standard (RFC 9111)."""
    told = {part.strip().split("=")[0] for part in answer.get("Cache-Control", "").split(",")}
    return not told & {"private", "no-store"}


def signed_in(name: str) -> Client:
    """The browser of somebody with that name."""
    client = Client()
    client.force_login(UserFactory.create(name=name))
    return client


@pytest.mark.parametrize("tail", ["", "?a=1", "nowhere.css", "style.css", "%2e%2e/x.js", ";x.png"])
def test_one_learners_page_never_comes_to_another(tail: str) -> None:
    lesson, cache = Lesson(), SharedCache()
    anna, ben = signed_in("Annabella"), signed_in("Benedict")
    for address in (lesson.url, lesson.course.get_absolute_url(), "/nowhere/", "/accounts/email/"):
        assert "Annabella" in cache.get(anna, address + tail)
        page = cache.get(ben, address + tail)
        assert "Annabella" not in page
        assert "Benedict" in page


def test_the_careless_cache_does_mix_what_it_may_keep() -> None:
    cache = SharedCache()
    cache.kept["/x"] = "Annabella"

    assert may_be_kept(HttpResponse())
    assert "Annabella" in cache.get(signed_in("Benedict"), "/x")


def test_no_answer_of_any_address_may_be_kept(world: World) -> None:
    for role in ("anonymous", "learner", "superuser"):
        client = Client(raise_request_exception=False)
        if role != "anonymous":
            client.force_login(make_person(role))
        for address in addresses(world):
            if address != "/admin/jsi18n/":
                assert not may_be_kept(client.get(address)), (role, address)


def test_answers_for_learners_differ_by_cookie_and_by_part() -> None:
    answer = Client().get(Lesson().url)

    assert {"Cookie", "HX-Request"} <= {each.strip() for each in answer["Vary"].split(",")}
