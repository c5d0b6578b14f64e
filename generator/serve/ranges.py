"""Range requests (RFC 9110, section 14): players ask for parts of a sound or film, Safari plays none without."""

import re

_RANGE = re.compile(r"bytes=\s*([0-9]*)-([0-9]*)\s*")


def part_of(header: str, size: int) -> tuple[int, int] | None:
    """Return first and last+1 byte that a `Range` header asks for; None for the whole: several parts, another unit.

    Raises ValueError if no byte is in the range.
    """
    found = _RANGE.fullmatch(header)
    if found is None or not (found[1] or found[2]):
        return None
    if not found[1]:  # the last bytes
        start, end = max(0, size - int(found[2])), size
    else:
        start = int(found[1])
        if found[2] and int(found[2]) < start:
            return None
        end = min(size, int(found[2]) + 1) if found[2] else size
    if start >= end:
        raise ValueError(header)
    return start, end
