"""Decodes texts typed with the legacy fonts TCVN3 (ABC) and VNI, which give Latin-1 codes other letters.

The encoding of a text is the one that gives the most Vietnamese words.
"""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from generator.search.telex import is_marked_syllable
from generator.text.vietnamese import nfc

# TCVN 5712:1993 (VN3): the letters at the Latin-1 codes from 0xA1 on.
_TCVN3 = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ", 0xB5: "àảãáạ", 0xBB: "ằẳẵắ", 0xC6: "ặầẩẫấậè", 0xCE: "ẻẽéẹềểễếệìỉ", 0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù", 0xF1: "ủũúụừửữứựỳỷỹýỵ",
}  # fmt: skip
_FROM_TCVN3 = {first + index: letter for first, letters in _TCVN3.items() for index, letter in enumerate(letters)}

# VNI: a vowel followed by a sign. The signs of plain vowels, of vowels with a circumflex (â ê ô), and of ă.
_PLAIN = dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_CIRCUMFLEX = {"â": ""} | dict(zip("áàåãä", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_BREVE = {"ê": ""} | dict(zip("éèúüë", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_ALONE = {"ñ": "đ", "ö": "ư", "ô": "ơ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "í": "í", "ì": "ì"}
_WORD = re.compile(r"[^\W\d_]+")
_LATIN_1 = 0xFF


def _vni_pairs() -> dict[str, str]:
    pairs: dict[str, str] = {}
    for vowel in "aeouy":
        pairs |= {vowel + sign: vowel + mark for sign, mark in _PLAIN.items()}
    for vowel in "aeo":
        pairs |= {vowel + sign: f"{vowel}\u0302{mark}" for sign, mark in _CIRCUMFLEX.items()}
    pairs |= {f"a{sign}": f"a\u0306{mark}" for sign, mark in _BREVE.items()}
    for base, vowel in (("ö", "ư"), ("ô", "ơ")):
        pairs |= {base + sign: vowel + mark for sign, mark in _PLAIN.items()}
    pairs |= _ALONE
    return {key: nfc(value) for key, value in pairs.items()} | {
        key.upper(): nfc(value).upper() for key, value in pairs.items()
    }


_FROM_VNI = _vni_pairs()
_VNI = re.compile("|".join(sorted(map(re.escape, _FROM_VNI), key=len, reverse=True)))


def from_tcvn3(text: str) -> str:
    """Decode TCVN3. Capitals with tone marks become small letters: TCVN3 types them with a font of capitals."""
    return nfc(text.translate(_FROM_TCVN3))


def from_vni(text: str) -> str:
    """Decode VNI."""
    return nfc(_VNI.sub(lambda match: _FROM_VNI[match[0]], text))


class Encoding(NamedTuple):
    """An encoding: its name and decoder."""

    name: str
    read: Callable[[str], str]


UNICODE = Encoding("Unicode", nfc)
LEGACY = (Encoding("TCVN3 (ABC)", from_tcvn3), Encoding("VNI", from_vni))


def encoding_of(texts: Iterable[str], encodings: Iterable[Encoding] = (UNICODE, *LEGACY)) -> Encoding:
    """Return the encoding that gives the most Vietnamese words; the first of several that are equal."""
    together = " ".join(texts)
    return max(encodings, key=lambda each: _score(each.read(together)))


def read_text(text: str, usual: Encoding) -> str:
    """Decode one text by its best encoding; if several are equal, by the `usual` one of its sheet."""
    if text.isascii() or any(ord(char) > _LATIN_1 for char in text):
        return nfc(text)
    readings = (usual, UNICODE, *LEGACY)  # `max` prefers the first of equals
    return max(readings, key=lambda each: _score(each.read(text))).read(text)


def _score(text: str) -> int:
    """Return the number of Vietnamese words minus that of words with foreign letters or signs."""
    words = [word for word in re.findall(r"\S+", text) if not word.isascii()]
    return sum(1 if _is_vietnamese(word) else -1 for word in words)


def _is_vietnamese(word: str) -> bool:
    letters = [part for part in _WORD.findall(word) if not part.isascii()]
    signs = _WORD.sub("", word)
    return (
        bool(letters)
        and all(_has_case(part) and is_marked_syllable(part) for part in letters)
        and not any(0xA1 <= ord(sign) <= 0xBF for sign in signs)  # noqa: PLR2004  (Latin-1 punctuation)
    )


def _has_case(word: str) -> bool:
    """Return whether a word is lower case, title case or upper case; wrongly decoded words mix cases."""
    return word.islower() or word.isupper() or (word[:1].isupper() and word[1:].islower())
