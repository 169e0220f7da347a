"""The shipped section: every block of the specification, sound and in its order."""

from pathlib import Path

import pytest
import yaml

from courses.rendering import EmbedPart, RenderedSection, render_fragment, render_section
from tests.courses.rendering.markup import html_of, text_of

COURSE = Path(__file__).resolve().parents[3] / "fixtures" / "cloud-integrations"
SECTION = COURSE / "m06" / "s03-decouple-deployment-from-release"
IN_ORDER = [
    "// deployment", "// release", "// two families of release patterns",
    "FAM_01", "Online", "Environment-based", "Blue-Green", "Canary",
    "FAM_02", "Online", "Application-based", "Feature toggles", "Dark launches",
    "// blue-green deployment", "smoke tests", "Preferred",
    "// case · dixons retail used blue-green for point-of-sale rollouts in 2008.",
    "// canary release · the coal-mine metaphor",
    "A1 · staff only", "A2 · small %", "A3 · everyone",
    "Cluster immune system", "15–20%", "// feature toggles · the swiss-army knife",
    "Roll back easily", "Gracefully degrade", "Resilience via SOA", "A/B testing",
    "all toggles ON", "test the toggle system itself",
    "// dark launch · ship the code, hide the ui",
    "facebook chat (2008)", "// closing the first way", "(M03)", "(M04)", "(M05)", "(M06)",
    "// knowledge check",
]  # fmt: skip


@pytest.fixture(scope="module")
def rendered() -> RenderedSection:
    _start, _front, body = (SECTION / "section.md").read_text().split("---\n", 2)
    return render_section(body, embed_kinds=["score", "check", "case-study", "lab"])


def test_the_text_has_no_problems(rendered: RenderedSection) -> None:
    assert rendered.problems == ()


def test_every_block_of_the_specification_stands_in_its_order(rendered: RenderedSection) -> None:
    text = text_of(html_of(rendered))

    place = 0
    for words in IN_ORDER:
        place = text.find(words, place)
        assert place >= 0, words
        place += len(words)


def test_downloads_labs_and_checks_stand_where_they_belong(rendered: RenderedSection) -> None:
    embeds = [(p.kind, p.key) for p in rendered.parts if isinstance(p, EmbedPart)]

    assert embeds == [
        ("case-study", "dixons-blue-green"),
        ("lab", "switchboard"),
        ("lab", "immune-system"),
        ("lab", "toggle-panel"),
        ("case-study", "facebook-chat-dark-launch"),
        ("lab", "ghost-load"),
        ("score", ""),
        ("check", "announce-on-monday"),
        ("check", "one-shared-database"),
    ]


def test_the_front_matter_names_title_lede_and_hero() -> None:
    front = yaml.safe_load((SECTION / "section.md").read_text().split("---\n", 2)[1])

    assert f"{front['title']} — {front['subtitle']}" == (
        "Decouple deployment from release — and choose the pattern that fits"
    )
    assert front["topic"] == "DEVOPS · RELEASE"
    assert front["hero_drawing"] == "two-clocks"


def questions() -> list[dict[str, object]]:
    loaded: list[dict[str, object]] = yaml.safe_load((SECTION / "questions.yaml").read_text())
    return loaded


@pytest.mark.parametrize("question", questions(), ids=lambda q: str(q["key"]))
def test_a_question_is_fair(question: dict[str, object], rendered: RenderedSection) -> None:
    choices = question["choices"]
    assert isinstance(choices, list)
    keys = [choice for choice in choices if choice.get("correct")]

    assert len(choices) == 4
    assert len(keys) == 1
    assert max(choices, key=lambda choice: len(choice["text"])) not in keys
    assert len({choice["key"] for choice in choices}) == 4
    assert question["passage"] in {heading.id for heading in rendered.contents}
    for text in (question["stem"], question["key_idea"], *_words(choices)):
        html, problems = render_fragment(str(text))
        assert problems == ()
        assert "<p>" not in html


def _words(choices: list[dict[str, str]]) -> list[str]:
    return [choice[name] for choice in choices for name in ("text", "explanation")]


def test_the_course_names_its_six_modules() -> None:
    course = yaml.safe_load((COURSE / "course.yaml").read_text())

    assert [module["slug"] for module in course["modules"]] == [f"m0{n}" for n in range(1, 7)]
    assert all(module["summary"] for module in course["modules"])
    folder = course["modules"][5]["sections"][0]["folder"]
    assert (COURSE / "m06" / folder / "section.md").exists()
