"""The story of an entry's page as parts in reading order: texts, and the photos, words, figures that stand between."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeAlias, TypeVar

from generator.content.consent_scopes import shown_audio, shown_photos, shown_video
from generator.content.data.vocabularies import Vocabularies
from generator.content.entry import Article
from generator.content.markdown.body import Body
from generator.content.markdown.insets import Inset
from generator.pages.entry_view import EntryView, MediaView, PhotoView

_PHOTO_ESSAY = "phong-su-anh"  # the genre whose photos stand between its paragraphs
_View = TypeVar("_View")
_Items: TypeAlias = dict[str, dict[int, object]]


class Part(NamedTuple):
    """A part of a story: of kind `text`, safe HTML; else the item of a key, as that key's view."""

    kind: str
    value: object


class Story(NamedTuple):
    """The story of a page: the film or photo that leads it, the other recordings above its text, its parts."""

    film: MediaView | None
    lead: PhotoView | None
    audio: tuple[MediaView, ...]
    video: tuple[MediaView, ...]
    parts: tuple[Part, ...]


def story_of(article: Article, view: EntryView, photos: Sequence[PhotoView], terms: Vocabularies) -> Story:
    """Return the story of an entry from the views of its publishable photos.

    A film leads, else the first photo. Recordings without a mark stand above the text.
    """
    matter, marked = article.matter, {(inset.key, inset.number) for inset in article.body.insets}
    pictures = _numbered(matter.photos, shown_photos(matter, terms), photos)
    audio = _numbered(matter.audio, shown_audio(matter, terms), view.audio)
    shown = _numbered(matter.video, shown_video(matter, terms), view.video)
    posters = {number: pictures.get(matter.video[number - 1].poster or 0) for number in shown}
    video = {
        number: replace(film, poster=photo.src) if (photo := posters[number]) else film
        for number, film in shown.items()
    }
    films = [film for number, film in video.items() if ("video", number) not in marked]
    leading = next((film for film in films[:1] if film.file), None)
    is_above = bool(photos) and (leading is None or leading.poster == photos[0].src)  # the first photo
    items: _Items = {
        "photos": {number: photo for number, photo in pictures.items() if photo is not photos[0] or not is_above},
        "quotes": dict(enumerate(matter.quotes, 1)),
        "results": {1: view.results} if len(view.results) > 1 or (view.results and photos) else {},
        "audio": {number: sound for number, sound in audio.items() if ("audio", number) in marked},
        "video": {number: film for number, film in video.items() if ("video", number) in marked},
    }
    return Story(
        film=leading,
        lead=photos[0] if photos else None,
        audio=tuple(sound for number, sound in audio.items() if number not in items["audio"]),
        video=tuple(film for film in films if film is not leading),
        parts=story_parts(article.body, items, are_photos_spread=matter.genre == _PHOTO_ESSAY),
    )


def _numbered(every: Sequence[object], shown: Sequence[object], views: Sequence[_View]) -> dict[int, _View]:
    """Return the views of the shown items by the number that each has in the front matter."""
    numbers = [number for number, item in enumerate(every, 1) if item in shown]
    return dict(zip(numbers, views, strict=True))


def story_parts(body: Body, items: _Items, *, are_photos_spread: bool) -> tuple[Part, ...]:
    """Return the parts of a story in reading order.

    `items` are the views to show in the text, by key and by the number that marks use; a mark of any other item, such
    as a photo without consent, shows nothing. Items without a mark are placed: figures after the first paragraph, words
    between the paragraphs, photos at the end or, if they are spread, between the paragraphs.
    """
    marked = {(inset.key, inset.number) for inset in body.insets}
    left = {
        key: [view for number, view in sorted(views.items()) if (key, number) not in marked]
        for key, views in items.items()
    }
    blocks = list(_marked(body.blocks, items))
    blocks = _spread(blocks, [Part("quotes", view) for view in left["quotes"]])
    if are_photos_spread:
        blocks = _spread(blocks, [Part("photos", view) for view in left["photos"]])
    first = next((at for at, part in enumerate(blocks, 1) if part.kind == "text"), len(blocks))
    blocks[first:first] = [Part("results", view) for view in left["results"]]
    if not are_photos_spread:
        blocks += [Part("photos", view) for view in left["photos"]]
    return tuple(_joined(blocks))


def _marked(blocks: Iterable[str | Inset], items: _Items) -> Iterator[Part]:
    for block in blocks:
        if isinstance(block, str):
            yield Part("text", block)
        elif block.number in items[block.key]:
            yield Part(block.key, items[block.key][block.number])


def _spread(blocks: Sequence[Part], added: Sequence[Part]) -> list[Part]:
    """Put parts between the blocks at even distances; none before the second block or right after a heading."""
    spread = list(blocks)
    for number in range(len(added), 0, -1):
        at = max(1, round(number * len(blocks) / (len(added) + 1)))
        while at < len(blocks) and _is_heading(blocks[at - 1]):
            at += 1
        spread.insert(at, added[number - 1])
    return spread


def _is_heading(part: Part) -> bool:
    return part.kind == "text" and str(part.value).startswith("<h")


def _joined(parts: Iterable[Part]) -> Iterator[Part]:
    """Join the texts that follow each other."""
    text = ""
    for part in parts:
        if part.kind == "text":
            text += str(part.value)
            continue
        if text:
            yield Part("text", text)
            text = ""
        yield part
    if text:
        yield Part("text", text)
