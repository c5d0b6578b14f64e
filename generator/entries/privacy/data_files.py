"""Reports private data in the data files: labels and aliases reach pages and the index, comments the repository."""

from collections.abc import Iterator
from itertools import islice

from generator.content.decoding import LineIndex, decode
from generator.content.yaml_tree import parse_yaml, scalars
from generator.entries.privacy.contacts import Allowed, private_data
from generator.entries.privacy.scan import check_written
from generator.problems.problem import Problem

_MOST = 200  # findings in a file: nobody reads more, and a large file may hold a number in every line


def check_data_file(content: bytes, path: str, allowed: Allowed) -> Iterator[Problem]:
    """Report the private data in a data file, comments included; who reads the file reports that it cannot be read."""
    text, _ = decode(content, path)
    if text is None:
        return
    values: list[str] = []
    # YAML joins lines and reads escapes; most files have neither private data nor escapes, and need no second parsing.
    if "\\" in text or any(private_data(" ".join(text.split()), allowed)):
        node, _ = parse_yaml(text, path)
        values += (scalar.value for _, scalar in scalars(node) if scalar.value) if node is not None else ()
    yield from islice(check_written(text, LineIndex(path, text), 1, values, allowed), _MOST)
