"""What of a rendered page can be found, passage by passage."""

from courses.search.kinds import Text
from courses.search.plain_text import passages_of, plain


def test_a_page_is_divided_at_headings_that_have_an_id() -> None:
    parts = [
        "<p>Above.</p><section><h2 class='h2' id='one'><span>k</span><span>: </span>T</h2><p>First",
        " still</p><ul><li>a<li>b</ul><h3 id='two'>Second</h3>",
        "<p>x<br>y</p><h3>No id</h3></section>",
    ]

    assert passages_of(parts) == [
        Text("", "Above."),
        Text("k: T", "First still a b", anchor="one"),
        Text("Second", "x y No id", anchor="two"),
    ]


def test_drawings_and_what_is_hidden_from_speech_are_left_out() -> None:
    html = (
        "<p>A<svg><title>no</title><g><text>no</text></g><path d=''/></svg>"
        "<span aria-hidden='true'>// <img alt=''><b>no</b></span> <em>b</em>c &amp; &lt;d&gt;</p>"
    )

    assert plain(html) == "A bc & <d>"


def test_a_page_without_words_has_no_passages() -> None:
    assert passages_of(["<p> </p>", "<svg></svg>"]) == []
    assert plain("") == ""
