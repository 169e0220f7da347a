"""HTML of other systems: what stays, in which words, and what is told to be gone."""

import pytest

from quizzes.interchange.html_to_markdown import markdown_of_html

DEEP = "<div>" * 50 + "<b>x</b>" + "</div>" * 50


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("plain  words\n here", "plain words here"),
        (
            "<p>What is <b>bold</b> and <i>it</i>?</p><p>Two</p>",
            "What is **bold** and *it*?\n\nTwo",
        ),
        ("a<br>b<br><br>c", "a  \nb\n\nc"),
        ("<ul><li>x<ul><li>y</li></ul></li><li>z</ul> <ol></ol>", "- x\n    - y\n- z"),
        ("<ol start=3><li><p>a</p><p>b</p></li><li>c</ol>", "3. a\n\n    b\n\n4. c"),
        (
            "<pre>if a &lt; b:\n    c()</pre>after<pre> </pre>",
            "```\nif a < b:\n    c()\n```\n\nafter",
        ),
        ("<ul><li><pre>a\nb</pre><pre></pre></li></ul>", "- `a`  \n    `b`"),
        ("<blockquote><p>a</p><p>b</p></blockquote><blockquote></blockquote>", "> a\n>\n> b"),
        ("<code>a*b</code> <code> </code>&lt;div&gt; 3 * 4 *x*", "`a*b` &lt;div> 3 * 4 \\*x\\*"),
        ("<code>`</code><b> </b><b> a </b>b", "`` ` `` **a** b"),
        (
            "<a href='https://x.org/a (1)'>l [1]<br>2</a>",
            "[l \\[1\\] 2](https://x.org/a%20%281%29)",
        ),
        ("<a>a</a><a href='/x'></a><a href='/y'>a<a href='/z'>b</a></a>", "a[ab](/y)"),
        ("1. x<br>- y<br># z<br>| c", "1\\. x  \n\\- y  \n\\# z  \n&#124; c"),
        ("<em>a <strong>b</strong> c</em> <b>a <i>b</i></b>", "_a **b** c_ **a _b_**"),
        ("<!-- gone -->a<!-- stays", "a&lt;!-- stays"),
        ("</p><p>a<p>b</span><?xml?><!DOCTYPE x>", "a\n\nb"),
        ("<span><div>a</div></span><section>b<hr></section>", "a\n\nb"),
        ("<li>a</li><br/><img/ >b", "a\n\nb"),
        ("<code>a<br>b</code>", "`a`  \n`b`"),
        ("&#xE000;a&nbsp;b", "a b"),
        (DEEP, "x"),
    ],
)
def test_what_can_be_said_is_said_in_markdown(html: str, markdown: str) -> None:
    assert markdown_of_html(html).markdown == markdown


@pytest.mark.parametrize(
    ("html", "markdown", "lost"),
    [
        ("<h2>T</h2>x", "**T**\n\nx", "A heading is kept as bold words."),
        ("<tr><td>a</td><th>b</th></tr><table>", "a | b", "A table is kept as lines of words."),
        ("<b><p>x</p></b>", "x", "Some emphasis is left out around whole paragraphs."),
        ("<b>a</b><i>b</i>", "a*b*", "Some emphasis is left out where two kinds meet."),
        ("H<sub>2</sub>O", "H2O", "The look of <sub> is left out; its words are kept."),
        ("<img src='data:image/png;base64,AA'>t", "t", "A picture is left out."),
        ("<script>x<b></script>y", "y", "<script> is left out, with what it holds."),
        ("<a href='javascript:x'>a</a>", "a", "A link to “javascript:x” is kept as words."),
        ("\\(x\\)", "\\\\(x\\\\)",
         "Formulas are not typeset here; they stay as they were typed."),
    ],
)  # fmt: skip
def test_what_is_gone_is_told_in_a_sentence(html: str, markdown: str, lost: str) -> None:
    converted = markdown_of_html(html)

    assert converted.markdown == markdown
    assert converted.lost == (lost,)
