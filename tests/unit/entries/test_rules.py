"""Rules over several keys and types of values, each satisfied and violated; fixtures/sites/invalid has the reports."""

import pytest

from generator.content import entry_kinds
from generator.content.entry_source import read_entry
from generator.content.files.entry_files import EntryFile
from generator.content.settings import Office, Settings
from generator.entries.rules.attachments import photo_references
from generator.problems.problem import Severity
from tests.support.site_copies import BASE, PROFILE, STORY, check_entry

PROFILE_FILE = EntryFile(entry_kinds.PROFILE, "nguyen-van-a", None, PROFILE, ("ong-a.png",))
STORY_FILE = EntryFile(entry_kinds.STORY, "chiec-cau-moi", 2026, STORY, ())
PHOTO = "photos:\n  - {file: ong-a.png, alt: Chiếc cầu, credit: Trần Thị B, without_people: true}\n"
BAD_ALIASES = ("/./", "/guong/./x/", "/../", "/assets/guong.css/", "/assets/", "/sitemap.xml/", "/-a/", "/a b/")
CONSENT = "consent:\n  basis: dong-y\n  reference: DY-2026-001\n  scopes: [dang-web]\n"
Found = list[tuple[str, int]]
TEN_PLACES = [("GS401", 10)] * 10


def check(added: str, *changes: tuple[str, str], settings: Settings | None = None, photo: bool = True) -> Found:
    """Return the problems, style aside, of the base profile with lines added (from line 2) and texts replaced."""
    text = (BASE / PROFILE).read_text("utf-8").replace("---\n", f"---\n{added}{PHOTO if photo else ''}", 1)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    entry, problems = check_entry(text, PROFILE_FILE, settings)
    found = sorted((each.code, each.location.line) for each in problems if not "GS324" <= each.code <= "GS332")
    assert (entry is None) == any(each.severity is Severity.ERROR for each in problems)
    return found


