"""The overview of results: who has done what, by module and section."""
