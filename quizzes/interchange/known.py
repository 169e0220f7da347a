"""The formats this site knows; importing this module registers them, the surest first."""

from __future__ import annotations

from quizzes.interchange.aiken import AikenFormat
from quizzes.interchange.gift import GiftFormat
from quizzes.interchange.items import register_format
from quizzes.interchange.moodle_xml import MoodleXmlFormat

register_format(MoodleXmlFormat())
register_format(AikenFormat())
# Almost any text with braces could be GIFT, so it is asked last.
register_format(GiftFormat())
