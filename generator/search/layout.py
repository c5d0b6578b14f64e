"""Where things lie in the index: hashes, the file of a term, paths, variable-length numbers."""

import zlib
from functools import lru_cache
from math import isqrt

SCHEMA = 2
FOLDER = "tim-kiem/du-lieu/"
MANIFEST = f"{FOLDER}muc-luc.json"
SYLLABLES = f"{FOLDER}am-tiet.z"
GROUPS = 16  # the files of a segment are made in so many groups; their number is a multiple of it
_DOCUMENTS_IN_A_FOLDER = 256

CLASSES = BODY, SUMMARY, SUBJECT, TITLE = range(4)


def fnv(text: str) -> int:
    """Return the 32-bit FNV-1a hash of a text's UTF-8."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


def prefix_of(term: str) -> str:
    """Return what terms in one file share: a key itself; of a pair the first key and the second's first two letters."""
    first, blank, second = term.partition(" ")
    return f"{first} {second[:2]}" if blank else first


def shards_of(documents: int) -> int:
    """Return the number of files for the terms of a segment, so that each is some 1 to 3 kB.

    It grows slower than the documents: the more there are, the more of them share their words.
    """
    wanted = 3 * isqrt(documents * isqrt(documents))
    return GROUPS * max(1, wanted // GROUPS)


def postings_path(stamp: str, shard: int) -> str:
    """Return the path of a file of postings."""
    return f"{FOLDER}{stamp}/tu/{shard}.z"


def document_path(stamp: str, number: int) -> str:
    """Return the path of a document."""
    return f"{FOLDER}{stamp}/bai/{number // _DOCUMENTS_IN_A_FOLDER}/{number}.z"


def column_path(stamp: str, facet: str) -> str:
    """Return the path of a facet's column."""
    return f"{FOLDER}{stamp}/loc/{facet}.z"


def places_path(stamp: str, province: str) -> str:
    """Return the path of a province's places."""
    return f"{FOLDER}{stamp}/noi/{province}.z"


def suggestions_path(number: int) -> str:
    """Return the path of a file of suggestions."""
    return f"{FOLDER}goi-y/{number}.z"


def packed(content: bytes) -> bytes:
    """Compress a file of the index.

    Level 9 takes four times as long over postings and makes them less than 1 % smaller.
    """
    return zlib.compress(content, 6)


def put_varint(number: int, out: bytearray) -> None:
    """Append a number (LEB128)."""
    while number > 0x7F:  # noqa: PLR2004  (seven bits a byte)
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)


@lru_cache(maxsize=1 << 13)  # the gaps inside a batch are small numbers
def varint(number: int) -> bytes:
    """Return a number (LEB128)."""
    out = bytearray()
    put_varint(number, out)
    return bytes(out)
