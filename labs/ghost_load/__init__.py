"""LAB_04: a dark launch; find the limit before anybody can see the feature."""
