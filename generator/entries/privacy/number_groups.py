"""Finds private numbers in groups: over cells and lines, behind a word that names them, in words or look-alikes.

`0912 / 345 / 678`, cells of a table, lines of a list, “không chín một hai …”, `O9l2`: a number is a row of groups with
little between them. Either its groups look like those of a telephone number, or a word before says what it is (see
`number_names`): “CMND 212 345 678”, “tài khoản 1903 1234 5678 90”. Each group is tried as the first of one number, with
at most twenty after it.
"""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from generator.entries.privacy.number_names import AMOUNT, IN_COLUMNS, NAMED, PHONE_NAME
from generator.entries.privacy.numbers import PrivateDataMatch, digits, is_tax_code
from generator.text.vietnamese import fold

_WORDS = {
    "không": "0", "khong": "0", "zero": "0", "một": "1", "mốt": "1", "mot": "1", "one": "1", "hai": "2", "two": "2",
    "ba": "3", "three": "3", "bốn": "4", "bon": "4", "tư": "4", "four": "4", "năm": "5", "nam": "5", "lăm": "5",
    "nhăm": "5", "five": "5", "sáu": "6", "sau": "6", "six": "6", "bảy": "7", "bẩy": "7", "bay": "7", "seven": "7",
    "tám": "8", "tam": "8", "eight": "8", "chín": "9", "chin": "9", "nine": "9", "mười": "1", "muoi": "1", "mươi": "",
}  # fmt: skip
_ANY_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))
_ZERO = "oоο"  # Latin, Cyrillic, Greek
_LOOK_ALIKES = dict(zip(f"{_ZERO}ilsbgqza", "00011589924", strict=True))
_LETTERS = "".join(_LOOK_ALIKES)
_BETWEEN_DIGITS = "chấm|cham|phẩy|gạch|gach|cách|cach|và|rồi|dot|space"
_ATOM = re.compile(
    rf"[0-9][0-9a-z{_ZERO}]*|(?<![^\W_])[{_ZERO}](?=[\W_]{{0,3}}[0-9])"
    rf"|(?<![^\W_])(?P<words>(?:{_ANY_WORD})++)(?![^\W_])"
)
_WORD = re.compile(_ANY_WORD)
_GAP = re.compile(rf"[^\w\x01]{{0,8}}|[\W_]{{0,3}}(?:{_BETWEEN_DIGITS})[\W_]{{0,3}}|_{{1,3}}|x")
_PLAIN_GAP = re.compile(r"[ .()/*-]{0,3}")
_BARE_GAP = re.compile(r"[ ()-]{1,3}")
_ORDINAL = re.compile(r"^[ \t>]*[0-9]{1,2}[.)](?= )", re.MULTILINE)  # of a list
_TELEPHONE = re.compile(r"(?:0|84)[35789][0-9]{8}")
_HEAD = re.compile(r"0[35789]|84|0[0-9]{2}")
_LIKE_ONE = re.compile(r"(?:0|84)[35789][0-9]{8}|0[0-9]{11}")  # of either of the two
_CITIZEN = re.compile(r"0[0-9]{11}")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
_DATE = re.compile(r"[0-9]{1,2}[ ./-]+(?:[0-9]{1,2}[ ./-]+)?(?:19|20)[0-9]{2}")
_YEARS = re.compile(r"(?:(?:n[ăa]m )?(?:19|20)[0-9]{2}[ .,/\n-]*)+(?:n[ăa]m)?")
_SHORTEST, _LONGEST = 7, 19  # digits: of a passport, of a bank card
_MOST_GROUPS = _LONGEST + 1
_MANY_WORDS = 3
_FIRST_GROUP = 3  # digits
_BEFORE = 60  # characters searched for the word that names a number
_BEFORE_A_TABLE = 240
_ATOM_RE2 = rf"(?:\pN|[{_LETTERS}{_LETTERS.upper()}]|(?i:{_ANY_WORD}))"
_GAP_RE2 = rf"[^\pL\pN\x01]*(?:(?i:x|{_BETWEEN_DIGITS})[^\pL\pN\x01]*)?"
# The prefilter pattern: eight digits of any kind, or the seven of a passport.
EIGHT_DIGITS = rf"{_ATOM_RE2}(?:{_GAP_RE2}{_ATOM_RE2}){{7}}|(?i)h[ộo] chi[ếe]u[^0-9\n]*\pN{{7}}"


