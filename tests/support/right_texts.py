"""Right texts as a site: `fixtures/right_texts.yml` written into entries, with the keys that every entry needs."""

from pathlib import Path

import yaml

from generator.editing.drafts import slug_of
from tests.support.factories import entry_text
from tests.support.site_copies import PROJECT, change, copy_base

TEXTS = PROJECT / "tests/fixtures/right_texts.yml"
_OFFICE = """  - guong-sang:
      production: true
      office:
        governing_body: Ủy ban nhân dân phường Bắc Giang
        responsible_editor: Trần Thị Bưởi, Phó Chủ tịch UBND phường
        address: Đường Hùng Vương, phường Bắc Giang
        phone: 0204 3 846 647
        email: guongsang@bacninh.gov.vn
        contacts: [vhxh.bacgiang@bacninh.gov.vn]
"""
_SHARED: dict[str, object] = {
    "date": "2026-05-19",
    "kind": "nguoi-tot-viec-tot",
    "fields": ["doi-song-xa-hoi"],
    "deeds": [],  # an entry without the key is asked
    "author": "Phạm Thị Hồng Vân",
    "evidence": [{"type": "xac-nhan-co-quan", "text": "Văn bản xác nhận việc làm và số liệu nêu trong bài"}],
    "consent": {"basis": "dong-y", "reference": "DY-2026-014", "scopes": ["dang-web"]},
}


def write_right_texts(site: Path) -> int:
    """Make an official site of the right texts, beside the entries of the base; return how many there are."""
    copy_base(site)
    change(
        site,
        "mkdocs.yml",
        ("  - guong-sang\n", _OFFICE),
        ("https://kiem-thu.example/", "https://guongsang.bacninh.gov.vn/"),
    )
    texts = yaml.safe_load(TEXTS.read_text("utf-8"))
    for text in texts:
        file = site / _path(text)
        file.parent.mkdir(parents=True)
        file.write_text(_entry(text), "utf-8")
    return len(texts)


def _path(text: dict[str, object]) -> str:
    slug = text.get("slug") or slug_of(str(text.get("name") or text["title"]))
    if "name" in text:
        return f"content/profiles/{slug}/index.md"
    year = text.get("year") or str(text.get("date", _SHARED["date"]))[:4]
    return f"content/stories/{year}/{slug}/index.md"


def _entry(text: dict[str, object]) -> str:
    shared = _SHARED | ({"subject_type": "ca-nhan"} if "name" in text else {})
    keys = {key: value for key, value in text.items() if key not in ("slug", "body")}
    return entry_text(shared | keys, str(text["body"]).strip())
