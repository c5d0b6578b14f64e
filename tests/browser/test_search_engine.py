"""The worker answers queries like the generator: the same entries in the same order."""

import json
import os
import random
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from generator.build.prepare import prepare
from generator.content.settings import Settings
from generator.entries.reader import Articles
from generator.outputs.search_index import search_files
from generator.search.correction import answer
from generator.search.layout import MANIFEST
from generator.search.reader import IndexReader
from generator.text.vietnamese import fold
from tests.support.build_tools import tools
from tests.support.chromium import served
from tests.support.commands import PROJECT, TODAY

pytestmark = pytest.mark.browser

Answer = dict[str, Any]

_ASK = """
async ([base, questions]) => {
  window.worker ??= new Worker("/assets/search/search-worker.js", { type: "module" });
  const ask = (question) =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = (event) => reject(new Error(event.message));
      worker.postMessage({ id: 7, ...question });
    });
  const answers = [];
  for (const question of questions) answers.push(await ask({ base: location.origin + base, ...question }));
  return answers;
}
"""
_INFLATE = """
async (packed) => {
  const { inflate } = await import("/assets/search/inflate.js");
  return packed.map((written) => {
    try {
      const bytes = inflate(Uint8Array.from(atob(written), (letter) => letter.charCodeAt(0)));
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
    } catch {
      return null;
    }
  });
}
"""


@dataclass(frozen=True)
class Served:
    """The index of the project's content: on disk, on a server and in memory."""

    folder: Path
    home: str
    files: dict[str, bytes]

    @property
    def index(self) -> IndexReader:
        return IndexReader(self.files.__getitem__)

    def listed(self, text: str) -> list[str]:
        """Return the addresses that the generator finds, after correction if there are none."""
        index = self.index
        return [index.document(number).address for number in answer(index, text).ranking.documents]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, samples: None) -> Iterator[Served]:  # noqa: ARG001
    folder = tmp_path_factory.mktemp("index")
    build_tools = tools(folder / "cache")
    site, _ = prepare(PROJECT, Settings(today=TODAY), build_tools)
    texts = Articles(PROJECT, build_tools.cache, site.library.context)
    files = dict(search_files(site, texts, build_tools))
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    copytree(PROJECT / "generator/theme/assets", folder / "assets")
    (folder / "index.html").write_text(
        '<!doctype html><html lang="vi"><title>Tìm</title><link rel="icon" href="data:,">'
    )
    with served(folder) as home:
        yield Served(folder, home, files)


@pytest.fixture
def page(chromium: Browser, data: Served) -> Iterator[Page]:
    opened = chromium.new_page()
    opened.goto(data.home)
    yield opened
    opened.close()


def ask(page: Page, *questions: Answer) -> list[Answer]:
    """Ask the worker of the page, which persists between calls; the first answer is that of opening the index."""
    answers: list[Answer] = page.evaluate(_ASK, ["/tim-kiem/du-lieu/", [{"type": "open"}, *questions]])
    return answers


def query(text: str, limit: int = 500, **filters: Sequence[str]) -> Answer:
    chosen = {key.replace("_", "-"): list(values) for key, values in filters.items()}
    return {"type": "search", "text": text, "filters": chosen, "offset": 0, "limit": limit}


def phrases(data: Served, count: int) -> Iterator[str]:
    """Yield queries of one to five words from the entries, some without marks, some mistyped."""
    chance = random.Random(4)  # noqa: S311
    texts = (json.loads(zlib.decompress(content))["x"] for path, content in data.files.items() if "/bai/" in path)
    bodies = [words for words in map(str.split, texts) if words]  # of a child there is no text
    for at in range(count):
        body = chance.choice(bodies)
        start = chance.randrange(len(body) - 5)
        words = body[start : start + 1 + at % 5]
        if at % 3 == 1:
            words = [fold(word) for word in words]
        if at % 7 == 2:
            word = chance.choice(words)
            words = [each if each != word else word[:1] + word[2:] for each in words]
        if at % 4 == 3:
            words[-1] = words[-1][: 1 + at % 3]
        if at % 11 == 3:
            words = chance.sample(words, len(words))
        yield " ".join(words)


