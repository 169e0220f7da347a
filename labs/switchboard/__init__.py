"""LAB_01: two sides, one router, one database; blue-green deployment."""
