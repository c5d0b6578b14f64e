"""Reports private data anywhere in an entry or a page: keys, values, body, names of folders."""

import re
from collections.abc import Iterable, Iterator

from generator.content.decoding import LineIndex
from generator.content.entry_source import RawEntry
from generator.content.files.entry_files import EntryFile
from generator.content.markdown.body import Body, attribute_texts
from generator.content.private_keys import is_private_key
from generator.content.yaml_tree import Step, keys, scalars
from generator.entries.privacy.contacts import Allowed, private_data
from generator.problems.problem import Location, Problem, problem

_MARKUP = re.compile(r"[*_`\\&<\[]|[^\n]\n[^\n]")  # the rendered text may differ from the source
_SEPARATOR = " \x01 "  # no file contains this character, and no pattern matches across it


def check_private_texts(raw: RawEntry, file: EntryFile, body: Body, allowed: Allowed) -> Iterator[Problem]:
    """Report the private data in an entry."""
    yield from check_name(file.slug, file.path, allowed)
    texts = [
        (scalar.value, scalar.at)
        for steps, scalar in scalars(raw.matter)
        if scalar.value and steps[-1] != "file" and not _is_below_private_key(steps)
    ]
    texts += keys(raw.matter)
    # One search of the source and the rendered text together: few entries contain anything.
    blocks = [*body.text.split("\n"), *attribute_texts(body.html)]
    everything = (*(text for text, _ in texts), raw.body, *blocks)
    if not any(private_data(_SEPARATOR.join(everything), allowed)):
        return
    for text, place in texts:
        for found in private_data(text, allowed):
            yield problem(found.code, place, text=found.text)
    yield from check_written(raw.body, LineIndex(raw.path, raw.body), raw.body_line, blocks, allowed)


def _is_below_private_key(steps: tuple[Step, ...]) -> bool:
    """Return whether a value has to go with its key, which is reported: it is no problem of its own."""
    return any(isinstance(step, str) and is_private_key(step) for step in steps)


def check_written(
    text: str, index: LineIndex, first_line: int, blocks: Iterable[str], allowed: Allowed
) -> Iterator[Problem]:
    """Report the private data in a Markdown text and in its rendered `blocks`: marks and entities can split a number.

    `first_line` is the line of the file on which the text begins.
    """
    reported: set[str] = set()
    for found in private_data(text, allowed):
        path, line, column = index.at(found.offset)
        reported.add(found.key)
        yield problem(found.code, Location(path, first_line + line - 1, column), text=found.text)
    blocks = list(blocks)
    if not _MARKUP.search(text) or not any(private_data(_SEPARATOR.join(blocks), allowed)):
        return
    for block in blocks:
        for found in private_data(block, allowed):
            if found.key not in reported:
                reported.add(found.key)
                path, line, column = index.at(_near(found.text, text))
                yield problem(found.code, Location(path, first_line + line - 1, column), text=found.text)


def _near(found: str, source: str) -> int:
    """Return the offset of the longest piece of a finding that the source spells alike; of the beginning if none."""
    pieces = sorted(re.findall(r"\w{3,}", found), key=len, reverse=True)
    return max(0, next((offset for piece in pieces if (offset := source.find(piece)) >= 0), 0))


def check_name(name: str, path: str, allowed: Allowed) -> Iterator[Problem]:
    """Report the private data in the name of a folder or page, which is part of an address."""
    for found in private_data(name.replace("-", " "), allowed):
        yield problem(found.code, Location(path), text=found.text)
