"""The meanings of columns, told by their headings: patterns over the folded words, as wording varies."""

import re
from enum import StrEnum

from generator.text.vietnamese import fold

_MAX_HEADING = 120  # characters
_MANY_DIGITS = re.compile(r"\d(?:[\s.\-]?\d){4}")
_FORM_LINE = re.compile(r":\s*\S")  # “Đơn vị: UBND xã …”
_IN_BRACKETS = re.compile(r"\([^()]*\)")


class Meaning(StrEnum):
    """The meaning of a column, in the words of the report."""

    NUMBER = "số thứ tự"
    NAME = "tên"
    UNIT = "đơn vị"
    ROLE = "chức vụ"
    FIELD = "lĩnh vực"
    DEED = "việc tốt"
    SUBJECT = "đối tượng"
    ADDRESS = "địa chỉ"
    BIRTH = "năm sinh"
    ETHNICITY = "dân tộc"
    PHONE = "số điện thoại"
    EMAIL = "thư điện tử"
    IDENTITY = "số giấy tờ"
    ACCOUNT = "tài khoản"
    GENDER = "giới tính"
    RELIGION = "tôn giáo"
    PARTY = "đảng viên"
    OTHER = "không nhận ra"


# Never stored in the repository (requirements B1, L3 in docs/requirements.md); of an address, only the commune is.
PRIVATE = frozenset(
    {
        Meaning.BIRTH, Meaning.ETHNICITY, Meaning.PHONE, Meaning.EMAIL, Meaning.IDENTITY, Meaning.ACCOUNT,
        Meaning.GENDER, Meaning.RELIGION, Meaning.PARTY,
    }
)  # fmt: skip

_UNIT_OF_PLACE = "thon|ap|ban|buon|khu pho|to dan pho|xa|phuong|thi tran|huyen|quan|thi xa|thanh pho|tinh"
_NAME = (
    r"\b(?:ho va ten|ho ten|ho va chu dem|ho dem|don vi hoac ca nhan|don vi ca nhan|ca nhan don vi"
    r"|ca nhan tap the|tap the ca nhan|ho (?:va )?(?:chu )?(?:dem|lot)|ca nhan tieu bieu|tap the tieu bieu"
    r"|ten (?:don vi|ca nhan|tap the|to chuc|co quan|nhom|nguoi|ho|dien hinh|guong|mo hinh))\b"
    r"|^(?:ho|ten|ten goi|ca nhan|tap the|tap the va ca nhan|ca nhan va tap the|dien hinh|guong dien hinh"
    r"|dien hinh tien tien|guong nguoi tot viec tot)$"
)
# The first match wins: “địa chỉ liên hệ” is an address, “số điện thoại liên hệ” a telephone.
_HEADINGS = tuple(
    (meaning, re.compile(pattern))
    for meaning, pattern in (
        (Meaning.NUMBER, r"^(?:stt|tt|so tt|so thu tu|no)$"),
        (Meaning.FIELD, r"\blinh vuc\b"),
        (Meaning.ADDRESS, r"\b(?:dia chi|noi o|noi cu tru|cho o|cu ngu|thuong tru|tam tru|dia ban|noi song)\b"),
        (Meaning.ADDRESS, rf"^(?:{_UNIT_OF_PLACE})(?: (?:{_UNIT_OF_PLACE}))*$"),
        (Meaning.BIRTH, r"\b(?:nam sinh|ngay sinh|thang nam sinh|sinh nam|tuoi)\b|^ns$"),
        (Meaning.IDENTITY, r"\b(?:cccd|cmnd|can cuoc|chung minh|dinh danh|ho chieu|ma so thue|bhxh)\b"),
        (Meaning.ACCOUNT, r"\b(?:tai khoan|stk|ngan hang)\b"),
        (Meaning.EMAIL, r"\b(?:email|e mail|mail|thu dien tu|hop thu)\b"),
        (Meaning.PHONE, r"\b(?:dien thoai|sdt|so dt|di dong|lien he|lien lac|zalo|hotline)\b|^dt$"),
        (Meaning.ETHNICITY, r"\bdan toc\b"),
        (Meaning.RELIGION, r"\bton giao\b"),
        (Meaning.PARTY, r"\b(?:dang vien|vao dang)\b"),
        (Meaning.GENDER, r"\b(?:gioi tinh|gioi|nam nu|phai)\b"),
        (Meaning.SUBJECT, r"\b(?:doi tuong|loai hinh|phan loai)\b"),
        (Meaning.ROLE, r"\b(?:chuc vu|chuc danh|nghe nghiep|cong viec)\b"),
        (Meaning.NAME, _NAME),
        (Meaning.DEED, r"(?<!nguoi tot )\bviec (?:lam )?tot\b"),
        (Meaning.UNIT, r"\b(?:don vi|co quan|noi cong tac|noi lam viec)\b"),
    )
)


def heading_key(heading: str) -> str:
    """Return the words of a heading in small letters without marks."""
    return " ".join(re.findall(r"[a-z0-9]+", fold(heading)))


def meaning_of(heading: str) -> Meaning:
    """Return the meaning of a column by its heading."""
    if len(heading) > _MAX_HEADING:
        return Meaning.OTHER
    text = heading_key(heading)
    return next((meaning for meaning, pattern in _HEADINGS if pattern.search(text)), Meaning.OTHER)


def is_heading(text: str) -> bool:
    """Return whether a text can be a heading: no number, no long number in it, no line of a form."""
    outside = _IN_BRACKETS.sub("", text)
    return not re.fullmatch(r"[\d.,\s]+", text) and not _MANY_DIGITS.search(outside) and not _FORM_LINE.search(outside)
