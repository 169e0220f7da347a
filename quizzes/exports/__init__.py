"""Responses on their way out: which ones, in which columns, streamed by the database itself."""
