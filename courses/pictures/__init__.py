"""Pictures: taken in, made harmless and small, kept under their hash, shown in every width."""
