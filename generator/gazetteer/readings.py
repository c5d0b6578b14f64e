"""The ways to read a place text whose order or separators are not the usual ones: from small to large, with commas."""

import re
from collections.abc import Iterator
from itertools import permutations, product

from generator.gazetteer.names import place_key

_STRONG = re.compile(r"[,;/\\\n|()\[\]:]|\bthuộc\b", re.IGNORECASE)
_DASH = re.compile(r"(?<!\s)\s*[-‐‑‒–—−]\s*")
_TYPE = r"(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh|(?:tp|tx|tt|t|h|q|x|p)\.)"
# A type word inside a part begins another unit: “xã A huyện B tỉnh C”. “Thị xã” is one type.
_UNITS = re.compile(rf"(?<=\S)\s+(?={_TYPE}\s*\S)(?<!\bthị )(?<!\bthị)", re.IGNORECASE)
_MOST_UNITS, _MOST_DASHES, _MOST_ORDERED = 5, 4, 4


def readings(text: str) -> Iterator[list[str]]:
    """Yield the keys of the parts in every order that may be meant, for each way to split the text."""
    seen: set[tuple[str, ...]] = set()
    for parts in _splits(text):
        keys = [key for part in parts if (key := place_key(_whole_type(part.strip(" .\u00a0"))))]
        if not 0 < len(keys) <= _MOST_UNITS:
            continue
        orders = permutations(keys) if len(keys) <= _MOST_ORDERED else (tuple(keys), tuple(keys[::-1]))
        for order in orders:
            if order not in seen:
                seen.add(order)
                yield list(order)


def parts_of(text: str) -> list[str]:
    """Return the parts of a text by commas, or by the finest separators if it has no comma, smallest unit first."""
    split = max(_splits(text), key=len) if "," not in text else text.split(",")
    keys = [key for part in split if (key := place_key(_whole_type(part.strip(" ."))))]
    return sorted(keys, key=_height) if all(_height(key) for key in keys) else keys


def _height(key: str) -> int:
    """Return how large the units of a type are, from 1; 0 without a type."""
    for height, types in enumerate((("xã ", "phường ", "thị trấn ", "đặc khu "), ("huyện ", "quận ", "thị xã ")), 1):
        if key.startswith(types):
            return height
    return 3 if key.startswith(("tỉnh ", "thành phố ")) else 0


def _whole_type(part: str) -> str:
    return re.sub(r"^t\.\s*", "tỉnh ", part, flags=re.IGNORECASE)


def _splits(text: str) -> Iterator[list[str]]:
    """Yield the ways to split a text, the coarsest first: dashes may separate units or be part of a name."""
    strong = [part for part in _STRONG.split(text) if part.strip()]
    for parts in (strong, [unit for part in strong for unit in _UNITS.split(part)]):
        pieces = [_DASH.split(part.strip(" -–—")) for part in parts]
        if sum(len(each) - 1 for each in pieces) > _MOST_DASHES:
            yield [piece for each in pieces for piece in each]
            continue
        for joined in product(*map(_joins, pieces)):
            yield [piece for each in joined for piece in each]


def _joins(pieces: list[str]) -> list[list[str]]:
    """Return the ways to join neighbouring pieces by dashes again, all joined first."""
    if len(pieces) == 1:
        return [pieces]
    rest = _joins(pieces[1:])
    joined = [[f"{pieces[0]} - {first}", *others] for first, *others in rest]
    return [*joined, *([pieces[0], *each] for each in rest)]
