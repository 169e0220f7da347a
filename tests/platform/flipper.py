"""A process of its own that moves a release to everyone and back, at a word on its input."""

from __future__ import annotations

import sys

import django
from django.utils import timezone


def main() -> None:
    """Make a release that changes one section; say its address; then obey, and say when done."""
    django.setup()
    from courses.models import SectionRevision  # noqa: PLC0415  (needs Django set up)
    from releases.models import Release  # noqa: PLC0415
    from releases.promotion import collect, promote, roll_back  # noqa: PLC0415
    from releases.rings import Ring  # noqa: PLC0415

    text = SectionRevision.objects.order_by("id")[0]
    changed = SectionRevision(section=text.section, title="Flipped", source=text.source)
    changed.save()
    release = Release.objects.create(scope=text.section.module.course.slug, name="Flip")
    collect(release, [changed])
    _say(text.section.get_absolute_url())
    for word in sys.stdin:
        while word == "flip\n" and release.ring < Ring.A3:
            promote(release, by=None, at=timezone.now())
        if word == "back\n":
            roll_back(release, by=None, at=timezone.now(), reason="flipped back")
        _say("done")


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
