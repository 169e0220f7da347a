"""Ghost readings of dark releases."""
