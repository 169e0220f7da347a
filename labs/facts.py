"""What the runs say about labs: the marks that progress repeats, derived again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from courses.embeds import place
from courses.facts import Fact, register_facts
from labs.compiling import lab_content
from labs.items import KIND
from labs.marks import LabMark
from labs.mechanics import Number, mechanics_keys
from labs.models import LabRun
from labs.playing import replayed
from labs.recording import mark_of
from labs.run_ids import moves_of

type Spot = tuple[int, int]
"""A learner's id and a lab's."""


class RunFacts:
    """The runs of learners.

    One thing is not on record: which of several runs was the best by mechanics that are no more.
    Then the one that met most goals stands for it, until a run by today's takes its place.
    """

    kind = KIND

    def facts(self, people: Mapping[int, int]) -> Iterator[Fact]:
        """The mark after each run: one query, and one for each revision that was played."""
        marks: dict[Spot, LabMark] = {}
        runs = LabRun.objects.filter(learner__in=people).order_by("id")
        for run in runs.select_related("lab", "revision__lab"):
            spot, revision = (run.learner_id, run.lab_id), run.revision
            after = mark_of(run, _rank(run), points=revision.points, required=revision.is_required)
            marks[spot] = marks[spot].joined(after) if spot in marks else after
            name = place(KIND, run.lab.key)
            yield Fact(spot[0], run.lab.section_id, name, marks[spot].to_json(), run.played_at)


def _rank(run: LabRun) -> tuple[Number, ...]:
    """How the run compares, by a replay where the mechanics are still what it was played by."""
    revision = run.revision
    if revision.lab.mechanics in mechanics_keys():
        content = lab_content(revision.pk, (revision.renderer_version, revision.mechanics_version))
        if content.mechanics.version == run.mechanics_version:
            return replayed(content, moves_of(run.moves)).rank
    return (run.won, run.bonus, run.goals_met)


register_facts(RunFacts())
