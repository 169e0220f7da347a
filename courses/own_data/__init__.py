"""What is held about a learner: to look at, to take away and to delete; docs/privacy.md."""
