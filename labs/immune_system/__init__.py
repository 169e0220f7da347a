"""LAB_02: rings of a canary release and the rule that takes a bad build back."""
