"""A whole course as of a release or of some rings: read at addresses of its own, nothing kept."""
