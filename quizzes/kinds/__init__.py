"""The kinds of questions: how each is read from a form, judged, shown and found fit to be asked."""
