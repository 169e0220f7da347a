"""What a revision keeps: the text, the lede, the hero figure and every problem."""

from courses.rendering.stored import rendered_section


def test_a_revision_keeps_text_lede_and_hero() -> None:
    stored = rendered_section(
        source="## A {#a}\n\nText.", lede="A *lede*.", hero_drawing="rings", hero_caption="Caption."
    )

    assert stored["problems"] == []
    assert stored["lede"] == "A <em>lede</em>."
    assert "fig--hero" in str(stored["hero"])
    assert stored["contents"] == [{"id": "a", "level": 2, "label": "", "title": "A", "short": "A"}]
    assert (stored["words"], stored["minutes"]) == (2, 1)


def test_problems_say_where_they_are() -> None:
    stored = rendered_section(source="# A", lede="<b>", hero_drawing="nope", hero_caption="")

    assert [problem[:2] for problem in stored["problems"]] == [
        ["text", 1],
        ["lede", 1],
        ["hero", 1],
    ]


def test_without_a_drawing_there_is_no_hero() -> None:
    assert rendered_section(source="Text.")["hero"] == ""