@pytest.mark.parametrize(
    ("added", "found"),
    [
        ("", []),
        ("updated: 2026-05-19\n", []),
        ("updated: 2026-05-18\n", [("GS313", 2)]),
        ("review_due: 2026-05-18\n", [("GS313", 2)]),
        ("year: 1929\n", [("GS306", 2)]),
        ("number: 1\n", []),
        ("number: 111375\n", []),
        ("number: 111376\n", [("GS345", 2)]),
        ("number: 01\n", [("GS345", 2)]),
        ("number: 0\n", [("GS345", 2)]),
        ("number: ١\n", [("GS345", 2)]),
        ("year: 1930\n", []),
        ("birth_year: 1910\n", []),
        ("birth_year: 1799\n", [("GS306", 2)]),
        ("year: 2100\n", [("GS352", 2)]),
        ("year: 2101\n", [("GS306", 2)]),
        ("year: [2020]\n", [("GS303", 2)]),
        ("year: 02020\n", [("GS306", 2)]),
        ("year: ２０２０\n", [("GS306", 2)]),
        ("updated: 1929-01-01\n", [("GS306", 2)]),
        ("updated: 2028-02-29\n", []),
        ("updated: 2027-02-29\n", [("GS305", 2)]),
        ("updated: 2027-2-9\n", [("GS305", 2)]),
        ("updated: {a: b}\n", [("GS303", 2)]),
        ("sample: True\n", [("GS308", 2)]),
        ("sample: no\n", [("GS308", 2)]),
        ("sample: [true]\n", [("GS303", 2)]),
        ("sample: 'true'\n", []),
        ("video: [{url: https://example.vn/phim, title: Phim, poster: 51}]\n", [("GS303", 2)]),
        ("video: [{url: https://example.vn/phim, title: Phim, poster: 0}]\n", [("GS303", 2)]),
        ("video: [{url: https://example.vn/phim, title: Phim, poster: hai}]\n", [("GS303", 2)]),
        ("video: [{url: https://example.vn/phim, title: Phim, poster: 2}]\n", [("GS713", 2)]),
        ("role:\n", [("GS322", 2)]),
        ("role: ''\n", [("GS322", 2)]),
        ("role: '  '\n", [("GS322", 2)]),
        ("role: |\n  một\n  hai\n", [("GS303", 2)]),
        ("role: >\n  một\n  hai\n", []),
        ("role: [a]\n", [("GS303", 2)]),
        (f"role: {'a' * 120}\n", []),
        (f"role: {'a' * 121}\n", [("GS304", 2)]),
        ("withdrawn:\n", [("GS322", 2)]),
        ("criteria: []\n", []),
        ("criteria:\n  -\n", [("GS322", 3)]),
        ("criteria: [[tuong-than-tuong-ai]]\n", [("GS303", 2)]),
        ("awards: [anh-hung-lao-dong]\n", [("GS303", 2)]),
        ("awards:\n  - award: anh-hung-lao-dong\n    nam: 2020\n", [("GS301", 4)]),
        ("awards:\n  - award: anh-hung-lao-dong\n  - rank: hang-nhat\n", [("GS302", 4)]),
        ("awards:\n  - award: huan-chuong-lao-dong\n    rank: hang-ba\n", []),
        ("awards:\n  - award: huan-chuong-lao-dong\n    rank: ba\n", [("GS315", 4)]),
        ("awards:\n  - award: anh-hung-lao-dong\n    rank: hang-ba\n", [("GS315", 4)]),
        ("awards:\n  - award: bang-khen-cua-bo-nganh\n", [("GS316", 3)]),
        ("awards:\n  - award: bang-khen-cua-bo-nganh\n    label: Bằng khen của Bộ A\n", []),
        ("awards:\n  - award: tinh-anh-hung\n", [("GS317", 3)]),
        ("awards:\n  - award: anh-hung-lao-dong\n    status: de-nghi\n", [("GS318", 4)]),
        ("awards:\n  - award: anh-hung-lao-dong\n    status: huy-bo\n", [("GS520", 4)]),
        ("awards:\n  - award: huy-chuong-thanh-nien-xung-phong-ve-vang\n    year: 2023\n", [("GS319", 3)]),
        ("awards:\n  - award: lao-dong-tien-tien\n    year: 1995\n", []),
        ("awards:\n  - award: huy-chuong-thanh-nien-xung-phong-ve-vang\n    year: 2024\n", []),
        ("awards:\n  - award: huy-chuong-thanh-nien-xung-phong-ve-vang\n    date: 2023-12-31\n", [("GS319", 3)]),
        ("sources: []\n", []),
        ("sources:\n  - {title: a, publisher: b, url: https://c.example/d}\n", []),
        ("sources:\n  - {title: a, publisher: b, url: http://c}\n", [("GS309", 3)]),
        ("sources:\n  - {title: a, publisher: b, url: ftp://c.example}\n", [("GS309", 3)]),
        ("sources:\n  - {title: a, publisher: b, url: https://c.example/d e}\n", [("GS309", 3)]),
        ("aliases: [/a/, /a/]\n", [("GS312", 2)]),
        ("aliases: [/guong/a/, /~Tin/bài-1/, /cu/2019/bai_1/]\n", []),
        *((f"aliases: [{alias}]\n", [("GS504", 2)]) for alias in BAD_ALIASES),
        (f"aliases: [/{'đ' * 100}/]\n", []),
        (f"aliases: [/{'đ' * 101}/]\n", [("GS504", 2)]),
        (f"aliases: [{', '.join(f'/a{number}/' for number in range(21))}]\n", [("GS310", 2)]),
        (f"locality_now: a\nmovements: [{', '.join(['x'] * 30000)}]\n", [("GS211", 2)]),
        ("audio:\n" + "  - {title: a, file: a.mp3}\n" * 2, [("GS312", 4), ("GS601", 3), ("GS601", 4)]),
        ("aliases: [guong/a/]\n", [("GS504", 2)]),
        ("aliases: [/guong/a]\n", [("GS504", 2)]),
        ("aliases: ['https://a.example/']\n", [("GS504", 2)]),
        ("aliases: ['/a?b/']\n", [("GS504", 2)]),
        ("audio:\n  - {title: Lời kể}\n", [("GS302", 3)]),
        ("audio:\n  - {title: Lời kể, url: https://a.example/}\n", []),
        ("audio:\n  - {title: Lời kể, file: ../a.mp3}\n", [("GS603", 3)]),
        ("audio:\n  - {title: Lời kể, file: a.mp3}\n", [("GS601", 3)]),
        ("locality_now: xã Hợp Lý, tỉnh Phú Thọ\n", []),
        ("locality_now: xã Tân Lập\n", [("GS403", 2)]),
        ("so-dien-thoai: đã có\n", [("GS804", 2)]),
        ("Địa chỉ: đã có\n", [("GS804", 2)]),
        ("SĐT: đã có\n", [("GS804", 2)]),
        ("0912345678: đã có\n", [("GS301", 2), ("GS802", 2)]),
        ("unit: CCCD 079123456789\n", [("GS803", 2)]),
        ("lien_he: {so: 0912 345 678}\n", [("GS301", 2), ("GS802", 2)]),
        ("safety_review: {reviewer: A}\n", [("GS302", 2)]),
    ],
)
def test_added_keys(added: str, found: Found) -> None:
    assert check(added) == found


