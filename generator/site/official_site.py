"""Checks that an official site (`production: true`) speaks of its own office, not of the samples or of examples."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from generator.content.configuration_file import OWN_KEYS, location_of
from generator.content.decoding import LineIndex, decode
from generator.content.entry_source import MAX_ENTRY_BYTES
from generator.content.settings import Settings
from generator.engine.files import read_at_most
from generator.problems.problem import Problem, problem
from generator.site.handwritten_pages import PAGES_DIR, HandwrittenPage
from generator.text.vietnamese import nfc

# The keys below `office` that an official site must have (requirements L22, docs/requirements.md).
_REQUIRED = {
    "governing_body": "cơ quan chủ quản",
    "responsible_editor": "người chịu trách nhiệm nội dung",
    "address": "địa chỉ cơ quan",
    "phone": "điện thoại cơ quan",
}
_OFFICE = (*OWN_KEYS, "office")
# Words of the samples, of forms and of prompts; none is part of the name or address of an office.
_PLACEHOLDER = re.compile(
    r"trang (?:web )?mẫu|bài mẫu|cơ quan mẫu|đơn vị mẫu|dự án gương sáng|chưa thuộc cơ quan|không có trụ sở"
    r"|\bchưa (?:có|rõ|biết|điền|xác định|cập nhật)\b|đang cập nhật|(?:cập nhật|bổ sung|điền) sau"
    r"|cần (?:viết|điền|ghi|bổ sung)|ví dụ|tên (?:cơ quan|đơn vị)"
    r"|cơ quan [ab]\b|(?:cơ quan|sở|ủy ban|ubnd) (?:abc|xyz)\b"
    r"|nguyễn văn a\b|trần thị b\b|…|\.\.\.|_{2,}|x{3,}|\?{2,}"
    r"|\b(?:lorem ipsum|todo|tbd|example|placeholder|test)\b|[<>\[\]{}]",
    re.IGNORECASE,
)
_PHONE_BREAK = re.compile(r"[,;–]| - |\b(?:và|hoặc)\b|(?:máy|số) lẻ")
_FEWEST_LETTERS = 3  # “-”, “x”, “abc” say nothing
_PHONE_SIGNS = frozenset("0123456789 .()/-+")
_SHORTEST_PHONE, _LONGEST_PHONE = 3, 15  # digits: 113 and the like; E.164
# Labels of a host's name that stand for one still to be found; RFC 2606 and RFC 6761, and those of this guide.
_EXAMPLE_LABELS = frozenset(
    {"example", "vidu", "vi-du", "tenmien", "ten-mien", "yourdomain", "your-domain", "localhost", "invalid", "test"}
)
_EXAMPLE_HOSTS = ("tinh.gov.vn", "co-quan.vn", "127.0.0.1", "0.0.0.0")  # noqa: S104  (a host's name in a text)
# Passages in which a page calls the site itself a sample; the guide may speak of samples to write by.
_OF_SAMPLES = re.compile(r"trang (?:web )?mẫu|(?:các|những|là) (?:\*\*|__|[*_])?bài mẫu", re.IGNORECASE)
_GUIDE = f"{PAGES_DIR}/huong-dan/"


def check_official_site(root: Path, settings: Settings, pages: Iterable[HandwrittenPage]) -> Iterator[Problem]:
    """Report the settings and hand-written pages that an official site cannot go public with."""
    if not settings.production:
        return
    yield from _check_address(root, settings.site_url)
    yield from _check_office(root, settings)
    yield from _check_words(root, ("site_name",), settings.site_name)
    if _OF_SAMPLES.search(nfc(settings.site_description)):
        yield _placeholder(root, ("site_description",), settings.site_description)
    for page in pages:
        if not page.path.startswith(_GUIDE):
            with suppress(OSError):  # reported with the page's other problems
                yield from _check_page(read_at_most(root / page.path, MAX_ENTRY_BYTES), page.path)


def check_plans(root: Path, settings: Settings, plans: Iterable[str]) -> Iterator[Problem]:
    """Report the plans that the site says it follows, and no movement of `plans` has."""
    known = list(dict.fromkeys(plans))
    for plan in settings.plans:
        if plan not in known:
            yield problem("GS917", location_of(root, *OWN_KEYS, "plans", plan), plan=plan, known=_quoted(known))


def _quoted(names: list[str]) -> str:
    return "; ".join(f"“{name}”" for name in names[:5]) or "chưa phong trào nào có kế hoạch"


def _check_address(root: Path, url: str) -> Iterator[Problem]:
    if not url:
        yield problem(
            "GS905", location_of(root, "site_url"), key="site_url", meaning="địa chỉ trang", place="mkdocs.yml"
        )
    elif is_example_host(urlsplit(url).hostname or ""):
        yield _placeholder(root, ("site_url",), url)


def is_example_host(host: str) -> bool:
    """Tell whether a host's name is one of examples: “guongsang.example.vn”, “localhost”."""
    host = host.lower().rstrip(".")
    is_known = any(host == each or host.endswith(f".{each}") for each in _EXAMPLE_HOSTS)
    return is_known or "." not in host or not _EXAMPLE_LABELS.isdisjoint(host.split("."))


