"""Captions for social networks: short, with hashtags, and only with consent to them."""

import pytest

from generator.pages.share_caption import MOST, hashtag, share_caption

URL = "https://guong.example.vn/guong/nguyen-van-a/"


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("Hiến máu", "#HienMau"),
        ("Xây cầu, làm đường", "#XayCauLamDuong"),
        ("Gương người tốt, việc tốt", "#GuongNguoiTotViecTot"),
        ("Đỡ đầu trẻ", "#DoDauTre"),
    ],
)
def test_a_hashtag_has_no_marks(name: str, tag: str) -> None:
    assert hashtag(name) == tag


def test_a_short_caption_has_everything() -> None:
    caption = share_caption("Nguyễn Văn A", "Ông sửa 20 cây cầu.", ["Xây cầu"], URL)
    assert caption == f"Nguyễn Văn A. Ông sửa 20 cây cầu.\n#XayCau\n{URL}"


def test_a_long_summary_ends_with_a_sentence() -> None:
    summary = f"Ông sửa 20 cây cầu trong mười năm. {'Bà con ai cũng quý ' * 20}."
    caption = share_caption("Nguyễn Văn A", summary, ["Xây cầu"], URL)
    assert caption == f"Nguyễn Văn A. Ông sửa 20 cây cầu trong mười năm.\n#XayCau\n{URL}"


@pytest.mark.parametrize("title", ["A", "Chuyện rất dài " * 8, "Một" * 60])
@pytest.mark.parametrize("summary", ["x" * 400, "một hai ba " * 40, "Ngắn."])
def test_a_caption_never_exceeds_the_limit_and_keeps_its_address(title: str, summary: str) -> None:
    caption = share_caption(title.strip(), summary.strip(), ["Hiến máu", "Người tốt, việc tốt"], URL)
    assert len(caption) <= MOST
    assert caption.endswith(f"\n{URL}")
    assert "  " not in caption
