"""LAB_03, the toggle panel."""
