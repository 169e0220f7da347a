"""From an empty course to a release: an instructor writes, asks, mends, shares and ships."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from accounts.models import User
from tests.journeys.audit import violations
from tests.journeys.conftest import Visit
from tests.journeys.desk import SLOW, Desk, promote
from tests.journeys.people import person, signed_in
from tests.journeys.words import CASE_STUDY, EVERY_BLOCK, GIFT, QUESTIONS

WRONG = "\n\n/// figure\n    image: images/van.png\n\nA van.\n///\n\n/// check | nobody\n///\n"
ASKED = ".kc[id^=check-]"
REMARK = "Say who the miners were."


def in_a_tab(desk: Desk, kind: str, act: Callable[[Desk], object], told: str) -> None:
    """Make something that the text shows, in a tab of its own, until its page says so."""
    tab = desk.add(kind)
    act(tab)
    expect(tab.page.get_by_text(told).first).to_be_visible()
    tab.page.close()


def make_what_the_text_shows(desk: Desk) -> None:
    """A picture, a case study with its PDF, and a question of each kind."""
    piles = "Two piles of letters, the left one red and the right one blue"
    in_a_tab(desk, "Pictures", lambda tab: tab.upload_picture(piles), "picture: sorting-")
    in_a_tab(
        desk,
        "Case studies",
        lambda tab: tab.write_case_study("uniform-rate", CASE_STUDY),
        "is built",
    )
    for question in QUESTIONS:
        in_a_tab(desk, "Checks", lambda tab, q=question: tab.ask(q), "It can be released as it is.")


def write_every_block(desk: Desk) -> None:
    """The examples of the guide, then what was made; all of it is on the page beside."""
    desk.page.reload()
    desk.wait_for_page()
    desk.write(EVERY_BLOCK)
    advised = desk.page.get_by_text("No knowledge check: readers cannot tell")
    expect(advised).to_be_visible(timeout=SLOW)
    desk.insert("sorting", "uniform-rate", "Score", *(question.key for question in QUESTIONS))

    expect(desk.shown.locator(ASKED)).to_have_count(len(QUESTIONS), timeout=SLOW)
    expect(desk.shown.get_by_role("img", name="Two piles of letters")).to_be_visible()
    expect(desk.shown.get_by_text("Miners carried canaries.")).to_be_visible()
    expect(desk.page.get_by_text("Nothing to mend: this text can be released.")).to_be_visible()
    expect(desk.page.get_by_text("No knowledge check")).to_have_count(0)


def mend(desk: Desk) -> None:
    """What is wrong is said by its line, leads there, and goes away with it."""
    right = desk.text.input_value()
    desk.write(right + WRONG)
    desk.told("Describe the picture").click()
    chosen = desk.text.evaluate("t => t.value.slice(t.selectionStart, t.selectionEnd)")
    assert chosen == "/// figure"
    desk.page.keyboard.press("F8")
    expect(desk.page.locator("#wb-here")).to_contain_text(
        "“nobody” is not written yet.", timeout=SLOW
    )

    desk.write(right)

    expect(desk.page.get_by_text("Nothing to mend: this text can be released.")).to_be_visible()


def look_as_learners_do(desk: Desk) -> None:
    """At three widths, and in the states that a learner comes through."""
    frame = desk.page.locator("#wb-frame")
    for width in (390, 768, 1280):
        desk.page.get_by_label(str(width)).check()
        assert frame.evaluate("f => f.contentWindow.innerWidth") == width
    state = desk.page.get_by_label("As a learner")
    state.select_option("shown")
    expect(desk.shown.get_by_text("Told to whoever gave A smile.")).to_have_count(1)
    state.select_option("unanswered")
    expect(desk.shown.get_by_text("Told to whoever gave")).to_have_count(0)


def close_mid_word(desk: Desk) -> None:
    """The browser is gone in the middle of a word, two seconds after the last key."""
    desk.type_at_top("\n\n")
    desk.type_at_top("Letters are carr")
    desk.page.wait_for_timeout(2000)
    desk.page.close()

    desk.page = desk.context.new_page()
    desk.page.goto(desk.bench)
    desk.wait_for_page()
    desk.type_at_top("ied by hand.", press="End")
    expect(desk.shown.get_by_text("Letters are carried by hand.", exact=True)).to_be_visible()
    expect(desk.page.locator("#draft-status .saved")).to_be_visible()


def bring_twenty(desk: Desk) -> None:
    """Twenty questions in GIFT are looked at, taken, and found as drafts."""
    desk.understand(GIFT)
    expect(desk.page.get_by_role("checkbox", checked=True)).to_have_count(20)
    assert violations(desk.page) == []
    desk.page.get_by_role("button", name="Take the chosen ones as drafts").click()
    expect(desk.page.get_by_text("20 drafts in")).to_be_visible()
    assert violations(desk.page) == []
    desk.page.get_by_role("link", name="See the result").click()
    expect(desk.page.locator("#result_list tbody tr")).to_have_count(27)


def have_it_reviewed(desk: Desk, visit: Visit) -> None:
    """Somebody without an account comments on a paragraph; the instructor reads and resolves it."""
    desk.page.goto(desk.bench)
    desk.page.get_by_role("link", name="Share for review").click()
    guest = visit(desk.share())
    guest.get_by_label("Your name").fill("Rowland")
    guest.get_by_role("button", name="Open the draft").click()
    place = guest.get_by_role("complementary", name="Comments on “Miners carried")
    place.locator("summary").click()
    place.get_by_label("Your comment").fill(REMARK)
    place.get_by_role("button", name="Send the comment").click()
    expect(place.get_by_text(REMARK)).to_be_visible()
    assert violations(guest) == []

    desk.page.reload()
    desk.page.get_by_role("button", name="Resolve Rowland").click()
    expect(desk.page.get_by_text("Resolved by")).to_be_visible()
    expect(desk.page.get_by_text("0 open comments")).to_be_visible()


def ship(desk: Desk, visit: Visit, colleague: User) -> Page:
    """All drafts in one release, which is ready; a colleague promotes it and looks at it."""
    desk.let_in(colleague.email)
    release = desk.put_together("First post")
    expect(desk.page.locator("input[name=drafts]")).to_have_count(0)
    expect(desk.page.get_by_role("button", name="Tick all or none")).to_have_count(0)
    expect(desk.page.get_by_text("No problems: it can be promoted.")).to_be_visible()
    theirs = visit(release, storage_state=signed_in(colleague))
    promote(theirs, release)
    theirs.goto("/courses/the-penny-post/m01/s1/")
    return theirs


def test_an_instructor_goes_from_an_empty_course_to_a_release(visit: Visit) -> None:
    author, colleague = (person("Instructor", staff=True) for _ in range(2))
    desk = Desk(visit("/admin/", storage_state=signed_in(author)))
    desk.begin_course("The penny post")
    desk.begin_text("Boxes and letters")

    make_what_the_text_shows(desk)
    write_every_block(desk)
    mend(desk)
    look_as_learners_do(desk)
    close_mid_word(desk)
    bring_twenty(desk)
    have_it_reviewed(desk, visit)
    page = ship(desk, visit, colleague)

    expect(page.get_by_role("heading", name="Boxes and letters")).to_be_visible()
    expect(page.locator(ASKED)).to_have_count(len(QUESTIONS))
    outside = visit("/courses/the-penny-post/m01/s1/", allowed="status of 404")
    expect(outside.get_by_text("Boxes and letters")).to_have_count(0)
