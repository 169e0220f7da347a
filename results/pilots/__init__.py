"""Questions on trial: how each does by its course's rule, and the way to have it count."""
