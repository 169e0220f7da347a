"""Reading a course: one query for who stands where, compiled content, one page made of both."""
