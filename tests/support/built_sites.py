"""Parser of a built site without JavaScript: pages, their links, their text."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urlsplit

_INVISIBLE = {"head", "script", "style", "template"}
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
Attributes = dict[str, str]


@dataclass
class ReadPage(HTMLParser):
    """A parsed page: all tags with their attributes, in order, and the visible text."""

    tags: list[tuple[str, Attributes]] = field(default_factory=list)
    inline: dict[str, str] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self.open:
            self.inline[self.open[-1]] = self.inline.get(self.open[-1], "") + data
        if not _INVISIBLE.intersection(self.open):
            self.seen.append(data)

    def all(self, tag: str) -> list[Attributes]:
        """Return the attributes of every tag of that name."""
        return [attributes for name, attributes in self.tags if name == tag]

    @property
    def text(self) -> str:
        """Return the visible text with single spaces."""
        return " ".join(" ".join(self.seen).split())

    def meta(self, name: str) -> list[str]:
        """Return the contents of the meta tags of that name."""
        return [each.get("content", "") for each in self.all("meta") if each.get("name") == name]


@dataclass(frozen=True)
class BuiltSite:
    """A site in a folder, built for publication at `url`."""

    folder: Path
    url: str

    @cached_property
    def pages(self) -> dict[str, ReadPage]:
        """Return all pages by address (“guong/a/”); a page that is not an `index.html` by its file name."""
        pages: dict[str, ReadPage] = {}
        for file in sorted(self.folder.rglob("*.html")):
            page = ReadPage()
            page.feed(file.read_text("utf-8"))
            pages[file.relative_to(self.folder).as_posix().removesuffix("index.html")] = page
        return pages

    def links(self, address: str) -> Iterator[tuple[str, Attributes]]:
        """Yield (address, attributes) of the plain links of a page to pages of this site."""
        for attributes in self.pages[address].all("a"):
            parts = urlsplit(attributes.get("href", ""))
            if parts.scheme or parts.netloc or not parts.path:
                continue
            path = normpath(f"{address}{unquote(parts.path)}").removeprefix(".")
            yield (f"{path}/" if path else ""), attributes

    def listed(self, address: str) -> set[str]:
        """Return the addresses linked from all pages of a listing."""
        linked: set[str] = set()
        following: str | None = address
        while following is not None:
            found = list(self.links(following))
            linked.update(to for to, _ in found)
            following = next((to for to, attributes in found if attributes.get("rel") == "next"), None)
        return linked

    def reachable(self) -> set[str]:
        """Return the addresses reachable from the home page by plain links."""
        reached, ahead = {""}, [""]
        while ahead:
            for address, _ in self.links(ahead.pop()):
                if address not in reached and address in self.pages:
                    reached.add(address)
                    ahead.append(address)
        return reached
