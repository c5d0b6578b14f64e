"""How well a spelling matches the marks that a reader typed; the theme's `grades.js` follows the same rules."""

from functools import lru_cache
from unicodedata import normalize

SAME, FITTING, OTHER = 2, 1, 0
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


@lru_cache(maxsize=4096)
def grade_of(spelled: str, typed: str) -> int:
    """Return how well a spelling matches typed words: SAME, FITTING (contains every typed mark) or OTHER."""
    if spelled == typed:
        return SAME
    words = zip(spelled.split(" "), typed.split(" "), strict=False)
    return FITTING if all(_fits(*pair) for pair in words) else OTHER


def _fits(spelled: str, typed: str) -> bool:
    letters, tone = _letters_and_tone(spelled)
    wanted, wanted_tone = _letters_and_tone(typed)
    if len(letters) != len(wanted) or wanted_tone not in {"", tone}:
        return False
    return all(has[0] == base[0] and set(base[1:]) <= set(has[1:]) for has, base in zip(letters, wanted, strict=True))


def _letters_and_tone(word: str) -> tuple[list[str], str]:
    """Return the letters of a word, each with its vowel marks, and its tone."""
    letters: list[str] = []
    tone = ""
    for char in normalize("NFD", word.replace("đ", "d\u0335")):
        if char in _TONES:
            tone = char
        elif letters and "\u0300" <= char <= "\u036f":
            letters[-1] += char
        else:
            letters.append(char)
    return letters, tone
