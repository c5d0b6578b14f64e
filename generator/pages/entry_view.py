"""Values that an entry's page prints: chosen, ordered and worded."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.content.consent_scopes import BIRTH_YEAR, PRINT, SOCIAL, allows, shown_audio, shown_video
from generator.content.context import Context
from generator.content.data.vocabularies import Vocabularies
from generator.content.entry import Article, Entry
from generator.content.model import Matter
from generator.content.model_parts import Media, Photo, Practice, Reprint, Result
from generator.entries.make_entry import captions_name, published_name
from generator.gazetteer import Gazetteer
from generator.images.photos import Photo as ReadPhoto
from generator.messages.messages import Messages
from generator.pages.award_view import AwardView, award_views
from generator.pages.cards import Cover, Day, Picture, cover, day_view, period_view, photo_sources, unpublished
from generator.pages.share_caption import share_caption
from generator.site.listings import Item, term_item
from generator.site.taxonomies import (
    DEEDS,
    FIELDS,
    GENRES,
    KINDS,
    MOVEMENTS,
    SUBJECT_TYPES,
    YEARS,
    place_address,
)

_PLAIN_SIZE = 1  # index of the size for browsers without `srcset`
_WORDS_PER_MINUTE = 200  # syllables an adult reads silently in a minute, on the low side


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A locality: a former one in the author's words, and today's commune (where it is certain) and province."""

    then: Item | None
    now: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """A source or a piece of evidence."""

    text: str
    publisher: str | None
    url: str | None
    day: Day | None


@dataclass(frozen=True, slots=True)
class PhotoView(Picture):
    """A photo on its entry's page, with its texts; its files are in the page's folder."""

    alt: str
    caption: str | None
    credit: str
    ai_label: str | None


@dataclass(frozen=True, slots=True)
class MediaView:
    """A recording: either `file`, in the page's folder, or `url`, on another site."""

    title: str
    file: str | None
    url: str | None
    transcript: str | None
    ai_label: str | None
    captions: str | None = None  # of a film: the file, in the page's folder
    poster: str | None = None  # of a film: the photo to show before it plays, in the page's folder


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person in a story who has no page of their own."""

    name: str
    role: str | None


@dataclass(frozen=True, slots=True)
class EntryView:
    """The page of an entry, without photos, cards and links that depend on other entries."""

    address: str
    type: str
    honorific: str | None
    title: str
    lead: str | None
    birth_year: int | None
    summary: str
    cover: Cover
    has_photo: bool
    results: tuple[Result, ...]
    practice: Practice | None
    crumbs: tuple[Item, ...]
    kind: Item
    fields: tuple[Item, ...]
    deeds: tuple[Item, ...]
    year: Item
    places: tuple[PlaceView, ...]
    movements: tuple[Item, ...]
    subject_type: Item | None
    genre: Item | None
    level: str | None
    stage: str | None
    published: Day
    updated: Day | None
    author: str | None
    unit: str | None
    reprint: Reprint | None
    ai_label: str | None
    minutes: int
    criteria: tuple[str, ...]
    awards: tuple[AwardView, ...]
    cancelled: tuple[AwardView, ...]
    evidence: tuple[tuple[str, Citation], ...]
    sources: tuple[Citation, ...]
    people: tuple[PersonView, ...]
    audio: tuple[MediaView, ...]
    video: tuple[MediaView, ...]
    is_sample: bool
    is_fictitious: bool
    unpublished: str
    is_child: bool
    is_photo_printed: bool
    caption: str


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A consultation on nominations: its last day, the day the council meets, the contact and the proposed awards."""

    until: Day
    council: Day
    contact: str
    proposals: tuple[str, ...]


