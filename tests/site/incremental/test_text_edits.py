"""An entry with only its text changed is published alone; the next build repairs one interrupted anywhere."""

from pathlib import Path

import pytest

from generator.problems.problem import Problem
from tests.support.audit_events import InterruptedBuildError, interrupted_after
from tests.support.commands import tree
from tests.support.edited_sites import NOON, EditedSite, Values, entry

pytestmark = pytest.mark.site

EXEMPLAR, STORY = "profiles/p0", "stories/2025/s0"
ENTRIES: dict[str, Values] = {
    EXEMPLAR: entry(0),
    "profiles/p1": entry(1),
    STORY: entry(3, exemplars=["p0"], links=["guong/p1/"]),
}
WORDS = ("sáu tháng liền", "bà con thôn 4, suốt mùa mưa,")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> EditedSite:
    """Return a small built site whose files are trusted at once."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
    site = EditedSite(tmp_path / "project", ENTRIES)
    site.create()
    assert site.build()
    assert site.build()  # the output of MkDocs is cached now
    return site


def edit(site: EditedSite, **values: object) -> None:
    site.entries[STORY] |= values
    site.write(STORY)


def test_the_next_build_repairs_one_interrupted_at_any_file(site: EditedSite) -> None:
    clean: list[dict[str, bytes]] = []
    for words in WORDS:
        edit(site, words=words)
        clean.append(site.clean())
    assert site.build()
    for number in range(200):
        edit(site, words=WORDS[number % 2])
        try:
            with interrupted_after(number):
                counts = site.build()
        except InterruptedBuildError:
            counts = None
        if counts is not None:
            break
        assert site.build()
        assert tree(site.site) == clean[number % 2]
    assert counts is not None
    assert (counts.rendered, counts.removed) == (1, 0)
    assert 10 < number < 100
    assert tree(site.site) == clean[number % 2]


def test_warnings_are_those_of_the_current_text(site: EditedSite) -> None:
    def warnings() -> list[Problem]:
        problems, _ = site.run("mkdocs", is_cached=True)
        return sorted(problems, key=repr)

    edit(site, words="bà con", links=[])
    before = warnings()
    edit(site, words="nỗ lực chưa từng có của bà con")
    assert [each.code for each in warnings() if each not in before] == ["GS324"]
    assert warnings() == sorted(site.run("mkdocs", is_cached=False)[0], key=repr)
    edit(site, words="bà con")
    assert warnings() == before


def test_an_edited_summary_is_more_than_an_edit_of_the_text(site: EditedSite) -> None:
    edit(site, summary="Ba năm liền, bà con cùng nhau đắp lại con đường cũ dài 3 km qua đồng.")
    counts = site.build()
    assert counts is not None
    assert counts.rendered > 1
    assert tree(site.site) == site.clean()


def test_an_edited_notice_costs_only_its_page(site: EditedSite) -> None:
    notice = "stories/2026/lay-y-kien"
    site.entries[notice] = entry(
        3,
        people=[{"name": "Lê Thị B", "subject_type": "ca-nhan"}],
        awards=[{"award": "lao-dong-tien-tien", "status": "de-nghi"}],
        consultation={"council": "2026-06-25", "contact": "Phòng Nội vụ, góp ý tại trụ sở"},
    )
    site.write(notice)
    assert site.build()
    site.entries[notice]["words"] = "bà con thôn 4"
    site.write(notice)
    counts = site.build()
    assert counts is not None
    assert (counts.rendered, counts.written) == (1, 1)
    assert tree(site.site) == site.clean()
