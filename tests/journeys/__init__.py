"""Whole journeys through the shipped course, in a real browser."""
