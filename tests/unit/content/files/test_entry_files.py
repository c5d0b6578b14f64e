"""Finding entries: links are reported and never followed, misplaced files are reported."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.content.files.entry_files import file_at, find_entries
from generator.content.files.tree import scan_content
from generator.text.vietnamese import SLUG, slugify
from tests.support.factories import profile_text, small_project, story_text

A, B = "content/profiles/a", "content/stories/2019/b"


def project(root: Path) -> Path:
    files: dict[str, str | bytes] = {
        f"{A}/index.md": profile_text(),
        f"{A}/b.jpg": b"",
        f"{A}/a.jpg": b"",
        f"{A}/.an": b"",
        f"{B}/index.md": story_text(),
    }
    return small_project(root, files)


def found(root: Path) -> tuple[list[str], list[tuple[str, str]]]:
    entries, problems = find_entries(scan_content(root))
    return [each.path for each in entries], [(each.code, each.location.path) for each in problems]


def test_entries_are_found_with_the_files_beside_them(tmp_path: Path) -> None:
    entries, problems = find_entries(scan_content(project(tmp_path)))
    assert not problems
    assert [(each.path, each.slug, each.year, each.siblings) for each in entries] == [
        (f"{A}/index.md", "a", None, ("a.jpg", "b.jpg")),
        (f"{B}/index.md", "b", 2019, ()),
    ]
    assert file_at(tmp_path, f"{A}/index.md").siblings == ("a.jpg", "b.jpg")


def test_linked_folders_are_reported_and_not_followed(tmp_path: Path) -> None:
    """Links in place of folders of entries or years, or beside a text; they lead out, in circles or nowhere."""
    outside = tmp_path / "outside/c"
    outside.mkdir(parents=True)
    (outside / "index.md").write_text(profile_text(), "utf-8")
    root = project(tmp_path / "site")
    links = {
        "content/profiles/c": outside,
        "content/profiles/d": root / A,
        "content/profiles/khong-co": tmp_path / "nothing",
        "content/stories/2018": root / "content/stories/2019",
        "content/stories/2019/c": outside,
        f"{A}/vong": root / "content",
        "content/khac": outside,
        "content/data/khac": outside,
    }
    expected = found(root)
    for path, target in links.items():
        (root / path).symlink_to(target)
    entries, problems = found(root)
    assert entries == expected[0]
    assert sorted(path for code, path in problems if code == "GS108") == sorted(links)
    assert {(code, path) for code, path in problems if code != "GS108"} == {("GS111", "content/khac")}
    assert file_at(root, f"{A}/index.md").siblings == ("a.jpg", "b.jpg")


def test_a_linked_text_is_reported_once(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / "content/profiles/c").mkdir()
    (root / "content/profiles/c/index.md").symlink_to(root / A / "index.md")
    entries, problems = found(root)
    assert entries == [f"{A}/index.md", f"{B}/index.md"]
    assert problems == [("GS108", "content/profiles/c/index.md")]


def test_linked_files_are_not_siblings(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / A / "c.jpg").symlink_to(root / A / "a.jpg")
    assert (
        find_entries(scan_content(root))[0][0].siblings == file_at(root, f"{A}/index.md").siblings == ("a.jpg", "b.jpg")
    )
    assert found(root)[1] == [("GS108", f"{A}/c.jpg")]


def test_a_site_without_content_has_no_entries(tmp_path: Path) -> None:
    assert find_entries(scan_content(tmp_path)) == ([], [])
    (tmp_path / "content").write_text("no folder")
    assert find_entries(scan_content(tmp_path))[0] == []


@given(st.text(st.sampled_from("ab09-_ .Aăđ\n"), min_size=1))
def test_slugify_keeps_slugs_unchanged(name: str) -> None:
    assert bool(SLUG.fullmatch(name)) == (slugify(name) == name)
