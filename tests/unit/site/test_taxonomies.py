"""The table of taxonomies: unique slugs, texts in every language, terms of its vocabularies, and its addresses."""

import re

import pytest

from generator.content.entry import Entry
from generator.messages.messages import languages, messages_in
from generator.pages.template_names import ADDRESSES
from generator.search.layout import FOLDER
from generator.site.site import SEARCH
from generator.site.taxonomies import FACETS, PLACES, VOCABULARY_TAXONOMIES, YEARS, Taxonomy
from tests.support.factories import PROJECT, library, listings, profile, story

INDEXED = (*VOCABULARY_TAXONOMIES, YEARS, PLACES)
PERSON = profile(
    "a",
    fields=["y-te", "moi-truong"],
    deeds=["hien-mau"],
    movements=["dan-van-kheo"],
    genre="chan-dung",
    awards=[{"award": "gia-dinh-van-hoa", "year": 2019}],
    subject_type="ho-gia-dinh",
    kind="mo-hinh",
)
STORY = story("b", exemplars=["a"], people=[{"name": "Trần B", "subject_type": "tap-the"}])


def test_slugs_are_unique() -> None:
    assert len({each.slug for each in {*FACETS, *INDEXED}}) == len({*FACETS, *INDEXED})


@pytest.mark.parametrize("language", languages())
def test_every_taxonomy_has_its_texts_in_every_language(language: str) -> None:
    messages = messages_in(language)
    assert all(each.label(messages) for each in FACETS)
    assert all(each.title(messages) and each.lead(messages) for each in INDEXED)


@pytest.mark.parametrize("entry", [PERSON, STORY], ids=["profile", "story"])
@pytest.mark.parametrize("taxonomy", FACETS, ids=lambda each: each.name)
def test_terms_of_an_entry_are_values_of_the_facet(taxonomy: Taxonomy, entry: Entry) -> None:
    entries = library(PERSON, STORY)
    terms = taxonomy.terms_of(entry, entries)
    assert set(terms) <= {slug for slug, _ in taxonomy.values_of(entries)}
    assert terms or entry is STORY


def test_templates_use_addresses_that_exist() -> None:
    templates = (PROJECT / "generator/theme").rglob("*.html")
    used = {name for file in templates for name in re.findall(r"\baddresses\.(\w+)", file.read_text("utf-8"))}
    assert used <= ADDRESSES.keys()
    assert {address for name, address in ADDRESSES.items() if name not in {"search", "feeds", "short"}} <= listings(
        library()
    ).keys()


def test_scripts_name_the_facet_of_places_as_the_table_does() -> None:
    scripts = [file.read_text("utf-8") for file in (PROJECT / "generator/theme/assets/search").glob("*.js")]
    named = [slug for text in scripts for slug in re.findall(r'\bPLACES = "([^"]+)"', text)]
    assert named == [PLACES.slug] * 2  # one for the worker, one for the page
    quoted = [slug for text in scripts for slug in re.findall(r'"([a-z-]+)"', text) if slug != PLACES.slug]
    assert not {*quoted} & {each.slug for each in FACETS}


def test_scripts_use_the_addresses_of_search() -> None:
    scripts = [file.read_text("utf-8") for file in (PROJECT / "generator/theme/assets").rglob("*.js")]
    named = {address for text in scripts for address in re.findall(r"tim-kiem/(?:[a-z-]+/)?", text)}
    assert named == {SEARCH, FOLDER}
    assert FOLDER.startswith(SEARCH)
