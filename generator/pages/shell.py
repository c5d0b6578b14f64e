"""Cuts a built shell page at its marks and fills it, once for every entry and listing.

The shell is an ordinary page of the site whose title, head matter and content are marks. It is built by MkDocs with
the theme like any other page; what this module does to it is cutting and joining text.
"""

from dataclasses import dataclass

from generator.engine.cache_table import cacheable

TITLE, HEAD, CONTENT = (f"[[guong-sang:{name}]]" for name in ("title", "head", "content"))


class ShellError(ValueError):
    """The theme's shell page does not carry every mark exactly once, in order."""


@cacheable
@dataclass(frozen=True, slots=True)
class Shell:
    """A shell page, cut: what stands before the title, between the marks, and after the content."""

    parts: tuple[str, str, str, str]

    def fill(self, title: str, head: str, content: str) -> str:
        """Return the page. All three are HTML already: escaped by the templates that made them."""
        before, middle, inner, after = self.parts
        return f"{before}{title}{middle}{head}{inner}{content}{after}"


def cut(html: str) -> Shell:
    """Cut a built shell page at its marks."""
    parts: list[str] = []
    rest = html
    for mark in (TITLE, HEAD, CONTENT):
        before, found, rest = rest.partition(mark)
        if not found or html.count(mark) > 1:
            raise ShellError(mark)
        parts.append(before)
    return Shell((parts[0], parts[1], parts[2], rest))
