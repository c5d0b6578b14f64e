"""Decodes raw Telex in queries: text typed with Vietnamese input switched off becomes the intended syllables.

The theme's `telex.js` does the same; one table of cases tests both. No text makes these functions raise.
"""

import re
import unicodedata
from collections.abc import Container

from generator.search.words import key, spelling, words
from generator.text.vietnamese import fold

_AT_MOST = 12  # words of a query; later ones are ignored
_LONGEST = 20  # letters; raw Telex of a syllable is shorter, and decoding takes quadratic time

_VOWELS = "aăâeêioôơuưy"
_TONES = {"f": "\u0300", "s": "\u0301", "x": "\u0303", "r": "\u0309", "j": "\u0323", "z": ""}
_CIRCUMFLEX = {"a": "â", "e": "ê", "o": "ô"}
_HORN = {"a": "ă", "o": "ơ", "u": "ư"}

# Vietnamese syllables, and those with -k of names in Tây Nguyên. Keys have i for a final y and “ong” for “oong”.
_ONSET = "(?:b|c(?![eêiy])|[cknpt]h|d|đ|g(?![eê])|gh(?=[eêi])|gi|h|k|l|m|n|ng(?![eêi])|ngh(?=[eêi])|p|qu|r|s|t|tr|v|x)?"
_RIME = (
    "(?:a(?:[cikmnoptuy]|ch|n[gh])?|ă(?:[ckmnpt]|ng)|â(?:[cmnptuy]|ng)|e(?:[ckmnopt]|ng)?|ê(?:[kmnptu]|[cn]h)?"
    "|i(?:[akmnptu]|[cn]h)?|[iy]ê(?:[cmnptu]|ng)|o(?:[cikmnpt]|ng|oc)?|oa(?:[cimnopty]|ch|n[gh])?|oă(?:[cmnt]|ng)"
    "|oe[mnot]?|ô(?:[cikmnpt]|ng)?|ơ[ikmnpt]?|u(?:[acikmnpt]|ng)?|uâ(?:[nty]|ng)|uê(?:[cn]h)?|uô(?:[cimnt]|ng)|uơ"
    "|uy(?:[anptu]|[cn]h)?|uyê[nt]|ư(?:[acikmntu]|ng)?|ươ(?:[cimnptu]|ng)|y)"
)
_MARKED = re.compile(_ONSET + _RIME)
_UNMARKED = re.compile(fold(_ONSET + _RIME))
# A final stop requires sắc or nặng, except in names such as Đak Đoa, Đăk Hà.
_NEEDS_TONE = re.compile("(?:[cpt]|ch|[^aă]k)$")
_STOP_TONES = "\u0301\u0323"

_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_PARTS = re.compile(f"(qu|gi(?=[{_VOWELS}])|[^{_VOWELS}]*)([{_VOWELS}]*)(.*)", re.DOTALL)
_TAKES_HORN = re.compile("u(?!o)|o(?!a)|a")
_HALF_HORNED = re.compile("(^|[^q])(?:uơ|ưo)(?=.)")
_LAST_MARKED = re.compile("[ăâêôơư](?=[^ăâêôơư]*$)")


def query_words(text: str, foreign: Container[str]) -> list[str]:
    """Return the spellings of a query's words, decoding raw Telex except for words of the corpus (`foreign`)."""
    return [word if word in foreign else decoded(word) for word in words(text)[:_AT_MOST]]


def is_syllable(key: str) -> bool:
    """Return whether a key can be that of a Vietnamese syllable."""
    return _UNMARKED.fullmatch(key) is not None


def is_marked_syllable(word: str) -> bool:
    """Return whether a word, including its marks, can be a Vietnamese syllable."""
    apart = unicodedata.normalize("NFD", spelling(word))
    tones = _TONE.findall(apart)
    return len(tones) <= 1 and _MARKED.fullmatch(unicodedata.normalize("NFC", _TONE.sub("", apart))) is not None


def decoded(word: str) -> str:
    """Return the syllable that the spelling encodes in raw Telex (“nguowif”, “ngườif” → “người”), or the spelling."""
    if len(word) > _LONGEST or is_syllable(key(word)):
        return word
    body, tone, pressed = "", "", ""
    for letter in word:
        apart = unicodedata.normalize("NFD", letter)
        if tones := _TONE.findall(apart):  # a letter with a tone is not a Telex key
            body += unicodedata.normalize("NFC", _TONE.sub("", apart))
            tone += "".join(tones)
        elif letter in _TONES and re.search(f"[{_VOWELS}]", body):
            pressed += letter
        else:
            body = _with_key(body, letter)
    if len(tone) > 1 or len(pressed) > 1:
        return word
    body = _HALF_HORNED.sub(r"\1ươ", body)
    if pressed:
        tone = _TONES[pressed]
    lacks_tone = _NEEDS_TONE.search(body) and (not tone or tone not in _STOP_TONES)
    return spelling(_toned(body, tone)) if _MARKED.fullmatch(body) and not lacks_tone else word


def _with_key(body: str, letter: str) -> str:
    """Return the toneless syllable after one more key, which may follow late (“vietej”, “duongdwf”)."""
    onset, vowels, coda = _PARTS.fullmatch(body).groups()  # type: ignore[union-attr]  # it matches any text
    if letter == "w":
        horned, count = _TAKES_HORN.subn(lambda match: _HORN[match[0]], vowels, count=1)
        return f"{onset}{horned}{coda}" if count else f"{body}ư"
    if letter == "d" and onset.startswith("d"):
        return f"đ{body[1:]}"
    if letter in _CIRCUMFLEX and letter in vowels and not (letter == "o" and vowels.endswith(("oa", "oe"))):
        before, _, after = vowels.rpartition(letter)
        return f"{onset}{before}{_CIRCUMFLEX[letter]}{after}{coda}"
    return body + letter


def _toned(body: str, tone: str) -> str:
    """Return the syllable with its tone on the marked vowel, else before a final consonant, else on the penultimate."""
    onset, vowels, coda = _PARTS.fullmatch(body).groups()  # type: ignore[union-attr]  # it matches any text
    marked = _LAST_MARKED.search(vowels)
    at = marked.start() if marked else len(vowels) - 1 if coda else max(0, len(vowels) - 2)
    return unicodedata.normalize("NFC", f"{onset}{vowels[: at + 1]}{tone}{vowels[at + 1 :]}{coda}")
