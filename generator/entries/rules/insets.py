"""Rules of the marks in a text: each names an item of the front matter that is there."""

from collections.abc import Iterator

from generator.entries.rules.keys import Rules, Subject
from generator.problems.problem import Location, Problem, problem


def _items(subject: Subject) -> Iterator[Problem]:
    for inset in subject.body.insets:
        location, count = Location(subject.raw.path, inset.line), len(getattr(subject.matter, inset.key))
        if not 1 <= inset.number <= count:
            yield problem("GS713", location, number=inset.number, key=inset.key, count=count)
        elif inset.key == "photos" and inset.number == 1:
            yield problem("GS714", location)


def _posters(subject: Subject) -> Iterator[Problem]:
    count = len(subject.matter.photos)
    for index, film in enumerate(subject.matter.video):
        if film.poster is not None and film.poster > count:
            yield problem("GS713", subject.at("video", index, "poster"), number=film.poster, key="photos", count=count)


INSET_RULES: Rules = (
    (frozenset({"photos", "video"}), _posters),
    (frozenset({"photos", "quotes", "audio", "video", "results"}), _items),
)
