"""Looks for what leads to a person in everything that an entry or a page says: keys, texts, body, names of folders."""

import re
from collections.abc import Iterable, Iterator

from generator.content.body import Body
from generator.content.decoding import LineIndex
from generator.content.entry_files import EntryFile
from generator.content.entry_source import RawEntry
from generator.content.yaml_tree import keys, scalars
from generator.entries.privacy.contacts import Allowed, private_data
from generator.problems.problem import Location, Problem, problem

_READ_OTHERWISE = re.compile(r"[*_`\\&<\[]|[^\n]\n[^\n]")  # what Markdown makes of it differs from what is written
_BETWEEN = " \x01 "  # no file holds this character; no number, and no address, goes on over it


def check_private_texts(raw: RawEntry, file: EntryFile, body: Body, allowed: Allowed) -> Iterator[Problem]:
    """Report private data in an entry."""
    yield from check_name(file.slug, file.path, allowed)
    texts = [(scalar.value, scalar.at) for steps, scalar in scalars(raw.matter) if scalar.value and steps[-1] != "file"]
    texts += keys(raw.matter)
    # One look at all that is written and all that is read: few entries hold anything.
    everything = (*(text for text, _ in texts), raw.body, body.text.replace("\n", _BETWEEN))
    if not any(private_data(_BETWEEN.join(everything), allowed)):
        return
    for text, place in texts:
        for find in private_data(text, allowed):
            yield problem(find.code, place, text=find.text)
    yield from check_written(raw.body, LineIndex(raw.path, raw.body), raw.body_line, body.text.split("\n"), allowed)


def check_written(
    text: str, index: LineIndex, first_line: int, blocks: Iterable[str], allowed: Allowed
) -> Iterator[Problem]:
    """Look in a text as it is written, and in its blocks as they are read: marks and entities may part a number.

    `first_line` is the line of the file that the text begins on.
    """
    reported: set[str] = set()
    for find in private_data(text, allowed):
        path, line, column = index.at(find.offset)
        reported.add(find.key)
        yield problem(find.code, Location(path, first_line + line - 1, column), text=find.text)
    blocks = list(blocks)
    if not _READ_OTHERWISE.search(text) or not any(private_data(_BETWEEN.join(blocks), allowed)):
        return
    for block in blocks:
        for find in private_data(block, allowed):
            if find.key not in reported:
                reported.add(find.key)
                yield problem(find.code, index.at(0)._replace(line=first_line), text=find.text)


def check_name(name: str, path: str, allowed: Allowed) -> Iterator[Problem]:
    """Report private data in the name of a folder or page: it is printed in the address."""
    for find in private_data(name.replace("-", " "), allowed):
        yield problem(find.code, Location(path), text=find.text)