def _check_office(root: Path, settings: Settings) -> Iterator[Problem]:
    office = settings.office
    for key, meaning in _REQUIRED.items():
        value = getattr(office, key)
        if not value.strip():
            at = location_of(root, *_OFFICE, key)
            yield problem("GS905", at, key=f"office.{key}", meaning=meaning, place="mục guong-sang trong mkdocs.yml")
        elif key != "phone":
            yield from _check_words(root, (*_OFFICE, key), value)
    if office.phone.strip() and not is_phone(office.phone):
        example = "“0210 3 846 647”"
        at = location_of(root, *_OFFICE, "phone")
        yield problem("GS915", at, key="office.phone", value=office.phone, expected="số điện thoại", example=example)
    if office.email.strip():
        yield from _check_email(root, office.email.strip())


def _check_email(root: Path, email: str) -> Iterator[Problem]:
    if not is_email(email):
        example = "“noivu@phutho.gov.vn”"
        at = location_of(root, *_OFFICE, "email")
        yield problem("GS915", at, key="office.email", value=email, expected="địa chỉ thư điện tử", example=example)
    elif is_example_host(email.rpartition("@")[2]):
        yield _placeholder(root, (*_OFFICE, "email"), email)


def is_email(text: str) -> bool:
    """Tell whether a text is one e-mail address of ASCII letters, as every mail program takes it."""
    name, _, host = text.partition("@")
    labels = host.split(".")
    are_labels = all(each.replace("-", "").isalnum() and each == each.strip("-") for each in labels)
    is_name = "".join(each for each in name if each not in "._+-").isalnum() and all(name.split("."))
    return text.isascii() and is_name and len(labels) > 1 and are_labels and labels[-1].isalpha()


def is_phone(text: str) -> bool:
    """Tell whether a text is one telephone number or several, none of them made up: “0123456789”, “0000”."""
    parts = [part.strip() for part in _PHONE_BREAK.split(nfc(text))]
    return any(parts) and all(_is_number(part) for part in parts if part)


def _is_number(text: str) -> bool:
    number = "".join(filter(str.isdigit, text))
    is_plain = _PHONE_SIGNS.issuperset(text) and _SHORTEST_PHONE <= len(number) <= _LONGEST_PHONE
    tail = number[-6:]
    is_made_up = len(number) > _SHORTEST_PHONE and (len(set(tail)) == 1 or tail in "01234567890123456789")
    return is_plain and not is_made_up


def _check_words(root: Path, keys: tuple[str, ...], value: str) -> Iterator[Problem]:
    letters = sum(char.isalpha() for char in value)
    if _PLACEHOLDER.search(nfc(value)) or letters < _FEWEST_LETTERS:
        yield _placeholder(root, keys, value)


def _placeholder(root: Path, keys: tuple[str, ...], value: str) -> Problem:
    key = ".".join(each for each in keys if each not in OWN_KEYS)
    return problem("GS914", location_of(root, *keys), key=key, value=value)


def _check_page(content: bytes, path: str) -> Iterator[Problem]:
    """Report the first of the passages of a page, with their number: they go together."""
    text, _ = decode(content, path)
    found = list(_OF_SAMPLES.finditer(text or ""))
    if text and found:
        lines = {text.count("\n", 0, match.start()) for match in found}
        yield problem("GS916", LineIndex(path, text).at(found[0].start()), text=found[0][0], count=len(lines))
