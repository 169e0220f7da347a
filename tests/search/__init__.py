"""Searching, for learners and for authors."""
