"""Names of files that a colleague's system cannot hold: each is told with a name to take."""

import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.files.entry_files import find_entries
from generator.content.files.file_names import BadName, bad_names, is_decodable
from generator.content.files.tree import scan_content
from generator.site.handwritten_pages import find_handwritten_pages
from tests.support.factories import profile_text, small_project

NFD = unicodedata.normalize("NFD", "ảnh.png")
DEVICE = "là tên Windows dành cho thiết bị"


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["anh.png", "Ảnh đẹp (1).JPG", "a.b.png", "console.png", "com10.png", ".an", "lpt.png"], {}),
        (["con.png"], {"con.png": (DEVICE, "con-2.png")}),
        (["NUL"], {"NUL": (DEVICE, "nul-2")}),
        (["aux.tar.gz", "com1.jpg"], {"aux.tar.gz": (DEVICE, "aux-tar.gz"), "com1.jpg": (DEVICE, "com1-2.jpg")}),
        (["a:b.png"], {"a:b.png": ("có ký tự : mà Windows không cho dùng", "a-b.png")}),
        (["a?.png", "a.png"], {"a?.png": ("có ký tự ? mà Windows không cho dùng", "a-2.png")}),
        (["anh.png."], {"anh.png.": ("có dấu chấm ở cuối, Windows tự bỏ đi", "anh.png")}),
        (["anh.png ", "anh.png"], {"anh.png ": ("có dấu cách ở đầu hoặc cuối", "anh-2.png")}),
        (["a\u200bnh.png"], {"a\u200bnh.png": ("có ký tự không nhìn thấy", "anh.png")}),
        (
            ["ANH.png", "anh.png"],
            {"ANH.png": ("trùng với “anh.png”, chỉ khác chữ hoa, chữ thường: Windows và máy Mac coi là một tệp",
                         "anh-2.png")},
        ),
        (
            ["ảnh.png", NFD],
            {NFD: ("trùng với “ảnh.png”, chỉ khác cách ghi dấu: Windows và máy Mac coi là một tệp", "anh.png")},
        ),
        (["***.png"], {"***.png": ("có ký tự * mà Windows không cho dùng", "tep.png")}),
    ],
)  # fmt: skip
def test_a_bad_name_comes_with_one_to_take(names: list[str], expected: dict[str, tuple[str, str]]) -> None:
    assert bad_names(names) == {name: BadName(*values) for name, values in expected.items()}


@given(st.sets(st.text(min_size=1, max_size=8).filter(is_decodable), max_size=6))
def test_after_renaming_no_name_is_bad(names: set[str]) -> None:
    bad = bad_names(names)
    renamed = [bad[name].instead if name in bad else name for name in names]
    assert len(set(renamed)) == len(names)
    assert not bad_names(renamed)


def problems_of(root: Path) -> list[tuple[str, str]]:
    tree = scan_content(root)
    found = [*find_entries(tree)[1], *find_handwritten_pages(tree)[1]]
    return sorted((each.code, each.location.path) for each in found)


def test_names_of_devices_are_told_wherever_an_address_is_made_of_them(tmp_path: Path) -> None:
    small_project(tmp_path, {f"content/profiles/{name}/index.md": profile_text() for name in ("con", "cong")})
    small_project(tmp_path / "pages", {"content/pages/nul.md": "# A\n", "content/pages/aux/a.md": "# A\n"})
    assert problems_of(tmp_path) == [("GS404", "content/profiles/con")]
    assert problems_of(tmp_path / "pages") == [("GS404", "content/pages/aux/a.md"), ("GS404", "content/pages/nul.md")]


def test_a_name_that_is_no_text_is_told_and_left_out(tmp_path: Path) -> None:
    small_project(tmp_path, {"content/profiles/a/index.md": profile_text(), "content/pages/index.md": "# A\n"})
    for folder in ("profiles/a", "profiles", "pages", "data"):
        (tmp_path / "content" / folder).mkdir(exist_ok=True)
        with open(os.fsencode(tmp_path / "content" / folder) + b"/\xe1nh.png", "wb"):  # noqa: PTH123
            pass
    os.mkdir(os.fsencode(tmp_path) + b"/content/profiles/\xff")  # noqa: PTH102
    entries, _ = find_entries(scan_content(tmp_path))
    assert [(each.path, each.siblings) for each in entries] == [("content/profiles/a/index.md", ())]
    assert problems_of(tmp_path) == [
        ("GS404", "content/data/\\xe1nh.png"),
        ("GS404", "content/pages/\\xe1nh.png"),
        ("GS404", "content/profiles/\\xe1nh.png"),
        ("GS404", "content/profiles/\\xff"),
        ("GS404", "content/profiles/a/\\xe1nh.png"),
    ]


def test_whatever_is_no_regular_file_is_told_once(tmp_path: Path) -> None:
    small_project(tmp_path, {"content/profiles/a/index.md": profile_text(), "content/pages/index.md": "# A\n"})
    paths = ("profiles/a/anh.png", "profiles/ong", "pages/trang.md", "pages/.an", "data/style.yml", "khac")
    for path in paths:
        (tmp_path / "content" / path).parent.mkdir(exist_ok=True)
        (tmp_path / "content" / path).unlink(missing_ok=True)
        os.mkfifo(tmp_path / "content" / path)
    assert [found for found in problems_of(tmp_path) if found[0] == "GS116"] == sorted(
        ("GS116", f"content/{path}") for path in paths
    )


def test_a_photo_named_on_a_mac_is_found(tmp_path: Path) -> None:
    small_project(tmp_path, {"content/profiles/a/index.md": profile_text(), f"content/profiles/a/{NFD}": b""})
    ((file,), problems) = find_entries(scan_content(tmp_path))
    assert not problems
    assert file.on_disk("ảnh.png") == file.on_disk(NFD) == NFD
    assert file.on_disk("anh.png") is None


@pytest.mark.parametrize(
    ("name", "is_left"),
    [
        ("index.md~", True), (".#index.md", True), ("#index.md#", True), ("4913", True), (".index.md.swp", True),
        ("index.md.swp", True), ("a.tmp", True), (".~lock.bang.xlsx#", True),
        ("index.md", False), ("anh.png", False), (".an", False), ("#", False), ("a#b.png", False), ("4914", False),
    ],
)  # fmt: skip
def test_what_editors_leave_behind_is_no_content(name: str, is_left: bool, tmp_path: Path) -> None:  # noqa: FBT001
    small_project(tmp_path, {"content/profiles/a/index.md": profile_text(), f"content/profiles/a/{name}": b""})
    names = {child for child, _ in scan_content(tmp_path).children("content/profiles/a")}
    assert names == {"index.md", *([] if is_left else [name])}
