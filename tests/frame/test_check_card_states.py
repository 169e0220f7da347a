"""The check card in each of its states: what it says, holds back, and where focus goes."""

from types import SimpleNamespace

import pytest

from tests.frame.cards import card, choice, correct, drawn, incorrect

OPEN_STATES = ["unanswered", "invalid", "incorrect", "changed", "practice"]
CLOSED_STATES = ["correct", "shown", "practised"]


@pytest.mark.parametrize("state", OPEN_STATES)
def test_an_open_check_is_a_form_that_works_with_and_without_htmx(state: str) -> None:
    form = drawn(card(state)).one("form", id="check-q")

    assert (form.attrs["method"], form.attrs["action"]) == ("post", "/verify/")
    assert form.attrs["hx-post"] == "/verify/"
    assert (form.attrs["hx-target"], form.attrs["hx-swap"]) == ("this", "outerHTML")
    assert form.attrs["hx-sync"] == "this:drop"
    assert "novalidate" in form.attrs


@pytest.mark.parametrize("state", OPEN_STATES)
def test_the_question_is_the_legend_of_the_group_of_native_radios(state: str) -> None:
    tree = drawn(card(state))

    assert tree.one("legend").text == "Question 2 of 2. What happens?"
    radios = tree.all("input", type="radio", name="choice")
    assert [radio.attrs["value"] for radio in radios] == ["a", "b", "c", "d"]
    labelled = [label.attrs["for"] for label in tree.all("label")]
    assert labelled == [radio.attrs["id"] for radio in radios]


@pytest.mark.parametrize("state", OPEN_STATES)
def test_the_form_carries_its_revision_and_its_attempt(state: str) -> None:
    tree = drawn(card(state))

    assert tree.one("input", name="revision").attrs["value"] == "7"
    assert tree.one("input", name="attempt").attrs["value"] == "token"
    assert tree.one("input", name="csrfmiddlewaretoken").attrs["value"] == "x"


def test_an_unanswered_check_selects_and_explains_nothing() -> None:
    tree = drawn(card())

    assert not any("checked" in radio.attrs for radio in tree.all("input", type="radio"))
    assert not any("aria-describedby" in radio.attrs for radio in tree.all("input", type="radio"))
    assert tree.all("span", class_="ch__w") == []
    assert "pick one to verify" in tree.html


def test_verify_comes_first_so_that_enter_verifies_and_is_never_disabled() -> None:
    buttons = drawn(card()).all("button", type="submit")

    assert [button.text for button in buttons] == ["Verify", "Show the answer"]
    assert buttons[1].attrs["name"] == "reveal"
    assert not any("disabled" in button.attrs for button in buttons)


def test_choosing_nothing_is_said_on_the_group_and_puts_focus_on_the_first_choice() -> None:
    tree = drawn(card("invalid", focus="first", error="Choose one answer, then verify."))

    error = tree.one("p", id=tree.one("fieldset").attrs["aria-describedby"])
    assert "Error: Choose one answer, then verify." in error.text
    focused = [e for e in tree.elements if "autofocus" in e.attrs]
    assert [e.attrs["id"] for e in focused] == ["check-q-a"]


def test_a_wrong_answer_is_marked_in_words_and_described_by_its_note() -> None:
    tree = drawn(incorrect())

    radio = tree.one("input", id="check-q-a")
    assert "checked" in radio.attrs
    assert tree.one("span", id=radio.attrs["aria-describedby"]).text == "Why A misses"
    assert "Your answer, not this one" in tree.html
    assert [button.text for button in tree.all("button")] == ["Verify again", "Show the answer"]
    assert tree.one("a", href="/s/#blue").text == "Read “Blue-green” again"


@pytest.mark.parametrize("made", [incorrect, correct])
def test_the_panel_heading_takes_the_focus_without_being_a_tab_stop(made: type[object]) -> None:
    tree = drawn(made())  # type: ignore[arg-type]

    heading = tree.one("h3", id="check-q-says")
    assert heading.attrs["tabindex"] == "-1"
    assert "autofocus" in heading.attrs