def test_the_worker_ranks_like_the_generator(page: Page, data: Served) -> None:
    texts = [*phrases(data, 240), "", "hie", "nguowif toots", "hiếm máu", "qảng ngãi", "80/KH-UBND", "zzz", "Ea T'ling"]
    texts += [
        "🎉",
        "❤️",
        "👨‍👩‍👧",
        "→",
        "ไทย",
        "½",
        "\u0301",
        "\ue000",
        " -- ",
        "\u200b",
        "\u00a0…“”",
        "+ $ ^ `",
        "🎉 hiếm máu",
    ]
    answers = ask(page, *map(query, texts))[1:]
    found = [[each["address"] for each in answer["results"]] for answer in answers]
    differing = [text for text, addresses in zip(texts, found, strict=True) if addresses != data.listed(text)]
    assert differing == []
    assert sum(map(bool, found)) > len(texts) * 0.9
    assert [answer["total"] for answer in answers] == list(map(len, found))


def test_a_page_of_results_is_a_prefix_of_all_results(page: Page, data: Served) -> None:
    every = data.listed("người")
    _, first, second = ask(page, query("người", limit=7), query("người", limit=7) | {"offset": 7})
    assert [each["address"] for each in (*first["results"], *second["results"])] == every[:14]


def test_a_result_highlights_the_words(page: Page) -> None:
    _, answer = ask(page, query("hien mau", limit=8))
    for result in answer["results"]:
        assert any(is_marked for _, is_marked in (*result["title"], *result["summary"])), result
    assert ["hiến máu", True] in answer["results"][0]["title"]
    summary = "".join(text for text, _ in answer["results"][0]["summary"])
    assert 40 < len(summary) <= 320


def values_of(data: Served, facet: str) -> dict[str, list[str]]:
    """Return the values of a facet for every entry, by address, read from the files."""
    found = {}
    for segment in data.index.segments:
        head, rows = zlib.decompress(data.files[f"tim-kiem/du-lieu/{segment.stamp}/loc/{facet}.z"]).split(b"\n", 1)
        combinations = json.loads(head)
        for number, row in enumerate(rows):
            found[data.index.document(segment.first + number).address] = combinations[row]
    return found


def test_facets_filter_and_their_counts_depend_on_query_and_other_filters(page: Page, data: Served) -> None:
    fields, places = values_of(data, "linh-vuc"), values_of(data, "dia-phuong")
    hits = set(data.listed("người"))
    field = max({value for each in hits for value in fields[each]}, key=lambda v: sum(v in fields[e] for e in hits))
    chosen = {"linh-vuc": [field], "dia-phuong": ["ca-mau", "quang-ngai"]}
    question = query("người") | {"filters": chosen}
    _, found, counted = ask(page, question, question | {"type": "counts", "facets": ["linh-vuc", "dia-phuong"]})
    in_place = {each for each in hits if {"ca-mau", "quang-ngai"} & set(places[each])}
    in_field = {each for each in hits if field in fields[each]}
    assert {each["address"] for each in found["results"]} == in_place & in_field
    assert found["total"] == len(in_place & in_field)
    for facet, values, others in (("linh-vuc", fields, in_place), ("dia-phuong", places, in_field)):
        expected: dict[str, int] = {}
        for each in others:
            for value in values[each]:
                expected[value] = expected.get(value, 0) + 1
        assert counted["counts"][facet] == expected


def test_a_place_below_a_province_filters_too(page: Page) -> None:
    question = query("", dia_phuong=["ca-mau"]) | {"type": "counts", "facets": ["dia-phuong"]}
    _, counted = ask(page, question)
    units = counted["units"]["ca-mau"]
    assert len(units) > 3
    slug, label, count, is_former = units[0]
    assert isinstance(is_former, bool)
    assert label
    _, found = ask(page, query("", dia_phuong=[f"ca-mau/{slug}"]))
    assert found["total"] == count >= 1


def test_the_group_of_the_best_match_is_suggested_first(page: Page) -> None:
    """Among groups that match alike, names come first, then places, deeds, fields, terms, what is asked, stories."""
    typed = ("quang ng", "kon t", "huyện bình", "nguyễn v", "hiến máu", "giáo dục")
    _, *answers = ask(page, *({"type": "suggest", "text": text} for text in typed))
    kinds = [[group["kind"] for group in answer["groups"]] for answer in answers]
    assert kinds[0][0] == "place"
    assert kinds[4][:2] == ["deed", "asked"]  # the alias “hiến máu”, then texts that begin so
    assert kinds[5][0] == "field"
    (asked,) = [group for group in answers[4]["groups"] if group["kind"] == "asked"]
    assert asked["items"][0]["address"] == "tim-kiem/?q=hi%E1%BA%BFn%20m%C3%A1u%20c%E1%BB%A9u%20ng%C6%B0%E1%BB%9Di"
    assert answers[1]["groups"][0]["items"][0]["note"] == "nay thuộc Quảng Ngãi"
    assert all(item["address"].startswith("dia-phuong/") for item in answers[1]["groups"][0]["items"])
    assert kinds[3] == ["name"]


