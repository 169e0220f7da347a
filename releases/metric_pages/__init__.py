"""The page of each metric: what it means, how it is reckoned, and how every live release does."""
