"""What graders read and take away: results of every kind, on pages and in files."""
