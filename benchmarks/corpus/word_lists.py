"""The word lists of synthetic entries in `lists/`, read once."""

import re
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

Sections: TypeAlias = dict[str, tuple[str, ...]]

_FOLDER = Path(__file__).parent / "lists"
_CLAUSE = re.compile(r"[^,.;:!?“”()\n]+")
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=4)
def sections(name: str) -> Sections:
    """Return the lines of a list by its `[sections]`."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in (_FOLDER / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            lines = found.setdefault(line.strip("[]"), [])
        elif line:
            lines.append(line)
    return {section: tuple(each) for section, each in found.items()}


@lru_cache(maxsize=1)
def names() -> Sections:
    """Return the parts of names; `Lê*11` counts eleven times."""
    return {section: tuple(_repeated(" ".join(lines))) for section, lines in sections("names").items()}


def _repeated(text: str) -> list[str]:
    parts = (part.partition("*") for part in text.split())
    return [name.replace("_", " ") for name, _, times in parts for _ in range(int(times or 1))]


@lru_cache(maxsize=1)
def roles() -> tuple[str, ...]:
    """Return occupations."""
    return tuple((_FOLDER / "roles.txt").read_text("utf-8").split("\n")[:-1])


def dictionary(prose: str) -> tuple[str, ...]:
    """Return words and pairs of neighbouring syllables of a prose, the commonest first as in any language.

    The order sets the frequency, so it is fixed: the list first, then the prose's own pairs.
    """
    kept = [word.strip() for word in (_FOLDER / "words.txt").read_text("utf-8").split(",")]
    found: dict[str, int] = {}
    for clause in _CLAUSE.findall(prose):
        syllables = clause.split()
        for pair in pairwise(syllables):
            if all(_WORD.fullmatch(each) and each.islower() for each in pair):
                found[" ".join(pair)] = found.get(" ".join(pair), 0) + 1
    common = sorted(found, key=lambda pair: (-found[pair], pair))
    return tuple(dict.fromkeys((*kept, *common)))
