"""Vietnamese text: Unicode form, folding, slugs, tone-mark placement, alphabetical order, similar words.

Every function is pure, and none raises for any string.
"""

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TypeAlias

Ordinal: TypeAlias = tuple[int, int, str]
SortKey: TypeAlias = tuple[tuple[Ordinal, ...], tuple[int, ...], str]

# Grave, hook above, tilde, acute, dot below: the order huyền, hỏi, ngã, sắc, nặng of Vietnamese dictionaries.
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_TONE_RANK = {mark: rank for rank, mark in enumerate(_TONES, start=1)}
# The 29 letters of the Vietnamese alphabet, with f, j, w, z of foreign names where Latin order puts them.
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET)}

_APOSTROPHES = "'’‘ʼʹ′`´＇"
_DASHES = "-‐‑‒–—―−﹣－"
_UNIFIED = str.maketrans(dict.fromkeys(_APOSTROPHES, "'") | dict.fromkeys(_DASHES, "-"))
_NO_APOSTROPHES = str.maketrans("", "", _APOSTROPHES)
# Soft hyphen, zero-width space and joiners, word joiner, byte-order mark: invisible, and often pasted with text.
_NO_INVISIBLES = str.maketrans("", "", "\u00ad\u200b\u200c\u200d\u2060\ufeff")

# Latin letters of other alphabets that look like Vietnamese ones: converted texts have Eth (U+00D0) for Đ, old fonts a
# caron for the breve. `confusables` refuses them in texts; names and words are compared as if they were written right.
LATIN_TWINS = "ÐƉƊðɖɗǍǎɑɡɩı"
RIGHT_LETTERS = str.maketrans(LATIN_TWINS, "ĐĐĐđđđĂăagii")

# An open syllable in oa, oe or uy (not qu + y) whose tone mark, in decomposed form, follows the second vowel.
_MISPLACED_TONE = re.compile(
    rf"(?:([oO])([aeAE])|(?<![qQ])([uU])([yY]))([{_TONES}])(?![^\W\d_]|[\u0300-\u036f])",
)
_PIECE = re.compile(r"[0-9]+|[^\W_]|[\W_]+")
_OUTER_SIGNS = re.compile(r"^[\W_]+|[\W_]+$")
# The results of `slugify` other than "", and the only texts that it returns unchanged.
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NEAR = 0.66
_COMPARED = 80  # characters; no name in a list of known ones is longer


class _BaseLetters(dict[int, int | None]):
    """A translation table that drops combining marks from decomposed text; filled as characters are met."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


_BASE_LETTERS = _BaseLetters()


def nfc(text: str) -> str:
    """Return the text in Unicode composed form (NFC), the form used throughout the site."""
    return unicodedata.normalize("NFC", text)


def lower_keeping_offsets(text: str) -> str:
    """Return the text in lower case with every offset unchanged: a letter whose lower case is two (İ) stays."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(low if len(low := one.lower()) == 1 else one for one in text)


def lower_first(text: str) -> str:
    """Return the text with its first letter in lower case, for the inside of a sentence: “Xã Hợp Lý” → “xã Hợp Lý”."""
    return text[:1].lower() + text[1:]


def fold(text: str) -> str:
    """Return the text in lower case without tone marks or vowel marks, đ as d: “Đức Phổ” → “duc pho”."""
    plain = text.lower()
    if not plain.isascii():
        plain = plain.translate(RIGHT_LETTERS).replace("đ", "d")
    decomposed = unicodedata.normalize("NFD", plain)
    return nfc(decomposed.translate(_BASE_LETTERS)).lower()


def slugify(text: str) -> str:
    """Return the text as a slug of [a-z0-9-] for addresses: “Ea T’ling” → “ea-tling”.

    Apostrophes are dropped, any other run of signs becomes one hyphen. Text without Latin letters or digits gives "".
    """
    folded = fold(text.translate(_NO_APOSTROPHES).translate(_NO_INVISIBLES))
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")


