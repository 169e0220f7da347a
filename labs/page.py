"""A lab's page: one run of it, joined with what its revision says and what the learner has done."""

from __future__ import annotations

from functools import cached_property

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from courses.reading.section_page import SectionPage
from labs.compiling import LabContent
from labs.embed import state_of
from labs.items import KIND, PlayableLab
from labs.marks import Best
from labs.mechanics import Moves, Number, Report, Verdict
from labs.page_parts import (
    Compared,
    DebriefLine,
    Hint,
    LabLink,
    Words,
    ladder_of,
    own_styles,
    run_url,
    with_unit,
)
from labs.playing import replayed
from labs.recording import mark_in
from labs.rendered import filled
from labs.run_ids import run_id


class LabPage:
    """One lab for one learner, at one run. Everything is worked out when first asked for."""

    def __init__(
        self, page: SectionPage, content: LabContent, moves: Moves, *,
        is_told: bool = False, verdict: Verdict | None = None,
    ) -> None:  # fmt: skip
        self.page = page
        self.content = content
        self.moves = moves
        self.is_told = is_told
        """Whether the verdict has just been reached: it then takes the focus."""
        self.report: Report = replayed(content, moves)
        self.verdict = verdict or self.report.verdict
        self._is_refused = verdict is not None
        self.mark = mark_in(page, content.key)
        self.state = state_of(self.mark)
        self.run_id = run_id(moves)
        self.moves_made = len(moves)
        self.is_sequence = content.mechanics.is_sequence
        self.anchor = f"lab-{content.key}"
        self.url = f"{page.section.url}labs/{content.key}/"
        self.controls_template = f"labs/{content.mechanics.key}/controls.html"
        self.figure_template = f"labs/{content.mechanics.key}/figure.html"

    @property
    def styles(self) -> str:
        """The stylesheet of this lab's own drawings; "" where the shared one is enough."""
        return own_styles(self.content.mechanics.key)

    @cached_property
    def controls(self) -> object:
        """What the lab's own template of its levers shows."""
        return self.content.mechanics.controls(self.content.setup, self.moves)

    @property
    def run_number(self) -> str:
        """Which of the learner's runs this is; "" where it is not the one they are in."""
        if self.mark is None or self.mark.moves != self.run_id:
            return ""
        return number_format(self.mark.run, use_l10n=True, force_grouping=True)

    @property
    def run_url(self) -> str:
        """The address of this run."""
        return run_url(self.url, self.run_id)

    @property
    def passage_url(self) -> str:
        """The passage of the section that the lab belongs to."""
        return f"{self.page.section.url}#{self.content.passage}"

    @cached_property
    def words(self) -> Words:
        """The introduction, the situation and the first step."""
        content = self.content
        texts = (content.intro, content.situation, content.first_step)
        return Words(*(filled(text, content.setup.parameters) for text in texts))

    @cached_property
    def hint(self) -> Hint | None:
        """The ladder for what kept this run from winning, gentlest hint first."""
        ladder = self.content.hints.get(self.report.failure, [])
        return None if self._is_refused else ladder_of(ladder, self._numbers)

    @cached_property
    def debrief(self) -> list[DebriefLine]:
        """What a won run shows, line by line."""
        if not self.report.won:
            return []
        labels = {measure.name: _(measure.label) for measure in self.content.mechanics.measures}
        section_url = self.page.section.url
        return [
            DebriefLine(
                filled(line["text"], self._numbers),
                labels.get(line["measure"], ""),
                f"{section_url}#{line['passage']}" if line["passage"] else "",
            )
            for line in self.content.debrief
        ]

    @property
    def check_url(self) -> str:
        """The question that the lab leads to."""
        key = self.content.check_key
        return f"{self.page.section.url}?check={key}" if key else ""

    @cached_property
    def best(self) -> Best | None:
        """The learner's best run, where it was played by the same rules as this one."""
        best = self.mark.best if self.mark is not None else None
        rules = (self.content.revision_id, self.content.mechanics.version)
        return best if best is not None and (best.revision, best.version) == rules else None

    @property
    def is_best(self) -> bool:
        """Whether this run is the learner's best."""
        return bool(self.best and self.run_id and self.best.moves == self.run_id)

    @property
    def best_url(self) -> str:
        """The address of the best run."""
        return run_url(self.url, self.best.moves if self.best else "")

    @cached_property
    def compared(self) -> list[Compared]:
        """This run beside the best, measure by measure; empty where there is no other."""
        best = self.best
        if best is None or self.is_best or not best.measures or not self.report.measures:
            return []
        return [
            Compared(
                _(measure.label),
                with_unit(self.report.measures.get(measure.name), measure),
                with_unit(best.measures.get(measure.name), measure),
            )
            for measure in self.content.mechanics.measures
        ]

    @property
    def previous(self) -> LabLink | None:
        """The lab before this one in the section."""
        return self._neighbour(-1)

    @property
    def next(self) -> LabLink | None:
        """The lab after this one in the section."""
        return self._neighbour(+1)

    @property
    def _numbers(self) -> dict[str, Number]:
        return {**self.content.setup.parameters, **self.report.measures}

    def _neighbour(self, step: int) -> LabLink | None:
        labs = [p.item for p in self.page.section.placed if p.embed.kind == KIND]
        keys = [item.key for item in labs]
        at = keys.index(self.content.key) + step if self.content.key in keys else -1
        item = labs[at] if 0 <= at < len(labs) else None
        if not isinstance(item, PlayableLab):
            return None
        return LabLink(item.code, item.title, f"{self.page.section.url}labs/{item.key}/")
