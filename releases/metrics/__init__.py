"""What is measured of a release: named metrics, the two arms compared, and their intervals."""
