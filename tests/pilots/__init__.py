"""Questions on trial."""
