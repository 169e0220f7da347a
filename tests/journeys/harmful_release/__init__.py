"""A release that harms learners, from the sentence that was taken out to the mended text."""
