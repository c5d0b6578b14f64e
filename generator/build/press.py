"""What pages are printed with, and the key of every page's file: a digest of all that it depends on."""

import io
import pickle
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from generator.build.mkdocs_output import MkDocsOutput
from generator.engine.cache import digest_of
from generator.engine.fingerprint import program_digest
from generator.engine.theme import Theme
from generator.entries.reader import Articles
from generator.pages.page import AnyCopy, AnyPage, Kit
from generator.pages.render import TEMPLATES
from generator.pages.shell import Shell


class Job(NamedTuple):
    """A page to be rendered and published: the key of its file, its address, and whether there is one in its place."""

    key: str
    address: str
    copy: AnyCopy
    is_there: bool = True

    @property
    def path(self) -> str:
        """Return the path of the page's file."""
        return f"{self.address}index.html"


@dataclass(frozen=True, slots=True)
class Press:
    """What renders pages, the shells to fill by depth, the folder that they go to.

    `looks` are digests of what a page shares with others of its depth.
    """

    kit: Kit
    shells: Mapping[int, Shell]
    looks: Mapping[int, str]
    site_dir: Path

    def job(self, page: AnyPage) -> Job:
        """Return what is to be done for a page."""
        signature = _written_down(page.signature)
        key = digest_of(self.looks[page.address.count("/")], type(page).__name__, signature)
        return Job(key, page.address, page.copy)


def press_of(kit: Kit, mkdocs_output: MkDocsOutput, site_dir: Path) -> Press:
    """Set up a press for a site."""
    looks = {depth: digest_of(kit.look, *shell.parts) for depth, shell in mkdocs_output.shells.items()}
    return Press(kit, mkdocs_output.shells, looks, site_dir)


def kit_of(articles: Articles, theme: Theme) -> Kit:
    """Return what the pages and cards of a site are rendered with."""
    return Kit(_look(articles, theme), theme, articles, articles.context.settings)


def _look(articles: Articles, theme: Theme) -> str:
    """Return a digest of what all pages are rendered with; the day is not in it, since no page tells it."""
    settings = replace(articles.context.settings, today=date.min)
    libraries = (version(name) for name in ("jinja2", "markupsafe", "zxing-cpp"))
    parts = (part for path, file in theme.files(*TEMPLATES) for part in (path, file.read_bytes()))
    return digest_of(program_digest(), *libraries, repr(settings), repr(articles.context.vocabularies), *parts)


def _written_down(value: object) -> bytes:
    """Write a plain value down, alike whenever it is equal: pickle's memory of what it has met is left off."""
    out = io.BytesIO()
    pickler = pickle.Pickler(out, protocol=5)
    pickler.fast = True
    pickler.dump(value)
    return out.getvalue()
