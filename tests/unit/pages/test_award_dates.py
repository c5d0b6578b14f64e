"""Decisions on awards with a day, a month or a year, as sources tell them."""

import pytest

from generator.content.context import Context
from generator.content.files.entry_files import file_at
from generator.content.settings import Settings
from generator.gazetteer import load_gazetteer
from generator.pages.award_view import award_views
from tests.support.site_copies import BASE, PROFILE, VOCABULARIES, check_entry

CONTEXT = Context(VOCABULARIES, load_gazetteer(), Settings())
TEXT = (BASE / PROFILE).read_text("utf-8")


@pytest.mark.parametrize(
    ("written", "with_number", "alone"),
    [
        ("2023-07-15", "Quyết định số 12/QĐ, ngày 15/07/2023", "15/07/2023"),
        ("2023-07", "Quyết định số 12/QĐ, tháng 7/2023", "tháng 7/2023"),
        ("2023", "Quyết định số 12/QĐ, năm 2023", "năm 2023"),
    ],
)
def test_a_decision_is_dated_as_exactly_as_its_source(written: str, with_number: str, alone: str) -> None:
    for decision, printed in (("    decision: 12/QĐ\n", with_number), ("", alone)):
        award = f"awards:\n  - award: lao-dong-tien-tien\n{decision}    date: {written}\nauthor:"
        article, _ = check_entry(TEXT.replace("author:", award), file_at(BASE, PROFILE))
        assert article is not None
        (view,) = award_views(article.matter.awards, "hien", CONTEXT)
        assert list(map(str, view.details)) == [printed]


@pytest.mark.parametrize(("written", "printed"), [("2024-01-02", "ngày 02/01/2024"), ("2024-01", "tháng 1/2024")])
def test_so_is_a_cancellation(written: str, printed: str) -> None:
    cancelled = f"status: huy-bo\n    cancelled_by: {{decision: 15/QĐ, date: {written}}}"
    award = f"awards:\n  - award: lao-dong-tien-tien\n    date: 2023\n    {cancelled}\nauthor:"
    article, problems = check_entry(TEXT.replace("author:", award), file_at(BASE, PROFILE))
    assert article is not None, problems
    (view,) = award_views(article.matter.awards, "thong-bao", CONTEXT)
    assert f"Quyết định số 15/QĐ, {printed}:" in str(view.cancellation)
