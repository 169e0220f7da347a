"""What is measured of a page as rendered: axe, contrast, size of targets, overflow."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_AXE = Axe()
# Preloading reads the style sheets once more, for rules about orientation that none of ours sets.
_RUN = "rules => axe.run({runOnly: rules, resultTypes: ['violations'], preload: false})"

_CONTRAST = """() => {
  const context = Object.assign(document.createElement("canvas"), {width: 1, height: 1})
    .getContext("2d", {willReadFrequently: true});
  const rgba = colour => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data].map((v, i) => i < 3 ? v : v / 255);
  };
  const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3]));
  const light = colour => colour.slice(0, 3).map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = element => {
    const layers = [];
    for (let e = element; e; e = e.parentElement) {
      layers.unshift(rgba(getComputedStyle(e).backgroundColor));
    }
    return layers.reduce((below, top) => over(top, below), [255, 255, 255]);
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const words = walker.currentNode.textContent.trim();
    if (!words || !element.checkVisibility()) continue;
    if (element.closest(".vh, .sprite, svg, noscript, .skip, .wb-ed__m")) continue;
    const below = behind(element);
    const ink = over(rgba(getComputedStyle(element).color), below);
    const [a, b] = [light(ink), light(below)].sort((x, y) => y - x);
    found.push([(a + 0.05) / (b + 0.05), words.slice(0, 40)]);
  }
  return found.sort((x, y) => x[0] - y[0])[0];
}"""

_TARGETS = """() => [...document.querySelectorAll("a[href], button, input, summary")]
  .filter(e => e.type !== "hidden" && e.checkVisibility() && !e.closest(".vh, .skip"))
  .filter(e => getComputedStyle(e).display !== "inline")
  .map(e => [(e.closest(".ch, .seg__o") || e).getBoundingClientRect(), e])
  .filter(([box]) => box.width && Math.min(box.width, box.height) < 23.99)
  .map(([box, e]) => `${e.outerHTML.slice(0, 60)} ${box.width}x${box.height}`)"""

_SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""

# Colours on their way to the other theme would be measured half-way.
_ARRIVE = """() => document.getAnimations().forEach(each => {
  if (each instanceof CSSTransition) each.finish();
})"""


def violations(page: Page) -> list[str]:
    """What axe finds: each rule with the elements that break it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_AXE.axe_script)
    found = page.evaluate(_RUN, RULES)["violations"]
    return [f"{rule['id']}: {[node['target'] for node in rule['nodes']]}" for rule in found]


def lowest_contrast(page: Page) -> tuple[float, str]:
    """The ratio of the least readable words on the page, and those words."""
    ratio, words = page.evaluate(_CONTRAST)
    return ratio, words


def small_targets(page: Page) -> list[str]:
    """Controls smaller than 24 px either way; links inside sentences are exempt."""
    return page.evaluate(_TARGETS)


def overflow(page: Page) -> int:
    """Pixels that stick out sideways; 0 where nothing does."""
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")


def fits_spaced(page: Page, widths: tuple[int, ...] = (1280, 390, 320)) -> None:
    """Fail where wide text makes the page stick out sideways."""
    space_text(page)
    for width in widths:
        page.set_viewport_size({"width": width, "height": 860})
        assert overflow(page) <= 0, f"{page.url} at {width} px"


def space_text(page: Page) -> None:
    """Set text as WCAG 1.4.12 allows a reader to."""
    page.evaluate(_SPACED)


def look_everywhere(page: Page, widths: tuple[int, ...] = (1280, 390, 320)) -> None:
    """Fail on what axe or the contrast audit finds, at these widths in both themes.

    Contrast is measured everywhere. The rest of what axe knows is the same in both themes, so it
    looks at each width in one of them, in turn.
    """
    for place, width in enumerate(widths):
        for theme in ("dark", "light"):
            _settle(page, width, theme)
            if theme == ("dark", "light")[place % 2]:
                _measure(page, f"at {width} px, {theme}")
            _read(page, f"at {width} px, {theme}")


def look_once(page: Page, width: int, theme: str) -> None:
    """Fail on what axe or the contrast audit finds or what sticks out, at one width and theme."""
    _settle(page, width, theme)
    where = f"at {width} px, {theme}"
    _measure(page, where)
    _read(page, where)
    assert overflow(page) <= 0, f"{page.url} {where}"


def _settle(page: Page, width: int, theme: str) -> None:
    page.set_viewport_size({"width": width, "height": 860})
    page.emulate_media(color_scheme=theme)
    page.evaluate(_ARRIVE)
    # What the sticky bar happens to cover would be reported as too small to hit.
    page.evaluate("scrollTo(0, 0)")


def _measure(page: Page, where: str) -> None:
    found = violations(page) + small_targets(page)
    assert not found, f"{page.url} {where}: {found}"


def _read(page: Page, where: str) -> None:
    ratio, words = lowest_contrast(page)
    assert ratio >= 4.5, f"{page.url} {where}: {words!r} has {ratio:.2f}"