def entry_view(article: Article, context: Context) -> EntryView:
    """Return the part of an entry's page that depends on the entry alone."""
    entry, matter, terms, messages = article.entry, article.matter, context.vocabularies, context.messages
    person = matter.described[0] if entry.has_person else None
    people = () if entry.has_person else matter.described
    fields = tuple(term_item(FIELDS, slug, terms) for slug in matter.fields)
    return EntryView(
        address=entry.address,
        type=entry.type,
        honorific=person.honorific if person else None,
        title=matter.headline,  # of a child, on this page alone
        lead=person.role if person else None,
        # A year of birth is shown only with consent (requirements L3).
        birth_year=person.birth_year if person and allows(matter, terms, BIRTH_YEAR) else None,
        summary=matter.summary,
        cover=cover(entry),
        has_photo=bool(entry.photos),
        results=matter.results,
        practice=matter.practice,
        crumbs=(Item(FIELDS.title(messages), FIELDS.base), fields[0]),
        kind=term_item(KINDS, matter.kind, terms),
        fields=fields,
        deeds=tuple(term_item(DEEDS, slug, terms) for slug in matter.deeds),
        year=Item(str(entry.year), YEARS.address(str(entry.year))),
        places=tuple(_places(entry, matter.locality, context.gazetteer)),
        movements=tuple(term_item(MOVEMENTS, slug, terms) for slug in matter.movements),
        subject_type=term_item(SUBJECT_TYPES, person.subject_type, terms) if person else None,
        genre=term_item(GENRES, matter.genre, terms) if matter.genre else None,
        level=terms.recognition_levels[matter.recognition_level].label if matter.recognition_level else None,
        stage=terms.stages[matter.stage].label if matter.stage else None,
        published=day_view(matter.date, messages),
        updated=day_view(matter.updated, messages) if matter.updated else None,
        author=matter.author,
        unit=matter.unit,
        reprint=matter.reprint,
        ai_label=terms.ai_uses[matter.ai_use].public_label,
        minutes=max(1, round(article.body.words / _WORDS_PER_MINUTE)),
        criteria=tuple(terms.criteria[slug].label for slug in matter.criteria),
        awards=award_views(matter.awards, "hien", context),
        cancelled=award_views(matter.awards, "thong-bao", context),
        evidence=tuple(_evidence(matter, context)),
        sources=tuple(_sources(matter, messages)),
        people=tuple(PersonView(person.name, person.role) for person in people),
        audio=tuple(_media(shown_audio(matter, terms), "am-thanh", terms)),
        video=tuple(
            replace(film, captions=captions_name(number)) if number in entry.captions else film
            for number, film in enumerate(_media(shown_video(matter, terms), "video", terms), 1)
        ),
        is_sample=matter.sample,
        is_fictitious=entry.is_fictitious,
        unpublished=unpublished(entry, context),
        is_child=entry.is_child,
        is_photo_printed=allows(matter, terms, PRINT),
        caption=_caption(article, context),
    )


def _caption(article: Article, context: Context) -> str:
    """Return the caption for social networks; empty without consent to them, and of a child."""
    entry, matter, terms, settings = article.entry, article.matter, context.vocabularies, context.settings
    if entry.is_child or not settings.site_url or not allows(matter, terms, SOCIAL):
        return ""
    names = (*(terms.deeds[slug].name for slug in matter.deeds[:2]), terms.kinds[matter.kind].name)
    return share_caption(matter.headline, matter.summary, names, f"{settings.home}{entry.address}")


def notice_view(article: Article, context: Context) -> NoticeView:
    """Return the consultation of a notice."""
    entry, matter = article.entry, article.matter
    consultation = matter.opinions
    if consultation is None or entry.closes is None:
        raise ValueError(entry.path)
    awards = context.vocabularies.awards
    return NoticeView(
        until=day_view(entry.closes, context.messages),
        council=day_view(consultation.council, context.messages),
        contact=consultation.contact,
        proposals=tuple(award.label or awards[award.award].label for award in matter.awards),
    )


def _media(media: tuple[Media, ...], stem: str, terms: Vocabularies) -> Iterator[MediaView]:
    for number, medium in enumerate(media, 1):
        yield MediaView(
            title=medium.title,
            file=published_name(medium.file, stem, number) if medium.file else None,
            url=medium.url,
            transcript=medium.transcript,
            ai_label=terms.ai_uses[medium.ai_use].public_label,
        )


def _places(entry: Entry, localities: tuple[str, ...], gazetteer: Gazetteer) -> Iterator[PlaceView]:
    for word in entry.elsewhere:
        yield PlaceView(None, (Item(gazetteer.printed(word, "full"), place_address(word, gazetteer)),))
    named = (text for text in localities if text not in entry.elsewhere)
    for text, place in zip(named, entry.places, strict=True):
        now = tuple(_unit_item(unit, gazetteer) for unit in (place.exact_commune, place.province) if unit is not None)
        is_former = gazetteer.unit(place.unit).era == "then"
        yield PlaceView(Item(text, place_address(place.unit, gazetteer)) if is_former else None, now)


@lru_cache(maxsize=1 << 12)
def _unit_item(unit: str, gazetteer: Gazetteer) -> Item:
    return Item(gazetteer.printed(unit, "inline"), place_address(unit, gazetteer))


def _evidence(matter: Matter, context: Context) -> Iterator[tuple[str, Citation]]:
    for each in matter.evidence:
        day = period_view(each.date, context.messages) if each.date else None
        yield context.vocabularies.evidence_types[each.type].label, Citation(each.text, None, each.url, day)


def _sources(matter: Matter, messages: Messages) -> Iterator[Citation]:
    for each in matter.sources:
        yield Citation(each.title, each.publisher, each.url, period_view(each.date, messages) if each.date else None)


def photo_views(shown_photos: Iterable[Photo], photos: Iterable[ReadPhoto], terms: Vocabularies) -> Iterator[PhotoView]:
    """Yield the photos of an entry's page, from the texts and the files of each, in the same order."""
    for number, (shown, photo) in enumerate(zip(shown_photos, photos, strict=True), 1):
        *sources, common = photo_sources("", number, photo.sizes)
        width, height = photo.sizes[-1]
        yield PhotoView(
            sources=tuple(sources),
            src=common.files[: _PLAIN_SIZE + 1][-1][0],
            srcset=common.files,
            width=width,
            height=height,
            tone=photo.tone,
            alt=shown.alt,
            caption=shown.caption,
            credit=shown.credit,
            ai_label=terms.ai_uses[shown.ai_use].public_label,
        )
