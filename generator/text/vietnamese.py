"""Vietnamese text: Unicode form, folding, slugs, tone-mark placement, alphabetical order, near words.

Every function is pure: text in, a new value out; no string makes any of them raise.
"""

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TypeAlias

Ordinal: TypeAlias = tuple[int, int, str]
SortKey: TypeAlias = tuple[tuple[Ordinal, ...], tuple[int, ...], str]
PersonSortKey: TypeAlias = tuple[SortKey, SortKey, SortKey]

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
# Soft hyphen, zero-width space and joiners, word joiner, byte-order mark: pasted along, never seen.
_NO_INVISIBLES = str.maketrans("", "", "\u00ad\u200b\u200c\u200d\u2060\ufeff")

# An open syllable in oa, oe or uy (not qu + y) whose tone mark, in decomposed form, follows the second vowel.
_MISPLACED_TONE = re.compile(
    rf"(?:([oO])([aeAE])|(?<![qQ])([uU])([yY]))([{_TONES}])(?![^\W\d_]|[\u0300-\u036f])",
)
_PIECE = re.compile(r"[0-9]+|[^\W_]|[\W_]+")
_OUTER_SIGNS = re.compile(r"^[\W_]+|[\W_]+$")
_PARENTHESISED = re.compile(r"\([^()]*\)")
_NEXT_PERSON = re.compile(r"[,;&]|\bvà\b", re.IGNORECASE)
# What `slugify` makes: it leaves these as they are, and nothing else but "".
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NEAR = 0.66


class _BaseLetters(dict[int, int | None]):
    """Takes the combining marks out of a text in decomposed form; what each character is, is found out once."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


_BASE_LETTERS = _BaseLetters()


def nfc(text: str) -> str:
    """Return the text in Unicode composed form (NFC), the form the whole site is written in."""
    return unicodedata.normalize("NFC", text)


def lower_in_place(text: str) -> str:
    """Return the text in lower case, each letter where it was: one that is two in lower case (İ) stays as it is."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(low if len(low := one.lower()) == 1 else one for one in text)


def fold(text: str) -> str:
    """Return the text in lower case without tone marks or vowel marks, đ as d: “Đức Phổ” → “duc pho”."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return nfc(decomposed.translate(_BASE_LETTERS)).lower()


def slugify(text: str) -> str:
    """Return the text as a part of an address, [a-z0-9-] only: “Ea T’ling” → “ea-tling”.

    Apostrophes vanish, any other run of signs becomes one hyphen; without Latin letter or digit it is "".
    """
    folded = fold(text.translate(_NO_APOSTROPHES).translate(_NO_INVISIBLES))
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")


def unify_tone_marks(text: str) -> str:
    """Return the text (NFC) with the tone mark of open oa, oe, uy on the first vowel: hoá → hóa, uỷ → ủy.

    Both placements are in use and mean the same. Case is kept; syllables with only one placement (quý, hoàn,
    khuỷu) are left alone.
    """
    decomposed = unicodedata.normalize("NFD", text)
    return nfc(_MISPLACED_TONE.sub(_tone_on_first_vowel, decomposed))


def _tone_on_first_vowel(match: re.Match[str]) -> str:
    o, a_or_e, u, y, tone = match.groups()
    return f"{o}{tone}{a_or_e}" if o else f"{u}{tone}{y}"


def comparison_key(text: str) -> str:
    """Return the form under which two spellings of one thing are equal; diacritics are kept and count.

    Unified are Unicode form, case, spacing (no-break spaces too), dashes with the spaces around them,
    apostrophes and the placement of tone marks.
    """
    plain = unify_tone_marks(nfc(text).translate(_NO_INVISIBLES).translate(_UNIFIED).lower())
    return re.sub(r" ?- ?", "-", " ".join(plain.split()))


def sort_key(text: str) -> SortKey:
    """Return a key that puts texts in Vietnamese alphabetical order, totally: equal keys mean equal text.

    Letters decide first (a ă â b c d đ e ê … y, shorter words first), then tones in the order ngang, huyền,
    hỏi, ngã, sắc, nặng, then the text itself. Numbers sort by value before letters; signs only part words.
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
    """Return the place of one letter, number or gap among all, and its tone."""
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


def person_sort_key(name: str) -> PersonSortKey:
    """Return a key that orders people as Vietnamese lists do: by given name (last word), then the rest.

    A nickname in parentheses is ignored (“Nguyễn Văn A (Tư Hiền)”), a list of people (“A và B”, “A, B”) goes
    by its first person. The order is total over names.
    """
    people = _NEXT_PERSON.split(_PARENTHESISED.sub(" ", nfc(name)))
    words = next((words for words in map(str.split, people) if words), [])
    return sort_key(" ".join(words[-1:])), sort_key(" ".join(words[:-1])), sort_key(name)


def closest(text: str, candidates: Iterable[str], limit: int = 3) -> list[str]:
    """Return up to `limit` candidates a mistyped text may have meant, best first; [] when none is near.

    Marks are folded before comparing, so a word typed without them is as near as can be; among equals the
    candidate whose marks agree better comes first, then alphabetical order.
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