def unify_tone_marks(text: str) -> str:
    """Return the text (NFC) with the tone mark of open oa, oe, uy on the first vowel: hoá → hóa, uỷ → ủy.

    Both placements are in use and mean the same. Case is kept; syllables with only one placement (quý, hoàn,
    khuỷu) do not change.
    """
    decomposed = unicodedata.normalize("NFD", text)
    return nfc(_MISPLACED_TONE.sub(_tone_on_first_vowel, decomposed))


def _tone_on_first_vowel(match: re.Match[str]) -> str:
    o, a_or_e, u, y, tone = match.groups()
    return f"{o}{tone}{a_or_e}" if o else f"{u}{tone}{y}"


def comparison_key(text: str) -> str:
    """Return a key that is equal for two spellings of one name; diacritics are kept and count.

    It unifies Unicode form, case, spacing (including no-break spaces), dashes with the spaces around them,
    apostrophes and the placement of tone marks.
    """
    composed = nfc(text).translate(_NO_INVISIBLES).translate(_UNIFIED).lower()
    plain = unify_tone_marks(composed if composed.isascii() else composed.translate(RIGHT_LETTERS))
    return re.sub(r" ?- ?", "-", " ".join(plain.split()))


def sort_key(text: str) -> SortKey:
    """Return a key for Vietnamese alphabetical order. The order is total: equal keys mean equal text.

    Letters decide first (a ă â b c d đ e ê … y, shorter words first), then tones in the order ngang, huyền,
    hỏi, ngã, sắc, nặng, then the text itself. Numbers sort by value, before letters; signs only separate words.
    """
    plain = unify_tone_marks(text).lower().translate(_NO_APOSTROPHES)
    ordinals: list[Ordinal] = []
    tones: list[int] = []
    for piece in _PIECE.findall(_OUTER_SIGNS.sub("", plain)):
        ordinal, tone = _rank(piece)
        ordinals.append(ordinal)
        tones.append(tone)
    return tuple(ordinals), tuple(tones), text


@lru_cache(maxsize=4096)
def _rank(piece: str) -> tuple[Ordinal, int]:
    """Return the rank of one letter, number or gap, and the rank of its tone."""
    if piece[0] in "0123456789":
        value = piece.lstrip("0")
        return (1, len(value), value), 0
    decomposed = unicodedata.normalize("NFD", piece)
    tone = next((_TONE_RANK[char] for char in decomposed if char in _TONE_RANK), 0)
    letter = nfc("".join(char for char in decomposed if char not in _TONE_RANK))
    if letter in _LETTER_RANK:
        return (2, _LETTER_RANK[letter], ""), tone
    if not letter[:1].isalnum():
        return (0, 0, ""), 0
    return (3, 0, letter), tone


def nearest(text: str, candidates: Iterable[str], limit: int) -> list[str]:
    """Return the `limit` candidates most similar to a text, however little, best first; marks do not count."""
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(fold(text[:_COMPARED]))

    def rank(candidate: str) -> tuple[float, SortKey]:
        matcher.set_seq1(fold(candidate))
        return -matcher.ratio(), sort_key(candidate)

    return sorted(candidates, key=rank)[:limit]


def closest(text: str, candidates: Iterable[str], limit: int = 3) -> list[str]:
    """Return up to `limit` candidates similar to a mistyped text, best first; [] when none is similar.

    Marks are folded before comparing, so a word typed without them matches fully. Among equals the candidate
    whose marks agree better comes first, then alphabetical order decides.
    """
    wanted, wanted_marked = fold(text), comparison_key(text)
    if not wanted:
        return []
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    scored = []
    for candidate in set(candidates):
        folded = fold(candidate)
        matcher.set_seq1(folded)
        if matcher.real_quick_ratio() < _NEAR or matcher.quick_ratio() < _NEAR:
            continue
        score = matcher.ratio()
        if score >= _NEAR:
            marked = SequenceMatcher(None, comparison_key(candidate), wanted_marked, autojunk=False).ratio()
            scored.append((-score, -marked, sort_key(candidate), candidate))
    return [candidate for *_, candidate in sorted(scored)[: max(limit, 0)]]
