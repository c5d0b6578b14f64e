"""Shells: pages that MkDocs renders once for each depth of address, split at marks and filled for every other page.

The source of a shell has marks as its title, its head elements and its content.
"""

from dataclasses import dataclass

from generator.engine.cache_table import cacheable

TITLE, HEAD, CONTENT = (f"[[guong-sang:{name}]]" for name in ("title", "head", "content"))


class ShellError(ValueError):
    """A shell page without each mark exactly once, in order."""


@cacheable
@dataclass(frozen=True, slots=True)
class Shell:
    """A split shell page: its HTML before the title, between the marks, and after the content."""

    parts: tuple[str, str, str, str]

    def fill(self, title: str, head: str, content: str) -> str:
        """Return the page. The arguments are HTML, escaped by the templates that rendered them."""
        before, middle, inner, after = self.parts
        return f"{before}{title}{middle}{head}{inner}{content}{after}"


def split_shell(html: str) -> Shell:
    """Split a shell page at its marks. Raises ShellError."""
    parts: list[str] = []
    rest = html
    for mark in (TITLE, HEAD, CONTENT):
        before, found, rest = rest.partition(mark)
        if not found or html.count(mark) > 1:
            raise ShellError(mark)
        parts.append(before)
    return Shell((parts[0], parts[1], parts[2], rest))
