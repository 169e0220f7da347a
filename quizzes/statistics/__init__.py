"""How questions do: figures of first tries, derived from counts that are kept up to date."""
