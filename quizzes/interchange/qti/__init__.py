"""QTI 2.1 and QTI 3.0: single items and packages, read and written."""
