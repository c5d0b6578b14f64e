"""A withdrawn name is found in any written form, and no other name is mistaken for it."""

import json
import unicodedata
import zlib
from html import escape
from io import BytesIO
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text import person_names
from generator.text.person_names import NamePattern, first_match, people_in, readings

NAME = "Nguyễn Hoà Kín"
WRITTEN = {
    "as it is": NAME.encode(),
    "other tone": "Nguyễn Hòa Kín".encode(),
    "capitals": b"a " + NAME.upper().encode(),
    "decomposed": unicodedata.normalize("NFD", NAME).encode(),
    "no-break spaces": NAME.replace(" ", "\u00a0").encode(),
    "over a line": "Nguyễn Hoà\n  Kín".encode(),
    "tags": "Nguyễn <b>Hoà</b> K<i>ín</i>".encode(),
    "entities": NAME.encode("ascii", "xmlcharrefreplace"),
    "hexadecimal": "".join(f"&#x{ord(char):x};" for char in NAME).encode(),
    "json": json.dumps({"t": NAME}).encode(),
    "address": quote(NAME).encode(),
    "packed": zlib.compress(b"x " * 999 + NAME.encode()),
    "attribute": f'<img alt="{escape(NAME)}">'.encode(),
    "slug": b'href="../guong/nguyen-hoa-kin/"',
    "key of a search": b'"nguyen hoa kin"',
    "underscores": b"nguyen_hoa_kin.jpg",
}


def is_found(name: str, content: bytes) -> bool:
    return first_match(readings(content), [NamePattern(name)]) is not None


@pytest.mark.parametrize("way", WRITTEN)
def test_found(way: str) -> None:
    assert is_found(NAME, WRITTEN[way])


@pytest.mark.parametrize(
    "text",
    [
        "Nguyễn Hoà Kính", "Nguyễn Hoà", "Nguyễn Hoá Kín", "Hoà Kín Nguyễn", "anguyễn hoà kín",
        "Nguyễn. Câu khác. Hoà Kín",
        "nguyen-hoa-kinh", "nguyen-van-hoa-kin", "",
    ],
)  # fmt: skip
def test_not_found(text: str) -> None:
    assert not is_found(NAME, text.encode())


@pytest.mark.parametrize(("text", "found"), [
    ("Lê An", True), ("lễ ăn", False), ("le an", False), ("/guong/le-an/", True), ("/guong/le-an-khang/", False),
    ("/guong/bac-le-an/", False), ("le_an.jpg", True),
])  # fmt: skip
def test_a_short_name_counts_with_its_marks_or_as_an_address(text: str, *, found: bool) -> None:
    assert is_found("Lê An", text.encode()) is found


def test_a_match_has_its_offset_in_the_stored_file() -> None:
    match = first_match(readings(f"<p>ông {NAME}</p>".encode()), [NamePattern("Khác"), NamePattern(NAME)])
    assert match is not None
    assert (match.offset, match.text) == (7, NAME)


@pytest.mark.parametrize(
    ("name", "people"),
    [
        ("Nguyễn Văn An", ()),
        ("Phan Thị Tươi và Nguyễn Thị Dương", ("Phan Thị Tươi", "Nguyễn Thị Dương")),
        ("Gia đình ông Lê Văn Còn, bà Trần Thị Kín", ("Lê Văn Còn", "Trần Thị Kín")),
        ("Trần Văn Hiền (Tư Hiền)", ("Trần Văn Hiền",)),
        ("Mẹ Suốt", ()),
    ],
)
def test_people_in_the_name_of_an_entry(name: str, people: tuple[str, ...]) -> None:
    assert people_in(name) == (name, *people)


SYLLABLES = st.text(st.sampled_from("aàảãáạăằâấbcdđeêếghiíklmnoóôốơợpquúưựvxyý"), min_size=1, max_size=6)


@given(st.lists(SYLLABLES, min_size=1, max_size=5), st.sampled_from(["NFC", "NFD"]), st.text(max_size=20))
def test_any_name_is_found_in_any_text(words: list[str], form: str, around: str) -> None:
    name = " ".join(words)
    written = unicodedata.normalize(form, name.title())  # type: ignore[arg-type]
    assert is_found(name, f"{around} {written} {around}".encode("utf-8", "replace"))


def test_a_text_that_only_looks_compressed_is_read_as_text() -> None:
    assert is_found(NAME, f"x{NAME} x {NAME}".encode())


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"x\x9c broken", b"<" * 100_000, b"&" * 100_000, b"%" * 100_000])
def test_any_file_is_readable(content: bytes) -> None:
    assert not is_found(NAME, content)


def test_a_name_without_letters_matches_nothing() -> None:
    assert not is_found("…", "… …".encode())


def zipped(*parts: bytes) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for number, part in enumerate(parts):
            archive.writestr(f"{number}.xml", part)
    return file.getvalue()


def test_a_name_in_any_file_of_an_archive_is_found() -> None:
    escaped = quote(NAME).encode()
    for part in (f"<c>{NAME}</c>".encode(), escaped, zipped(NAME.encode())):
        assert first_match(readings(zipped(b"<a/>", part)), [NamePattern(NAME)])


def test_a_name_across_two_parts_of_a_large_file_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(person_names, "_PART", 100)
    for blanks in range(80, 101):
        assert first_match(readings(zipped(b" " * blanks + NAME.encode() + b" " * 300)), [NamePattern(NAME)])


def test_an_archive_is_unpacked_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(person_names, "_MAX_IN_ZIP", 5_000_000)
    bomb = zipped(*[b"x" * 4_000_000] * 50)
    assert len(bomb) < 300_000
    assert sum(len(text) for text in readings(bomb)) == 5_000_000


@given(st.integers(0, 400), st.binary(min_size=1, max_size=8))
def test_a_damaged_archive_is_readable(at: int, noise: bytes) -> None:
    whole = zipped(NAME.encode() * 20, b"y" * 500)
    for damaged in (whole[: 4 + at], whole[: 4 + at] + noise + whole[4 + at + len(noise) :]):
        assert all(isinstance(text, str) for text in readings(damaged))
