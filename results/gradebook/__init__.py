"""The gradebook: what each learner has earned in a course, as a page and as files."""