class _Group(NamedTuple):
    """Digits without anything between: their place, how many are words, the gap before; whether letters follow."""

    digits: str
    start: int
    end: int
    words: int
    gap: str | None
    is_glued: bool


class _Beginning(NamedTuple):
    """The first groups of a row: how many, and their digits."""

    length: int
    digits: str


class _Number(NamedTuple):
    """Some groups in a row, and the group after them if little stands between."""

    groups: tuple[_Group, ...]
    digits: str
    next: _Group | None


def grouped_numbers(text: str, plain: str, allowed: Collection[str]) -> Iterator[PrivateDataMatch]:
    """Yield the private numbers in a text of which `plain` is the form with plain signs, without web addresses."""
    plain = _ORDINAL.sub(lambda match: " " * len(match[0]), plain)
    groups = list(_groups(plain))
    end = 0
    for index, first in enumerate(groups):
        if first.start < end:
            continue
        before = groups[index - 1] if index and first.gap is not None else None
        found = _first_number(plain, groups[index : index + _MOST_GROUPS], before)
        if found is not None:
            code, number = found
            end = number.groups[-1].end
            if digits(number.digits) not in allowed:
                yield PrivateDataMatch(code, first.start, text[first.start : end])


def _groups(plain: str) -> Iterator[_Group]:
    """Yield the groups of digits, of digits in words and of look-alikes."""
    last: _Group | None = None
    for found, words, start, end, is_glued in _pieces(plain):
        gap = plain[last.end : start] if last is not None else None
        if last is not None and (last.is_glued or not _GAP.fullmatch(gap or "")):
            gap = None
        if last is not None and (gap == "" or (gap is not None and not found)):
            last = last._replace(digits=last.digits + found, end=end, words=last.words + words, is_glued=is_glued)
        elif found:
            if last is not None:
                yield last
            last = _Group(found, start, end, words, gap, is_glued)
    if last is not None:
        yield last


def _pieces(plain: str) -> Iterator[tuple[str, int, int, int, bool]]:
    """Yield digits, the number of words among them, start, end, whether a letter follows; “mươi” has no digit."""
    for atom in _ATOM.finditer(plain):
        start = atom.start()
        if atom["words"]:
            words = _WORD.findall(atom[0])
            yield "".join(map(_WORDS.__getitem__, words)), len(words), start, atom.end(), False
            continue
        for part in atom[0].split("x"):
            if found := _read(part):
                yield found, 0, start, start + len(found), len(found) < len(part)
            start += len(part) + len("x")


def _read(part: str) -> str:
    """Return the digits of a part: all of it if its letters look like digits, else those at its head."""
    read = "".join(_LOOK_ALIKES.get(char, char) for char in part)
    return read if read.isdecimal() else part[: next((n for n, char in enumerate(part) if not char.isdecimal()), 0)]


def _first_number(plain: str, groups: list[_Group], before: _Group | None) -> tuple[str, _Number] | None:
    """Return the private number that begins with the first group, with its code."""
    first = groups[0]
    may_call = _HEAD.match(first.digits + (groups[1].digits if len(groups) > 1 else "")) is not None
    if first.gap is not None and not may_call:  # inside a row of groups, where no word stands before
        return None
    numbers = [
        _number(groups, each) for each in _beginning(groups) if first.gap is None or _LIKE_ONE.fullmatch(each.digits)
    ]
    if not numbers:
        return None
    near = fold(plain[max(0, first.start - _BEFORE) : first.start])
    found = _named(plain, numbers, near) if first.gap is None else None
    for number in numbers if may_call and found is None else ():
        if _TELEPHONE.fullmatch(number.digits) and _is_telephone(plain, number, before, near):
            return "GS802", number
        if _CITIZEN.fullmatch(number.digits) and _is_identity(number):
            return "GS803", number
    return found or (_in_column(plain, numbers[0]) if "|" in near else None)


