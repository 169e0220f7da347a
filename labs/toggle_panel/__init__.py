"""LAB_03: ten minutes of running a shop with feature toggles."""
