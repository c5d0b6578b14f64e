"""The cache of the reader: hit for the same bytes in the same context, miss for anything else."""

import multiprocessing
import pickle
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import rmtree

import pytest

from generator.content.context import Context
from generator.content.data.vocabularies import Vocabularies, Vocabulary
from generator.content.entry import INTERNED_FIELDS, Article, Entry
from generator.content.entry_source import read_entry
from generator.content.files.entry_files import find_entries
from generator.content.files.tree import scan_content
from generator.content.settings import Settings
from generator.engine.cache import Cache
from generator.engine.errors import BuildError
from generator.engine.parallel import IN_PROCESS, BuildTools, Pool
from generator.entries.reader import Articles, ReadResult, read_entries
from generator.entries.validate import validate_entry
from generator.problems.problem import Problem
from tests.support.build_tools import CountingTools
from tests.support.factories import GAZETTEER, PROJECT, SETTINGS, profile_text, small_project, story_text, vocabularies

CONTEXT = Context(vocabularies(), GAZETTEER, SETTINGS)
ENTRY = "content/profiles/nguyen-van-a/index.md"


def results(root: Path, tools: BuildTools, context: Context = CONTEXT) -> list[ReadResult]:
    """Return the result for every entry without the states of the files, which depend on the time of the read."""
    files, _ = find_entries(scan_content(root))
    return [each._replace(state=None) for each in read_entries(root, files, context, tools)]


def read(root: Path, counted: CountingTools, context: Context = CONTEXT) -> list[ReadResult]:
    return results(root, counted.tools, context)


def articles(root: Path, counted: CountingTools) -> Articles:
    return Articles(root, counted.tools.cache, CONTEXT)


def newly_read(counted: CountingTools) -> int:
    """Return the number of files read since the last call."""
    return counted.made.pop("Đọc bài", 0)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    wrong = profile_text(name="Lê Thị B", kind="khong-co")
    return small_project(tmp_path, {ENTRY: profile_text(), "content/profiles/b/index.md": wrong})


def plainly(root: Path) -> list[tuple[Article | None, list[Problem]]]:
    """Read the entries without a cache."""
    found: list[tuple[Article | None, list[Problem]]] = []
    for file in find_entries(scan_content(root))[0]:
        raw, problems = read_entry((root / file.path).read_bytes(), file.path)
        assert raw is not None
        article, more = validate_entry(raw, file, CONTEXT)
        found.append((article, [*problems, *more]))
    return found


def test_cached_results_equal_fresh_ones(root: Path) -> None:
    counted = CountingTools(root)
    expected = plainly(root)
    for _ in range(2):
        for each, (article, problems) in zip(read(root, counted), expected, strict=True):
            assert list(each.problems) == problems
            assert bool(each.entry) == bool(article)
            if each.entry and article:
                assert each.entry._replace(digest="", summary_digest="") == article.entry
                assert articles(root, counted).of(each.entry) == replace(article, entry=each.entry)
    assert newly_read(counted) == 2
    assert [bool(article) for article, _ in expected] == [False, True]


def test_equal_values_of_entries_are_one_object(tmp_path: Path) -> None:
    texts = {f"content/profiles/{slug}/index.md": profile_text(name=f"Lê Thị {slug}", role="y tá") for slug in "ab"}
    root = small_project(tmp_path, dict(texts))
    first, second = (each.entry for each in read(root, CountingTools(root)))
    assert "places" in INTERNED_FIELDS
    assert all(getattr(first, name) is getattr(second, name) for name in INTERNED_FIELDS)


@pytest.mark.usefixtures("samples")
def test_the_whole_project_is_cached(tmp_path: Path) -> None:
    counted = CountingTools(tmp_path)
    first, again = read(PROJECT, counted), read(PROJECT, counted)
    assert first == again
    assert newly_read(counted) == len(first) > 50


def no_fields(of: Vocabularies) -> Vocabularies:
    return replace(of, genres=Vocabulary(of.genres.terms[1:]))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda context: context, 0),
        (lambda context: replace(context, settings=replace(SETTINGS, today=date(2030, 1, 1))), 0),
        (lambda context: replace(context, settings=Settings(production=True)), 2),
        (lambda context: replace(context, vocabularies=no_fields(context.vocabularies)), 2),
    ],
)
def test_a_changed_context_invalidates_the_cache(
    change: Callable[[Context], Context], expected: int, root: Path
) -> None:
    counted = CountingTools(root)
    read(root, counted)
    newly_read(counted)
    read(root, counted, change(CONTEXT))
    assert newly_read(counted) == expected


