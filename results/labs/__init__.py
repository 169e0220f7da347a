"""Runs of labs among the kinds of exports."""
