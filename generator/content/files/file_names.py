"""Names of files that some system cannot hold: a colleague on Windows or a Mac could not even fetch the repository.

Windows reserves names of devices and some characters, and drops dots and blanks at the end of a name (Microsoft,
“Naming Files, Paths, and Namespaces”). Windows and macOS do not tell apart names that differ in case alone, macOS not
those that differ in Unicode form alone.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from itertools import count
from typing import NamedTuple

from generator.text.vietnamese import nfc, slugify

_DEVICES = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\..*)?", re.IGNORECASE | re.DOTALL)
_FORBIDDEN = re.compile(r'[<>:"|?*\\]')
_UNNAMED = "tep"


class BadName(NamedTuple):
    """The reason why a name cannot be used everywhere, in Vietnamese, and a name to take instead."""

    reason: str
    instead: str


def bad_names(names: Collection[str]) -> dict[str, BadName]:
    """Return the names in a folder that some system cannot hold."""
    taken = {_folded(name) for name in names}
    found: dict[str, BadName] = {}
    for name, reason in _reasons(names):
        instead = next(other for other in _other_names(name) if _folded(other) not in taken)
        taken.add(_folded(instead))
        found[name] = BadName(reason, instead)
    return found


def is_reserved(name: str) -> bool:
    """Return whether Windows takes a name for that of a device."""
    return _DEVICES.fullmatch(name) is not None


def is_decodable(name: str) -> bool:
    """Return whether a name is text: on Linux it may be any bytes, which Python keeps as lone surrogates."""
    return name.isascii() or not any("\ud800" <= char <= "\udfff" for char in name)


def free_name(name: str, taken: Iterable[str] = ()) -> str:
    """Return a name to take instead of one that is bad, none of those that are taken."""
    folded = set(map(_folded, taken))
    return next(other for other in _other_names(name) if _folded(other) not in folded)


def _reasons(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    first: dict[str, str] = {}
    # Of twins the plainest name stays: `anh.png` rather than `ANH.png`, composed rather than decomposed.
    for name in sorted(names, key=lambda each: (each != nfc(each), sum(map(str.isupper, each)), each)):
        twin = first.setdefault(_folded(name), name)
        reason = _reason(name)
        if reason is None and twin != name:
            is_form = nfc(twin) == nfc(name)
            how = "chỉ khác cách ghi dấu" if is_form else "chỉ khác chữ hoa, chữ thường"
            reason = f"trùng với “{twin}”, {how}: Windows và máy Mac coi là một tệp"
        if reason is not None:
            yield name, reason


def _reason(name: str) -> str | None:
    if is_reserved(name):
        return "là tên Windows dành cho thiết bị"
    if match := _FORBIDDEN.search(name):
        return f"có ký tự {match[0]} mà Windows không cho dùng"
    if name != name.strip() or name.endswith("."):
        return "có dấu cách ở đầu hoặc cuối" if name != name.strip() else "có dấu chấm ở cuối, Windows tự bỏ đi"
    if any(unicodedata.category(char) in {"Cc", "Cf", "Zl", "Zp"} for char in name):
        return "có ký tự không nhìn thấy"
    return None


def _other_names(name: str) -> Iterator[str]:
    """Yield names to take instead, without end: plain letters, the suffix kept, then numbers."""
    stem, dot, suffix = name.strip(" .").rpartition(".")
    suffix = slugify(suffix) if dot else ""
    stem = slugify(stem if dot else name) or _UNNAMED
    ending = f".{suffix}" if suffix else ""
    if not is_reserved(stem):
        yield stem + ending
    for number in count(2):
        yield f"{stem}-{number}{ending}"


def _folded(name: str) -> str:
    return nfc(name).casefold()
