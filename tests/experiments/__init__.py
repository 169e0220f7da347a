"""Experiments: their plan, their arms, their judgement, and their pages."""
