"""Runs of labs on their way out: each by itself, or summed up by learner and lab."""
