"""Hostile pull requests: a small site, the files added to it, and the result.

`filled` creates front matter with all keys of the schema for editors, so that new keys are covered automatically.
"""

import resource
import subprocess
from collections.abc import Iterator
from copy import deepcopy
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from PIL import Image

from generator.content.entry_kinds import EntryKind
from generator.outputs.editor_schemas import json_schema
from tests.support.commands import BIN, environment
from tests.support.factories import vocabularies
from tests.support.recordings import FILM, silence
from tests.support.site_copies import copy_base, places, run

PLAIN = "Chữ thường của người viết bài"
FILLER = " và phần còn lại của câu dài cho đủ độ dài"
# Values with constraints that the schema does not express.
_FIXED: dict[str, Any] = {
    "consent": {
        "basis": "dong-y",
        "reference": "DY-2026-014",
        "scopes": [term.slug for term in vocabularies().consent_scopes],
        "expires": "2030-01-01",
    },
    "locality": ["xã Hợp Lý, tỉnh Phú Thọ"],
    "award": "chien-si-thi-dua-co-so",
    "date": "2026-05-19",
    "updated": "2026-05-20",
    "review_due": "2027-05-20",
    "year": "2026",
    "poster": "1",
    "exemplars": ["nguyen-van-a"],
    "aliases": [],
    "without_people": "false",
    "permission": "Thư đồng ý ngày 19/5/2026",
    "ai_use": "khong",
    "status": "hieu-luc",
}
_LEFT_OUT = frozenset(
    {
        "withdrawn", "locality_now", "draft", "sample", "is_child", "is_under_7", "rank", "featured_until",
        "cancelled_by", "consultation", "number",
    }
)  # fmt: skip
_FILES = {"photos": "anh.png", "audio": "tieng.mp3", "video": "phim.mp4"}
_SIMPLE = {"date": "2026-05-19", "integer": "1970", "boolean": "false"}
Schema = dict[str, Any]


class Leaf(NamedTuple):
    """A key with a single value: its path (“photos”, 0, “alt”) and its schema."""

    steps: tuple[str | int, ...]
    schema: Schema


def schema_of(kind: EntryKind) -> Schema:
    """Return the schema for editors of a kind of entry."""
    return json_schema(kind, vocabularies())


def leaves(kind: EntryKind) -> list[Leaf]:
    """Return all keys of an entry with single values, at any depth."""
    schema = schema_of(kind)
    return list(_leaves(schema, schema, ()))


def _leaves(node: Schema, whole: Schema, steps: tuple[str | int, ...]) -> Iterator[Leaf]:
    node = _resolved(node, whole)
    if "properties" in node:
        for key, below in node["properties"].items():
            yield from _leaves(below, whole, (*steps, key))
    elif node.get("type") == "array":
        yield from _leaves(node["items"], whole, (*steps, 0))
    else:
        yield Leaf(steps, node)


def _resolved(node: Schema, whole: Schema) -> Schema:
    """Resolve references; of alternatives choose a list, else the first that is not null."""
    for choice in ("anyOf", "oneOf"):
        if choice in node:
            kinds = [each for each in node[choice] if each.get("type") != "null"]
            lists = [each for each in kinds if each.get("type") == "array"]
            return _resolved((lists or kinds)[0], whole)
    if "$ref" in node:
        return _resolved(whole["$defs"][node["$ref"].rpartition("/")[2]], whole)
    return node


def filled(kind: EntryKind, text: str) -> dict[str, Any]:
    """Return front matter in which every free-text key has the value `text`."""
    schema = schema_of(kind)
    return {
        key: deepcopy(_FIXED[key]) if key in _FIXED else _value(key, node, schema, text)  # tests modify it
        for key, node in schema["properties"].items()
        if key not in _LEFT_OUT
    }


def _value(key: str, node: Schema, whole: Schema, text: str) -> Any:  # noqa: ANN401
    node = _resolved(node, whole)
    if "properties" in node:
        return {
            name: _FILES[key] if name == "file" else deepcopy(_FIXED.get(name)) or _value(key, below, whole, text)
            for name, below in node["properties"].items()
            if name not in _LEFT_OUT
        }
    if node.get("type") == "array":
        return [_value(key, node["items"], whole, text)]
    return scalar(node, text)


def scalar(node: Schema, text: str) -> str:
    """Return a value for a key with a single value: `text` if it is free text."""
    if "enum" in node:
        return str(node["enum"][0])
    kind = node.get("format", node["type"])
    if kind == "uri":
        return "https://example.vn/?x=" + "".join(text.split()).replace("\\", "%5C")  # a plain one is refused
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    longest = node.get("maxLength", 500)
    padded = text + FILLER if len(text) < node.get("minLength", 0) else text
    return str(padded[:longest]).strip()


def entry(values: dict[str, Any], body: str = "Ông sửa cầu cho bà con đi lại.") -> str:
    """Return the text of an entry file."""
    return f"---\n{yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10_000)}---\n\n{body}\n"


def put_files(folder: Path) -> None:
    """Create the files that `filled` refers to in an entry's folder."""
    folder.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (64, 48), "teal").save(folder / "anh.png")
    (folder / "tieng.mp3").write_bytes(silence())
    (folder / "phim.mp4").write_bytes(FILM.read_bytes())


def base(site: Path) -> Path:
    """Create a small valid site."""
    copy_base(site)
    return site


def codes(site: Path, *arguments: str) -> list[str]:
    """Return the codes of every problem that `guong check` reports; a crash fails the test."""
    result = run("check", site, *arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return [code for *_, code in places(result.stdout)]


def run_within(seconds: int, command: str, site: Path) -> subprocess.CompletedProcess[str]:
    """Run the real command on a site and check that it takes less than so many seconds of CPU time.

    The timeout is only a safeguard and much longer, since the machine may be busy.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    result = subprocess.run(  # noqa: S603  (our own command)
        [BIN / "guong", command, "-f", site / "mkdocs.yml"],
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=20 * seconds,
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < seconds
    return result


class Skeleton(HTMLParser):
    """The structure of a page without its text: tags with the names of their attributes, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, ...]] = []
        self.values: list[tuple[str, str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, *(name for name, _ in attrs)))
        self.values += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        self.tags.append((f"/{tag}",))

    def handle_comment(self, data: str) -> None:
        self.tags.append(("!--", data))

    def handle_decl(self, decl: str) -> None:
        self.tags.append(("!", decl))

    def handle_pi(self, data: str) -> None:
        self.tags.append(("?", data))

    def unknown_decl(self, data: str) -> None:
        self.tags.append(("![", data))


def skeleton(file: Path) -> Skeleton:
    """Return the structure of a built page."""
    return Skeleton(file.read_text("utf-8"))
