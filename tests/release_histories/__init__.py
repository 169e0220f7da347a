"""Random histories of releases against a plain reference: what must hold whatever people do."""