def _beginning(groups: list[_Group]) -> Iterator[_Beginning]:
    """Yield the beginnings that have the length of a private number, as long as little stands between the groups."""
    found = ""
    for count, group in enumerate(groups, 1):
        if count > 1 and group.gap is None:
            return
        found += group.digits
        if len(found) > _LONGEST:
            return
        if len(found) >= _SHORTEST:
            yield _Beginning(count, found)


def _number(groups: list[_Group], beginning: _Beginning) -> _Number:
    count = beginning.length
    after = groups[count] if count < len(groups) and groups[count].gap is not None else None
    return _Number(tuple(groups[:count]), beginning.digits, after)


def _named(plain: str, numbers: list[_Number], near: str) -> tuple[str, _Number] | None:
    """Return the number that the words before it name, and that is no amount."""
    for code, name, lengths in NAMED:
        if name.search(near):
            fitting = [each for each in numbers if len(each.digits) in lengths and not _is_amount(plain, each)]
            if code == "GS810":
                fitting = [each for each in fitting if _may_be_account(plain, each)]
            if fitting:
                return code, fitting[-1]
    return None


def _in_column(plain: str, number: _Number) -> tuple[str, _Number] | None:
    """Return the number in a single group that the head of a table names."""
    start = number.groups[0].start
    above = fold(plain[max(0, start - _BEFORE_A_TABLE) : start])
    for code, name, lengths in IN_COLUMNS:
        if len(number.groups) == 1 and len(number.digits) in lengths and name.search(above):
            return code, number
    return None


def _is_amount(plain: str, number: _Number) -> bool:
    return AMOUNT.match(plain, number.groups[-1].end) is not None


def _may_be_account(plain: str, number: _Number) -> bool:
    """Return whether a number is no date, no list of years, no sum, and has plain signs between its groups."""
    written = plain[number.groups[0].start : number.groups[-1].end]
    is_close = all(group.words or _PLAIN_GAP.fullmatch(group.gap or "") for group in number.groups[1:])
    return is_close and not any(each.fullmatch(written) for each in (_THOUSANDS, _DATE, _YEARS))


def _is_telephone(plain: str, number: _Number, before: _Group | None, near: str) -> bool:
    """Return whether the groups of ten digits, or of eleven from 84 on, look like those of a telephone number."""
    groups, after = number.groups, number.next
    goes_on = after is not None and len(after.gap or "") <= 1 and not after.digits.startswith("0")
    is_part = before is not None and groups[0].gap in {",", ".", "/", "-"}
    if groups[-1].is_glued or goes_on or is_part or is_tax_code(near) or _is_amount(plain, number):
        return False
    is_named = PHONE_NAME.search(near) is not None
    if plain[max(0, groups[0].start - 1) : groups[0].start].isalpha() and not is_named:
        return False
    words = sum(group.words for group in groups)
    if number.digits.startswith("84"):
        return words > 0 or is_named or all(_BARE_GAP.fullmatch(group.gap or "") for group in groups[1:])
    lengths = [len(group.digits) for group in groups]
    starts_like_one = lengths[0] >= _FIRST_GROUP or (words == lengths[0] == 1)  # “không 912 345 678”
    is_like_one = starts_like_one and min(lengths[1:], default=_FIRST_GROUP) > 1
    return is_like_one or max(lengths) == 1 or words >= _MANY_WORDS


def _is_identity(number: _Number) -> bool:
    """Return whether twelve digits are in groups of three or four, the first the code of a province."""
    return {len(group.digits) for group in number.groups} in ({3}, {4}) and number.next is None
