"""Words that Hypothesis makes up, of the kind that files could misread."""

from hypothesis import strategies as st

from courses.rendering import render_fragment

HOSTILE = (
    "yes", "No", "null", "~", "1e3", "0x1F", "012", "2008-01-01", "12:30:45", ".inf", "<<", "=",
    ": ", "a: b", "a:", "- a", "-", "---", "...", "# a", "a #b", "a # b", "&a", "*a", "!a", "%a",
    "@a", "`a`", "'a'", '"a"', "{a}", "[a]", "a, b", "| a", "> a", "? a", " a", "a ", "\ta", "a\tb",
    "a\\nb", "a  b", "é", "e\u0301", "ß", "日本語", "שלום", "😀", "\u200b", "\u2028", "\x85",
    "\ufeff", "\x1f", "\x7f", "\ue000", "\uffff", "x" * 119,
)  # fmt: skip
BLOCKS = (
    "a\n", "a\n\n", "a\nb", "\na", "a\n\n\nb\n", "a\n  b\n", "  a\nb\n", "a\n \nb", "a  \nb",
    "a\n---\nb\n", "a\n...\n", "\ta\nb", "a\n\tb", "- a\n- b\n", "a\n# b\n", "word " * 40,
    "word " * 40 + "end", " ".join(["long" * 9] * 9),
)  # fmt: skip

_CHARS = st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\n")
LINES = st.sampled_from(HOSTILE) | st.text(_CHARS, min_size=1, max_size=40)
TEXTS = LINES | st.sampled_from(BLOCKS) | st.lists(LINES, min_size=1, max_size=4).map("\n".join)


def is_fit(text: str) -> bool:
    """Whether a release would take it as prose."""
    return bool(text.strip()) and not render_fragment(text)[1]


TITLES = LINES.filter(str.strip)
PROSE = TEXTS.filter(is_fit)
