"""An instructor's desk: the pages of the admin as a person goes through them, link by link."""

from __future__ import annotations

from collections.abc import Iterable

from playwright.sync_api import FrameLocator, Locator, Page, expect

from tests.journeys.words import Written
from tests.pictures.made import halves, saved

SLOW = 60_000
"""Milliseconds that a busy machine may take to draw a whole page anew, or a PDF."""


class Desk:
    """One instructor's browser, and the section they write in it."""

    def __init__(self, page: Page) -> None:
        self.page, self.context = page, page.context
        self.course, self.section, self.bench = "", "", ""

    def save(self, button: str = "Save and continue editing") -> None:
        """Press one of the form's buttons; the next page tells that it is kept."""
        self.page.get_by_role("button", name=button, exact=True).first.click()
        expect(self.page.locator(".messagelist .success").first).to_be_visible()

    def begin_course(self, title: str) -> None:
        """A course, its first module and that one's first section, each from the page before."""
        self.page.goto("/admin/courses/course/add/")
        self.page.get_by_label("Title").first.fill(title)
        self.save()
        self.course = self.page.url
        self._add_below("module", number="1", slug="m01", title="Boxes")
        self._add_below("section", number="1", slug="s1")
        self.section = self.page.url

    def _add_below(self, kind: str, **fields: str) -> None:
        self.page.get_by_text(f"Add another {kind}").click()
        for name, words in fields.items():
            self.page.locator(f"#id_{kind}s-0-{name}").fill(words)
        self.save()
        self.page.locator(f"#{kind}s-0").get_by_role("link", name="Change").click()

    def begin_text(self, title: str) -> None:
        """The section's first draft, and on to the workbench."""
        self.page.goto(self.section)
        self.page.get_by_role("link", name="Write the first revision").click()
        self.page.get_by_label("Title:", exact=True).fill(title)
        self.page.get_by_label("Topic:").fill("post")
        self.page.get_by_label("Text:").fill("To be written.")
        self.save()
        self.page.get_by_role("link", name="Write beside the page").click()
        self.bench = self.page.url
        self.wait_for_page()

    def wait_for_page(self) -> None:
        """Until the page beside the words is told of, and so the scripts are there."""
        expect(self.page.locator("#wb-told")).to_contain_text("minute", timeout=SLOW)

    @property
    def text(self) -> Locator:
        """The words of the section."""
        return self.page.get_by_label("Text", exact=True)

    @property
    def shown(self) -> FrameLocator:
        """The page beside the words."""
        return self.page.frame_locator("#wb-frame")

    def told(self, words: str) -> Locator:
        """A row that says what is wrong or could be better."""
        return self.page.locator("#wb-told").get_by_role("button", name=words)

    def write(self, words: str) -> None:
        """Put words in place of all that stand in the text, and wait until they are kept."""
        self.text.fill(words)
        self.page.keyboard.press("Control+s")
        expect(self.page.locator("#draft-status .saved")).to_be_visible(timeout=SLOW)

    def type_at_top(self, words: str, press: str = "Home") -> None:
        """Type at the beginning of the first line, or at its end."""
        self.text.focus()
        self.page.keyboard.press("Control+Home")
        self.page.keyboard.press(press)
        self.page.keyboard.type(words)

    def insert(self, *names: str) -> None:
        """Choose from the menu what goes to the end of the text, one after another."""
        for name in names:
            self.text.focus()
            self.page.keyboard.press("Control+End")
            self.page.keyboard.press("Control+/")
            expect(self.page.locator("#wb-find")).to_be_focused()
            self.page.keyboard.type(name)
            self.page.keyboard.press("Enter")

    def add(self, kind: str) -> Desk:
        """Another tab, from the menu's link that makes a thing of that kind."""
        self.text.press("Control+/")
        with self.page.expect_popup() as opening:
            self.page.get_by_role("link", name=f"{kind}: add one").click()
        return Desk(opening.value)

    def upload_picture(self, description: str) -> None:
        """A picture with its description; its key is its file's name."""
        file = {"name": "sorting.png", "mimeType": "image/png", "buffer": saved(halves(800, 400))}
        self.page.get_by_label("Picture file").set_input_files(file)
        self.page.get_by_label("Description").fill(description)
        self.save()

    def write_case_study(self, key: str, source: str) -> None:
        """A case study written here, and its PDF built."""
        self.page.get_by_label("Key").fill(key)
        self.save()
        self.page.get_by_role("link", name="Write the first revision").click()
        self.page.get_by_label("Title").fill("The penny post")
        self.page.get_by_label("Year").fill("1900")
        self.page.get_by_label("Text").fill(source)
        self.page.get_by_role("button", name="Save and build the PDF").first.click(timeout=SLOW)

    def ask(self, question: Written) -> None:
        """A question of any kind, from its place to the draft that lacks nothing."""
        self.page.get_by_label("Key").fill(question.key)
        self.page.get_by_label(question.kind).check()
        self.page.get_by_role("button", name="Save", exact=True).first.click()
        self.page.locator("#id_stem").fill(question.stem)
        self.page.locator("#id_key_idea").fill("Letters go where their address says.")
        for at, row in enumerate(question.rows):
            self._row(at, row.items())
        self.save()

    def _row(self, at: int, fields: Iterable[tuple[str, str]]) -> None:
        row = self.page.locator(f"#id_choices-{at}-text")
        if not row.count():
            self.page.locator("[data-add]").click()
        for name, words in fields:
            field = self.page.locator(f"#id_choices-{at}-{name}")
            if name == "is_key":
                field.check()
            else:
                field.fill(words)

    def understand(self, questions: str) -> None:
        """Paste questions from elsewhere, and go on to what was understood of them."""
        self.page.goto(self.section)
        self.page.get_by_role("link", name="Bring questions").click()
        self.page.get_by_label("Paste questions").fill(questions)
        self.page.get_by_role("button", name="Read them").click()

    def share(self) -> str:
        """A link to the draft for somebody without an account."""
        self.page.get_by_label("For whom").fill("Rowland")
        self.page.get_by_role("button", name="Make a link").click()
        said = self.page.get_by_text("Copy this link and send it").inner_text()
        return said.rpartition(" ")[2]

    def let_in(self, email: str) -> None:
        """Somebody else, to write this course and release it."""
        self.page.goto(self.course)
        self.page.get_by_role("link", name="Instructors").click()
        self.page.get_by_label("E-mail").fill(email)
        self.page.get_by_role("button", name="Let in").click()

    def put_together(self, name: str) -> str:
        """A release of every draft there is in the course; its address."""
        self.page.goto("/admin/releases/release/add/")
        self.page.get_by_label("Course").select_option("the-penny-post")
        self.page.get_by_label("Name").fill(name)
        self.page.get_by_role("button", name="Save", exact=True).first.click()
        expect(self.page.get_by_text("Now choose the drafts it ships.")).to_be_visible()
        expect(self.page.locator("input[name=drafts]").first).to_be_visible()
        self.page.get_by_role("button", name="Tick all or none").click()
        self.save()
        return self.page.url


def act(page: Page, action: str) -> None:
    """Choose an action on the page of one thing."""
    page.get_by_label("Action:").first.select_option(label=action)
    page.get_by_role("button", name="Run").first.click()


def promote(page: Page, release: str) -> None:
    """One ring outwards, on the page that says what will happen."""
    page.goto(release)
    act(page, "Promote one ring…")
    page.get_by_role("button", name="Promote").click()
    page.wait_for_url("**/change/")
