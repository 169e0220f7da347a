"""Toggles: features and texts switched without a release, read through OpenFeature.

`declared` names the toggles that code asks for, `rules` decides purely, `snapshot` keeps what the
database said last, `provider` answers OpenFeature, `evaluating` is what code calls.
"""
