"""Awards: which are listed, which are shown as a notice alone, and their order on a page."""

from pathlib import Path

import pytest
from factories import SETTINGS, library, listings, profile_article, profile_text, read, small_project
from rendered import rendered
from workshops import workshop

from generator.discovery import EntryFile
from generator.entry_views import entry_view
from generator.model import EntryType
from generator.pipeline import prepare


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
    award = {"award": "huan-chuong-dung-cam", "year": 2020, **({"status": status} if status else {})}
    article = profile_article(awards=[award])
    made = library(article.entry)
    assert bool(listings(made)["khen-thuong/huan-chuong-dung-cam/"].entries) is is_listed
    view = entry_view(article, made)
    assert (len(view.awards), len(view.cancelled)) == (shown, noticed)
    root = small_project(tmp_path, {"content/profiles/a/index.md": profile_text(awards=[award])})
    site, _ = prepare(root, SETTINGS, workshop(root))
    page = rendered(site, tmp_path)["guong/a/"]
    assert ("Khen thưởng đã bị hủy bỏ:" in page.content) is bool(noticed)
    assert ('href="../../khen-thuong/huan-chuong-dung-cam/"' in page.content) is is_listed


def test_a_proposed_award_is_refused() -> None:
    text = profile_text(awards=[{"award": "huan-chuong-dung-cam", "status": "de-nghi"}])
    entry, problems = read(text, EntryFile(EntryType.PROFILE, "a", None, "content/profiles/a/index.md", ()))
    assert entry is None
    assert [problem.code for problem in problems] == ["GS318"]


def awards_shown(*awards: dict[str, object]) -> list[str]:
    article = profile_article(awards=list(awards))
    return [award.label for award in entry_view(article, library(article.entry)).awards]


def test_awards_stand_by_level_family_and_rank_then_the_latest() -> None:
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
