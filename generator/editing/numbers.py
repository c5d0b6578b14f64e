"""Gives entries their numbers, from which short addresses are made; a number is never given twice."""

from collections.abc import Container
from hashlib import sha256
from itertools import count, islice

from generator.text.spoken_codes import is_fit

_CHOICE = 256  # free numbers, so that two contributions at the same time hardly take the same


def free_number(slug: str, taken: Container[int]) -> int:
    """Return a number that no entry has or had: one of the lowest free ones, chosen by the slug."""
    free = list(islice((each for each in count(1) if each not in taken and is_fit(each)), _CHOICE))
    return free[int.from_bytes(sha256(slug.encode()).digest()[:4]) % _CHOICE]
