"""How the questions of a course do, for its instructors and for graders."""
