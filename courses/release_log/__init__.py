"""The release log of a course: what its learners may know of how far each release has come."""
