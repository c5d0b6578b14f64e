"""Knows the bullets that Word puts at the start of a line, which Markdown prints as they are."""

import re

# Those of Word's lists, as signs and as letters of its symbol fonts; “o” and a tab is its second level.
_BULLET = re.compile(r"\A[ \t]*+(?:[•·▪◦●○‣∙■□➢❖§\uf020-\uf0ff][ \t]++|o\t[ \t]*+)(?=\S)")


def is_bulleted(line: str) -> bool:
    """Return whether a line begins with one of Word's bullets."""
    return _BULLET.match(line) is not None


def with_dash(line: str) -> str:
    """Return the line as an item of a list in Markdown."""
    return _BULLET.sub("- ", line, count=1)
