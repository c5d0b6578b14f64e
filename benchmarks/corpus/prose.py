"""The sentences of synthetic entries: filled templates, unevenly drawn words, spelling habits of writers."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from random import Random

from benchmarks.corpus.people import Subject, person
from benchmarks.corpus.places import Place
from benchmarks.corpus.word_lists import dictionary, sections
from generator.content.entry_kinds import ENTRY_KINDS

_PROJECT = Path(__file__).parents[2]
_LENGTHS = (318, 352)  # syllables before the closing sentences
_SHARE_OLD_TONES, _SHARE_OTHER_I = 0.3, 0.1
_EVENNESS = 60  # the greater, the less the commonest words stand out
_SHARE_HEADINGS, _SHARE_BEFORE, _CLOSING = 0.25, 0.25, 2
_NEW, _OLD = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy", "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ"
_TONES = dict(zip(f"{_NEW} {_NEW.upper()}".split(), f"{_OLD} {_OLD.upper()}".split(), strict=True))
_OPEN = re.compile(rf"(?<![qQ])(?:{'|'.join(_TONES)})(?!\w)")
_OTHER_I = {"kỹ": "kĩ", "mỹ": "mĩ", "sĩ": "sỹ", "quý": "quí", "kỷ": "kỉ", "tỷ": "tỉ", "lý": "lí", "ty": "ti"}
_WORD_WITH_I = re.compile(rf"\b(?:{'|'.join(_OTHER_I)})\b")


def capital(text: str) -> str:
    """Return a text with its first letter a capital."""
    return text[:1].upper() + text[1:]


def thousands(number: int) -> str:
    """Return a number as Vietnamese writes it."""
    return f"{number:,}".replace(",", ".")


def spelled(text: str, habit: float) -> str:
    """Return a text in the spelling of one of many writers, chosen by `habit` (0–1)."""
    if habit < _SHARE_OLD_TONES:
        text = _OPEN.sub(lambda found: _TONES[found[0]], text)
    if habit % _SHARE_OTHER_I < _SHARE_OTHER_I**2:
        text = _WORD_WITH_I.sub(lambda found: _OTHER_I[found[0]], text)
    return text


class Slots:
    """The values of the slots in one entry's sentences."""

    def __init__(self, subject: Subject, place: Place, deed: str, year: int, award: str) -> None:
        """Set the values that all sentences share."""
        self.award = award
        self._year = year
        self._values = {
            "name": subject.name, "who": subject.who, "Who": capital(subject.who), "he": subject.he,
            "He": capital(subject.he), "role": subject.role, "Role": capital(subject.role), "deed": deed,
            "Deed": capital(deed), "commune": place.commune, "Commune": capital(place.commune),
            "upper": place.upper, "place": place.locality, "area": place.area, "award": award,
        }  # fmt: skip

    def fill(self, template: str, random: Random, **more: str) -> str:
        """Fill a template; numbers are drawn anew."""
        numbers = {
            "n": random.randint(2, 40), "m": random.randint(1, 12), "dd": random.randint(1, 28),
            "y": random.randint(2005, self._year), "k": thousands(random.randrange(50, 5000, 10)),
            "k2": random.randint(2, 40), "d": random.randint(11, 400), "age": random.randint(38, 92),
        }  # fmt: skip
        return template.format_map(self._values | numbers | more)

    def fitting(self, section: str, random: Random, limit: int) -> str:
        """Fill a random template of a section; the shortest one if the result is too long."""
        made = self.fill(random.choice(sections("sentences")[section]), random)
        if len(made) <= limit:
            return capital(made)
        every = (capital(self.fill(each, random)) for each in sections("sentences")[section])
        return min(every, key=len)[:limit]


def prose(slots: Slots, random: Random, length: int, others: Sequence[Place]) -> str:
    """Return a body; `length` is the number of syllables so far, `others` are places to mention."""
    every = sections("sentences")
    paragraphs = [" ".join(slots.fill(random.choice(every[each]), random) for each in ("open", "deed"))]
    length += len(paragraphs[0].split())
    middles = random.sample(every["middle"], len(every["middle"]))
    target = random.randint(*_LENGTHS)
    headings = random.sample(every["heading"], 2) if random.random() < _SHARE_HEADINGS else []
    while length < target and middles:
        chosen = [middles.pop() for _ in range(min(random.randint(2, 4), len(middles)))]
        chosen += random.choices(every["noise"], k=random.randint(1, 3))
        if random.random() < _SHARE_BEFORE:
            chosen.append(random.choice(every["before"]))
        random.shuffle(chosen)
        paragraph = " ".join(slots.fill(each, random, **_more(each, random, others)) for each in chosen)
        length += len(paragraph.split())
        if headings:
            paragraphs.append(f"## {headings.pop()}")
        paragraphs.append(paragraph)
    closing = random.sample(every["end"], _CLOSING)
    paragraphs.append(" ".join(slots.fill(each, random) for each in closing))
    return "\n\n".join(paragraphs)


def _more(template: str, random: Random, others: Sequence[Place]) -> dict[str, str]:
    """Draw the values that only some sentences need."""
    more: dict[str, str] = {}
    if "{a}" in template:
        more = {slot: _word(random) for slot in "abc"}
    elif "{elsewhere}" in template:
        field = random.choice(tuple(sections("deeds").values()))
        more = {"elsewhere": random.choice(others).commune, "another": random.choice(field)}
    elif "{other}" in template:
        more = {"other": person(random, is_woman=template.startswith("Bà"))[0]}
    elif "{brand}" in template:
        more = {"brand": random.choice(sections("sentences")["brand"])}
    return more


def _word(random: Random) -> str:
    words, weights = _dictionary()
    return random.choices(words, cum_weights=weights)[0]


@lru_cache(maxsize=1)
def _dictionary() -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Return the listed words, then the word pairs of the project's prose, with cumulative weights."""
    files = sorted(each for kind in ENTRY_KINDS for each in (_PROJECT / kind.folder).rglob("index.md"))
    words = dictionary("\n".join(each.read_text("utf-8").split("---", 2)[2] for each in files))
    return words, tuple(accumulate(1 / (rank + _EVENNESS) for rank in range(len(words))))
