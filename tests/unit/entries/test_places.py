"""Keys whose values are places: any key of a model may have them, each is resolved by the map of the entry's time."""

from dataclasses import replace
from typing import Annotated

import pytest
from pydantic import BaseModel, Field

from generator.content import entry_kinds
from generator.content.entry import Article
from generator.content.files.entry_files import EntryFile
from generator.content.meant_values import models_in
from generator.content.model import Matter, PlaceKey, ProfileMatter, place_keys, summary_keys
from generator.content.model_parts import FEW, key
from generator.content.value_types import InSummary, Line, OneOrMore, Place, metadata_of
from generator.problems.problem import Problem
from generator.site.taxonomies import PLACES, Taxonomy
from tests.support.factories import library, profile_text, read


class ReplicatedMatter(ProfileMatter):
    """Front matter of a profile that also says where its work was replicated."""

    replicated_at: Annotated[tuple[Annotated[Line, Place()], ...], OneOrMore, FEW, InSummary] = key(
        "Nhân rộng ở", "nơi đã làm theo", "[xã Hợp Lý, tỉnh Phú Thọ]", default=()
    )
    base: Annotated[Line, Place(takes_pseudo_places=True), InSummary] | None = key(
        "Cơ sở", "nơi đặt cơ sở", default=None
    )


KIND = replace(entry_kinds.PROFILE, model_path=f"{__name__}:ReplicatedMatter")
FILE = EntryFile(KIND, "a", None, "content/profiles/a/index.md", ())


def text_with(**keys: object) -> str:
    return profile_text(year=2026, date="2026-05-19", locality="xã Hợp Lý, tỉnh Phú Thọ", **keys)


def check(**keys: object) -> tuple[Article | None, list[Problem]]:
    """Return the article of a profile of 2026 with the keys, and its problems."""
    return read(text_with(**keys), FILE)


def test_place_keys_of_a_model_are_found_by_their_type() -> None:
    locality = PlaceKey(Place(takes_pseudo_places=True, now_key="locality_now"), 10)
    assert place_keys(Matter) == {"locality": locality}
    assert place_keys(ReplicatedMatter) == {
        "locality": locality,
        "replicated_at": PlaceKey(Place(), 20),
        "base": PlaceKey(Place(takes_pseudo_places=True), 1),
    }


def test_a_list_of_places_has_a_maximum_length() -> None:
    class Endless(ProfileMatter):
        replicated_at: tuple[Annotated[Line, Place()], ...] = Field(default=())

    with pytest.raises(ValueError, match="not enough values"):
        place_keys(Endless)


def test_parts_of_a_model_have_no_places() -> None:
    """Only keys of the entry itself are resolved."""
    pending: list[type[BaseModel]] = [kind.model for kind in entry_kinds.ENTRY_KINDS]
    parts: set[type[BaseModel]] = set()
    while pending:
        below = {part for field in pending.pop().model_fields.values() for part in models_in(field.annotation)}
        pending += below - parts
        parts |= below
    assert parts
    assert not [
        (part, name)
        for part in parts
        for name, field in part.model_fields.items()
        if any(isinstance(each, Place) for each in metadata_of(field))
    ]


def test_places_of_every_key_are_accepted() -> None:
    article, problems = check(replicated_at=["tỉnh Quảng Ngãi", "xã Hợp Lý, tỉnh Phú Thọ"], base="toan-quoc")
    assert problems == []
    assert article is not None
    assert len(article.entry.places) == 1


@pytest.mark.parametrize("text", ["xã Hợp Li, tỉnh Phú Thọ", "xã Không Có", "toan-quoc", "nuoc-ngoai"])
def test_any_other_text_is_an_unknown_place_at_its_location(text: str) -> None:
    places = ["tỉnh Quảng Ngãi", text]
    article, (problem,) = check(replicated_at=places)
    assert article is None
    assert problem.code == "GS401"
    assert text in problem.message
    assert text_with(replicated_at=places).split("\n")[problem.location.line - 1] == f"- {text}"


def test_an_unknown_place_comes_with_candidates() -> None:
    _, (problem,) = check(replicated_at=["xã Hợp Li, tỉnh Phú Thọ"])
    assert "xã Hợp Lý, tỉnh Phú Thọ" in problem.hint


def test_an_ambiguous_place_is_reported_at_its_own_location() -> None:
    _, (problem,) = check(base="xã Tân Lập", locality_now="xã Hợp Lý, tỉnh Phú Thọ")
    assert problem.code == "GS402"
    assert "xã Tân Lập" in problem.message


def test_a_taxonomy_of_a_key_of_places_is_one_row() -> None:
    """Its terms are today's provinces, and the pseudo places that the key takes."""
    taxonomy = Taxonomy(
        name="replicated_at",
        slug="nhan-rong",
        terms_of=lambda entry, _: (*entry.terms_of("replicated_at"), *entry.terms_of("base")),
        own_values=PLACES.own_values,
    )
    places = ["xã Hợp Lý, tỉnh Phú Thọ", "tỉnh Phú Thọ", "tỉnh Quảng Ngãi"]
    article, _ = check(replicated_at=places, base="toan-quoc", movements=["dan-van-kheo"])
    assert article is not None
    entries = library(article.entry)
    terms = taxonomy.terms_of(article.entry, entries)
    assert terms == ("phu-tho", "quang-ngai", "toan-quoc")
    assert set(terms) < dict(taxonomy.values_of(entries)).keys()
    assert article.entry.terms_of("movements") == ("dan-van-kheo",)


def test_a_key_without_a_value_has_no_terms() -> None:
    article, _ = check()
    assert article is not None
    assert article.entry.terms == ()
    assert article.entry.terms_of("replicated_at") == ()


def test_only_terms_and_places_go_to_the_summary() -> None:
    class Named(ProfileMatter):
        nickname: Annotated[Line, InSummary] = Field(default="")

    with pytest.raises(TypeError, match="nickname"):
        summary_keys(Named)
