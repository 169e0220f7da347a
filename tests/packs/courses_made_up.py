"""Courses that Hypothesis makes up: any words, and every kind of place and file."""

from dataclasses import dataclass

from hypothesis import strategies as st

from courses.embeds import embed_kinds
from courses.packs.section_texts import SectionText, section_file
from courses.packs.yaml_writing import Value, yaml_text
from courses.rendering import render_section
from quizzes.packs.states import entry_of
from tests.casestudies.pdfs import make_pdf
from tests.labs.toy import TOY
from tests.packs.questions_made_up import question_states, releasable
from tests.packs.words_made_up import LINES, PROSE, TEXTS, TITLES, is_fit

PDFS = tuple(make_pdf(pages) for pages in (1, 2, 3))
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
    """Up to two questions of any kind that a release takes."""
    keys = draw(st.sampled_from([(), ("a",), ("a", "b-2")]))
    return [entry_of(key, releasable(draw(question_states()))) for key in keys]


def _numbers(text: str) -> str:
    """The words with no braces in them: those would ask for a number."""
    return text.replace("{", "(")


@st.composite
def labs(draw: st.DrawFn) -> dict[str, Value]:
    """A lab on the toy's workings that can be won."""
    prose, line = PROSE.map(_numbers), LINES.map(_numbers).filter(is_fit)
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
