"""`guong check --against`: every dead address is reported at the file and with the edit that revive it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.repositories import commit, git, start
from tests.support.site_copies import PROFILE, STORY, change, copy_base, places, run

A, B = "content/profiles/nguyen-van-a", "content/profiles/ong-giu-rung"


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository with a committed and built site; its story links to no profile."""
    root = tmp_path_factory.mktemp("original") / "site"
    copy_base(root)
    change(root, STORY, ("exemplars: [nguyen-van-a]\n", ""), ("[chiếc cầu](/guong/nguyen-van-a/)", "chiếc cầu"))
    change(root, PROFILE, ("author:", "aliases: [/guong/ong-a/]\nauthor:"))
    (root / "content/pages/gioi-thieu.md").write_text("# Giới thiệu\n", "utf-8")
    (root / ".gitignore").write_text(".cache/\nsite/\n", "utf-8")
    start(root)
    assert run("build", root).exit_code == 0
    return root


@pytest.fixture
def site(original: Path, tmp_path: Path) -> Path:
    """Return a copy of the original, to be edited."""
    copied = tmp_path / "site"
    shutil.copytree(original, copied, symlinks=True, ignore=shutil.ignore_patterns("site", ".cache"))
    return copied


def found(site: Path, against: str) -> list[tuple[str, str]]:
    return [(code, path) for path, _, _, code in places(run("check", site, "--against", against).stdout)]


def move(root: Path, old: str, new: str) -> None:
    (root / old).rename(root / new)


def withdraw(root: Path) -> None:
    change(root, PROFILE, ("author:", "withdrawn: {date: 2026-05-25, reason: Theo đề nghị}\nauthor:"))


def both(first: Callable[[Path], object], second: Callable[[Path], object]) -> Callable[[Path], object]:
    """Return the composition of two changes."""

    def edit(root: Path) -> None:
        first(root)
        second(root)

    return edit


CHANGES: dict[str, tuple[Callable[[Path], object], list[tuple[str, str]]]] = {
    "nothing": (lambda _: None, []),
    "edited": (lambda root: change(root, PROFILE, ("búa ra", "cưa ra")), []),
    "added": (
        both(
            lambda root: shutil.copytree(root / A, root / B),
            lambda root: change(root, f"{B}/index.md", ("ong-a", "ong-b"), ("name: Nguyễn Văn A", "name: Trần Văn B")),
        ),
        [],
    ),
    "withdrawn": (withdraw, []),
    "renamed": (
        lambda root: move(root, A, B),
        [("GS511", f"{B}/index.md")],
    ),
    "renamed and edited": (
        both(
            lambda root: move(root, A, B),
            lambda root: change(root, f"{B}/index.md", ("Cứ hết mùa mưa", "Sau mỗi mùa mưa")),
        ),
        [("GS511", f"{B}/index.md")],
    ),
    "renamed with alias": (
        both(
            lambda root: move(root, A, B),
            lambda root: change(root, f"{B}/index.md", ("ong-a/]", "ong-a/, /guong/nguyen-van-a/]")),
        ),
        [],
    ),
    "moved to another year": (
        both(
            lambda root: move(root, "content/stories/2026", "content/stories/2025"),
            lambda root: change(root, STORY.replace("2026", "2025"), ("author:", "year: 2025\nauthor:")),
        ),
        [("GS511", STORY.replace("2026", "2025"))],
    ),
    "removed": (lambda root: shutil.rmtree(root / A), [("GS512", f"{A}/index.md"), ("GS514", f"{A}/index.md")]),
    "made a draft": (
        lambda root: change(root, STORY, ("author:", "draft: true\nauthor:")),
        [("GS513", STORY)],
    ),
    "alias removed": (lambda root: change(root, PROFILE, ("aliases: [/guong/ong-a/]\n", "")), [("GS514", PROFILE)]),
    "page renamed": (
        lambda root: move(root, "content/pages/gioi-thieu.md", "content/pages/ve-chung-toi.md"),
        [("GS516", "content/pages/gioi-thieu.md")],
    ),
    "page renamed and led on": (
        both(
            lambda root: move(root, "content/pages/gioi-thieu.md", "content/pages/ve-chung-toi.md"),
            lambda root: (root / "content/data/redirects.yml").write_text(
                "- {old: /gioi-thieu/, new: /ve-chung-toi/}\n", "utf-8"
            ),
        ),
        [],
    ),
    "listing lost": (
        both(
            lambda root: change(root, PROFILE, ("xã Hợp Lý, tỉnh Phú Thọ", "tỉnh Phú Thọ")),
            lambda root: change(root, STORY, ("xã Hợp Lý, tỉnh Phú Thọ", "tỉnh Phú Thọ")),
        ),
        [],
    ),
    "year and field corrected": (
        both(
            lambda root: change(root, PROFILE, ("author:", "year: 2025\nauthor:"), ("[doi-song-xa-hoi]", "[y-te]")),
            both(
                lambda root: change(
                    root, STORY, ("author:", "aliases: [/cau-chuyen/2026/chiec-cau-moi/]\nyear: 2025\nauthor:")
                ),
                lambda root: move(root, "content/stories/2026", "content/stories/2025"),
            ),
        ),
        [],
    ),
    "kind misspelt": (
        lambda root: change(root, PROFILE, ("kind: nguoi-tot-viec-tot", "kind: nguoi-tot")),
        [("GS307", PROFILE)],
    ),
    "term removed": (
        lambda root: change(root, "content/data/fields.yml", ("- slug: y-te\n", "- slug: y-te-moi\n")),
        [("GS516", "content/data/redirects.yml")],
    ),
    "vocabulary broken": (
        lambda root: change(root, "content/data/fields.yml", ("- slug: y-te\n", "- slg: y-te\n")),
        [("GS301", "content/data/fields.yml")],
    ),
    "broken": (lambda root: change(root, PROFILE, ("kind:", "knd:")), [("GS301", PROFILE)]),
}


