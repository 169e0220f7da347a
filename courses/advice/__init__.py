"""What would make a section's text better to read. Nothing here blocks a release."""
