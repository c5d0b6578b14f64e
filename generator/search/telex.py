"""Queries typed with the keyboard's Vietnamese switched off: raw Telex becomes the syllables that were meant.

`theme/assets/search/telex.js` does the same; a table of cases holds both to it. No text makes any of these raise.
"""

import re
import unicodedata
from collections.abc import Container

from generator.search.words import key, spelling, words
from generator.text.vietnamese import fold

_AT_MOST = 12  # words of a query; further ones are ignored
_LONGEST = 20  # letters; raw Telex of a syllable has fewer, and each key of a word costs as much as all before it

_VOWELS = "aăâeêioôơuưy"
_TONES = {"f": "\u0300", "s": "\u0301", "x": "\u0303", "r": "\u0309", "j": "\u0323", "z": ""}
_CIRCUMFLEX = {"a": "â", "e": "ê", "o": "ô"}
_HORN = {"a": "ă", "o": "ơ", "u": "ư"}

# The syllables of Vietnamese, and with -k those of names in Tây Nguyên. A key has i for a final y, “ong” for “oong”.
_ONSET = "(?:b|c(?![eêiy])|[cknpt]h|d|đ|g(?![eê])|gh(?=[eêi])|gi|h|k|l|m|n|ng(?![eêi])|ngh(?=[eêi])|p|qu|r|s|t|tr|v|x)?"
_RIME = (
    "(?:a(?:[cikmnoptuy]|ch|n[gh])?|ă(?:[ckmnpt]|ng)|â(?:[cmnptuy]|ng)|e(?:[ckmnopt]|ng)?|ê(?:[kmnptu]|[cn]h)?"
    "|i(?:[akmnptu]|[cn]h)?|[iy]ê(?:[cmnptu]|ng)|o(?:[cikmnpt]|ng|oc)?|oa(?:[cimnopty]|ch|n[gh])?|oă(?:[cmnt]|ng)"
    "|oe[mnot]?|ô(?:[cikmnpt]|ng)?|ơ[ikmnpt]?|u(?:[acikmnpt]|ng)?|uâ(?:[nty]|ng)|uê(?:[cn]h)?|uô(?:[cimnt]|ng)|uơ"
    "|uy(?:[anptu]|[cn]h)?|uyê[nt]|ư(?:[acikmntu]|ng)?|ươ(?:[cimnptu]|ng)|y)"
)
_MARKED = re.compile(_ONSET + _RIME)
_UNMARKED = re.compile(fold(_ONSET + _RIME))
# A stop takes sắc or nặng; names such as Đak Đoa, Đăk Hà are written without.
_NEEDS_TONE = re.compile("(?:[cpt]|ch|[^aă]k)$")
_STOP_TONES = "\u0301\u0323"

_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_PARTS = re.compile(f"(qu|gi(?=[{_VOWELS}])|[^{_VOWELS}]*)([{_VOWELS}]*)(.*)", re.DOTALL)
_TAKES_HORN = re.compile("u(?!o)|o(?!a)|a")
_HALF_HORNED = re.compile("(^|[^q])(?:uơ|ưo)(?=.)")
_LAST_MARKED = re.compile("[ăâêôơư](?=[^ăâêôơư]*$)")


def query_words(text: str, foreign: Container[str]) -> list[str]:
    """Return the spellings of a query's words, raw Telex decoded unless the corpus itself has it (`foreign`)."""
    return [word if word in foreign else decoded(word) for word in words(text)[:_AT_MOST]]


def is_syllable(key: str) -> bool:
    """Tell whether a key can be that of a Vietnamese syllable."""
    return _UNMARKED.fullmatch(key) is not None


def is_marked_syllable(word: str) -> bool:
    """Tell whether a word, marks and all, can be a Vietnamese syllable."""
    apart = unicodedata.normalize("NFD", spelling(word))
    tones = _TONE.findall(apart)
    return len(tones) <= 1 and _MARKED.fullmatch(unicodedata.normalize("NFC", _TONE.sub("", apart))) is not None


def decoded(word: str) -> str:
    """Return the syllable that a spelling is raw Telex of, else the spelling: “nguowif”, “ngườif” → “người”."""
    if len(word) > _LONGEST or is_syllable(key(word)):
        return word
    body, tone, pressed = "", "", ""
    for letter in word:
        apart = unicodedata.normalize("NFD", letter)
        if tones := _TONE.findall(apart):  # a letter that has its tone is no key of raw Telex
            body += unicodedata.normalize("NFC", _TONE.sub("", apart))
            tone += "".join(tones)
        elif letter in _TONES and re.search(f"[{_VOWELS}]", body):
            pressed += letter
        else:
            body = _press(body, letter)
    if len(tone) > 1 or len(pressed) > 1:
        return word
    body = _HALF_HORNED.sub(r"\1ươ", body)
    if pressed:
        tone = _TONES[pressed]
    lacks_tone = _NEEDS_TONE.search(body) and (not tone or tone not in _STOP_TONES)
    return spelling(_toned(body, tone)) if _MARKED.fullmatch(body) and not lacks_tone else word


def _press(body: str, letter: str) -> str:
    """Return the syllable after one more key, tones apart; a key may come late (“vietej”, “duongdwf”)."""
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
    """Put the tone where it belongs: on the marked vowel, before a final consonant, else on the last but one."""
    onset, vowels, coda = _PARTS.fullmatch(body).groups()  # type: ignore[union-attr]  # it matches any text
    marked = _LAST_MARKED.search(vowels)
    at = marked.start() if marked else len(vowels) - 1 if coda else max(0, len(vowels) - 2)
    return unicodedata.normalize("NFC", f"{onset}{vowels[: at + 1]}{tone}{vowels[at + 1 :]}{coda}")
