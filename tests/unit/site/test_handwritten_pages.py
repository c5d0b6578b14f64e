"""Hand-written pages: other files are refused, and a page holds no script, foreign resource or private data."""

import re
from pathlib import Path

import pytest
from mkdocs.utils.meta import get_data

from generator.content.files.entry_files import find_entries
from generator.content.files.tree import scan_content
from generator.content.settings import Office
from generator.entries.privacy.contacts import allowed_contacts
from generator.problems.problem import Problem
from generator.site.handwritten_pages import check_handwritten_page, find_handwritten_pages, forbidden, with_text_keys
from tests.support.site_copies import copy_base, places, run

PATH = "content/pages/a.md"
NOBODY = allowed_contacts(Office())


def codes(problems: list[Problem]) -> list[str]:
    return [each.code for each in problems]


def page(root: Path, name: str, text: str = "# A\n") -> Path:
    file = root / "content/pages" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def test_pages_are_found_with_their_addresses(tmp_path: Path) -> None:
    for name in ("index.md", "gioi-thieu.md", "muc/index.md", "muc/trang.md"):
        page(tmp_path, name)
    pages, problems = find_handwritten_pages(scan_content(tmp_path))
    assert [each.address for each in pages] == ["gioi-thieu/", "", "muc/", "muc/trang/"]
    assert not problems


@pytest.mark.parametrize(
    "name",
    ["CNAME", "assets/start.js", "x/index.html", "a.markdown", "README.md", "guong-sang-shell.md", "Trang.md"],
)
def test_other_files_are_refused(name: str, tmp_path: Path) -> None:
    page(tmp_path, name)
    pages, problems = find_handwritten_pages(scan_content(tmp_path))
    assert not pages
    assert codes(problems) == ["GS111"]


def test_symbolic_links_are_refused_at_any_depth(tmp_path: Path) -> None:
    page(tmp_path, "muc/trang.md")
    (tmp_path / "content/pages/muc/leak.txt").symlink_to("/etc/hostname")
    (tmp_path / "content/pages/muc/leak.md").symlink_to("/etc/hostname")
    (tmp_path / "content/pages/muc/up").symlink_to("/")
    assert codes(find_entries(scan_content(tmp_path))[1]) == ["GS108"] * 3
    assert [each.path for each in find_handwritten_pages(scan_content(tmp_path))[0]] == ["content/pages/muc/trang.md"]


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("# A\n\nx <script>alert(1)</script>\n", "GS701", 3, 3),
        ("# A\n\n<!-- ghi chú -->\n", "GS701", 3, 1),
        ("# A\n\nGọi 0912 345 678.\n", "GS802", 3, 5),
        ("# A\n\nGọi 0912 **345** 678.\n", "GS802", 3, 5),
        ("# A\n\nGọi a.b@thu.example.\n", "GS809", 3, 5),
        ("---\nĐịa chỉ: x\n---\n# A\n", "GS804", 2, 1),
        ("---\ntemplate: shell.html\n---\n# A\n", "GS301", 2, 1),
        ("---\ntitle: A\n# A\n", "GS202", 1, 1),
        ("# A\n\n<!-- guong:lates -->\n", "GS903", 3, 1),
    ],
)
def test_a_violated_rule_is_reported_at_its_place(text: str, code: str, line: int, column: int) -> None:
    found = next(each for each in check_handwritten_page(text.encode(), PATH, NOBODY) if each.code == code)
    assert (found.location.line, found.location.column) == (line, column)


@pytest.mark.parametrize(
    "text",
    [
        "# A\n\n`<b>` và 3 < 5\n",
        "# A\n\n```html\n<b>x</b>\n```\n",
        "---\ntitle: A\n---\n<!-- guong:latest limit=3 -->\n",
    ],
)
def test_code_and_live_marks_are_not_raw_html(text: str) -> None:
    assert not list(check_handwritten_page(text.encode(), PATH, NOBODY))


