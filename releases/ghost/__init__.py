"""Ghost reading: what a release that learners do not see yet would have done to real ones."""
