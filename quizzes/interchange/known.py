"""The formats this site knows; importing this module registers them, the surest first."""

from __future__ import annotations

from quizzes.interchange.aiken import AikenFormat
from quizzes.interchange.canvas.formats import CANVAS_QTI_1_2
from quizzes.interchange.gift import GiftFormat
from quizzes.interchange.items import register_format
from quizzes.interchange.moodle_xml import MoodleXmlFormat
from quizzes.interchange.qti.formats import QTI_2_1, QTI_3_0

register_format(MoodleXmlFormat())
register_format(CANVAS_QTI_1_2)
register_format(QTI_3_0)
# A zip that is of none of these, or damaged, is read as the most usual of packages.
register_format(QTI_2_1)
register_format(AikenFormat())
# Almost any text with braces could be GIFT, so it is asked last.
register_format(GiftFormat())
