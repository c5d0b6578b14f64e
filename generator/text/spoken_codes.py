"""Short codes that people say and write without mistakes: syllables of a consonant and a vowel, no marks.

A number has one code and a code one number. The letters sound different in every region of Viet Nam: no n beside l, no
x beside s, none of d, gi and r, which the North says alike, no c or q beside k.
"""

_CONSONANTS, _VOWELS = "bhklmpstv", "aeiou"
_SYLLABLES = len(_CONSONANTS) * len(_VOWELS)
# Codes of two syllables, of two with a last consonant, of three.
_SIZES = (_SYLLABLES**2, _SYLLABLES**2 * len(_CONSONANTS), _SYLLABLES**3)
# Factors without a common divisor with the size: they put neighbours in number far apart, so that a code that was
# misheard leads to no other entry while the site has few.
_FACTORS = (1513, 10007, 50021)
_UNFIT = ("bitu", "buke", "hobo", "kike", "lopo", "luva", "pusi", "satu", "tubi", "tumo", "tusat", "tutu", "vuto")
MOST = sum(_SIZES)


def code_of(number: int) -> str:
    """Return the code of a number from 1 to `MOST`: of four letters, of five from 2,026, of six from 20,251.

    Raises ValueError for another number.
    """
    if not 1 <= number <= MOST:
        raise ValueError(number)
    rest = number - 1
    for length, (size, factor) in enumerate(zip(_SIZES, _FACTORS, strict=True), 4):
        if rest < size:
            return _letters(rest * factor % size, length)
        rest -= size
    raise AssertionError


def number_of(code: str) -> int | None:
    """Return the number of a code; None for another text."""
    before = 0
    for length, (size, factor) in enumerate(zip(_SIZES, _FACTORS, strict=True), 4):
        if len(code) == length and all(each in _alphabet(at) for at, each in enumerate(code)):
            value = 0
            for at, each in enumerate(code):
                value = value * len(_alphabet(at)) + _alphabet(at).index(each)
            return value * pow(factor, -1, size) % size + before + 1
        before += size
    return None


def is_fit(number: int) -> bool:
    """Return whether the code of a number has no word that nobody wants to be found by."""
    return not any(word in code_of(number) for word in _UNFIT)


def _letters(value: int, length: int) -> str:
    letters = ""
    for at in range(length - 1, -1, -1):
        value, rest = divmod(value, len(_alphabet(at)))
        letters = _alphabet(at)[rest] + letters
    return letters


def _alphabet(at: int) -> str:
    return _VOWELS if at % 2 else _CONSONANTS
