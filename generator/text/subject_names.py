"""Tells by a name alone whether it is that of a person, a household or a body: “Hội Phụ nữ xã”, “Hồ Thị Hoa”."""

import re

from generator.text.vietnamese import fold

_HOUSEHOLD = re.compile(r"^(?:ho|gia dinh|ho gia dinh|vo chong)\s")
_COLLECTIVE = re.compile(
    r"^(?:tap the|ban|hoi|chi hoi|doi|to|cau lac bo|clb|truong|cong ty|htx|hop tac xa|uy ban|ubnd|ubmttq|mat tran|dang"
    r"|chi bo|doan|chi doan|lien doan|cong doan|phong|so|trung tam|tram|benh vien|nhom|thon|ap|khu|xa|phuong|co quan"
    r"|don|quy|doanh nghiep|nhan dan|can bo|luc luong|xi nghiep|nha may|bo chi huy|cong an|dan quan|hat kiem lam)\b"
)


def kind_by_name(name: str) -> str:
    """Return the slug of the subject type of somebody of whom only the name is known."""
    folded = fold(name)
    if _HOUSEHOLD.match(folded):
        return "ho-gia-dinh"
    return "tap-the" if _COLLECTIVE.match(folded) and not _is_personal(name) else "ca-nhan"


def _is_personal(name: str) -> bool:
    """Return whether a text is a person's name although it begins like that of a body: “Đoàn Văn B”, “Đặng …”."""
    words = name.split()
    return 2 <= len(words) <= 4 and all(word[:1].isupper() and word[1:].islower() for word in words)  # noqa: PLR2004
