"""Two revisions side by side, as values: what changed in words, in markup and in facts. Pure."""

from releases.comparing.markup import Marks
from releases.comparing.reading import Comparison, Fact, Passage, Reading, compare

__all__ = ["Comparison", "Fact", "Marks", "Passage", "Reading", "compare"]