def test_entries_of_each_kind_are_suggested_under_its_plural(page: Page, data: Served) -> None:
    reader = IndexReader(lambda path: (data.folder / path).read_bytes())
    story = next(each for each in map(reader.document, range(reader.total)) if each.kind == "story")
    _, answer = ask(page, {"type": "suggest", "text": story.title})
    (group,) = [each for each in answer["groups"] if each["kind"] == "story"]
    assert group["heading"] == "Câu chuyện"
    assert story.address in [item["address"] for item in group["items"]]


@contextmanager
def manifest_of(data: Served, changes: Answer) -> Iterator[None]:
    """Serve a changed manifest. Servers distinguish versions by whole seconds, so each gets a later one."""
    file = data.folder / MANIFEST
    before, since = file.read_bytes(), file.stat().st_mtime
    for later, content in enumerate((json.dumps(json.loads(before) | changes).encode(), before), 1):
        file.write_bytes(content)
        os.utime(file, (since + 10 * later, since + 10 * later))
        if later == 1:
            yield


def test_an_index_of_another_schema_is_reported(page: Page, data: Served) -> None:
    with manifest_of(data, {"schema": 99}):
        assert ask(page) == [{"id": 7, "error": "schema"}]
    assert ask(page)[0]["total"] == data.index.total


def test_a_page_older_than_the_index_reads_the_new_one(page: Page, data: Served) -> None:
    """The page has read a manifest whose segments no longer exist: their files give 404."""
    segments = json.loads(data.files[MANIFEST])["segments"]
    removed = [segment | {"stamp": "0" * 16} for segment in segments]
    with manifest_of(data, {"segments": removed}):
        assert "error" not in ask(page)[0]
        assert ask(page, query("hien mau"))[1] == {"id": 7, "error": "offline"}  # there is no newer one
        assert "error" not in ask(page)[0]
    found = page.evaluate(_ASK, ["/tim-kiem/du-lieu/", [query("hien mau")]])
    assert [each["address"] for each in found[0]["results"]] == data.listed("hien mau")


def inflated(page: Page, packed: Sequence[bytes]) -> list[bytes | None]:
    """Decompress in the browser; bytes are passed in base64, since lists of numbers are many times slower."""
    found = page.evaluate(_INFLATE, [b64encode(each).decode() for each in packed])
    return [None if each is None else b64decode(each) for each in found]


def test_our_own_decompression_equals_that_of_the_browser(page: Page) -> None:
    chance = random.Random(5)  # noqa: S311
    texts = [
        b"", b"a", b"a" * 100_000, bytes(chance.randrange(256) for _ in range(70_000)),
        "Bà con hiến đất làm đường. ".encode() * 300, json.dumps([chance.random() for _ in range(4000)]).encode(),
    ]  # fmt: skip
    packed = [zlib.compress(text, level) for text in texts for level in (0, 1, 6, 9)]
    fixed = zlib.compressobj(9, zlib.DEFLATED, 15, 9, zlib.Z_FIXED)
    packed.append(fixed.compress(texts[4]) + fixed.flush())
    assert inflated(page, packed) == [zlib.decompress(each) for each in packed]
    damaged = [zlib.compress(texts[4])[:-40], b"\x78\x9c\x07", b"\x78\x9c\xff\xff", b""]
    assert inflated(page, damaged) == [None] * len(damaged)


def test_search_works_without_decompression_in_the_browser(chromium: Browser, data: Served) -> None:
    """Workers have their own globals, so the worker's script is modified to remove the function."""
    context = chromium.new_context()

    def older(route: Route) -> None:
        text = (PROJECT / "generator/theme/assets/search/index-reader.js").read_text(encoding="utf-8")
        route.fulfill(body="self.DecompressionStream = undefined;\n" + text, content_type="text/javascript")

    context.route("**/index-reader.js", older)
    page = context.new_page()
    page.goto(data.home)
    _, answer = ask(page, query("hien mau"))
    assert [each["address"] for each in answer["results"]] == data.listed("hien mau")
    context.close()
