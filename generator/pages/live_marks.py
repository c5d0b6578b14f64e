"""Replaces the live marks of hand-written pages (`<!-- guong:latest limit=6 -->`) by fragments of current content."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from generator.content.context import Context
from generator.content.data.deadlines import ANSWER, STOP, Deadline
from generator.content.entry import Entry
from generator.pages.cards import CardView, card_view
from generator.pages.collection_card import collection_card
from generator.pages.guide import key_groups, tables
from generator.pages.listing_view import Tile
from generator.pages.nomination import QUESTIONS, mail_link
from generator.pages.render import Renderer
from generator.problems.catalogue import CODES
from generator.problems.catalogue.examples import examples
from generator.site.collections import BASE as COLLECTIONS
from generator.site.collections import Collection
from generator.site.feeds import SITE_FEEDS, TYPES
from generator.site.home_choices import (
    collection_of_the_week,
    featured,
    newest,
    person_of_the_page,
    recalled,
    story_of_the_week,
)
from generator.site.library import Library, lead_photo
from generator.site.listings import EntriesByListing, Item
from generator.site.live_marks import LIMIT, LIMITS, MARK, MARKS, ON_THIS_DAY
from generator.site.open_data import BASE as DATA
from generator.site.open_data import CSV, DATASET, INDEX, OPENAPI, XLSX, data_url, licence_terms
from generator.site.taxonomies import DEEDS, FIELDS, YEARS, place_address

_SHOWN = frozenset({"person", "cards", "deeds", "days", "collection"})  # what a mark is about: a mark without any goes
_NOTHING = "\ufdd0"  # where a mark has no entry to show; no text has this character
# A section that holds nothing but such marks goes with its heading.
_EMPTY = re.compile(
    rf"<h(?P<level>[2-6])\b[^>]*+>(?:[^<]|<(?!/?h[1-6]\b))*+</h(?P=level)>\s*+{_NOTHING}(?:\s*+{_NOTHING})*+"
    rf"(?=\s*+(?:\Z|<h[1-6]\b|<section\b|</(?:div|main|article)>))|{_NOTHING}"
)


@dataclass(frozen=True)
class LiveMarks:
    """Replaces live marks by the content of one build."""

    library: Library
    by_listing: EntriesByListing
    renderer: Renderer
    deadlines: Mapping[str, Deadline]
    collections: tuple[Collection, ...] = ()

    @property
    def _context(self) -> Context:
        return self.library.context

    def fill(self, html: str, address: str) -> str:
        """Return the HTML of the page at `address` with every known mark replaced; `check_marks` reports the others."""
        home = self._context.settings.home
        page_url = f"{home}{address}" if home else ""

        def fragment(match: re.Match[str]) -> str:
            name, option = match["name"], LIMIT.search(match["options"])
            if name not in MARKS:
                return match[0]
            limit = int(option[1]) if option else LIMITS.get(name, 0)
            values = getattr(self, f"_{name.replace('-', '_')}")(limit)
            if not all(values[each] for each in values.keys() & _SHOWN):
                return _NOTHING
            return str(self.renderer.render(f"marks/{name}.html", address, page_url=page_url, **values))

        return _EMPTY.sub("", MARK.sub(fragment, html))

    def _hero(self, _: int) -> dict[str, Any]:
        return {"person": next(iter(self._cards(filter(None, (person_of_the_page(self.library),)))), None)}

    def _latest(self, limit: int) -> dict[str, Any]:
        listed = newest(self.library, limit)
        profiles = [each.profile and (each.profile.title, each.profile.address) for each in listed]
        return {"cards": list(zip(self._cards(each.entry for each in listed), profiles, strict=True))}

    def _featured(self, limit: int) -> dict[str, Any]:
        return {"cards": self._cards(islice(featured(self.library), limit))}

    def _story_of_the_week(self, _: int) -> dict[str, Any]:
        return {"cards": self._cards(filter(None, (story_of_the_week(self.library),)))}

    def _on_this_day(self, _: int) -> dict[str, Any]:
        return {"days": tuple(recalled(self.library)), "folder": ON_THIS_DAY}

    def _collection(self, _: int) -> dict[str, Any]:
        found = collection_of_the_week(self.collections, self.by_listing, self._context.settings.today)
        return {"collection": found and collection_card(found, self.by_listing), "index": COLLECTIONS}

    def _cards(self, entries: Iterable[Entry]) -> list[CardView]:
        return [card_view(entry, self._context, lead_photo(entry, self.library)) for entry in entries]

    def _deeds(self, limit: int) -> dict[str, Any]:
        """Return the deeds with most entries; of as many, in the order of the vocabulary."""
        terms = self._context.vocabularies.deeds
        tiles = [Tile(self.by_listing.item(each.name, DEEDS.address(each.slug)), "", each.slug) for each in terms]
        used = sorted((each for each in tiles if each.item.count), key=lambda each: -(each.item.count or 0))
        return {"deeds": used[:limit], "more": len(used) > limit}

    def _ways_in(self, _: int) -> dict[str, Any]:
        provinces = [item for item in self._provinces() if item.count]
        return {"fields": self._fields(), "years": self.by_listing.year_items(YEARS.base), "provinces": provinces}

    def _counts(self, _: int) -> dict[str, Any]:
        counts = Counter(entry.type for entry in self.library.entries)
        by_kind = [(kind, counts[kind.name]) for kind in self._context.settings.entry_kinds if kind.is_listed]
        fields, provinces = (sum(bool(item.count) for item in items) for items in (self._fields(), self._provinces()))
        return {"kinds": by_kind, "provinces": provinces, "fields": fields}

    def _fields(self) -> list[Item]:
        terms = self._context.vocabularies.fields
        return [self.by_listing.item(term.name, FIELDS.address(term.slug)) for term in terms]

    def _provinces(self) -> list[Item]:
        gazetteer = self._context.gazetteer
        return [
            self.by_listing.item(gazetteer.printed(unit, "short"), place_address(unit, gazetteer))
            for unit in gazetteer.provinces_now()
        ]

    def _errors(self, _: int) -> dict[str, Any]:
        return {"codes": CODES, "examples": examples()}

    def _keys(self, _: int) -> dict[str, Any]:
        return {"groups": key_groups(self._context.settings.entry_kinds, self._context.messages)}

    def _vocabularies(self, _: int) -> dict[str, Any]:
        return {"tables": tables(self._context.vocabularies, self._context.messages)}

    def _consent_form(self, _: int) -> dict[str, Any]:
        """Return a form with a box for each purpose, none of them ticked (requirements L6)."""
        terms = self._context.vocabularies
        return {
            "office": self._context.settings.office,
            "scopes": [scope for scope in terms.consent_scopes if scope.on_form], "givers": terms.consent_givers,
            "answer": self.deadlines.get(ANSWER), "stop": self.deadlines.get(STOP),
        }  # fmt: skip

    def _nomination(self, _: int) -> dict[str, Any]:
        settings, text = self._context.settings, self._context.messages.text
        questions = tuple(text(each) for each in QUESTIONS)
        return {
            "office": settings.office, "site_name": settings.site_name, "questions": questions,
            "mail": mail_link(settings.office.email, text("nomination.subject", site=settings.site_name), questions),
        }  # fmt: skip

    def _deadlines(self, _: int) -> dict[str, Any]:
        return {"deadlines": self.deadlines.values()}

    def _feeds(self, _: int) -> dict[str, Any]:
        """Return the addresses of the site's feeds and their URLs, which readers copy; none without `site_url`."""
        home = self._context.settings.home
        addresses = [f"{SITE_FEEDS}{name}" for name in TYPES] if home else []
        return {"feeds": [(address, f"{home}{address}") for address in addresses]}

    def _data(self, _: int) -> dict[str, Any]:
        """Return the addresses of the data's chief files, and the licence."""
        settings = self._context.settings
        return {
            "files": [(f"{DATA}{name}", data_url(settings) + name) for name in (INDEX, CSV, XLSX, OPENAPI, DATASET)],
            "has_data": bool(data_url(settings)),
            "terms": licence_terms(settings),
            "licence": settings.data_licence,
        }

    def _data_examples(self, _: int) -> dict[str, Any]:
        return {"url": data_url(self._context.settings)}

    def _data_mirror(self, _: int) -> dict[str, Any]:
        return {"url": data_url(self._context.settings)}

    def _data_english(self, _: int) -> dict[str, Any]:
        return {}
