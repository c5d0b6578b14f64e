"""A small site that tests edit and rebuild: entries as plain values, and a copy of the theme."""

import os
import re
from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path
from shutil import copytree, rmtree
from typing import NamedTuple, TypeAlias

from generator.build.plan import Plan
from generator.build.run import run_build
from generator.engine.cache import FOLDER, Cache
from generator.engine.parallel import IN_PROCESS
from generator.mkdocs_plugin.planning import plan_build
from generator.outputs.output import Output
from generator.problems.problem import Problem, has_errors
from tests.support.commands import tree
from tests.support.factories import BODY, PROJECT, profile_text, small_project, story_text

Values: TypeAlias = dict[str, object]
NOON = "1780290000"  # 1 June 2026, as SOURCE_DATE_EPOCH
LONG_AGO = (1_000_000_000, 1_000_000_000)
AT_ONCE = -1_000_000_000  # settling time with which a file changed a moment ago is trusted, so that no test waits
FIELDS = ("nong-nghiep", "moi-truong", "y-te")
PLACES = ("tỉnh Quảng Ngãi", "tỉnh Phú Thọ", "thành phố Đà Nẵng")
DAYS = ("2024-05-19", "2025-01-02", "2025-01-03", "2026-05-30")
HOME = "# Trang chủ\n\n<!-- guong:counts -->\n\n<!-- guong:latest limit=2 -->\n\n<!-- guong:ways-in -->\n"
_CONFIG = """\
site_name: {site_name}
site_url: https://kiem-thu.example/
docs_dir: content/pages
site_dir: {site_dir}
theme:
  name: material
  custom_dir: theme
  language: vi
  font: false
plugins:
  - guong-sang:
      page_size: {page_size}
      share_cards: {share_cards}
"""
_TERM = re.compile(r"^(?=- )", re.MULTILINE)
_TERMS = 15  # all fields
_AWARD = "slug: lao-dong-tien-tien\n"
_SUMMARY = re.compile(r"(\d+) bài: tạo (\d+) trang; ghi (\d+) tệp, giữ nguyên (\d+), bỏ (\d+);")


class BuildCounts(NamedTuple):
    """The numbers in the summary line of a build."""

    entries: int
    rendered: int
    written: int
    kept: int
    removed: int


def address_of(folder: str) -> str:
    """Return the address of the entry in a folder below `content`."""
    return folder.replace("profiles/", "guong/").replace("stories/", "cau-chuyen/") + "/"


def entry(number: int, **values: object) -> Values:
    """Return the values of an entry, different from its neighbours; `words` and `links` are for its body."""
    return {
        "date": DAYS[number % len(DAYS)],
        "fields": [FIELDS[number % len(FIELDS)]],
        "locality": PLACES[number % len(PLACES)],
        "author": "Trần Thị B",
        "words": f"sáu tháng {number}",
        "links": [],
    } | values


class EditedSite:
    """A site below `root`; `entries` holds the values of each entry by folder below `content`."""

    def __init__(self, root: Path, entries: dict[str, Values]) -> None:
        """Set the entries to write with `create`, or those that exist already."""
        self.root = root
        self.entries = deepcopy(entries)
        self.config: Values = {"site_name": "Trang kiểm thử", "page_size": 2, "share_cards": "false"}
        self.site = root / "site"
        self.settling_ns = AT_ONCE
        self.outputs: Sequence[Output] | None = None

    def create(self) -> None:
        """Write all files, without building."""
        small_project(self.root, {"content/pages/index.md": HOME})
        for path in (self.root / "content/data").glob("*.yml"):
            _cut(path)
        copytree(PROJECT / "generator/theme", self.root / "theme")
        self.write_config()
        for folder in self.entries:
            self.write(folder)

    def write_config(self) -> None:
        """Write the configuration, and a second one that differs only in the folder of the site."""
        for name, site_dir in (("mkdocs", "site"), ("clean", "clean")):
            text = _CONFIG.format(**self.config, site_dir=site_dir)
            (self.root / f"{name}.yml").write_text(text, "utf-8")

    def file(self, folder: str) -> Path:
        """Return the file of an entry."""
        return self.root / "content" / folder / "index.md"

    def write(self, folder: str) -> None:
        """Write an entry with its current values."""
        values = dict(self.entries[folder])
        words, links = str(values.pop("words")), values.pop("links")
        assert isinstance(links, list)
        body = f"Nhờ **{words}** vận động, con đường đã xong. " + " ".join(f"[Xem](/{link})." for link in links)
        is_story = folder.startswith("stories/")
        text = story_text(**{"year": int(folder.split("/")[1])} | values) if is_story else profile_text(**values)
        file = self.file(folder)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.replace(BODY, body), "utf-8")

    def build(self, *, is_cached: bool = True) -> BuildCounts | None:
        """Build over the existing site; return None if the content has errors."""
        return self._built("mkdocs", is_cached=is_cached)

    def clean(self) -> dict[str, bytes]:
        """Return the files of a clean build."""
        rmtree(self.root / "clean", ignore_errors=True)
        assert self._built("clean", is_cached=False) is not None
        return tree(self.root / "clean")

    def _built(self, config: str, *, is_cached: bool) -> BuildCounts | None:
        problems, summary = self.run(config, is_cached=is_cached)
        assert bool(summary) is not has_errors(problems), problems
        counts = _SUMMARY.match(summary)
        return BuildCounts(*map(int, counts.groups())) if counts else None

    def run(self, config: str, *, is_cached: bool) -> tuple[tuple[Problem, ...], str]:
        """Build like the command, in this process; return the problems and the summary."""

        def plan_of(cache: Cache) -> Plan:
            return plan_build(self.root / f"{config}.yml", cache)._replace(outputs=self.outputs)

        folder = self.root / FOLDER if is_cached else None
        return run_build(self.root, plan_of, folder, pool=IN_PROCESS, settling_ns=self.settling_ns)

    def stamps(self) -> dict[str, int]:
        """Return the modification time of every file of the site."""
        return {path: (self.site / path).stat().st_mtime_ns for path in tree(self.site)}


def _cut(path: Path) -> None:
    """Leave the first terms of a long vocabulary, and an award: each has a page, which is rendered in every build."""
    head, *terms = _TERM.split(path.read_text("utf-8"))
    kept = [term for number, term in enumerate(terms) if number < _TERMS or _AWARD in term]
    path.write_text("".join([head, *kept]), "utf-8")


def age(folder: Path) -> None:
    """Set the modification time of every file below a folder to long ago."""
    for path in tree(folder):
        os.utime(folder / path, LONG_AGO)
