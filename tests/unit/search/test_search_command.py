"""`guong search` prints the results of the search page, or a hint."""

from pathlib import Path

import pytest

from generator.build.prepare import prepare
from generator.content.settings import Settings
from generator.entries.reader import Articles
from generator.outputs.search_index import search_files
from generator.search import ranking
from generator.search.layout import MANIFEST
from generator.search.reader import IndexReader
from tests.support.build_tools import tools
from tests.support.commands import PROJECT, TODAY, copy_project, run

pytestmark = [pytest.mark.site, pytest.mark.usefixtures("samples")]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project whose built site contains only the search index."""
    copied = copy_project(tmp_path_factory.mktemp("search") / "project")
    build_tools = tools(copied)
    site, _ = prepare(PROJECT, Settings(today=TODAY), build_tools)
    texts = Articles(PROJECT, build_tools.cache, site.library.context)
    for path, content in search_files(site, texts, build_tools):
        (copied / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (copied / "site" / path).write_bytes(content)
    return copied


def test_it_prints_the_same_ranking(project: Path) -> None:
    index = IndexReader(lambda path: (project / "site" / path).read_bytes())
    ranked = ranking.search(index, "hien mau")
    expected = [index.document(number).address for number in ranked.documents]
    assert ranked.whole >= 5
    result = run("guong", "search", "hien mau", "--limit", "5", cwd=project)
    assert result.returncode == 0
    first, *lines = result.stdout.splitlines()
    assert first == f"{ranked.whole} bài"
    assert [line.strip().removeprefix("/") for line in lines[1::2]] == expected[:5]
    assert lines[0].startswith("  1. ")
    assert "hiến máu" in lines[0]


def test_it_offers_a_correction(project: Path) -> None:
    result = run("guong", "search", "hiếm máu", cwd=project)
    assert result.stdout.startswith("Có phải bạn tìm “hiến máu”?\n")
    assert "hiến máu" in next(line for line in result.stdout.splitlines() if line.startswith("  1. "))


def test_it_reports_missing_or_partial_matches(project: Path) -> None:
    assert run("guong", "search", "qwzx", cwd=project).stdout == "Không tìm thấy bài nào.\n"
    partly = run("guong", "search", "hiến máu zzz", cwd=project).stdout
    assert partly.startswith("Không có bài nào chứa đủ các từ; dưới đây là những bài gần nhất.\n")


def test_without_an_index_it_prints_a_hint(project: Path) -> None:
    manifest = project / "site" / MANIFEST
    content = manifest.read_bytes()
    manifest.write_bytes(content.replace(b'"schema":3', b'"schema":0'))
    result = run("guong", "search", "a", cwd=project)
    assert (result.returncode, "guong build" in result.stdout) == (2, True)
    manifest.unlink()
    result = run("guong", "search", "a", cwd=project)
    manifest.write_bytes(content)
    assert (result.returncode, "guong build" in result.stdout) == (2, True)
