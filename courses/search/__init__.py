"""Finding words in what learners read and authors write."""
