"""Writing without losing anything: saves, saved states, who else is here, and merging."""
