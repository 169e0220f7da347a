"""Labs as readable files of a course pack."""
