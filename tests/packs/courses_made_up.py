"""Courses that Hypothesis makes up: any words, and every kind of place and file."""

from dataclasses import dataclass

from hypothesis import strategies as st

from courses.embeds import embed_kinds
from courses.packs.section_texts import SectionText, section_file
from courses.packs.yaml_writing import Value, yaml_text
from courses.rendering import render_fragment, render_section
from tests.casestudies.pdfs import make_pdf
from tests.labs.toy import TOY

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
PDFS = tuple(make_pdf(pages) for pages in (1, 2, 3))


def _is_fit(text: str) -> bool:
    """Whether a release would take it as prose."""
    return bool(text.strip()) and not render_fragment(text)[1]


TITLES = LINES.filter(str.strip)
PROSE = TEXTS.filter(_is_fit)
# What labs refer to: a heading, and a question that is asked.
PLACE = "\n\n## // labs | A place {#lab-place}\n\nText.\n\n/// check | a\n///\n"
BODIES = (TEXTS | st.lists(TEXTS, max_size=3).map("\n\n".join)).filter(
    lambda text: bool(text.strip()) and not render_section(text).problems
)


def _problems_of(source: str) -> object:
    return render_section(source, embed_kinds=embed_kinds()).problems


@dataclass(frozen=True)
class MadeUp:
    """A pack as names and contents of files."""

    files: dict[str, str | bytes]


@st.composite
def questions(draw: st.DrawFn) -> list[Value]:
    """Up to two questions with up to four choices that differ."""
    return [
        {
            "key": key,
            "stem": draw(PROSE),
            "key_idea": draw(PROSE),
            "shuffle": draw(st.booleans()),
            **({"pilot": True} if draw(st.booleans()) else {}),
            "choices": draw(choices()),
        }
        for key in draw(st.sampled_from([(), ("a",), ("a", "b-2")]))
    ]


@st.composite
def choices(draw: st.DrawFn) -> list[Value]:
    """Choices of which one is right."""
    texts = draw(
        st.lists(PROSE, min_size=2, max_size=4, unique_by=lambda t: " ".join(t.split()).casefold())
    )
    right = draw(st.integers(0, len(texts) - 1))
    return [
        {
            "key": f"c{number}",
            "text": text,
            "explanation": draw(PROSE),
            **({"correct": True} if number == right else {}),
            **({"last": True} if draw(st.booleans()) else {}),
        }
        for number, text in enumerate(texts)
    ]


def _numbers(text: str) -> str:
    """The words with no braces in them: those would ask for a number."""
    return text.replace("{", "(")


@st.composite
def labs(draw: st.DrawFn) -> dict[str, Value]:
    """A lab on the toy's workings that can be won."""
    prose, line = PROSE.map(_numbers), LINES.map(_numbers).filter(_is_fit)
    goal = draw(st.integers(1, 9))
    debrief = st.builds(
        lambda text: {"measure": "steps", "text": text, "passage": "lab-place"}, prose
    )
    return {
        "mechanics": TOY.key,
        "code": draw(TITLES)[:12].strip() or "LAB_01",
        "topic": draw(TITLES)[:60].strip() or "topic",
        "title": draw(TITLES),
        **{name: draw(prose) for name in ("intro", "situation", "first_step")},
        "passage": "lab-place",
        "parameters": {"goal": goal, "limit": draw(st.integers(goal, 9))},
        "hints": {name: draw(st.lists(line, min_size=1, max_size=5)) for name in TOY.failures},
        "debrief": draw(st.lists(debrief, min_size=1, max_size=3)),
        "check": "a",
        **({"required": True} if draw(st.booleans()) else {}),
        **({"points": 3} if draw(st.booleans()) else {}),
    }


@st.composite
def section_files(draw: st.DrawFn, folder: str) -> dict[str, str | bytes]:
    """The files of one section."""
    asked, body = draw(questions()), draw(BODIES)
    if has_labs := bool(asked) and not _problems_of(body + PLACE):
        body += PLACE
    text = SectionText(
        title=draw(TITLES),
        subtitle=draw(st.just("") | LINES),
        topic=draw(st.just("") | LINES.map(lambda line: line[:60])),
        lede=draw(st.just("") | PROSE),
        hero_drawing=draw(st.sampled_from(["", "two-clocks"])),
        hero_caption=draw(st.just("") | PROSE),
        source=body,
    )
    files: dict[str, str | bytes] = {f"{folder}/section.md": section_file(text)}
    if asked:
        files[f"{folder}/questions.yaml"] = yaml_text(asked)
    for key in draw(st.sampled_from([(), ("one",), ("one", "two")])) if has_labs else ():
        files[f"{folder}/labs/{key}.yaml"] = yaml_text(draw(labs()))
    studies: list[Value] = []
    for key in draw(st.sampled_from([(), ("one",), ("one", "two")])):
        studies.append({"key": key, "title": draw(TITLES), "year": 2008, "filename": draw(LINES)})
        files[f"{folder}/case-studies/{key}.pdf"] = draw(st.sampled_from(PDFS))
    if studies:
        files[f"{folder}/case-studies.yaml"] = yaml_text(studies)
    return files


@st.composite
def made_up_courses(draw: st.DrawFn) -> MadeUp:
    """A course of up to two modules with up to two sections each."""
    files: dict[str, str | bytes] = {}
    modules: list[Value] = []
    for number in range(1, draw(st.integers(1, 2)) + 1):
        sections: list[Value] = []
        for place in range(1, draw(st.integers(0, 2)) + 1):
            entry: dict[str, Value] = {"number": place, "slug": f"s{place}"}
            if draw(st.integers(0, 3)):
                entry["folder"] = f"folder-{place}"
                files |= draw(section_files(f"m{number}/folder-{place}"))
            if place > 1:
                entry["opens_after"] = f"m{number}/s1"
            sections.append(entry)
        module = {"number": number, "slug": f"m{number}", "title": draw(TITLES)}
        modules.append({**module, **({"sections": sections} if sections else {})})
    course = {"slug": "made-up", "title": draw(TITLES), "summary": draw(PROSE)}
    files["course.yaml"] = yaml_text({**course, "modules": modules})
    return MadeUp(files)
