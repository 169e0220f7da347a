"""An instructor rewrites a section and a colleague releases it, while somebody reads it."""

from playwright.sync_api import Page, expect

from tests.factories import PASSWORD, Lesson, text_with
from tests.journeys.conftest import Visit
from tests.journeys.people import person, signed_in

NEW = "Words that nobody has read before."


def act(page: Page, action: str) -> None:
    """Choose an action on the page of one thing."""
    page.get_by_label("Action:").first.select_option(label=action)
    page.get_by_role("button", name="Run").first.click()


def save(page: Page) -> None:
    """Press the upper of the two buttons that save."""
    page.get_by_role("button", name="Save", exact=True).first.click()


def write_draft(page: Page, lesson: Lesson) -> None:
    """From the released text to a draft with new words, looked at in the preview."""
    page.goto(f"/admin/courses/sectionrevision/{lesson.revision.pk}/change/")
    act(page, "New revision from this one")
    source = text_with("first-check", "second-check").replace("Some text.", NEW)
    page.locator("#id_source").fill(source)
    page.get_by_role("button", name="Save and continue editing").first.click()
    page.get_by_role("link", name="See it as a learner would").click()
    expect(page.locator("main")).to_contain_text("a draft: not visible to learners")
    expect(page.locator("main")).to_contain_text(NEW)


def put_together(page: Page, lesson: Lesson) -> str:
    """A release that holds the draft; returns its address."""
    page.goto("/admin/releases/release/add/")
    page.locator("#id_scope").select_option(lesson.course.slug)
    page.locator("#id_name").fill("Clearer words")
    save(page)
    page.wait_for_url("**/change/")
    address = page.url
    page.locator("main input[type=checkbox]").first.check()
    save(page)
    return address


def promote(page: Page, release: str, times: int) -> None:
    """Ring by ring, on the page that says what will happen."""
    for _ in range(times):
        page.goto(release)
        act(page, "Promote one ring…")
        page.get_by_role("button", name="Promote").click()
        page.wait_for_url("**/change/")


def test_a_text_is_rewritten_looked_at_and_released_by_a_second_pair_of_eyes(
    visit: Visit,
) -> None:
    lesson = Lesson()
    author, colleague = (person("Instructor", staff=True) for _ in range(2))
    writing = visit("/admin/", storage_state=signed_in(author))
    reading = visit(lesson.url)

    write_draft(writing, lesson)
    reading.reload()
    expect(reading.locator("main")).not_to_contain_text(NEW)
    release = put_together(writing, lesson)
    promote(visit("/admin/", storage_state=signed_in(colleague)), release, times=3)

    reading.reload()
    expect(reading.locator("main")).to_contain_text(NEW)


def test_an_instructor_comes_in_by_the_common_door(visit: Visit) -> None:
    page = visit("/admin/")
    page.get_by_label("Email").fill(person("Instructor", staff=True).email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)

    page.locator("main form .btn--pri").click()

    page.wait_for_url("**/admin/")
    expect(page.get_by_role("link", name="Section revisions")).to_be_visible()
    expect(page.get_by_role("link", name="Users")).to_have_count(0)
