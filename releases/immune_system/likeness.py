"""How many responses are worth one, because those of one person resemble each other. Pure.

Readers are put into arms, not responses: five answers of one learner say less than one answer
each of five. The design effect of survey sampling says how much less (L. Kish, Survey Sampling,
1965, section 5.4): what the people's sums vary by, over what they would vary by if every response
stood alone.
"""

from __future__ import annotations

from releases.metrics.values import Arms, Sample

NOT_KNOWN = 2.0
"""Taken where nothing says whose the observations were, as of pages served."""
CAUTION = 4.0
"""As many people as this are taken to answer all alike, until more are seen."""


def alike(arms: Arms) -> float:
    """The design effect of both arms, at least 1."""
    samples = [sample for sample in (arms.treated, arms.control) if sample.n]
    if not samples:
        return 1.0
    if not all(sample.together for sample in samples):
        return NOT_KNOWN
    # As many as there are in two arms of a size that tell as much of a difference as these.
    people = len(samples) ** 2 / sum(1 / sample.together[0] for sample in samples)
    n = sum(sample.n for sample in samples)
    most = sum(sample.together[1] for sample in samples) / n
    alone = sum(_alone(sample) for sample in samples)
    seen = sum(_by_person(sample) for sample in samples) / alone if alone > 0 else most
    return max(1.0, (CAUTION * most + people * seen) / (CAUTION + people))


def _by_person(sample: Sample) -> float:
    """How far the sums of people lie from what the mean says, squared and added up."""
    _people, n_n, n_total, total_total = sample.together
    mean = sample.mean
    return max(0.0, total_total - 2 * mean * n_total + mean * mean * n_n)


def _alone(sample: Sample) -> float:
    """The same if every observation were a person's only one."""
    return max(0.0, sample.squares - sample.n * sample.mean**2)
