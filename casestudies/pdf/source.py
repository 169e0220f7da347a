"""A case study as its author writes it: YAML front matter, then Markdown."""

import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import cast

import yaml
from django.utils.translation import gettext as _

from casestudies.pdf.values import CaseStudySource, Fact, Reference, SourceError

FENCE = "---\n"
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
TEXTS = ("key", "title", "section", "pattern", "language", "subtitle", "summary", "cover")
FIELDS = frozenset({*TEXTS, "year", "facts", "references"})
FACT_FIELDS = frozenset({"term", "text"})
REFERENCE_FIELDS = frozenset({"key", "authors", "title", "where", "year", "url"})
YEARS = range(1900, 2101)

__all__ = [
    "CaseStudySource",
    "Fact",
    "Reference",
    "SourceError",
    "checked",
    "load_matter",
    "read_source",
]

type Lines = Mapping[str, int]


def read_source(path: Path) -> CaseStudySource:
    """Read and check one source; raises SourceError."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise SourceError(path, 1, _("The file is not UTF-8 text.")) from error
    if not text.startswith(FENCE) or FENCE not in text[len(FENCE) :]:
        raise SourceError(path, 1, _("Front matter between two lines of --- is missing."))
    matter, body = text[len(FENCE) :].split(f"\n{FENCE}", 1)
    fields, lines = load_matter(path, matter)
    return checked(path, fields, lines, body, body_line=matter.count("\n") + 4)


def load_matter(path: Path, matter: str) -> tuple[dict[str, object], dict[str, int]]:
    """The front matter as values, and the line of each top-level field."""
    try:
        node = yaml.compose(matter, Loader=yaml.SafeLoader)
        loaded: object = yaml.safe_load(matter)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        reason = _("The front matter is not valid YAML: %(problem)s.")
        problem = getattr(error, "problem", None) or getattr(error, "reason", "")
        raise SourceError(path, _line(error, matter), reason % {"problem": problem}) from error
    if not isinstance(loaded, dict) or not isinstance(node, yaml.MappingNode):
        raise SourceError(path, 2, _("The front matter must be a list of fields."))
    lines = {str(key.value): key.start_mark.line + 2 for key, _value in node.value}
    return cast("dict[str, object]", loaded), lines


def _line(error: Exception, matter: str) -> int:
    """Where in the file the YAML broke: a mark for grammar, a position for odd characters."""
    if isinstance(error, yaml.reader.ReaderError):
        return matter.count("\n", 0, error.position) + 2
    mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
    return mark.line + 2 if mark else 1


def _refuse_unknown(path: Path, fields: dict[str, object], lines: Lines) -> None:
    """Every field is one of ours, and each of ours is there."""
    for name in fields:
        if name not in FIELDS:
            raise SourceError(path, lines[name], _("Unknown field “%(name)s”.") % {"name": name})
    for name in sorted(FIELDS - fields.keys()):
        raise SourceError(path, 1, _("The field “%(name)s” is missing.") % {"name": name})


def checked(
    path: Path,
    fields: dict[str, object],
    lines: Lines,
    body: str,
    *,
    body_line: int,
    optional: Collection[str] = (),
) -> CaseStudySource:
    """A source of these fields; one that is `optional` may be empty. Raises SourceError."""
    _refuse_unknown(path, fields, lines)
    left_out = {name for name in optional if not fields[name]}
    texts = {
        name: "" if name in left_out else _text(path, lines[name], name, fields[name])
        for name in TEXTS
    }
    if not SLUG.fullmatch(texts["key"]):
        reason = _("“key” may have only a-z, 0-9 and single hyphens.")
        raise SourceError(path, lines["key"], reason)
    return CaseStudySource(
        path=path,
        year=_year(path, lines["year"], fields["year"]),
        facts=_facts(path, lines, fields, left_out),
        references=_references(path, lines, fields, left_out),
        body=body,
        body_line=body_line,
        template="page.html",
        pictures=None,
        **texts,
    )


def _text(path: Path, line: int, name: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise SourceError(path, line, _("“%(name)s” must be some text.") % {"name": name})
    return value.strip()


def _year(path: Path, line: int, value: object) -> int:
    if not isinstance(value, int) or value not in YEARS:
        raise SourceError(path, line, _("“year” must be a year such as 2008."))
    return value


def _items(path: Path, line: int, name: str, value: object) -> list[dict[str, object]]:
    if (
        not isinstance(value, list)
        or not all(isinstance(item, dict) for item in value)
        or not value
    ):
        reason = _("“%(name)s” must be a list with at least one entry.") % {"name": name}
        raise SourceError(path, line, reason)
    return cast("list[dict[str, object]]", value)


def _texts(
    path: Path, line: int, item: dict[str, object], allowed: frozenset[str]
) -> dict[str, str]:
    """The text fields of one entry: all of them, and nothing else."""
    if item.keys() != allowed:
        reason = _("Each entry needs exactly these fields: %(names)s.")
        raise SourceError(path, line, reason % {"names": ", ".join(sorted(allowed))})
    return {name: _text(path, line, name, item[name]) for name in sorted(allowed)}


def _listed(
    path: Path, lines: Lines, name: str, fields: dict[str, object], left_out: Collection[str]
) -> list[dict[str, object]]:
    return [] if name in left_out else _items(path, lines[name], name, fields[name])


def _facts(
    path: Path, lines: Lines, fields: dict[str, object], left_out: Collection[str]
) -> tuple[Fact, ...]:
    items = _listed(path, lines, "facts", fields, left_out)
    return tuple(Fact(**_texts(path, lines["facts"], item, FACT_FIELDS)) for item in items)


def _references(
    path: Path, lines: Lines, fields: dict[str, object], left_out: Collection[str]
) -> tuple[Reference, ...]:
    references: dict[str, Reference] = {}
    line = lines["references"]
    for item in _listed(path, lines, "references", fields, left_out):
        year = _year(path, line, item.get("year"))
        url = _text(path, line, "url", item["url"]) if "url" in item else ""
        rest = {name: item[name] for name in item if name not in {"year", "url"}}
        texts = _texts(path, line, rest, REFERENCE_FIELDS - {"year", "url"})
        if texts["key"] in references:
            reason = _("The reference “%(key)s” is there twice.") % {"key": texts["key"]}
            raise SourceError(path, line, reason)
        references[texts["key"]] = Reference(year=year, url=url, **texts)
    return tuple(references.values())
