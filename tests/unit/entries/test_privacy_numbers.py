"""Private numbers are found in any spelling; the many other numbers in entries are not reported."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.entries.privacy.number_groups import _ATOM, EIGHT_DIGITS, grouped_numbers
from generator.entries.privacy.numbers import _IDENTITY, _PHONE, digits, private_numbers
from generator.entries.privacy.plain_signs import with_plain_signs
from generator.text.prefilter import Prefilter
from tests.support.site_copies import PROJECT


@pytest.mark.parametrize(
    "number",
    [
        "0912345678",
        "0912 345 678",
        "0912.345.678",
        "0912-345-678",
        "0912 – 345 – 678",
        "0912 . 345 . 678",
        "091 234 56 78",
        "0 9 1 2 3 4 5 6 7 8",
        "+84912345678",
        "+84 912 345 678",
        "+84 (0) 912 345 678",
        "+84) 912 345 678",
        "0084 912 345 678",
        "024 3825 1234",
        "024.38251234",
        "024) 3825 1234",
        "0255 3822 123",
        "0168 234 5678",
        "01234567890",
        "84912345678",
        "０９１２３４５６７８",
        "0912·345·678",
        "0912 • 345 • 678",
        "0912—345—678",
        "0912\u2009345\u202f678",
        "0912\n345 \n678",
    ],
)
@pytest.mark.parametrize(
    "frame", ["{}", "Gọi {}.", "ĐT:{}", "ĐT {}, gặp ông A", "({})", "tel.{}", "Zalo-{}", "a\n{}\nb", "{} (Zalo)"]
)
def test_telephone_numbers_are_found(frame: str, number: str) -> None:
    text = frame.format(number)
    (find,) = private_numbers(text)
    assert (find.code, find.offset) == ("GS802", text.index(number))
    assert text[find.offset :].startswith(find.text)
    assert digits(find.text) == digits(number)


@pytest.mark.parametrize("between", ["/", " / ", ", ", "; ", " ", " - ", " hoặc "])
def test_at_least_one_of_adjacent_numbers_is_found(between: str) -> None:
    assert list(private_numbers(f"ĐT 0912345678{between}0987654321"))


@pytest.mark.parametrize(
    "number",
    [
        "079123456789",
        "079 123 456 789",
        "079.123.456.789",
        "079-123-456-789",
        "123456789",
        "212345678901",
        "079·123·456·789",
    ],
)
@pytest.mark.parametrize("frame", ["{}", "CCCD: {}", "số {} cấp năm 2020", "({})", "{}."])
def test_identity_numbers_are_found(frame: str, number: str) -> None:
    (find,) = private_numbers(frame.format(number))
    assert (find.code, find.text) == ("GS803", number)


@pytest.mark.parametrize(
    "text",
    [
        "2360/QĐ-CTN",
        "Quyết định số 0236/QĐ-UBND ngày 02/9/2025",
        "Nghị định 356/2025/NĐ-CP",
        "tàu QNg 90817TS",
        "tàu QNg-90817-TS",
        "biển số 29A-123.45",
        "500.000.000 đồng",
        "1.234.567.890 đồng",
        "hơn 900 000 000 đồng",
        "0,912345678",
        "0.912345678",
        "12.0912345678",
        "20.000 m2, 0,5 ha, 1.500 ha",
        "02/09/2026",
        "02.09.2026 15:30",
        "02-09-2026 15:30",
        "từ 02.09.2026 - 05.09.2026",
        "từ 05-2025 - 2026",
        "2026-05-19",
        "2016 - 2020, 2021 – 2025",
        "07.30 - 11.30",
        "giai đoạn 2015-2020 và 2020-2025",
        "24/7, 113, 114, 115, 1900 1234, 18001234",
        "ISSN 0866-7675, ISBN 978-604-57-1234-5",
        "https://bao.example/0912345678.html",
        "https://bao.example/tin-185230912345.htm?id=123456789",
        "[tin](https://bao.example/a?id=0912345678) ngày 5",
        "tọa độ 16.054407, 108.202167",
        "mã 1234567890123",
        "84.912.345.678 đồng",
        "84 912 345 678 đồng",
        "mã 84112345678",
        "từ 02.09.2026 — 05.09.2026",
        "02 · 09 · 2026 15:30",
        "- 0\n- 912345\n- 678",
        "A0912345678",
    ],
)
def test_other_numbers_are_not_reported(text: str) -> None:
    assert list(private_numbers(text)) == []


@pytest.mark.parametrize("text", ["https://zalo.me/0912345678", "tel:0912345678", "https://wa.me/+84912345678"])
def test_web_addresses_with_a_telephone_number_are_found(text: str) -> None:
    assert [find.code for find in private_numbers(text)] == ["GS802"]


@pytest.mark.parametrize("written", ["024 3825 1234", "+84 24 3825 1234", "(024) 38251234", "+84 (0)24 38251234"])
def test_the_numbers_of_the_office_are_allowed(written: str) -> None:
    assert list(private_numbers(f"Gọi {written}", {digits("024.3825.1234")})) == []
    assert list(private_numbers(f"Gọi {written}", {digits("024.3825.1235")})) != []


@pytest.mark.usefixtures("samples")
def test_the_project_has_no_false_positive() -> None:
    files = [file for kind in ("profiles", "stories") for file in (PROJECT / "content" / kind).rglob("*.md")]
    assert files
    assert [find for file in files for find in private_numbers(file.read_text("utf-8"))] == []


@given(st.text(), st.sampled_from(["0912345678", "+84 912 345 678"]), st.text())
def test_matches_are_pieces_of_the_text(before: str, number: str, after: str) -> None:
    text = f"{before} {number} {after}"
    for find in private_numbers(text):
        assert text[find.offset :].startswith(find.text)


_SEPARATORS = st.text(" .-–—·•\u2009\u202f()_\n+,/０（＋x", max_size=4)
_DIGITS = st.sampled_from("00001234567899８４𝟎𝟗٩") | st.sampled_from(["không", "chín", "o", "l", "ⓞ", "⓪"])


@settings(max_examples=300)
@given(
    st.one_of(
        st.from_regex(_PHONE),
        st.from_regex(_IDENTITY),
        st.lists(st.from_regex(_ATOM), min_size=8).map(" ".join),
        st.lists(st.tuples(_DIGITS, _SEPARATORS), max_size=16).map(lambda pairs: "".join(map("".join, pairs))),
        st.tuples(st.sampled_from(["", "+", "00"]), st.lists(_SEPARATORS, min_size=11, max_size=11)).map(
            lambda drawn: drawn[0] + "".join(map("".join, zip("84912345678", drawn[1], strict=True)))
        ),
    )
)
def test_a_text_without_the_prefilter_pattern_contains_no_number(text: str) -> None:
    found = [*private_numbers(text), *grouped_numbers(text, with_plain_signs(text), ())]
    assert Prefilter([EIGHT_DIGITS]).candidates(text) or not found


@given(st.text())
def test_plain_signs_keep_every_offset(text: str) -> None:
    assert len(with_plain_signs(text)) == len(text)
