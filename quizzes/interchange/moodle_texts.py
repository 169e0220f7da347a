"""The texts of Moodle XML, in whichever of its four formats, as our Markdown."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from quizzes.interchange.building import Notes
from quizzes.interchange.html_to_markdown import has_markup, markdown_of_html
from quizzes.interchange.markdown_text import markdown_of_text, without_controls


def word_of(parent: Element, path: str) -> str:
    """The words at a path, trimmed; "" where nothing stands there."""
    return (parent.findtext(path) or "").strip()


@dataclass(slots=True)
class Texts:
    """Reads one question's texts and notes what they lose."""

    notes: Notes = field(default_factory=Notes)

    def markdown(self, holder: Element | None, default: str = "moodle_auto_format") -> str:
        """The <text> of an element as Markdown."""
        if holder is None:
            return ""
        for file in holder.findall("file"):
            words = _("The file “%(name)s” is left out.")
            self.notes.lose(words % {"name": file.get("name", "")[:80]})
        return self.words(word_of(holder, "text"), holder.get("format") or default)

    def words(self, text: str, markup: str) -> str:
        """Words in one of Moodle's formats as Markdown."""
        match markup:
            case "markdown":
                return without_controls(text)
            case "plain_text":
                return markdown_of_text(text)
            case "moodle_auto_format":
                if not has_markup(text):
                    return markdown_of_text(text)
                return self.html(text.replace("\n", "<br>") if "<p" not in text else text)
        return self.html(text)

    def html(self, text: str) -> str:
        """HTML as Markdown."""
        converted = markdown_of_html(text)
        self.notes.lose(*converted.lost)
        return converted.markdown
