"""Attacks on the text of an entry, as data in `attacks/`: none may pass the check, and no right text may be refused.

Each is the body of an entry, or a value in it, judged as `guong check` judges one; pages are judged alike.
"""

import tomllib
from pathlib import Path

import pytest
from markdown import Markdown  # type: ignore[import-untyped]

from generator.content import entry_kinds
from generator.content.files.entry_files import EntryFile
from generator.content.settings import Office
from generator.entries.privacy.contacts import allowed_contacts
from generator.problems.catalogue import CODES
from generator.problems.problem import Problem, Severity
from generator.site.handwritten_pages import check_handwritten_page, forbidden
from tests.support.site_copies import BASE, PROFILE, PROJECT, check_entry

ATTACKS = Path(__file__).parent / "attacks"
PRIVATE = {"GS802", "GS803", "GS809", "GS810", "GS811"}
LINKS = PRIVATE | {"GS701", "GS702"}
FILE = EntryFile(entry_kinds.PROFILE, "nguyen-van-a", None, PROFILE, ())
PLAIN = (BASE / PROFILE).read_text("utf-8")
NOBODY = allowed_contacts(Office())


def attacks(name: str) -> dict[str, list[str]]:
    return tomllib.loads((ATTACKS / f"{name}.toml").read_text("utf-8"))


DATA, LINK, LETTERS = attacks("private_data"), attacks("links"), attacks("letters")


def in_body(text: str) -> list[Problem]:
    return check_entry(f"{PLAIN}\n{text}\n", FILE)[1]


def on_page(text: str) -> list[Problem]:
    return list(check_handwritten_page(f"# A\n\n{text}\n".encode(), "content/pages/a.md", NOBODY))


def refused_when_built(text: str) -> list[str]:
    """Return the markup for which the build refuses a page."""
    return forbidden(Markdown().convert(text))


def codes(problems: list[Problem]) -> set[str]:
    return {each.code for each in problems}


def errors(problems: list[Problem]) -> set[str]:
    return {code for code in codes(problems) if CODES[code].severity == Severity.ERROR}


def test_the_plain_entry_has_no_problem() -> None:
    assert in_body("Ông vẫn làm.") == on_page("Ông vẫn làm.") == []


@pytest.mark.parametrize("text", DATA["natural"])
def test_private_data_as_people_write_it_is_found(text: str) -> None:
    assert codes(in_body(text)) & PRIVATE
    assert errors(on_page(text))


@pytest.mark.parametrize("text", DATA["meant"])
def test_private_data_in_disguise_is_found(text: str) -> None:
    assert errors(in_body(text))
    assert errors(on_page(text))


@pytest.mark.parametrize("text", DATA["right"])
def test_other_numbers_are_no_private_data(text: str) -> None:
    assert not codes(in_body(text)) & PRIVATE
    assert not codes(on_page(text)) & PRIVATE


@pytest.mark.parametrize("target", LINK["refused"])
def test_a_link_that_leaves_for_another_place_than_it_shows_is_refused(target: str) -> None:
    assert codes(in_body(f"[x]({target})")) & {"GS701", "GS702"}
    html = Markdown().convert(f"[x]({target})")
    assert "<a " not in html or refused_when_built(f"[x]({target})")


@pytest.mark.parametrize("target", LINK["private"])
def test_a_link_that_calls_a_private_number_is_refused(target: str) -> None:
    assert codes(in_body(f"[x]({target})")) & LINKS
    assert codes(on_page(f"[x]({target})")) & PRIVATE or refused_when_built(f"[x]({target})")


@pytest.mark.parametrize("target", LINK["right"])
def test_other_links_are_accepted(target: str) -> None:
    assert in_body(f"[x]({target})") == []
    assert not refused_when_built(f"[x]({target})")


@pytest.mark.parametrize("text", LETTERS["refused"])
def test_a_letter_that_is_not_what_it_seems_is_refused(text: str) -> None:
    (first, *_) = [each for each in in_body(text) if CODES[each.code].severity == Severity.ERROR]
    assert first.location.line == PLAIN.count("\n") + 2
    assert errors(on_page(text)) or refused_when_built(text)


@pytest.mark.parametrize("name", LETTERS["names"])
def test_such_a_letter_in_a_name_is_refused(name: str) -> None:
    assert errors(check_entry(PLAIN.replace("name: Nguyễn Văn A", f"name: {name}"), FILE)[1])


@pytest.mark.parametrize("text", LETTERS["right"])
def test_foreign_letters_and_entities_are_accepted(text: str) -> None:
    assert not errors(in_body(text))
    assert not errors(on_page(text))


def test_there_are_enough_attacks() -> None:
    """`docs/privacy.md` states the numbers of private data."""
    refused = (DATA["natural"], DATA["meant"], LINK["refused"], LINK["private"], LETTERS["refused"], LETTERS["names"])
    assert sum(map(len, refused)) >= 400
    stated = (PROJECT / "docs/privacy.md").read_text("utf-8")
    for kind in ("natural", "meant", "right"):
        assert f"| {len(DATA[kind])} |" in stated, kind
