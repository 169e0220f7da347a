"""What must hold of a section's text before anyone sees it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _

from courses.embeds import embed_of
from courses.models import SectionRevision
from courses.rendering import EmbedPart, parts_from_json
from releases.models import Release
from releases.smoke_tests import register_smoke_test


@register_smoke_test
def texts_are_whole(release: Release) -> Iterator[str]:
    """Every text renders without a problem: blocks, links, headings, alt texts."""
    for revision in _revisions(release):
        for where, line, message in revision.problems:
            yield _("%(revision)s, %(where)s, line %(line)d: %(problem)s") % {
                "revision": revision, "where": where, "line": line, "problem": message,
            }  # fmt: skip


@register_smoke_test
def embeds_resolve(release: Release) -> Iterator[str]:
    """Everything that stands in a text exists in this release or in one that is live."""
    for revision in _revisions(release):
        keys: dict[str, list[str]] = defaultdict(list)
        for part in parts_from_json(revision.rendered["parts"]):
            if isinstance(part, EmbedPart):
                keys[part.kind].append(part.key)
        for kind, wanted in keys.items():
            embed = embed_of(kind)
            absent = embed.missing(revision.section, wanted, release.pk) if embed else wanted
            for key in absent:
                yield _(
                    "%(revision)s: the %(kind)s “%(key)s” is in no release; add it to this one."
                ) % {"revision": revision, "kind": kind, "key": key}


def _revisions(release: Release) -> list[SectionRevision]:
    shipped = SectionRevision.objects.filter(release=release)
    return list(shipped.select_related("section").order_by("id"))
