"""Essays for graders: the queue, the page to grade one, and the export."""
