"""Essays: sent by learners, graded by people."""
