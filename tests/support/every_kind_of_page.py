"""A small site that has every kind of page, for validators of what pages hold."""

from datetime import date
from pathlib import Path

from tests.support.factories import profile_text, story_text
from tests.support.recordings import RECORDINGS
from tests.support.site_copies import change, copy_base, run

TODAY = date(2026, 6, 1)
URL = "https://kiem-thu.example/"
CHILD, INVENTED, NOMINATED = "Trần Văn Bé", "Trần Văn Minh Họa", "Ngô Thị Đề Cử"
GONE, LAPSED = "Phạm Thị Đã Gỡ", "Vũ Thị Hết Hạn"
_OF_CHILD = {
    "basis": "dong-y", "reference": "DY-2026-015", "scopes": ["dang-web"],
    "giver": ["nguoi-dai-dien", "tre-em-tu-du-7-tuoi"],
}  # fmt: skip
_EVERY_SCOPE = ["dang-web", "hinh-anh", "mang-xa-hoi", "giong-noi", "nam-sinh"]
_PROFILES = {
    "day-du": profile_text(
        name="Lê Thị </script> & <b>", honorific="bà", role="Trưởng thôn", birth_year=1970, genre="chan-dung",
        date="2026-05-31", year=2026, updated="2026-06-01", aliases=["/guong/ten-cu/"], fields=["y-te", "nong-nghiep"],
        awards=[
            {
                "award": "bang-khen-cua-chu-tich-ubnd-tinh", "authority": "UBND tỉnh Quảng Ngãi",
                "date": "2025-03", "decision": "12/QĐ-UBND",
            },
            {
                "award": "lao-dong-tien-tien", "year": 2024, "status": "huy-bo",
                "cancelled_by": {"decision": "99/QĐ-UBND", "date": "2025-01-02"},
            },
        ],
        locality=["xã Phổ Minh, huyện Đức Phổ, tỉnh Quảng Ngãi", "tỉnh Phú Thọ"],
        results=[{"value": "2 km", "label": "đường mới"}], criteria=["tuong-than-tuong-ai"],
        quotes=[{"text": "Đường mở rồi, mừng lắm.", "speaker": "Bà Lê Thị B"}],
        sources=[
            {"title": "Mở đường", "publisher": "Báo Quảng Ngãi", "url": "https://example.vn/a?b=1&c=2", "date": "2026"},
            {"title": "Báo cáo", "publisher": "UBND xã Phổ Minh"},
        ],
        evidence=[{"type": "so-lieu-co-nguon", "text": "Đường dài 2 km", "url": "https://example.vn/bao-cao"}],
        audio=[{"file": "sound.mp3", "title": "Lời kể", "transcript": "Ngày ấy…"}],
        video=[{"file": "film.mp4", "title": "Phim", "transcript": "0:00 Sóng vỗ."}],
        consent={"basis": "dong-y", "reference": "DY-2026-014", "scopes": _EVERY_SCOPE},
    ),
    "to-doi": profile_text(name="Tổ xe cứu thương", subject_type="tap-the", locality="toan-quoc"),
    "ho-ong-ba": profile_text(name="Gia đình ông Trần Văn C", subject_type="ho-gia-dinh", locality="nuoc-ngoai"),
    "be": profile_text(
        name=CHILD, is_child=True, date="2026-05-01", review_due="2027-04-01", consent=_OF_CHILD,
        safety_review={"reviewer": "Hội Phụ nữ", "date": "2026-01-02"},
    ),
    "mau": profile_text(name="Đỗ Thị Mẫu", sample=True, locality="tỉnh Lào Cai"),
    "minh-hoa": profile_text(
        name=INVENTED, sample=True, locality="tỉnh Cà Mau", consent={"basis": "bai-minh-hoa", "scopes": ["dang-web"]},
    ),
    "da-go": profile_text(name=GONE, withdrawn={"date": "2026-02-03", "reason": "Theo yêu cầu", "to": "/linh-vuc/"}),
    "het-han": profile_text(
        name=LAPSED, aliases=["/guong/het-han-cu/"], locality="tỉnh Sơn La",
        consent={"basis": "dong-y", "reference": "DY-2025-001", "scopes": ["dang-web"], "expires": "2026-05-30"},
    ),
}  # fmt: skip
_CONSULTATION = {
    "awards": [{"award": "lao-dong-tien-tien", "status": "de-nghi"}],
    "people": [{"name": NOMINATED, "subject_type": "ca-nhan"}],
    "year": 2026,
}
_STORIES = {
    "2026/ban-tin": story_text(
        title="Bàn giao con đường", genre="ban-tin", date="2026-05-31", year=2026, exemplars=["day-du", "to-doi"],
        people=[{"name": "Bùi Văn D", "subject_type": "ca-nhan", "role": "Người thợ"}],
        author="Trần Thị B", unit="UBND xã", reprint={"url": "https://example.vn/goc", "permission": "Công văn 12"},
    ),
    "2019/mau": story_text(title="Bài mẫu", sample=True, locality="tỉnh Lạng Sơn"),
    "2026/lay-y-kien": story_text(
        title="Lấy ý kiến về đề nghị xét khen thưởng", date="2026-05-29", **_CONSULTATION,
        consultation={"council": "2026-06-20", "contact": "Phòng Nội vụ, góp ý tại trụ sở"},
    ),
    "2026/da-lay-y-kien": story_text(
        title="Lấy ý kiến lần trước", date="2026-04-20", **_CONSULTATION,
        consultation={"council": "2026-05-20", "contact": "Phòng Nội vụ, góp ý tại trụ sở"},
    ),
}  # fmt: skip
_COLLECTIONS = """\
- slug: duong-moi
  label: Đường mới
  note: Những con đường chung.
  entries: [/guong/day-du/, /guong/to-doi/, /cau-chuyen/2026/ban-tin/]
"""


def write_site_of_every_kind(root: Path) -> None:
    """Write the site at `root`, which must not exist."""
    copy_base(root)
    change(root, "mkdocs.yml", ("- guong-sang", "- guong-sang:\n      page_size: 2\n      examples: true"))
    files = {f"profiles/{slug}/index.md": text for slug, text in _PROFILES.items()}
    files |= {f"stories/{slug}/index.md": text for slug, text in _STORIES.items()}
    files |= {f"profiles/n-{number}/index.md": _one_of_many(number) for number in range(4)}
    files |= {
        "pages/index.md": "# Trang chủ\n\n## Mới đăng\n\n<!-- guong:latest -->\n",
        "data/collections.yml": _COLLECTIONS,
        "data/redirects.yml": "- old: /cu/\n  new: /linh-vuc/\n",
        "pages/huong-dan/index.md": "# Hướng dẫn\n\n```\ncode\n```\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n",
        "pages/huong-dan/sau.md": "---\ndescription: Trang sau\n---\n# Trang sau & “khác”\n\n## Mục\n\n- một\n",
    }
    for path, text in files.items():
        file = root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    for name in ("sound.mp3", "film.mp4"):
        (root / "content/profiles/day-du" / name).write_bytes((RECORDINGS / name).read_bytes())


def _one_of_many(number: int) -> str:
    """Return the text of one of several entries, so that listings have further pages."""
    return profile_text(name=f"Người thứ {number}", date=f"2025-01-0{number + 1}", year=2025, locality="tỉnh Hà Tĩnh")


def build_site_of_every_kind(folder: Path) -> None:
    """Build the site below a folder: the project in `project`, the site in `project/site`."""
    write_site_of_every_kind(folder / "project")
    result = run("build", folder / "project")
    assert result.exit_code == 0, result.output
