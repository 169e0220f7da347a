"""What changed in a section since a learner finished it, paragraph by paragraph."""
