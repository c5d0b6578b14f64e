"""Makes the article of a validated file, with the summary (`Entry`) that the rest of the site works with."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import PurePosixPath

from generator.content.captions import cues_of
from generator.content.consent_scopes import (
    SOCIAL,
    allows,
    is_of_child,
    shown_audio,
    shown_by_ground,
    shown_photos,
    shown_video,
)
from generator.content.context import Context
from generator.content.data.vocabularies import Vocabularies
from generator.content.data.working_days import holidays_of, last_day_for_opinions
from generator.content.entry import Article, Entry, GivenAward
from generator.content.files.entry_files import address_of
from generator.content.model import GROUP, Matter, summary_keys
from generator.content.model_parts import Award
from generator.entries.rules.keys import Subject
from generator.gazetteer import PSEUDO_PLACES, Gazetteer, Resolution
from generator.problems.problem import Reference

_SHORT = 160  # characters of a quotation that cards have room for


def make_article(
    subject: Subject, places: dict[str, tuple[Resolution, ...]], references: dict[str, tuple[Reference, ...]]
) -> Article:
    """Return the article of a validated file; the reader fills in the digests.

    `places` are resolved, by key; `references` to pages have their locations.
    """
    matter, kind, file, context = subject.matter, subject.kind, subject.file, subject.context
    vocabularies = context.vocabularies
    described = matter.described
    is_child = is_of_child(matter)
    first = matter.results[0] if matter.results and not is_child else None
    valid_awards = tuple(_valid_awards(matter, vocabularies))
    photos = shown_photos(matter, vocabularies)
    # A photo that needs the label “made by AI” cannot appear on cards, which have no room for it.
    is_labelled = any(vocabularies.ai_uses[lead.ai_use].public_label for lead in photos[:1])
    entry = Entry(
        type=kind.name,
        has_person=kind.has_person,
        is_listed=kind.is_listed,
        slug=file.slug,
        path=file.path,
        address=address_of(file),
        number=matter.number,
        title=_title_without_child(matter, places["locality"], context) if is_child else matter.headline,
        role=described[0].role if kind.has_person and not is_child else None,
        summary=context.messages.text("child.summary") if is_child else matter.summary,
        published=matter.date,
        updated=matter.updated,
        year=matter.year or matter.date.year,
        kind=matter.kind,
        genre=matter.genre,
        fields=matter.fields,
        terms=tuple(_terms(matter, places, context.gazetteer)),
        awards=tuple(dict.fromkeys(each.award for each in valid_awards)),
        given_awards=() if is_child else tuple(map(_given, valid_awards)),
        cancelled=tuple(_cancelled_awards(matter, vocabularies)),
        subject_types=tuple(each.subject_type for each in described),
        places=places["locality"],
        elsewhere=tuple(word for word in matter.locality if word in PSEUDO_PLACES),
        result=(first.value, first.label) if first else None,
        quote=None if is_child else _short_quote(matter),
        exemplars=references["exemplars"],
        aliases=references["aliases"],
        links=subject.body.links,
        replacement=next(iter(references["to"]), None),
        names=tuple(_withdrawn_names(matter)),
        keeps=references["keeps"],
        photos=tuple(file.on_disk(photo.file) or photo.file for photo in photos),
        is_photo_listed=not is_labelled and not is_child,
        is_photo_shareable=not is_labelled and not is_child and allows(matter, vocabularies, SOCIAL),
        media=tuple((name, file.on_disk(source) or source) for name, source in _media(matter, vocabularies)),
        captions=tuple(
            number
            for number, film in enumerate(shown_video(matter, vocabularies), 1)
            if film.file and cues_of(film.transcript or "")
        ),
        withdrawn=matter.withdrawn.date if matter.withdrawn else None,
        featured_until=matter.featured_until,
        closes=_last_day(matter, vocabularies),
        expires=_expiry(matter, references),
        by_ground=_by_ground(matter, vocabularies),
        is_draft=matter.draft,
        is_sample=matter.sample,
        is_fictitious=matter.consent is not None and vocabularies.legal_bases[matter.consent.basis].fictitious,
        is_child=is_child,
        digest="",
        summary_digest="",
    )
    return Article(entry, matter, subject.body)


def _title_without_child(matter: Matter, localities: Iterable[Resolution], context: Context) -> str:
    """Return the title by which other pages show an entry about a child: its name stays on its own page.

    Listings, search and cards are indexed and copied; the child's page is neither (requirements L7).
    """
    gazetteer, text = context.gazetteer, context.messages.text
    provinces = (gazetteer.printed(place.province, "short") for place in localities)
    elsewhere = (gazetteer.printed(word, "short") for word in matter.locality if word in PSEUDO_PLACES)
    place = ", ".join(dict.fromkeys((*provinces, *elsewhere)))
    return text("child.title", place=place, year=matter.year or matter.date.year)


def _short_quote(matter: Matter) -> tuple[str, str] | None:
    return next(((each.text, each.speaker) for each in matter.quotes if len(each.text) <= _SHORT), None)


def _terms(
    matter: Matter, places: dict[str, tuple[Resolution, ...]], gazetteer: Gazetteer
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the terms of each key in the summary; of a key of places, today's provinces and pseudo places."""
    for key in summary_keys(type(matter)):
        value: str | tuple[str, ...] | None = getattr(matter, key)
        terms = (value,) if isinstance(value, str) else value or ()
        if key in places:
            provinces = (gazetteer.slug(place.province) for place in places[key])
            terms = tuple(dict.fromkeys((*provinces, *(text for text in terms if text in PSEUDO_PLACES))))
        if terms:
            yield key, terms


