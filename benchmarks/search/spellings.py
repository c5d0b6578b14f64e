"""The ways of typing one query: with marks, without, with some, d for đ, old marks, NFD, raw Telex.

Independent of the index's code, so that a mistake there cannot hide here.
"""

import re
import unicodedata
from random import Random

_NEW, _OLD = (
    each.split()
    for each in ("òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy", "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ")
)
_TO_OLD = dict(zip(_NEW, _OLD, strict=True)) | dict(zip(map(str.title, _NEW), map(str.title, _OLD), strict=True))
_TO_NEW = dict(zip(_OLD, _NEW, strict=True))
_NEW_OPEN = re.compile(rf"(?<![qQ])(?:{'|'.join(_TO_OLD)})(?!\w)")
_OLD_OPEN = re.compile(rf"(?<![qQ])(?:{'|'.join(_TO_NEW)})(?!\w)")
_Y = dict(zip("yỳỷỹýỵ", "iìỉĩíị", strict=True))
_FINAL_Y = re.compile(r"(?<!\w)((?:[bcdghklmnprstvx]|[ckgpnt]h|ngh?|tr))([yỳỷỹýỵ])(?!\w)|(?<=qu)([yỳỷỹýỵ])")
_TONES = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_KEYS = {"ă": "aw", "â": "aa", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"}
_MARK = re.compile("[\u0300-\u036f]")
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
_PARTS = re.compile(r"\n|[.!?;:…](?=\s|$)")
_WORD = re.compile(r"[^\W_]+")
_SYLLABLE = re.compile(r"[^\W\d_]+")

SPELLINGS = ("full", "none", "partial", "d", "old", "nfd", "telex")


def spell(query: str, way: str) -> str:
    """Return a query (full marks, new placement) as typed in one of the ways."""
    if way == "none":
        return fold(query)
    if way == "partial":
        random = Random(query)
        return " ".join(_partly(word, random) for word in query.split())
    if way == "d":
        return query.replace("đ", "d").replace("Đ", "D")
    if way == "old":
        return _NEW_OPEN.sub(lambda found: _TO_OLD[found[0]], query)
    if way == "nfd":
        return unicodedata.normalize("NFD", query)
    return _SYLLABLE.sub(lambda found: _telex(found[0]), query) if way == "telex" else query


def fold(text: str) -> str:
    """Return a text without any mark."""
    bare = _MARK.sub("", unicodedata.normalize("NFD", text))
    return bare.replace("đ", "d").replace("Đ", "D")


def _partly(word: str, random: Random) -> str:
    share = random.random()
    if share < 0.4:
        return fold(word)
    if share < 0.6:  # the tone left out, the vowel's own mark kept
        apart = unicodedata.normalize("NFD", word)
        return unicodedata.normalize("NFC", "".join(each for each in apart if each not in _TONES))
    return word


def _telex(word: str) -> str:
    tone, bare = "", ""
    for char in unicodedata.normalize("NFD", word.lower()):
        if char in _TONES:
            tone = _TONES[char]
        else:
            bare += char
    bare = unicodedata.normalize("NFC", bare).replace("ươ", "uow")
    return "".join(_KEYS.get(char, char) for char in bare) + tone


def canonical(text: str) -> str:
    """Return the words of a text, one blank before and after each, parts of sentences by “|”: for a plain scan."""
    plain = _OLD_OPEN.sub(lambda found: _TO_NEW[found[0]], unicodedata.normalize("NFC", text).lower())
    plain = _FINAL_Y.sub(lambda found: (found[1] or "") + _Y[found[2] or found[3]], plain)
    parts = (" ".join(_WORD.findall(part)) for part in _PARTS.split(_APOSTROPHE.sub("", plain)))
    return f" {' | '.join(parts)} "
