"""A course as readable files: read, checked, loaded in one transaction, and written back."""
