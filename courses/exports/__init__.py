"""Records on their way out as CSV: what every export shares, whatever its rows are about."""
