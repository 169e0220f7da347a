"""Plots drawn on the server as SVG, each with the table that holds the same numbers.

A plot is a frozen dataclass of values (`results.plots.values`). `drawn(plot, key)` makes of it
what a template shows: `{% include plot.template %}` with `static/css/plots.css` on the page.
"""

from results.plots.drawing import Drawing, drawn

__all__ = ["Drawing", "drawn"]
