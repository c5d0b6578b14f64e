"""The words that an editor pastes beside a link in social networks: title, summary, hashtags, address."""

import re
from collections.abc import Iterable

from generator.text.vietnamese import fold

MOST = 280  # characters of a caption, as the shortest of the networks allows
_SENTENCE = re.compile(r"[.!?…](?=\s|$)")
_WORD = re.compile(r"\w+")


def hashtag(name: str) -> str:
    """Return the hashtag of a name: “Hiến máu” → “#HienMau”; networks read no marks in one."""
    return "#" + "".join(word.capitalize() for word in _WORD.findall(fold(name)))


def share_caption(title: str, summary: str, names: Iterable[str], url: str) -> str:
    """Return a caption of at most `MOST` characters that ends with the address; the summary is cut if need be."""
    tags = " ".join(dict.fromkeys(map(hashtag, names)))
    end = f"\n{tags}\n{url}"
    room = MOST - len(end) - len(title) - 2
    return f"{_cut(f'{title}. {_cut(summary, room)}'.removesuffix(' '), MOST - len(end))}{end}"


def _cut(text: str, most: int) -> str:
    """Return the first whole sentences of a text that fit; if none does, its first words and an ellipsis."""
    if len(text) <= most:
        return text
    ends = [found.end() for found in _SENTENCE.finditer(text) if found.end() <= most]
    if ends:
        return text[: ends[-1]]
    words = text[: max(0, most - 1)].rpartition(" ")[0].rstrip(" ,;:–-")
    return f"{words}…" if words else ""
