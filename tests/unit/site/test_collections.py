"""Collections: read from their file, shown in the editors' order, without what the site must not show."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.build.prepare import prepare
from generator.content.data.data_files import COLLECTIONS
from generator.editing.collection_edits import without_entries
from generator.outputs.addresses import address_table
from generator.site.collections import BASE
from generator.site.sample_addresses import sample_routes
from generator.site.site import Site, routes
from tests.support.build_tools import tools
from tests.support.factories import SETTINGS, TODAY, profile_text, small_project, story_text

LISTED = """\
- slug: lam-duong
  label: Làm đường
  note: Ba người mở đường.
  introduction: [Đoạn một., Đoạn hai.]
  entries:
    - /guong/c/
    - /guong/a-cu/
    - /cau-chuyen/2019/b/
    - /guong/het-han/
"""
CHILD = {
    "is_child": True, "name": "em N.T.A.", "summary": "Mười năm liền, em sửa cầu, đắp đường cho bà con đi lại.",
    "date": "2026-05-01", "review_due": "2027-04-01",
    "consent": {
        "basis": "dong-y", "reference": "DY-1", "scopes": ["dang-web"],
        "giver": ["nguoi-dai-dien", "tre-em-tu-du-7-tuoi"],
    },
}  # fmt: skip


def made(root: Path, listed: str, **profiles: dict[str, object]) -> tuple[Site, list[str]]:
    """Return the site with these collections, and the codes of its problems at their lines."""
    expired = {"basis": "dong-y", "reference": "DY-2", "scopes": ["dang-web"], "expires": "2026-01-01"}
    files: dict[str, str | bytes] = {
        COLLECTIONS: listed,
        "content/profiles/a/index.md": profile_text(aliases=["/guong/a-cu/"]),
        "content/profiles/c/index.md": profile_text(name="Lê Thị C", date="2020-01-01", sample=True),
        "content/profiles/het-han/index.md": profile_text(name="Phạm Thị D", consent=expired),
        "content/stories/2019/b/index.md": story_text(exemplars=["a"]),
    }
    for slug, keys in profiles.items():
        files[f"content/profiles/{slug}/index.md"] = profile_text(**keys)
    site, problems = prepare(small_project(root, files), SETTINGS, tools(root))
    return site, [f"{each.code} {each.location.line}" for each in problems if each.location.path == COLLECTIONS]


def entries_at(site: Site, address: str) -> list[str]:
    return [entry.address for entry in site.by_listing.at(address)]


def test_entries_are_in_the_order_of_the_file_and_found_by_former_addresses(tmp_path: Path) -> None:
    """One whose consent has expired leaves the page without a word: a day that passes is no mistake."""
    site, problems = made(tmp_path, LISTED)
    assert not problems
    assert entries_at(site, "chuyen-de/lam-duong/") == ["guong/c/", "guong/a/", "cau-chuyen/2019/b/"]
    (listing,) = (each for each in site.listings if each.address == "chuyen-de/lam-duong/")
    assert (listing.lead, listing.paragraphs) == ("Ba người mở đường.", ("Đoạn một.", "Đoạn hai."))
    assert [entry.address for entry in listing.entries] == entries_at(site, listing.address)


def test_its_pages_have_addresses_that_stay(tmp_path: Path) -> None:
    """One of samples alone may go with them."""
    of_samples = "- slug: mau\n  label: Mẫu\n  note: Bài mẫu.\n  entries: [/guong/c/]\n"
    site, _ = made(tmp_path, LISTED + of_samples)
    table = address_table(routes(site), sample_routes(site))
    assert {BASE, "chuyen-de/lam-duong/", "chuyen-de/mau/"} <= table.pages
    assert {each for each in table.samples if each.startswith(BASE)} == {"chuyen-de/mau/"}


def test_without_the_file_there_is_no_page(tmp_path: Path) -> None:
    root = small_project(tmp_path, {"content/profiles/a/index.md": profile_text()})
    site, problems = prepare(root, SETTINGS, tools(root))
    assert not problems
    assert not any(each.address.startswith(BASE) for each in site.listings)


def test_a_child_is_never_in_a_collection_whatever_the_file_says(tmp_path: Path) -> None:
    site, problems = made(tmp_path, LISTED.replace("/guong/c/", "/guong/em/"), em=CHILD)
    assert problems == ["GS524 6"]
    assert entries_at(site, "chuyen-de/lam-duong/") == ["guong/a/", "cau-chuyen/2019/b/"]


@pytest.mark.parametrize(
    ("keys", "codes"),
    [
        ({"draft": True}, ["GS523 6"]),
        ({"withdrawn": {"date": "2026-05-25", "reason": "Theo đề nghị"}}, ["GS523 6"]),
        ({"date": "2026-06-05"}, []),
    ],
)
def test_an_entry_that_is_not_shown_is_told_unless_its_day_comes(
    keys: dict[str, object], codes: list[str], tmp_path: Path
) -> None:
    site, problems = made(tmp_path, LISTED.replace("/guong/c/", "/guong/e/"), e={"name": "Vũ Thị E", **keys})
    assert problems == codes
    assert "guong/e/" not in entries_at(site, "chuyen-de/lam-duong/")
    later, _ = prepare(tmp_path, replace(SETTINGS, today=TODAY.replace(month=7)), tools(tmp_path))
    assert ("guong/e/" in entries_at(later, "chuyen-de/lam-duong/")) == (not codes)


def test_mistakes_are_at_their_lines(tmp_path: Path) -> None:
    twice = LISTED.replace("/guong/c/", "/guong/a-cu/")
    assert made(tmp_path / "1", twice)[1] == ["GS312 7"]
    assert made(tmp_path / "2", LISTED.replace("/guong/c/", "guong/c"))[1] == ["GS504 6"]
    assert made(tmp_path / "3", LISTED + LISTED)[1] == ["GS902 10"]
    assert made(tmp_path / "4", LISTED.replace("lam-duong", "Làm đường"))[1] == ["GS112 1"]


def test_entries_leave_the_file_and_an_empty_collection_too() -> None:
    other = "# Chuyên đề\n\n- slug: mot\n  label: Một\n  note: Một bài.\n  entries:\n    - '/guong/c/' # bà C\n"
    assert without_entries(other + LISTED, {"guong/c/"}) == "# Chuyên đề\n\n" + LISTED.replace("    - /guong/c/\n", "")
    assert without_entries(LISTED, {"guong/khac/"}) == LISTED
