"""The pages on which toggles are looked at, switched and set."""
