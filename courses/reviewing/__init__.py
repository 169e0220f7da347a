"""A draft as reviewers see it: the learner's page with a place for comments after each block."""
