"""What hostile users try, each with proof that the test would notice."""
