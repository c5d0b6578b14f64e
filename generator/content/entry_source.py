"""Splits the file of an entry into front matter, with the place of every key, and body."""

from dataclasses import dataclass

from generator.content.decoding import decode, has_conflict
from generator.content.leaks import check_leaks
from generator.content.yaml_tree import Mapping, parse_yaml
from generator.problems.problem import Location, Problem, problem

MAX_ENTRY_BYTES = 256 * 1024
MAX_FRONT_MATTER_BYTES = 32 * 1024
FENCE = "---"


@dataclass(frozen=True, slots=True)
class RawEntry:
    """The file of an entry, not validated. `body_line` and `body_offset` (in `text`) are where the body starts."""

    path: str
    text: str
    matter: Mapping
    body: str
    body_line: int
    body_offset: int


def read_entry(content: bytes, path: str) -> tuple[RawEntry | None, list[Problem]]:
    """Parse the content of a file; None if its front matter cannot be parsed, which the problems explain."""
    if len(content) > MAX_ENTRY_BYTES:
        return None, [problem("GS107", Location(path), limit=MAX_ENTRY_BYTES // 1024)]
    text, problems = decode(content, path)
    if text is None or has_conflict(problems):
        return None, problems
    problems += check_leaks(text, path)
    lines = text.split("\n")
    parts, fence_problems = _split(lines, path)
    problems += fence_problems
    if parts is None:
        return None, problems
    first, last = parts
    matter = "\n".join(lines[first:last])
    if (size := len(matter.encode())) > MAX_FRONT_MATTER_BYTES:
        values = {"size": -(-size // 1024), "limit": MAX_FRONT_MATTER_BYTES // 1024}
        return None, [*problems, problem("GS211", Location(path, first + 1), **values)]
    node, yaml_problems = parse_yaml(matter, path, first + 1)
    problems += yaml_problems
    if not isinstance(node, Mapping):
        if not yaml_problems:
            problems.append(problem("GS209", Location(path, first + 1)))
        return None, problems
    body = [("" if line.rstrip() == FENCE else line) for line in lines[last + 1 :]]
    offset = sum(len(line) + 1 for line in lines[: last + 1])
    return RawEntry(path, text, node, "\n".join(body), last + 2, offset), problems


def _split(lines: list[str], path: str) -> tuple[tuple[int, int] | None, list[Problem]]:
    """Return the index of the first line of the front matter and of its closing fence."""
    fences = [index for index, line in enumerate(lines) if line.rstrip() == FENCE]
    if not fences or fences[0] != 0:
        return None, [problem("GS201", Location(path))]
    doubled: list[Problem] = []
    if len(fences) > 2 and fences[1] == 1:  # noqa: PLR2004  (the second of only two closes empty front matter)
        doubled.append(problem("GS203", Location(path, 2)))
        fences = fences[1:]
    if len(fences) == 1:
        return None, [*doubled, problem("GS202", Location(path))]
    first, last = fences[0] + 1, fences[1]
    doubled += [problem("GS203", Location(path, index + 1)) for index in fences[2:]]
    return (first, last), doubled
