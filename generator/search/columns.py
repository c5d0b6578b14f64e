"""Encodes the filters of documents: a column file per facet, and a file of places per province."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.search.documents import FilterPlace, Filters, as_json
from generator.search.layout import compress

_BYTE = 256


def column_file(combinations: Sequence[tuple[str, ...]]) -> bytes:
    """Return the column file of a facet; `combinations` are the values of each document, in order."""
    order = {values: number for number, values in enumerate(sorted(set(combinations)))}
    size = 1 if len(order) <= _BYTE else 2
    rows = b"".join(order[values].to_bytes(size, "little") for values in combinations)
    return compress(as_json([*order]) + b"\n" + rows)


def place_files(filters: Sequence[Filters]) -> Iterator[tuple[str, bytes]]:
    """Yield (province, file) for each of today's provinces with places that documents belong to."""
    below: dict[str, dict[FilterPlace, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, each in enumerate(filters):
        for place in dict.fromkeys(each.places):
            below[place.province][place].append(number)
    for province in sorted(below):
        places = sorted(below[province].items(), key=lambda item: item[0].slug)
        values = {
            place.slug: {"n": place.label, "then": place.is_former, "d": _gaps(numbers)} for place, numbers in places
        }
        yield province, compress(as_json(values))


def _gaps(numbers: list[int]) -> list[int]:
    return [number - before for before, number in zip([0, *numbers], numbers, strict=False)]
