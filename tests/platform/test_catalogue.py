"""Every word of the interface stands in the English catalogue, ready to be translated."""

import ast
import re
from pathlib import Path

import pytest
from django.utils.translation.template import templatize

from tests.platform.conftest import ROOT

APPS = [
    *("accounts", "releases", "courses", "quizzes", "casestudies", "labs"),
    *("results", "jobs", "config"),
]
CATALOGUE = ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po"
# How many of a call's first arguments are words, after the context where there is one.
CALLS = {"gettext": 1, "ngettext": 2, "pgettext": 1, "npgettext": 2}
_IN_TEMPLATE = re.compile(r"\b(?:n?p?gettext|_)\(.*?\)(?= |$)", re.MULTILINE | re.DOTALL)
_ENTRY = re.compile(r'^msgid(?:_plural)? ((?:".*"\n)+)', re.MULTILINE)


def _kind(node: ast.Call) -> str | None:
    """Which of `CALLS` a call is, whatever short name it goes by."""
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    name = "gettext" if name == "_" else name.removesuffix("_lazy")
    return name if name in CALLS else None


def _words(source: str) -> set[str]:
    """The texts that a Python source asks to have translated."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and (kind := _kind(node)):
            first = 1 if "pget" in kind else 0
            texts = node.args[first : first + CALLS[kind]]
            found |= {text.value for text in texts if isinstance(text, ast.Constant)}
    return found


def _words_of_template(source: str) -> set[str]:
    """The texts a template asks for; Django turns it into something like Python for xgettext."""
    found: set[str] = set()
    for call in _IN_TEMPLATE.findall(templatize(source)):
        found |= _words(call)
    return found


def _asked() -> set[str]:
    sources = [path for app in APPS for path in (ROOT / app).rglob("*.py")]
    templates = [path for place in ["templates", *APPS] for path in (ROOT / place).rglob("*.html")]
    asked = {word for path in sources for word in _words(path.read_text(encoding="utf-8"))}
    for path in templates:
        asked |= _words_of_template(path.read_text(encoding="utf-8"))
    return asked


def _catalogued() -> set[str]:
    entries = _ENTRY.findall(CATALOGUE.read_text(encoding="utf-8"))
    return {"".join(ast.literal_eval(line) for line in one.splitlines()) for one in entries}


def test_every_text_of_the_interface_is_in_the_catalogue() -> None:
    asked = _asked()

    assert len(asked) > 50
    assert sorted(asked - _catalogued()) == [], "run make messages"


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ('{% load i18n %}<p>{% translate "Sign in" %}</p>', {"Sign in"}),
        ('{% load i18n %}{% translate "it\'s (new)" %} {{ _("now") }}', {"it's (new)", "now"}),
        (
            "{% load i18n %}{% blocktranslate count n=n %}{{ n }} try{% plural %}{{ n }} tries"
            "{% endblocktranslate %}",
            {"%(n)s try", "%(n)s tries"},
        ),
        ('{% load i18n %}{% translate "a" context "b" %}', {"a"}),
        ("<p>plain</p>", set()),
    ],
)
def test_the_texts_of_a_template_are_found(template: str, words: set[str]) -> None:
    assert _words_of_template(template) == words


def test_the_texts_of_a_module_are_found() -> None:
    source = "_('one')\nngettext('two', 'twos', n)\npgettext_lazy('place', 'three')\nother('no')"

    assert _words(source) == {"one", "two", "twos", "three"}


def test_the_catalogue_is_where_settings_look_for_it(settings: object) -> None:
    assert CATALOGUE.is_relative_to(Path(settings.LOCALE_PATHS[0]))
