"""Essays: what learners send and people grade, from the queue to the grade that is told."""