def test_files_beside_the_entry() -> None:
    """The base profile has one photo beside it."""
    assert check("", photo=False) == [("GS606", 1)]
    near = "photos:\n  - {file: ong_a.png, alt: Ông A, credit: B}\n"
    assert check(near, photo=False) == [("GS601", 3)]
    far = "photos:\n  - {file: phong-canh-lang-que.jpg, alt: Ông A, credit: B}\n"
    assert check(far, photo=False) == [("GS601", 3), ("GS606", 1)]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ([("[doi-song-xa-hoi]", "[]")], [("GS310", 9)]),
        ([("[doi-song-xa-hoi]", "[y-te, moi-truong, nong-nghiep, doi-ngoai]")], [("GS310", 9)]),
        ([("[doi-song-xa-hoi]", "[quoc-phong-an-ninh]")], [("GS807", 9)]),
        ([("author: Trần Thị B\n", "")], [("GS311", 2)]),
        ([(CONSENT, "")], [("GS801", 2)]),
        ([(CONSENT, "sample: true\n")], [("GS801", 2)]),
        ([(CONSENT, "draft: true\n")], [("GS801", 2)]),
        ([(CONSENT, "withdrawn: {date: 2026-06-01, reason: Theo yêu cầu}\n")], []),
        ([(CONSENT, "consent: true\n")], [("GS303", 12)]),
        ([("  reference: DY-2026-001\n", "")], [("GS806", 13)]),
        ([("DY-2026-001", "''")], [("GS322", 14)]),
        ([("  reference: DY-2026-001\n", ""), ("dong-y", "theo-quy-dinh-phap-luat")], [("GS806", 13)]),
        ([("dong-y", "theo-quy-dinh-phap-luat")], []),
        ([("dong-y", "bai-mau-tu-bao-chi")], [("GS321", 13)]),
        ([("dong-y", "bai-mau-tu-bao-chi"), ("author", "sample: true\nauthor")], []),
        ([("[dang-web]", "[an-pham]")], [("GS805", 15)]),
        ([("[dang-web]", "[]")], [("GS805", 15)]),
        ([("xã Hợp Lý, tỉnh Phú Thọ", "toan-quoc")], []),
        ([("xã Hợp Lý, tỉnh Phú Thọ", "[toan-quoc, nuoc-ngoai]")], [("GS323", 10), ("GS323", 10)]),
        ([("xã Hợp Lý, tỉnh Phú Thọ", "xã Tân Lập")], [("GS402", 10)]),
        ([("xã Hợp Lý, tỉnh Phú Thọ", "xã Tân Lập"), ("2026-05-19", "hôm nay")], [("GS305", 7)]),
        ([("xã Hợp Lý, tỉnh Phú Thọ", "xã Không Có"), ("2026-05-19", "hôm nay")], [("GS305", 7), ("GS401", 10)]),
        ([("ca-nhan", "tap-the"), ("author", "awards: [{award: ba-me-viet-nam-anh-hung}]\nauthor")], [("GS317", 11)]),
        ([("ca-nhan", "x"), ("author", "awards: [{award: ba-me-viet-nam-anh-hung}]\nauthor")], [("GS307", 5)]),
        ([("alt: Chiếc cầu", "alt: ''")], [("GS602", 3)]),
        ([("credit: Trần Thị B", "caption: Trần Thị B")], [("GS602", 3)]),
        ([("credit: Trần Thị B", "credit: B, ai_use: chan-dung-nguoi-that")], [("GS808", 3)]),
        ([("ong-a.png", "a/ong-a.png")], [("GS603", 3)]),
        ([("sửa cầu.", "sửa cầu.\u00a0")], [("GS110", 18)]),
        ([("sửa cầu.", "sửa cầu.\n\nGọi 0912**345**678.")], [("GS802", 20)]),
        ([("sửa cầu.", "sửa cầu.\n\nGọi *0912* *345* *678*.")], [("GS802", 20)]),
        ([("sửa cầu.", "sửa cầu.\n\nGọi **0912345678**.")], [("GS802", 20)]),
        ([("xã Hợp Lý, tỉnh Phú Thọ", f"[{', '.join(f'xã {n}' for n in range(1000))}]")], [("GS310", 10), *TEN_PLACES]),
    ],
)
def test_changed_keys(changes: list[tuple[str, str]], found: Found) -> None:
    assert check("", *changes) == found


