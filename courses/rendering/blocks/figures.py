"""Figures: a drawing of ours, an uploaded picture or one of this site, with a caption."""

from django.utils.html import format_html
from django.utils.translation import gettext as _

from courses.rendering import option_values as options
from courses.rendering.drawings import drawing
from courses.rendering.nodes import BlockSpec, Node
from courses.rendering.page import Page
from courses.rendering.pictures import find_picture, picture_markup


def _figure(node: Node, page: Page) -> tuple[str, str]:
    code = _code(node, page)
    caption_id = page.claim_anchor("", node.line, derived_from=code.replace("_", "-"))
    kind = node.text("kind")
    note = format_html(' <span class="fig__k">{}</span>', kind) if kind else ""
    return (
        figure_start(_picture(node, page, caption_id), caption_id, code),
        format_html("{}</figcaption></figure>", note),
    )


def figure_start(picture: str, caption_id: str, code: str, classes: str = "fig") -> str:
    """The markup of a figure up to the words of its caption."""
    return format_html(
        '<figure class="{}">{}<figcaption id="{}"><b class="fig__n">{}</b> ',
        classes,
        picture,
        caption_id,
        code,
    )


def _code(node: Node, page: Page) -> str:
    given = node.text("code")
    page.figures = int(given.removeprefix("FIG_")) if given else page.figures + 1
    return given or f"FIG_{page.figures:02}"


def _picture(node: Node, page: Page, caption_id: str) -> str:
    if node.text("drawing"):
        return drawing(node.text("drawing"), caption_id)
    if node.text("picture"):
        return _uploaded(node, page)
    if not node.text("image"):
        message = _("A figure shows something: give “drawing”, “picture” or “image”.")
        page.report(node.line, message)
    elif not node.text("alt"):
        page.report(node.line, _("Describe the picture: give “alt” in a few words."))
    return format_html('<img class="fx" src="{}" alt="{}">', node.text("image"), node.text("alt"))


def _uploaded(node: Node, page: Page) -> str:
    """A picture uploaded under Pictures, described there or here."""
    found = find_picture(node.text("picture"))
    if found is None:
        message = _("There is no picture “%(key)s”. Upload it under Pictures, and copy its key.")
        page.report(node.line, message % {"key": node.text("picture")})
        return ""
    return picture_markup(found, node.text("alt") or found.alt)


FIGURE = BlockSpec(
    "figure",
    _figure,
    body="paragraph",
    options={
        "drawing": options.drawing_name,
        "picture": options.text,
        "image": options.image_path,
        "alt": options.text,
        "code": options.figure_code,
        "kind": options.text,
    },
)
