"""Accessibility of a page in every look: axe applies all rules in one of them, those of colours in the others."""

from typing import Literal

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

_Scheme = Literal["light", "dark"]
# All nodes of violations, one node of everything else, which would be thousands.
_WCAG: dict[str, object] = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
_OF_COLOURS = _WCAG | {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
# By colour scheme and contrast. The tags of a page do not depend on its look.
_LOOKS: tuple[tuple[_Scheme, str, dict[str, object]], ...] = (
    ("light", "", _WCAG),
    ("dark", "", _OF_COLOURS),
    ("light", "high", _OF_COLOURS),
)
_SET_CONTRAST = """
(contrast) => {
  const { dataset } = document.documentElement;
  if (contrast) dataset.contrast = contrast;
  else delete dataset.contrast;
}
"""


def violations(page: Page) -> list[tuple[str, str, str, str]]:
    """Return the violations of WCAG 2.2 AA in every look: scheme, contrast, rule, the first element; then go back."""
    found: list[tuple[str, str, str, str]] = []
    page.evaluate(AXE_SCRIPT)
    for scheme, contrast, rules in _LOOKS:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.evaluate(_SET_CONTRAST, contrast)
        broken = page.evaluate("(rules) => axe.run(rules).then(({ violations }) => violations)", rules)
        found += [(scheme, contrast, each["id"], each["nodes"][0]["html"]) for each in broken]
    page.emulate_media(color_scheme="light")
    page.evaluate(_SET_CONTRAST, "")
    return found
