"""Identifiers of entries, and the pages that these divide them into."""

from types import SimpleNamespace
from typing import Any

from generator.site.identifiers import identifier_of, pages_by_identifier


def entry(address: str, *aliases: str, number: int | None = None) -> Any:  # noqa: ANN401  (the fields that count)
    targets = tuple(SimpleNamespace(target=f"/{each}") for each in aliases)
    return SimpleNamespace(number=number, address=address, aliases=targets)


def test_an_identifier_of_a_number_survives_any_address() -> None:
    assert identifier_of(entry("guong/a/", number=7)) == identifier_of(entry("guong/b/", "guong/c/", number=7))
    assert identifier_of(entry("guong/a/", number=7)) != identifier_of(entry("guong/a/", number=8))


def test_an_identifier_survives_renaming_and_holds_no_name() -> None:
    before = identifier_of(entry("guong/nguyen-van-a/"))
    assert before == identifier_of(entry("guong/ong-a/", "guong/nguyen-van-a/"))
    assert len(before) == 16
    assert int(before, 16)


def test_a_new_entry_changes_one_page() -> None:
    entries = [entry(f"guong/{number}/") for number in range(1500)]
    before = pages_by_identifier(entries)
    after = pages_by_identifier([*entries, entry("guong/moi/")])
    assert sum(len(page) for page in before.values()) == 1500
    assert len(before) == 16
    assert [key for key, page in after.items() if page != before[key]] == [identifier_of(entry("guong/moi/"))[:1]]


def test_pages_hold_about_a_hundred_at_most() -> None:
    pages = pages_by_identifier([entry(f"guong/{number}/") for number in range(5000)])
    assert len(pages) == 256
    assert max(map(len, pages.values())) < 130
