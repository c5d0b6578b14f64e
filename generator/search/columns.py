"""Writes what documents are filed under: a column for every facet of a segment, and the places of every province."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.search.documents import Filing, Unit, as_json
from generator.search.layout import packed

_BYTE = 256


def column(combinations: Sequence[tuple[str, ...]]) -> bytes:
    """Write one facet's column: `combinations` are the values of each document, in the documents' order."""
    order = {values: number for number, values in enumerate(sorted(set(combinations)))}
    size = 1 if len(order) <= _BYTE else 2
    rows = b"".join(order[values].to_bytes(size, "little") for values in combinations)
    return packed(as_json([*order]) + b"\n" + rows)


def places(filings: Sequence[Filing]) -> Iterator[tuple[str, bytes]]:
    """Yield (province, file) for every one of today's provinces that has a place below it among the documents."""
    below: dict[str, dict[Unit, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, filing in enumerate(filings):
        for unit in dict.fromkeys(filing.units):
            below[unit.province][unit].append(number)
    for province in sorted(below):
        units = sorted(below[province].items(), key=lambda item: item[0].slug)
        values = {unit.slug: {"n": unit.label, "then": unit.is_former, "d": _gaps(numbers)} for unit, numbers in units}
        yield province, packed(as_json(values))


def _gaps(numbers: list[int]) -> list[int]:
    return [number - before for before, number in zip([0, *numbers], numbers, strict=False)]