def test_the_file_name_of_a_page_is_checked_too() -> None:
    assert codes(list(check_handwritten_page(b"# A\n", "content/pages/0912345678.md", NOBODY))) == ["GS802"]


def test_a_page_over_the_size_limit_is_not_parsed() -> None:
    assert codes(list(check_handwritten_page(b"<!--guong:" * 30_000, PATH, NOBODY))) == ["GS107"]


@pytest.mark.parametrize(
    "html",
    ['<script src="x"></script>', '<a href="javascript:alert(1)">x</a>', '<p onclick="x">', '<p style="x">', "<svg>"],
)
def test_active_markup_is_found_in_a_rendered_page(html: str) -> None:
    assert forbidden(html)


def test_an_ordinary_rendered_page_is_allowed() -> None:
    assert not forbidden('<h1 id="a">A</h1><p><a href="../nam/">x</a> <a href="https://a.vn">y</a></p>')


@pytest.mark.site
def test_a_page_that_passes_the_check_is_built_and_one_with_a_fault_is_not(tmp_path: Path) -> None:
    site = tmp_path / "site"
    copy_base(site)
    (site / "theme/assets").mkdir(parents=True)
    (site / "theme/assets/cau.svg").write_text("<svg/>", "utf-8")
    config = (
        (site / "mkdocs.yml").read_text("utf-8").replace("  name: material", "  name: material\n  custom_dir: theme")
    )
    config = config.replace(".example/", ".example/con/") + "  - Năm: /nam/\n"
    (site / "mkdocs.yml").write_text(config, "utf-8")
    right = "# A\n\n[a](../index.md) [b](/nam/) [c](../../nam) [d](/con/nam/) "
    right += "![e](/assets/cau.svg) ![f](../assets/cau.svg)\n"
    text = page(site, "muc/trang.md", right)
    built = run("build", site)
    assert built.exit_code == 0, built.output
    assert not re.search(r"nam|cau\.svg", run("verify", site).stdout)  # the base lacks pages that the footer links to
    html = (site / "site/muc/trang/index.html").read_text("utf-8")
    assert '<a href="../../nam/">b</a> <a href="../../nam">c</a> <a href="../../nam/">d</a>' in html
    text.write_text(right + "\n[x](javascript:alert(1)) [y](khong.md) [z](/nam/1900/)\n", "utf-8")
    faults = [(5, "GS702"), (30, "GS708"), (44, "GS505")]
    assert run("build", site).exit_code == 2
    found = places(run("check", site).stdout)
    assert found == [("content/pages/muc/trang.md", 5, column, code) for column, code in faults]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{'<' * 7} HEAD\n# A\n{'=' * 7}\n# B\n{'>' * 7} x\n<b>\n", [("GS121", 1)]),
        ("---\ntitle: A\n---\n# A\n\n1986. b\n\n1990. c\n", [("GS610", 6)]),
        ("---\ntitle: Chuyến xe #1\n---\n# A\n", [("GS214", 2)]),
        ("---\ntitel: A\n---\n# A\n", [("GS301", 2)]),
    ],
)
def test_a_page_is_held_to_the_rules_of_entries(text: str, found: list[tuple[str, int]]) -> None:
    problems = list(check_handwritten_page(text.encode(), PATH, NOBODY))
    assert [(each.code, each.location.line) for each in problems] == found


@pytest.mark.parametrize("value", ["No", "012", "19:30", "2026-05-19", "1_000", "Đêm “A”", '"a: b"', "~x", "0x1F"])
def test_mkdocs_reads_the_keys_of_a_page_as_entries_are_read(value: str) -> None:
    _, meta = get_data(with_text_keys(f"---\ntitle: {value}\n---\n# A\n"))
    assert meta == {"title": value.strip('"')}


def test_a_page_without_readable_keys_stays_as_it_is() -> None:
    for text in ("# A\n", "---\ntitle: [\n---\n# A\n", "---\ntitle:\n---\n# A\n", "---\n- a\n---\n# A\n"):
        assert with_text_keys(text) == text