def test_an_official_site_rejects_samples() -> None:
    sample = "sample: true\n"
    assert check(sample) == []
    assert check(sample, settings=Settings(production=True)) == [("GS320", 2)]


def test_the_number_of_the_office_is_allowed() -> None:
    unit = "unit: Sở A, ĐT 024 3825 1234\n"
    assert check(unit) == [("GS802", 2)]
    assert check(unit, settings=Settings(office=Office(phone="+84 24 38251234"))) == []


@pytest.mark.parametrize(
    ("date", "year", "found"),
    [
        ("2026-05-20", "", []),
        ("2025-12-31", "", [("GS314", 5)]),
        ("2025-12-31", "year: 2026\n", [("GS352", 6)]),
        ("2026-05-20", "year: 2025\n", [("GS314", 6)]),
        ("2026-05-32", "", [("GS305", 5)]),
    ],
)
def test_a_story_is_filed_under_its_year(date: str, year: str, found: Found) -> None:
    text = (BASE / STORY).read_text("utf-8").replace("date: 2026-05-20\n", f"date: {date}\n{year}")
    _, problems = check_entry(text, STORY_FILE)
    assert [(each.code, each.location.line) for each in problems] == found


def test_only_the_first_unknown_keys_get_suggestions() -> None:
    text = (
        (BASE / PROFILE).read_text("utf-8").replace("---\n", "---\n" + "".join(f"rolee{n}: a\n" for n in range(30)), 1)
    )
    _, problems = check_entry(text, EntryFile(entry_kinds.PROFILE, "nguyen-van-a", None, PROFILE, ()))
    assert [each.code for each in problems] == ["GS301"] * 30
    assert [each.location.line for each in problems if "“role”" in each.hint] == list(range(2, 22))


def test_spaces_around_the_name_of_a_photo_are_ignored() -> None:
    raw, _ = read_entry(b"---\nphotos:\n  - {file: ' ong-a.png '}\n---\n", PROFILE)
    assert raw is not None
    (photo,) = photo_references(raw.matter, PROFILE_FILE)
    assert photo.target.endswith("/ong-a.png")
