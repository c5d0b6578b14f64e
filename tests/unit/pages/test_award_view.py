"""Awards: valid ones are listed, cancelled ones are shown as a notice, and their order on a page."""

from pathlib import Path

import pytest

from generator.build.prepare import prepare
from generator.content.entry_kinds import PROFILE
from generator.content.files.entry_files import EntryFile
from generator.outputs.search_index import search_files
from generator.pages.entry_view import entry_view
from generator.pages.share_view import share_card
from generator.site.listings import Note
from tests.support.build_tools import tools
from tests.support.factories import SETTINGS, library, listings, profile_article, profile_text, read, small_project
from tests.support.rendered_pages import articles, rendered

CANCELLED_BY = {"decision": "34/QĐ-CTN", "date": "2026-05-12"}


@pytest.mark.parametrize(
    ("status", "is_listed", "shown", "noticed"),
    [
        (None, True, 1, 0),
        ("truy-tang", True, 1, 0),
        ("phuc-hoi", True, 1, 0),
        ("huy-bo", False, 0, 1),
        ("bi-tuoc", False, 0, 1),
    ],
)
def test_awards_by_status(*, status: str | None, is_listed: bool, shown: int, noticed: int, tmp_path: Path) -> None:
    award: dict[str, object] = {"award": "huan-chuong-dung-cam", "year": 2020}
    if status:
        award["status"] = status
    if noticed:
        award["cancelled_by"] = CANCELLED_BY
    article = profile_article(awards=[award])
    made = library(article.entry)
    assert bool(listings(made)["khen-thuong/huan-chuong-dung-cam/"].entries) is is_listed
    view = entry_view(article, made.context)
    assert (len(view.awards), len(view.cancelled)) == (shown, noticed)
    root = small_project(tmp_path, {"content/profiles/a/index.md": profile_text(awards=[award])})
    site, _ = prepare(root, SETTINGS, tools(root))
    page = rendered(site, tmp_path)["guong/a/"]
    notice = "theo Quyết định số 34/QĐ-CTN, ngày 12/05/2026:</strong> Huân chương Dũng cảm, năm 2020.</p>"
    assert (notice in page.content) is bool(noticed)
    assert ('href="../../khen-thuong/huan-chuong-dung-cam/"' in page.content) is is_listed


def test_a_cancelled_award_is_not_counted_and_its_listings_say_so() -> None:
    valid = {"award": "huan-chuong-dung-cam", "year": 2019}
    cancelled = {**valid, "status": "bi-tuoc", "cancelled_by": CANCELLED_BY}
    both = profile_article("ca-hai", awards=[valid, cancelled])
    made = listings(library(both.entry, profile_article("mot", awards=[cancelled]).entry))
    for address, entries in (("khen-thuong/huan-chuong-dung-cam/", 1), ("nam/2019/", 2)):
        listing = made[address]
        assert len(listing.entries) == entries
        assert Note("Đã điều chỉnh", (("2 khen thưởng bị hủy bỏ hoặc bị tước", None),), is_own=True) in listing.notes
    assert all(note.label != "Đã điều chỉnh" for note in made["khen-thuong/huan-chuong-sao-vang/"].notes)
    (award,) = entry_view(both, library(both.entry).context).cancelled
    assert award.cancellation == "Danh hiệu đã bị tước theo Quyết định số 34/QĐ-CTN, ngày 12/05/2026:"


def test_search_and_share_card_ignore_a_cancelled_award(tmp_path: Path) -> None:
    award = {"award": "ton-vinh-khac", "label": "Giải Bông lúa vàng", "year": 2020}
    cancelled = award | {"status": "huy-bo", "cancelled_by": CANCELLED_BY}
    none, valid, gone = (
        index_and_share_card(tmp_path / name, awards)
        for name, awards in (("none", []), ("valid", [award]), ("gone", [cancelled]))
    )
    assert gone == none
    assert valid != none


def index_and_share_card(root: Path, awards: list[dict[str, object]]) -> tuple[object, ...]:
    """Return the search index and the share card of a site whose only entry has these awards."""
    small_project(root, {"content/profiles/a/index.md": profile_text(awards=awards)})
    site, _ = prepare(root, SETTINGS, tools(root))
    index = dict(search_files(site, articles(site, root), tools(root)))
    return index, share_card(site.library.entries[0], site.library, ("#000",) * 4)


def test_a_cancellation_older_than_its_award_is_reported() -> None:
    text = profile_text(
        date="2026-05-19",
        awards=[
            {"award": "huan-chuong-dung-cam", "date": "2026-05-13", "status": "huy-bo", "cancelled_by": CANCELLED_BY}
        ],
    )
    _, problems = read(text, EntryFile(PROFILE, "a", None, "content/profiles/a/index.md", ()))
    assert [problem.code for problem in problems] == ["GS313"]


def test_a_proposed_award_is_refused() -> None:
    text = profile_text(awards=[{"award": "huan-chuong-dung-cam", "status": "de-nghi"}])
    entry, problems = read(text, EntryFile(PROFILE, "a", None, "content/profiles/a/index.md", ()))
    assert entry is None
    assert [problem.code for problem in problems] == ["GS318"]


def awards_shown(*awards: dict[str, object]) -> list[str]:
    article = profile_article(awards=list(awards))
    return [award.label for award in entry_view(article, library(article.entry).context).awards]


def test_awards_are_sorted_by_level_family_and_rank_then_latest_first() -> None:
    in_order: list[dict[str, object]] = [
        {"award": "huan-chuong-lao-dong", "rank": "hang-nhat", "year": 2010},
        {"award": "huan-chuong-lao-dong", "rank": "hang-nhi", "year": 2006},
        {"award": "huan-chuong-lao-dong", "rank": "hang-ba", "year": 2022},
        {"award": "huan-chuong-dung-cam", "year": 2020},
        {"award": "anh-hung-lao-dong", "year": 2008},
        {"award": "bang-khen-cua-thu-tuong-chinh-phu", "label": "Bằng khen 2021", "date": "2021-03-01"},
        {"award": "bang-khen-cua-thu-tuong-chinh-phu", "label": "Bằng khen 2015", "year": 2015},
        {"award": "chien-si-thi-dua-bo-nganh-tinh", "year": 2018},
        {"award": "bang-khen-cua-chu-tich-ubnd-tinh", "year": 2018},
        {"award": "giay-khen-cua-chu-tich-ubnd-xa", "year": 2024},
        {"award": "lao-dong-tien-tien", "year": 2024},
        {"award": "huy-hieu-dang", "year": 2020},
        {"award": "ton-vinh-khac", "label": "Giải thưởng KOVA", "year": 2025},
    ]
    labels = awards_shown(*in_order)
    assert awards_shown(*reversed(in_order)) == labels
    assert labels[:4] == [
        "Huân chương Lao động hạng Nhất", "Huân chương Lao động hạng Nhì", "Huân chương Lao động hạng Ba",
        "Huân chương Dũng cảm",
    ]  # fmt: skip
    assert labels[5:7] == ["Bằng khen 2021", "Bằng khen 2015"]
    assert labels[-2:] == ["Huy hiệu Đảng", "Giải thưởng KOVA"]
