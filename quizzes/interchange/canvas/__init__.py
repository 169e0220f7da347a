"""Packages and files of QTI 1.2, as Canvas writes them: read only."""
