"""Measures the pages over HTTP, each against a named floor; README.md keeps what was found."""
