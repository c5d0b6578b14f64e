"""An entry of which the text alone has changed is published by itself; cut off anywhere, the next build mends it."""

import os
from pathlib import Path

import pytest

from generator.problems.problem import Problem
from tests.support.commands import tree
from tests.support.edited_sites import NOON, EditedSite, Values, entry

pytestmark = pytest.mark.site

TOLD_OF, TOLD = "profiles/p0", "stories/2025/s0"
ENTRIES: dict[str, Values] = {
    TOLD_OF: entry(0),
    "profiles/p1": entry(1),
    TOLD: entry(3, exemplars=["p0"], links=["guong/p1/"]),
}
WORDS = ("sáu tháng liền", "bà con thôn 4, suốt mùa mưa,")


class CutOffError(BaseException):
    """The build ends here, as if it was killed."""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> EditedSite:
    """Build a small site whose files need not settle."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
    site = EditedSite(tmp_path / "project", ENTRIES)
    site.create()
    assert site.build()
    assert site.build()  # what MkDocs makes is known by now
    return site


def edit(site: EditedSite, **values: object) -> None:
    site.entries[TOLD] |= values
    site.write(TOLD)


def test_cut_off_at_any_file_it_is_mended_by_the_next(site: EditedSite, monkeypatch: pytest.MonkeyPatch) -> None:
    clean: list[dict[str, bytes]] = []
    for words in WORDS:
        edit(site, words=words)
        clean.append(site.clean())
    assert site.build()
    left, replace = 0, os.replace

    def cutting(source: str, target: str) -> None:
        nonlocal left
        if left == 0:
            raise CutOffError
        left -= 1
        replace(source, target)

    for number in range(200):
        edit(site, words=WORDS[number % 2])
        with monkeypatch.context() as patched:
            left = number
            patched.setattr(os, "replace", cutting)
            try:
                told = site.build()
            except CutOffError:
                told = None
        if told is not None:
            break
        assert site.build()
        assert tree(site.site) == clean[number % 2]
    assert told is not None
    assert (told.rendered, told.removed) == (1, 0)
    assert 10 < number < 100
    assert tree(site.site) == clean[number % 2]


def test_warnings_are_those_of_the_text_as_it_is(site: EditedSite) -> None:
    def told() -> list[Problem]:
        problems, _ = site.run("mkdocs", is_cached=True)
        return sorted(problems, key=repr)

    edit(site, words="bà con", links=[])
    before = told()
    edit(site, words="nỗ lực chưa từng có của bà con")
    assert [each.code for each in told() if each not in before] == ["GS324"]
    assert told() == sorted(site.run("mkdocs", is_cached=False)[0], key=repr)
    edit(site, words="bà con")
    assert told() == before


def test_what_others_show_is_no_text_alone(site: EditedSite) -> None:
    edit(site, summary="Ba năm liền, bà con cùng nhau đắp lại con đường cũ dài 3 km qua đồng.")
    told = site.build()
    assert told is not None
    assert told.rendered > 1
    assert tree(site.site) == site.clean()


def test_a_notice_has_a_page_and_no_words(site: EditedSite) -> None:
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
    told = site.build()
    assert told is not None
    assert (told.rendered, told.written) == (1, 1)
    assert tree(site.site) == site.clean()
