"""Cards side by side: a code, a state, an icon, links to patterns, a few words."""

from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.rendering import option_values as options
from courses.rendering.icons import icon_svg
from courses.rendering.nodes import BlockSpec, Node
from courses.rendering.page import Page

_STATES: dict[str, tuple[str, str, Promise]] = {
    "online": ("badge--on", "lamp--on", gettext_lazy("Online")),
    "maintenance": ("badge--prog", "lamp--half", gettext_lazy("Maintenance")),
}


def _cards(_node: Node, _page: Page) -> tuple[str, str]:
    return '<div class="fams">', "</div>"


def _card(node: Node, page: Page) -> tuple[str, str]:
    anchor = page.claim_anchor("", node.line, derived_from=node.text("code") or node.argument)
    start = format_html(
        '<article class="fam" aria-labelledby="{}">{}<div class="fam__b">{}'
        '<h3 class="fam__t" id="{}">{}</h3>{}',
        anchor,
        _strip(node),
        icon_svg(node.text("icon"), "i--xl fam__i"),
        anchor,
        node.argument,
        _patterns(node.mapping("patterns")),
    )
    return start, "</div></article>"


def _strip(node: Node) -> str:
    badge, lamp, word = _STATES[node.text("state") or "online"]
    return format_html(
        '<header class="strip"><span class="strip__c">{}</span><span class="badge {}">'
        '<span class="lamp {}" aria-hidden="true"></span><span class="vh">{} </span>{}'
        "</span></header>",
        node.text("code"),
        badge,
        lamp,
        _("Status:"),
        word,
    )


def _patterns(links: dict[str, str]) -> str:
    if not links:
        return ""
    joint = format_html('<span aria-hidden="true"> · </span><span class="vh">{} </span>', _("and"))
    anchors = format_html_join(joint, '<a href="{1}">{0}</a>', links.items())
    return format_html('<p class="fam__l">{}</p>', anchors)


CARDS = BlockSpec("cards", _cards, body="children", child="card", inside_section=True)
CARD = BlockSpec(
    "card",
    _card,
    argument="required",
    options={
        "code": options.text,
        "state": options.one_of(*_STATES),
        "icon": options.icon,
        "patterns": options.links,
    },
    required=frozenset({"code"}),
    parent="cards",
)
