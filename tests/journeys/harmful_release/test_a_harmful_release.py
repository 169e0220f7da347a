"""A release harms its readers; the immune system takes it back; the mended one reaches everyone."""

from __future__ import annotations

from django.core.mail import EmailMessage
from django.db.models import Sum
from playwright.sync_api import Page, expect

from accounts.models import User
from courses.rebuilding import rebuild
from releases.metrics import tallying
from releases.metrics.tallying import Waiting
from releases.models import Tally
from tests.journeys import course
from tests.journeys.audit import look_once
from tests.journeys.card import Check
from tests.journeys.conftest import Visit
from tests.journeys.harmful_release.desks import (
    promote,
    promote_to_half,
    put_together,
    rewrite,
    taken_back_live,
)
from tests.journeys.harmful_release.learner import Learner
from tests.journeys.harmful_release.school import LEARNERS, School
from tests.journeys.harmful_release.texts import MENDED, QUESTION, WHOLE
from tests.journeys.harmful_release.watch import learn_in_peace, learn_until_taken_back, texts_of

UNREAD = "“Shorter words” was rolled back by the immune system and nobody has acknowledged it"


def read_the_mail(page: Page, mails: list[EmailMessage], people: list[User], why: str) -> None:
    """Both had it, it says why, and its address leads to where it is acknowledged."""
    assert {mail.to[0] for mail in mails} == {user.email for user in people}
    assert all(why in mail.body for mail in mails)
    page.goto(mails[0].body.split()[-1])
    look_once(page, 1280, "light")
    page.get_by_role("button", name="I have read why: acknowledge").click()
    expect(page.locator("#told")).to_have_text("Acknowledged.")
    look_once(page, 390, "dark")


def harm_and_take_back(school: School, author: Page, colleague: Page) -> str:
    """From the missing sentence to the rollback; the evidence, as the learners know it."""
    rewrite(author, WHOLE, "")
    harmful = put_together(author, "Shorter words")
    promote(author, "A1", told="Someone other than its author has to promote")
    promote_to_half(colleague, harmful)

    why = learn_until_taken_back(school, "Shorter words")
    school.come_back(school.learned)

    assert texts_of(school.learned) == {"whole"}
    return why


def mend_and_give_to_everyone(school: School, author: Page, colleague: Page) -> None:
    """The release that waits for the notice is promoted ring by ring, with answers in each."""
    promote_to_half(colleague, colleague.url)
    assert texts_of(learn_in_peace(school, groups=4)) == {"whole", "mended"}
    tallying.flush()
    promote(colleague, "A3")
    assert texts_of(school.learn(LEARNERS)) == {"mended"}


def answers_taken() -> dict[str, int]:
    """What the site itself has counted of answers that learners sent."""
    tallying.flush()
    sent = Tally.objects.filter(metric="verify-errors", readers="learners", release=None)
    return sent.aggregate(n=Sum("n"), failed=Sum("total"))


def open_in_chromium(visit: Visit, learner: Learner) -> None:
    """The mended text, and under it the answer that was given after the harmful one."""
    page = visit(course.SECTION, storage_state=learner.browser)
    expect(page.locator("main")).to_contain_text(MENDED)
    expect(Check(page, QUESTION).heading).to_have_text(learner.told[0])


def test_a_harmful_release_is_taken_back_and_the_mended_one_reaches_everyone(
    visit: Visit, site: str, desks: list[Page], people: list[User],
    mailoutbox: list[EmailMessage], counting: Waiting,
) -> None:  # fmt: skip
    (author, colleague), school = desks, School(site)

    why = harm_and_take_back(school, author, colleague)
    rewrite(author, WHOLE, MENDED)
    taken_back_live(colleague, why)
    colleague.goto(put_together(author, "The sentence is back"))
    promote(colleague, "A1", told=UNREAD)
    read_the_mail(author, mailoutbox, people, why)
    mend_and_give_to_everyone(school, author, colleague)
    school.come_back(school.learned)

    assert len(school.learned) == LEARNERS
    assert texts_of(school.learned) == {"mended"}
    assert answers_taken() == {"n": LEARNERS, "failed": 0}
    assert not any(rebuild(write=False))
    open_in_chromium(visit, next(each for each in school.learned if each.texts[0] == "harmful"))
