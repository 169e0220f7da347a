"""Kinds of exports, and how a file of one comes about: sent at once, or made by a job and kept."""
