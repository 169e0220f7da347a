"""The console: every release of one's own courses, where it stands, and its moves."""
