"""The page of codes: every code has a whole cure and an example that is true."""

import re

import pytest

from generator.content.entry_kinds import PROFILE
from generator.content.files.entry_files import EntryFile
from generator.engine.theme import theme_with
from generator.pages.render import Renderer
from generator.problems.catalogue import CODES
from generator.problems.catalogue.examples import examples
from tests.support.factories import SETTINGS
from tests.support.site_copies import BASE, check_entry
from tests.support.site_copies import PROFILE as PATH

FILE = EntryFile(PROFILE, "nguyen-van-a", None, PATH, ("sua-cau.jpg", "loi-ke.mp3", "loi-ke.wma"))
KEY = re.compile(r"^([a-z_]+):", re.MULTILINE)
# Examples that one entry's text cannot show: names of files and folders, other files, invisible characters, links
# between entries, pages, whole bodies, children, notices, and excerpts of a key.
NOT_OF_ONE_ENTRY = re.compile(
    r"GS353|GS356|GS361|GS1(?!05|06|15)|GS20[129]|GS211|GS314|GS320|GS311|GS326|GS328|GS330|GS50[1235]|GS51|GS52[2-5]|GS34[1-4]|GS37[0-4]|GS350|GS40[4-7]|GS601|GS60[4-9]|GS70[6-9]|GS71[0134]"
    r"|GS75|GS801|GS81[2679]|GS818|GS84|GS851|GS82|GS808|GS9"
)


@pytest.mark.parametrize("code", CODES)
def test_no_field_is_empty_cut_or_a_bare_placeholder(code: str) -> None:
    example = examples()[code]
    assert re.search(r"[.!]$", example.cure)
    assert not re.search(r"\{(?!\w+: )|[“\"' ]{2,}[”\"']|“”|: *$", example.cure)
    assert example.before.strip()
    assert example.after.strip()
    assert example.before != example.after


def text_with(fragment: str) -> str:
    """Return the base profile with the fragment's keys in place of its own, or with the fragment as its body."""
    text = (BASE / PATH).read_text("utf-8")
    _, matter, body = text.split("---\n", 2)
    if not KEY.match(fragment):
        return f"---\n{matter}---\n\n{fragment}\n"
    for key in set(KEY.findall(fragment)):
        matter = re.sub(rf"^{key}:.*\n(?:[ \t]+.*\n)*", "", matter, flags=re.MULTILINE)
    return f"---\n{matter}{fragment}\n---\n{body}"


@pytest.mark.parametrize("code", [code for code in CODES if not NOT_OF_ONE_ENTRY.match(code)])
def test_the_example_has_the_problem_before_and_not_after(code: str) -> None:
    before, after = (
        {each.code for each in check_entry(text_with(fragment), FILE)[1]}
        for fragment in (examples()[code].before, examples()[code].after)
    )
    assert code in before
    assert code not in after


def test_the_page_shows_cure_and_example_of_every_code() -> None:
    page = str(
        Renderer(theme_with(), SETTINGS.messages).render("marks/errors.html", "", codes=CODES, examples=examples())
    )
    assert page.count("<dt>") == len(CODES)
    assert page.count("<pre>") == 2 * len(CODES)
    assert "Ghi năm-tháng-ngày, ví dụ 2026-05-19." in page
