"""The export of progress: how far each learner has come in each section."""
