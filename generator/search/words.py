"""Words in search: the spelling, in which marks count, and the key, which spellings without marks share.

The specification is docs/spec/search-index.md. `words.js` of the theme implements it too, and one table of
cases tests both. No text makes these functions raise.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from generator.text.vietnamese import unify_tone_marks

_MARKS = "\u0300-\u036f"
# Explicit ranges, since versions of Unicode may disagree about letters: Latin, marks, Greek and Cyrillic, Khmer, Latin
# with Vietnamese marks, Han, Cham and Tai Viet.
_LETTERS = (
    f"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f{_MARKS}"
    "\u0370-\u052f\u1780-\u17d3\u1e00-\u1eff\u4e00-\u9fff\uaa00-\uaadf"
)
_APOSTROPHES = "'’‘ʼʹ′`´＇"

_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_NO_UNSEEN = str.maketrans("", "", _UNSEEN)
_APOSTROPHE = re.compile(f"(?<=[{_LETTERS}])[{_APOSTROPHES}](?=[{_LETTERS}])")
_END = "\n"
# A word; a number, with its points between groups of three; the end of a run.
_TOKEN = re.compile(
    rf"[{_LETTERS}]+|[0-9]{{1,3}}(?:\.[0-9]{{3}})+(?![0-9])|[0-9]+"
    rf"""|[!?;:…](?=[”"’)\]]*\s)|(?<=[{_LETTERS}0-9]{{4}})\.(?=[”"’)\]]*\s)"""
)
_ENDS = frozenset("!?;:….")
_FINAL_Y = re.compile("(b|c|d|g|h|k|l|m|n|p|r|s|t|v|x|ch|gh|kh|ng|ngh|nh|ph|th|tr)([yỳỷỹýỵ])")
_TONED_QU = re.compile(f"qu([\u0300\u0301\u0303\u0309\u0323])([aeioy])(?![{_MARKS}])")
_QUY = re.compile("(qu)([yỳỷỹýỵ])(.*)", re.DOTALL)
_Y_TO_I = str.maketrans("yỳỷỹýỵ", "iìỉĩíị")
_FINAL_OONG = re.compile(r"(?<!o)oo+ng\Z")
_ANY_MARK = re.compile(f"[{_MARKS}]")


def words(text: str) -> list[str]:
    """Return the spellings of a text's words, in order."""
    return [word for word in _tokens(_joined(_plain(text))) if word != _END]


def is_blank(text: str) -> bool:
    """Return whether a text is nothing to search for: blanks, punctuation, invisible characters."""
    return all(each.isascii() or each in _UNSEEN or unicodedata.category(each)[0] in "PZ" for each in text)


def runs(text: str) -> Iterator[list[str]]:
    """Yield the words of every run; neighbours within a run are the pairs of the index.

    A text with an apostrophe inside a name (Ea T'ling) is yielded a second time with the name as two words.
    """
    plain = _plain(text)
    joined = _joined(plain)
    yield from _runs(joined)
    if joined is not plain:
        yield from _runs(_APOSTROPHE.sub(" ", plain))


def _runs(plain: str) -> Iterator[list[str]]:
    for line in plain.split("\n"):
        found = _tokens(line)
        found.append(_END)
        start = 0
        while start < len(found):
            end = found.index(_END, start)
            if end > start:
                yield found[start:end]
            start = end + 1


def _plain(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    return composed.translate(_NO_UNSEEN) if any(each in composed for each in _UNSEEN) else composed


def _joined(plain: str) -> str:
    """Return the text without apostrophes inside words; the same object if there are none."""
    return _APOSTROPHE.sub("", plain) if any(each in plain for each in _APOSTROPHES) else plain


def _tokens(plain: str) -> list[str]:
    """Return the spellings of the words, with `_END` between runs."""
    return list(chain.from_iterable(map(_tokens_between_blanks, plain.split())))


@lru_cache(maxsize=1 << 15)
def _tokens_between_blanks(piece: str) -> tuple[str, ...]:
    """Return the tokens of a piece of text without blanks; cached, since pieces repeat often."""
    found = (_END if token in _ENDS else spelling(token.replace(".", "")) for token in _TOKEN.findall(f"{piece} "))
    return tuple(each for each in found if key(each))  # drops “words” that consist of marks only


def spelling(word: str) -> str:
    """Return the canonical form of equivalent spellings: “HOÁ” → “hóa”, “kỹ” → “kĩ”, “quý”, “qúy” → “quí”."""
    lower = unicodedata.normalize("NFD", word.lower().replace("ð", "đ"))  # converted texts have Eth for Đ
    if match := _TONED_QU.match(lower):
        lower = f"qu{match[2]}{match[1]}{lower[match.end() :]}"
    lower = unify_tone_marks(lower)
    if match := _FINAL_Y.fullmatch(lower):
        return match[1] + match[2].translate(_Y_TO_I)
    if match := _QUY.fullmatch(lower):
        return match[1] + match[2].translate(_Y_TO_I) + match[3]
    return lower


@lru_cache(maxsize=1 << 16)
def key(spelling: str) -> str:
    """Return a spelling without its marks: “đường” → “duong”; "" if it consists of marks only."""
    bare = _ANY_MARK.sub("", unicodedata.normalize("NFD", spelling)).replace("đ", "d")
    return _FINAL_OONG.sub("ong", bare)


def term_of(spelled: str) -> str:
    """Return the term of a spelling: the key of each of its words."""
    first, blank, second = spelled.partition(" ")
    return f"{key(first)} {key(second)}" if blank else key(first)
