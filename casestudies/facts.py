"""What the downloads say about case studies: the marks that progress repeats, derived again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from casestudies.items import KIND
from casestudies.models import Download
from courses.embeds import place
from courses.facts import Fact, register_facts


class DownloadFacts:
    """The first downloads of learners.

    One thing is not on record: that a rollback led a learner back to a file they had already.
    """

    kind = KIND

    def facts(self, people: Mapping[int, int]) -> Iterator[Fact]:
        """The mark after each download: one query."""
        downloads = Download.objects.filter(learner__in=people).order_by("downloaded_at", "id")
        for learner, section, key, revision, at in downloads.values_list(
            "learner_id", "revision__case_study__section_id", "revision__case_study__key",
            "revision_id", "downloaded_at",
        ):  # fmt: skip
            yield Fact(learner, section, place(KIND, key), {"revision": revision}, at)


register_facts(DownloadFacts())
