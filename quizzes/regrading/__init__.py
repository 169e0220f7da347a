"""Judging given answers anew: what is right from now on, whom it changes, and taking it back."""
