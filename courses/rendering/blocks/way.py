"""The line of modules that leads to this one."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from courses.rendering import option_values as options
from courses.rendering.nodes import BlockSpec, Node
from courses.rendering.page import Page


def _way(node: Node, page: Page) -> tuple[str, str]:
    stages, now = node.mapping("stages"), node.text("now")
    if now and now not in stages:
        page.report(node.line, _("“now” names one of the stages."))
    items = format_html_join(
        "",
        '<li{}><span class="way__c">{}</span> {}</li>',
        (
            (SafeString(' class="way--now"') if code == now else "", code, name)
            for code, name in stages.items()
        ),
    )
    return format_html('<ol class="way">{}</ol>', items), ""


WAY = BlockSpec(
    "way",
    _way,
    body="nothing",
    options={"stages": options.texts, "now": options.text},
    required=frozenset({"stages"}),
)
