"""A pack with one lab in it, to be spoilt in exactly one way."""

from pathlib import Path

from tests.labs import toy  # noqa: F401  (registers its workings)
from tests.packs.folders import SECTION, Folder, small_pack

LAB = f"{SECTION}/labs/the-toy.yaml"
LAB_YAML = """\
mechanics: toy
code: LAB_01
topic: counting
title: Count to the goal
intro: Press a lever until you are there.
situation: "There are {goal} steps to make."
first_step: "Press *up* once."
passage: first
parameters:
  goal: 3
  limit: 5
hints:
  short:
    - Press again.
    - "Press until {goal}."
  over:
    - One step too many.
debrief:
  - measure: steps
    text: "You made {steps} of {goal} steps."
    passage: first
check: what-happens
"""


def pack_with_a_lab(root: Path) -> Folder:
    """The small pack of the other tests, and a lab that can be won."""
    folder = small_pack(root)
    folder.write(LAB, LAB_YAML)
    return folder
