"""Reports by learners: taken, answered by instructors, and told back."""