@pytest.mark.parametrize("name", CHANGES)
def test_against_a_revision(name: str, site: Path) -> None:
    edit, expected = CHANGES[name]
    edit(site)
    assert found(site, "main") == sorted(expected, key=lambda each: (each[1], each[0]))


PUBLISHED = ("nothing", "renamed with alias", "withdrawn", "removed", "page renamed", "listing lost")


@pytest.mark.parametrize("name", PUBLISHED)
def test_against_published_addresses(name: str, original: Path, site: Path, tmp_path: Path) -> None:
    """A published list and a built site give the same report as the revision they were built from."""
    built = tmp_path / "built"
    shutil.copytree(original / "site", built)
    CHANGES[name][0](site)
    of_revision = found(site, "main")
    assert found(site, str(original / "site/addresses.json")) == of_revision
    assert found(site, str(built)) == of_revision
    (built / "addresses.json").unlink()
    assert found(site, str(built)) == of_revision


def test_a_listing_that_a_correction_empties_keeps_its_address(original: Path, site: Path) -> None:
    """It stays empty from one publication to the next, and a redirect away from it blocks nobody."""
    published = original / "site/addresses.json"
    CHANGES["year and field corrected"][0](site)
    emptied = "linh-vuc/doi-song-xa-hoi/2026"
    assert run("build", site, "--published", str(published)).exit_code == 0
    assert "Chưa có bài viết trong mục này" in (site / "site" / emptied / "index.html").read_text("utf-8")
    (site / "content/data/redirects.yml").write_text(f"- {{old: /{emptied}/, new: /nam/}}\n", "utf-8")
    after = site / "site/addresses.json"
    assert found(site, str(after)) == []
    again = run("build", site, "--published", str(after), "--no-cache")
    assert (again.exit_code, places(again.stderr)) == (0, [("content/data/redirects.yml", 1, 4, "GS350")])
    assert (site / "site/nam/2026/index.html").is_file()


def test_a_missing_withdrawal_notice_is_reported_at_the_entry(site: Path) -> None:
    withdraw(site)
    commit(site)
    shutil.rmtree(site / A)
    assert found(site, "HEAD") == [("GS515", f"{A}/index.md")]


def test_a_report_on_a_change_lists_dead_addresses(site: Path) -> None:
    git(site, "checkout", "--quiet", "-b", "sua")
    move(site, A, B)
    commit(site)
    report = run("check", site, "--changed-since", "main", "--against", "main", "--format", "json")
    assert "GS511" in report.stdout
    assert report.exit_code == 1
    assert json.loads(report.stdout)


@pytest.mark.parametrize(
    ("against", "message"),
    [
        ("khong-co", "không có nhánh"),
        ("cu/addresses.json", "Không có tệp"),
        ("--output=x", "không phải là tên nhánh"),
    ],
)
def test_an_unknown_revision_or_file_is_reported(against: str, message: str, site: Path) -> None:
    result = run("check", site, f"--against={against}")
    assert result.exit_code == 2
    assert message in result.stderr


def test_a_folder_without_pages_or_an_invalid_list_is_reported(site: Path, tmp_path: Path) -> None:
    (tmp_path / "trong").mkdir()
    for against in (tmp_path / "trong", site / "mkdocs.yml"):
        assert run("check", site, "--against", str(against)).exit_code == 2