def test_nothing_takes_the_focus_on_an_ordinary_visit() -> None:
    for shown in (card(), incorrect(focus=""), correct(focus="")):
        assert not any("autofocus" in element.attrs for element in drawn(shown).elements)


def test_a_right_answer_becomes_a_document_with_the_way_forward_first() -> None:
    tree = drawn(correct())

    assert tree.one("div", id="check-q").attrs["role"] == "group"
    assert tree.all("input", type="radio") == tree.all("fieldset") == []
    assert "Your answer, correct" in tree.html
    assert "Key idea:" in tree.one("div", class_="fb__idea").text
    assert tree.one("a", class_="btn--pri").attrs["href"] == "/next/"
    assert tree.one("button").text == "Practise again"


def test_the_other_explanations_are_one_disclosure_away_after_a_right_answer() -> None:
    tree = drawn(correct())

    assert tree.one("summary").text == "Why not A?"
    assert "Why A misses" in tree.one("details").text
    assert "Why B is right" not in tree.one("details").text


def test_after_the_answer_is_shown_every_choice_explains_itself() -> None:
    rows = (
        choice("A", mark="answer", explanation="Why A is right"),
        choice("B", mark="your_last", explanation="Why B misses"),
        choice("C", explanation="Why C misses"),
    )

    tree = drawn(card("shown", choices=rows, heading="The answer is A"))

    assert tree.all("details") == []
    assert [w.text for w in tree.all("div", class_="rs__w")] == [
        "Why A is right", "Why B misses", "Why C misses",
    ]  # fmt: skip
    assert "The answer" in tree.html
    assert "Your last answer" in tree.html


@pytest.mark.parametrize("state", CLOSED_STATES)
def test_a_finished_check_can_be_practised_again_in_its_own_place(state: str) -> None:
    tree = drawn(card(state))

    form = tree.one("form")
    assert (form.attrs["hx-target"], form.attrs["hx-swap"]) == ("#check-q", "outerHTML")
    assert tree.one("button", name="practise").attrs["value"] == "start"


def test_practice_says_so_and_comes_back_as_practice() -> None:
    tree = drawn(card("practice"))

    assert tree.one("input", name="practise").attrs["value"] == "1"
    assert tree.one("span", class_="tag").text == "Practice"
    assert [button.text for button in tree.all("button")] == ["Verify"]


def test_a_locked_check_gives_the_reason_and_a_link_and_no_question() -> None:
    locked = SimpleNamespace(why="It opens later.", url="/s2/", label="Push-button deploys")

    tree = drawn(card("locked", locked=locked, heading="Locked for now", choices=()))

    assert "It opens later." in tree.html
    assert tree.one("a", href="/s2/").text == "Push-button deploys"
    assert "What happens?" not in tree.html
    assert tree.all("input") == tree.all("form") == []


def test_a_question_on_trial_says_that_it_is_not_scored() -> None:
    assert drawn(card(is_pilot=True)).one("span", class_="tag").text == "On trial, not scored"


@pytest.mark.parametrize("state", OPEN_STATES + CLOSED_STATES)
def test_each_state_that_sends_holds_a_hidden_panel_for_when_that_fails(state: str) -> None:
    tree = drawn(card(state))

    assert "hidden" in tree.one("div", class_="net").attrs
    reasons = [p.attrs["data-for"] for p in tree.all("p") if "data-for" in p.attrs]
    assert reasons == ["0", "429", "403"]


@pytest.mark.parametrize("state", [*OPEN_STATES, *CLOSED_STATES, "locked"])
def test_every_state_names_each_id_once_and_describes_by_ids_that_exist(state: str) -> None:
    tree = drawn(card(state, heading="Said", choices=(choice("A", explanation="Because"),)))

    ids = [e.attrs["id"] for e in tree.elements if "id" in e.attrs]
    assert len(ids) == len(set(ids))
    for attribute in ("aria-describedby", "aria-labelledby", "for"):
        named = {e.attrs[attribute] for e in tree.elements if attribute in e.attrs}
        assert named <= set(ids)
