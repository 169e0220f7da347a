"""The tape under the drawing: the last levers, what time each took and whom it hurt."""

from __future__ import annotations

from django.utils.translation import gettext as _

from labs.switchboard.layout import Layout
from labs.switchboard.model import GREEN, Step
from labs.switchboard.names import grouped, in_seconds, lever_word
from labs.switchboard.shapes import BAD, PLAIN, SUB, Circle, Path, Shape, Text

BETWEEN = "f-route f-route--live"
EARLIER = "f-route f-route--idle"


def tape_shapes(layout: Layout, steps: tuple[Step, ...]) -> tuple[Shape, ...]:
    """A stop for each of the last levers; the line has the colour of the side that was live."""
    if not steps:
        end = layout.tape_x + layout.tape_pitch * (layout.tape_stops - 1)
        return (
            Path(EARLIER, f"M{layout.tape_x} {layout.tape_y}H{end}"),
            Text(SUB, layout.tape_x, layout.tape_y + 24, _("No lever pulled yet")),
        )
    shown = steps[-layout.tape_stops :]
    shapes: list[Shape] = []
    if len(steps) > len(shown):
        shapes.append(Path(EARLIER, f"M8 {layout.tape_y}H{layout.tape_x}"))
    for place, step in enumerate(shown):
        x = layout.tape_x + layout.tape_pitch * place
        if place:
            shapes.insert(0, _line(layout, x, step))
        shapes += _stop(layout, x, step)
    return tuple(shapes)


def _line(layout: Layout, x: int, step: Step) -> Shape:
    css = f"{BETWEEN} f-route--green" if step.before.live == GREEN else BETWEEN
    return Path(css, f"M{x - layout.tape_pitch} {layout.tape_y}H{x}")


def _stop(layout: Layout, x: int, step: Step) -> tuple[Shape, ...]:
    y = layout.tape_y
    failed = step.broken + step.cut
    stop = Circle("f-dot--bad" if failed or step.lost_writes else "f-stn", x, y, 7)
    words = Text(PLAIN, x, y + 25, lever_word(step.lever), "middle")
    seconds = step.after.seconds - step.before.seconds
    took = Text(SUB, x, y + 43, in_seconds(seconds), "middle")
    if not failed:
        return stop, words, took
    return stop, words, took, Text(BAD, x, y - 16, f"+{grouped(failed)}", "middle")
