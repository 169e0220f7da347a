"""Comparing two revisions by what learners know later: planned, run, and decided by its result."""