def test_only_changed_files_are_read_again(root: Path) -> None:
    counted = CountingTools(root)
    read(root, counted)
    newly_read(counted)
    (root / ENTRY).write_text(profile_text(name="Trần Thị C"), "utf-8")
    assert [each.entry.title for each in read(root, counted) if each.entry] == ["Trần Thị C"]
    assert newly_read(counted) == 1
    (root / ENTRY).with_name("anh.jpg").write_bytes(b"")  # what lies beside it counts too
    read(root, counted)
    assert newly_read(counted) == 1


def test_a_damaged_cache_is_rebuilt(root: Path) -> None:
    counted = CountingTools(root)
    expected = read(root, counted)
    for file in (root / ".cache").glob("??/*"):
        file.write_bytes(file.read_bytes()[:-3])
    assert read(root, counted) == expected


class Evil:
    """A pickled call that a tampered cache must not be able to make."""

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return Path.write_text, (Path("/tmp/guong-sang-evil"), "x")  # noqa: S108  (never written)


@pytest.mark.parametrize(
    "content", [pickle.dumps(Evil()), pickle.dumps({"a": 1}), b"", b"\x80", pickle.dumps(ReadResult)]
)
def test_a_tampered_cache_runs_no_code(content: bytes, root: Path) -> None:
    counted = CountingTools(root)
    expected = read(root, counted)
    cache = counted.tools.cache
    for file in (root / ".cache").glob("??/*"):
        cache.put(file.parent.name + file.name, content)
    assert read(root, counted) == expected
    assert not Path("/tmp/guong-sang-evil").exists()  # noqa: S108


def test_worker_processes_return_the_same_results(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        f"content/profiles/a-{at}/index.md": profile_text(name=f"Nguyễn Văn {at}") for at in range(220)
    }
    root = small_project(tmp_path, files)
    pool = Pool(lambda: ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")), 2)
    tools = [
        BuildTools(Cache(tmp_path / name), pool, lambda *_: None) for name, pool in (("a", pool), ("b", IN_PROCESS))
    ]
    first, second = (results(root, each) for each in tools)
    assert first == second
    assert len(first) == 220


def test_without_a_writable_cache_everything_is_read(root: Path) -> None:
    blocked = CountingTools(root / ENTRY)  # a cache below a file
    assert [bool(each.entry) for each in read(root, blocked)] == [False, True]


def one_entry(root: Path, counted: CountingTools) -> Entry:
    (entry,) = (each.entry for each in read(root, counted) if each.entry)
    return entry


def test_an_article_missing_from_the_cache_is_read_from_its_file(root: Path) -> None:
    counted = CountingTools(root)
    photos = [{"file": "anh.jpg", "alt": "Một con đường", "credit": "Trần Thị B"}]
    consent = {"basis": "dong-y", "reference": "DY-2026-014", "scopes": ["dang-web", "hinh-anh"]}
    (root / ENTRY).with_name("anh.jpg").write_bytes(b"")
    (root / ENTRY).write_text(profile_text(photos=photos, consent=consent), "utf-8")
    entry = one_entry(root, counted)
    article = articles(root, counted).of(entry)
    rmtree(root / ".cache")
    assert articles(root, counted).of(entry) == article
    assert article.entry == entry
    assert "sáu tháng" in article.body.html


def test_the_article_of_a_story_is_read_from_its_file(tmp_path: Path) -> None:
    root = small_project(tmp_path, {"content/stories/2019/b/index.md": story_text()})
    counted = CountingTools(root)
    article = articles(root, counted).of(entry := one_entry(root, counted))
    rmtree(root / ".cache")
    assert articles(root, counted).of(entry) == article


def test_the_article_of_a_digest_survives_an_edit(root: Path) -> None:
    counted = CountingTools(root)
    entry = one_entry(root, counted)
    (root / ENTRY).write_text(profile_text(name="Trần Thị C"), "utf-8")
    assert articles(root, counted).of(entry).entry.title == "Nguyễn Văn A"


MEANWHILE: dict[str, Callable[[Path], object]] = {
    "another name": lambda file: file.write_text(profile_text(name="Trần Thị C"), "utf-8"),
    "another word": lambda file: file.write_text(file.read_text("utf-8") + "\nThêm một câu.\n", "utf-8"),
    "a mistake": lambda file: file.write_text(profile_text(kind="khong-co"), "utf-8"),
    "no text": lambda file: file.write_bytes(b"\xff"),
    "a file beside it": lambda file: file.with_name("anh.jpg").write_bytes(b""),
    "gone": lambda file: file.unlink(),
}


@pytest.mark.parametrize("kind", MEANWHILE)
def test_an_entry_changed_during_the_build_is_rejected(kind: str, root: Path) -> None:
    """If the cache has lost it: no unchecked entry is published."""
    counted = CountingTools(root)
    entry = one_entry(root, counted)
    rmtree(root / ".cache")
    MEANWHILE[kind](root / ENTRY)
    with pytest.raises(BuildError, match=ENTRY):
        articles(root, counted).of(entry)
