"""Reads the person of a row: name, honorific, kind of subject, and whether it may be a child."""

import re
from datetime import date
from typing import NamedTuple

from generator.text.subject_names import kind_by_name
from generator.text.vietnamese import fold

_HONORIFICS = ("ông", "bà", "anh", "chị", "cô", "chú", "bác")
_COMRADE = re.compile(r"^(?:(?:đ/c|đồng chí)\.?|(?:ông|bà)\s*[/(,]\s*(?:ông|bà)\)?):?\s+", re.IGNORECASE)
_HONORIFIC = re.compile(rf"^({'|'.join(_HONORIFICS)})\.?:?\s+(?=\S+\s+\S)", re.IGNORECASE)
_CHILD = re.compile(r"\b(?:hoc sinh|thieu nhi|doi vien|lop (?:10|[1-9])(?:[a-z]\d?|[/.]\d)?)\b")
_CHILD_NAMED = re.compile(r"^(?:em|cháu|bé)(?::\s*|\s+)(?=\S+\s+\S)", re.IGNORECASE)
_KINDS = (
    ("ho-gia-dinh", re.compile(r"\b(?:ho gia dinh|gia dinh|ho)\b")),
    ("tap-the", re.compile(r"\b(?:tap the|don vi|co quan|to chuc|nhom|doanh nghiep)\b")),
    ("ca-nhan", re.compile(r"\b(?:ca nhan|ca the)\b")),
)
_KIND_WORDS = frozenset(
    {
        "ca nhan", "ca the", "nguoi", "cn", "tap the", "don vi", "co quan", "to chuc", "nhom", "doanh nghiep", "tt",
        "ho gia dinh", "gia dinh", "ho", "hgd", "gd",
    }
)  # fmt: skip
_SHORT_KINDS = {"cn": "ca-nhan", "tt": "tap-the", "hgd": "ho-gia-dinh", "gd": "ho-gia-dinh"}
_SECTION = re.compile(
    r"^(?:[ivx]{1,5}|[a-e]|\d{1,2})?[.)\s–-]*(?:danh sach )?(?:cac )?(?:tap the|ca nhan|ho gia dinh)\b.{0,40}$"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")
_ADULT = 16
_NO_NAMES = frozenset(
    {"true", "false", "co", "khong", "x", "xx", "n/a", "na", "null", "none", "nan", "chua co", "chua ro"}
)
# A question mark or a box for a lost letter, and the signs that UTF-8 gives when it is read as another encoding.
_BROKEN = re.compile(r"[?\ufffd\u0080-\u00b6\u00b8-\u00bf†‡ƒ…‰€™□■]|\w[*^~|<>{}\[\]=\\]\w")
_HOW = "bài về trẻ em tạo bằng “guong new --child” khi trẻ và cha mẹ đã đồng ý"


class RowSubject(NamedTuple):
    """A subject: its name as printed, the honorific before it, its kind, whether the case of the name was changed."""

    name: str
    honorific: str
    kind: str
    is_recased: bool


def kind_of_subject(name: str, kind_text: str, section: str) -> str:
    """Return the kind of a subject: by the row's own words, else by its section, else by the name."""
    return kind_of(kind_text) or kind_of(section) or kind_by_name(_COMRADE.sub("", name))


def subject_of(name: str, kind: str) -> RowSubject:
    """Parse the name of a subject of that kind."""
    plain = _COMRADE.sub("", " ".join(name.split()))
    honorific = ""
    if kind == "ca-nhan":
        if match := _HONORIFIC.match(plain):
            honorific, plain = match[1].lower(), plain[match.end() :]
        plain = _CHILD_NAMED.sub("", plain)  # of an adult: rows about children were left before
    recased = _cased(plain) if kind == "ca-nhan" else plain
    return RowSubject(recased, honorific, kind, recased != plain)


def kind_of(text: str) -> str:
    """Return the kind of subject that a text names; empty if it names none or several."""
    named = [kind for kind, pattern in _KINDS if pattern.search(fold(text))]
    return named[0] if len(named) == 1 else _SHORT_KINDS.get(fold(text.strip("() .")), "")


def is_kind(text: str) -> bool:
    """Return whether a text is nothing but a kind of subject: “Tập thể”, “CN”, “Hộ gia đình”."""
    return fold(" ".join(text.split()).strip("() .")) in _KIND_WORDS


def kind_by_heading(heading: str) -> str:
    """Return the kind that the heading of a column of names tells: “Cá nhân”, “Tên tập thể”; empty if none."""
    plain = re.sub(r"^(?:ho va ten|ho ten|ten)\s+", "", fold(" ".join(heading.split())))
    return plain if plain in _KIND_WORDS else ""


def is_section(text: str) -> bool:
    """Return whether the only text of a row is a heading of the rows below it: “II. CÁ NHÂN”."""
    return bool(_SECTION.match(fold(" ".join(text.split())))) and bool(kind_of(text))


def may_be_child(birth: str, age: int | None, name: str, role: str, today: date) -> str:
    """Return why a row may be about a child under 16; empty if it is not (requirements L7, docs/requirements.md).

    `birth` and `age` are empty where the row does not tell them.
    """
    year = year_in(birth)
    if age is not None and (age <= _ADULT or (year is not None and today.year - year <= _ADULT)):
        return f"người này có thể dưới 16 tuổi; {_HOW}"
    if age is None and birth:
        if year is None:
            return "không đọc được năm sinh nên không biết có phải trẻ em; ghi đủ bốn chữ số của năm"
        if today.year - year <= _ADULT:
            return f"người này có thể dưới 16 tuổi; {_HOW}"
    elif age is None and (_CHILD.search(fold(role)) or _CHILD.search(fold(name)) or _CHILD_NAMED.match(name)):
        return f"có thể là trẻ em, bảng không ghi năm sinh; {_HOW}"
    return ""


def why_no_name(name: str, kind: str) -> str:
    """Return why a text cannot be the name of a subject of that kind; empty if it can."""
    if not any(char.isalpha() for char in name) or fold(name.strip(" .")) in _NO_NAMES or _DATE.match(name):
        return "ô tên không có tên"
    if _BROKEN.search(name):
        return "tên mất chữ hoặc có ký tự hỏng; gõ lại trong bảng"
    if kind == "ca-nhan" and any(char.isdecimal() for char in name):
        return "tên người có chữ số"
    if kind == "ca-nhan" and len(name.split()) < 2:  # noqa: PLR2004
        return "tên người chỉ có một chữ; ghi đủ họ và tên"
    return ""


def year_in(text: str) -> int | None:
    """Return the only year in a text: of “01/05/1975”, “1975.0”, “1975-05-01”. None if there is none or several."""
    found = {int(year) for year in _YEAR.findall(text)}
    return found.pop() if len(found) == 1 else None


def _cased(name: str) -> str:
    """Return a name in title case if it was typed in capitals or small letters only."""
    if not (name.isupper() or name.islower()):
        return name
    return " ".join(part[:1].upper() + part[1:].lower() for part in name.split())
