"""Dates of which the source tells the day, the month or the year alone: as exact as they are, everywhere."""

from datetime import date

import pytest

from generator.content.edtf import as_edtf, read_edtf
from generator.content.files.entry_files import file_at
from generator.messages.messages import messages_in
from generator.pages.cards import period_view
from tests.support.site_copies import BASE, PROFILE, check_entry

TEXT = (BASE / PROFILE).read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "first", "last", "printed", "english"),
    [
        ("2023-07-15", date(2023, 7, 15), date(2023, 7, 15), "15/07/2023", "15 July 2023"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "tháng 2/2024", "February 2024"),
        ("2023", date(2023, 1, 1), date(2023, 12, 31), "2023", "2023"),
    ],
)
def test_a_date_is_as_exact_as_its_source(text: str, first: date, last: date, printed: str, english: str) -> None:
    found = read_edtf(text)
    assert (found.first, found.last, str(found)) == (first, last, text)
    view = period_view(found, messages_in("vi"))
    assert (view.iso, view.text) == (text, printed)
    assert period_view(found, messages_in("en")).text == english


@pytest.mark.parametrize(
    "text", ["", "23", "2023-7", "2023-13", "2023-02-30", "2023-07-", "07-2023", "2023-07/08", "202³"]
)
def test_a_text_that_is_no_date(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  (which of them does not matter)
        read_edtf(text)


WRITTEN = {
    "15/7/2023": "2023-07-15", "15-07-2023": "2023-07-15", "7/2023": "2023-07", "07/2023": "2023-07",
    "tháng 7/2023": "2023-07", "Tháng 7 năm 2023": "2023-07", "ngày 15 tháng 7 năm 2023": "2023-07-15",
    "năm 2023": "2023", "30/2/2023": "", "15/2023": "", "hôm qua": "", "2023": "",
}  # fmt: skip


@pytest.mark.parametrize("text", WRITTEN)
def test_a_date_as_papers_write_it(text: str) -> None:
    assert as_edtf(text) == WRITTEN[text]


def _with(keys: str) -> str:
    return TEXT.replace("author: Trần Thị B\n", f"author: Trần Thị B\n{keys}")


SOURCE = "sources:\n  - title: Bài báo\n    publisher: Báo Mẫu\n    date: {}\n"
EVIDENCE = "evidence:\n  - type: so-lieu-co-nguon\n    text: Bốn mươi hộ hiến đất\n    date: {}\n"
AWARD = "awards:\n  - award: lao-dong-tien-tien\n    decision: 12/QĐ-UBND\n    date: {}\n"
CANCELLED = (
    "awards:\n  - award: lao-dong-tien-tien\n    decision: 12/QĐ-UBND\n    date: {}\n    status: huy-bo\n"
    "    cancelled_by: {{decision: 15/QĐ-UBND, date: {}}}\n"
)


@pytest.mark.parametrize("keys", [SOURCE, EVIDENCE, AWARD])
@pytest.mark.parametrize("written", ["2023-07-15", "2023-07", "2023"])
def test_a_month_and_a_year_are_dates_of_what_others_published(keys: str, written: str) -> None:
    article, problems = check_entry(_with(keys.format(written)), file_at(BASE, PROFILE))
    assert problems == []
    assert article is not None
    matter = article.matter
    dates = [each.date for part in (matter.sources, matter.evidence, matter.awards) for each in part]
    assert dates == [read_edtf(written)]


@pytest.mark.parametrize(
    ("written", "hint"),
    [("tháng 7/2023", "Ghi “2023-07”. "), ("15/7/2023", "Ghi “2023-07-15”. "), ("2023-13", "Ghi như "), ("1800", None)],
)
def test_another_date_is_reported_with_the_form_to_take(written: str, hint: str | None) -> None:
    _, (problem,) = check_entry(_with(SOURCE.format(written)), file_at(BASE, PROFILE))
    assert (problem.code, problem.location.line) == ("GS340" if hint else "GS306", 13)
    assert hint is None or problem.hint.startswith(hint)


@pytest.mark.parametrize("key", ["date", "consent"])
def test_the_days_of_an_entry_itself_stay_days(key: str) -> None:
    """An entry has a day of publication, and a paper of consent the day on which it was signed."""
    changes = {
        "date": ("date: 2026-05-19", "date: 2026-05"),
        "consent": ("basis: dong-y", "basis: dong-y\n  date: 2026-05"),
    }
    _, problems = check_entry(TEXT.replace(*changes[key]), file_at(BASE, PROFILE))
    assert "GS305" in {each.code for each in problems}


@pytest.mark.parametrize(
    ("given", "cancelled", "is_wrong"),
    [
        ("2023-07", "2023", False),
        ("2023-07", "2023-07-01", False),
        ("2023-07", "2023-06", True),
        ("2024", "2023", True),
    ],
)
def test_dates_contradict_each_other_only_if_they_must(given: str, cancelled: str, *, is_wrong: bool) -> None:
    _, problems = check_entry(_with(CANCELLED.format(given, cancelled)), file_at(BASE, PROFILE))
    assert ["GS313" in {each.code for each in problems}] == [is_wrong]
