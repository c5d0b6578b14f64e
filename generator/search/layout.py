"""The layout of the index: paths of files, hashes that assign terms to files, compression, variable-length numbers."""

import zlib
from functools import lru_cache
from math import isqrt

SCHEMA = 3
FOLDER = "tim-kiem/du-lieu/"
MANIFEST = f"{FOLDER}muc-luc.json"
SYLLABLES = f"{FOLDER}am-tiet.z"
SYNONYMS = f"{FOLDER}dong-nghia.z"
GROUPS = 16  # groups in which the postings files of a segment are built; their number is a multiple of it
_DOCUMENTS_IN_A_FOLDER = 256

CLASSES = BODY, SUMMARY, SUBJECT, TITLE = range(4)


def fnv(text: str) -> int:
    """Return the 32-bit FNV-1a hash of a text in UTF-8."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


def prefix_of(term: str) -> str:
    """Return the part of a term that decides its file: a key, or a pair's first key and two letters of the second."""
    first, blank, second = term.partition(" ")
    return f"{first} {second[:2]}" if blank else first


def shards_of(documents: int) -> int:
    """Return the number of postings files for a segment with so many documents; each file has about 1 to 3 kB.

    It grows more slowly than the number of documents, since more documents share more words.
    """
    wanted = 3 * isqrt(documents * isqrt(documents))
    return GROUPS * max(1, wanted // GROUPS)


def postings_path(stamp: str, shard: int) -> str:
    """Return the path of a postings file."""
    return f"{FOLDER}{stamp}/tu/{shard}.z"


def document_path(stamp: str, number: int) -> str:
    """Return the path of a document file."""
    return f"{FOLDER}{stamp}/bai/{number // _DOCUMENTS_IN_A_FOLDER}/{number}.z"


def column_path(stamp: str, facet: str) -> str:
    """Return the path of the column file of a facet."""
    return f"{FOLDER}{stamp}/loc/{facet}.z"


def places_path(stamp: str, province: str) -> str:
    """Return the path of the file of places of a province."""
    return f"{FOLDER}{stamp}/noi/{province}.z"


def suggestions_path(number: int) -> str:
    """Return the path of a suggestions file."""
    return f"{FOLDER}goi-y/{number}.z"


def compress(content: bytes) -> bytes:
    """Return the content compressed with zlib.

    Level 9 takes four times as long for postings and saves less than 1 %.
    """
    return zlib.compress(content, 6)


def put_varint(number: int, out: bytearray) -> None:
    """Append a number as LEB128."""
    while number > 0x7F:  # noqa: PLR2004  (seven bits a byte)
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)


@lru_cache(maxsize=1 << 13)  # most gaps inside a batch are small numbers
def varint(number: int) -> bytes:
    """Return a number as LEB128."""
    out = bytearray()
    put_varint(number, out)
    return bytes(out)