def _last_day(matter: Matter, vocabularies: Vocabularies) -> date | None:
    if matter.opinions is None:
        return None
    return matter.opinions.until or last_day_for_opinions(matter.date, holidays_of(vocabularies))


def _by_ground(matter: Matter, vocabularies: Vocabularies) -> tuple[tuple[str, str], ...]:
    basis = matter.consent.basis if matter.consent else ""
    return tuple((basis, scope) for scope in shown_by_ground(matter, vocabularies))


def _expiry(matter: Matter, references: dict[str, tuple[Reference, ...]]) -> Reference | None:
    if matter.consent is None or matter.consent.expires is None:
        return None
    return references["expires"][0]._replace(target=matter.consent.expires.isoformat())


def captions_name(number: int) -> str:
    """Return the name of the captions of an entry's `number`th publishable film."""
    return f"video-{number}.vtt"


def published_name(file: str, stem: str, number: int) -> str:
    """Return the name of a published recording; contributors' names are not used, they may contain anything."""
    return f"{stem}-{number}{PurePosixPath(file).suffix.lower()}"


def _valid_awards(matter: Matter, vocabularies: Vocabularies) -> Iterator[Award]:
    return (award for award in matter.awards if vocabularies.award_statuses[award.status].shown == "hien")


def _given(award: Award) -> GivenAward:
    year = award.date.year if award.date else award.year
    return GivenAward(award.award, award.rank, year, award.authority, award.decision)


def _cancelled_awards(matter: Matter, vocabularies: Vocabularies) -> Iterator[tuple[str, int]]:
    for award in matter.awards:
        if vocabularies.award_statuses[award.status].shown == "thong-bao":
            given = award.date.year if award.date else award.year
            yield award.award, given or matter.year or matter.date.year


def _withdrawn_names(matter: Matter) -> Iterator[str]:
    """Yield the people in a withdrawn entry: the site may not contain their names any more.

    The name of a group is not personal data.
    """
    if matter.withdrawn is not None:
        yield from (each.name for each in matter.described if each.subject_type != GROUP)


def _media(matter: Matter, vocabularies: Vocabularies) -> Iterator[tuple[str, str]]:
    for stem, media in (("am-thanh", shown_audio(matter, vocabularies)), ("video", shown_video(matter, vocabularies))):
        for number, medium in enumerate(media, 1):
            if medium.file:
                yield published_name(medium.file, stem, number), medium.file
