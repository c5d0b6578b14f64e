"""The prompts in drafts: the body a genre starts with, and the check that no prompt is published."""

import re
from collections.abc import Iterator

from generator.content.data.terms import GenreTerm
from generator.content.decoding import LineIndex
from generator.content.entry_source import RawEntry
from generator.content.model_parts import Part
from generator.content.yaml_tree import scalars
from generator.problems.problem import Problem, problem

_BEGIN = "(Cần viết: "
_PROMPT = re.compile(r"\(Cần viết: [^\n]{0,60}")
_WHOLE_PROMPT = re.compile(r"\(Cần viết: [^\n]*")
# Placeholders for required keys.
SUMMARY = f"{_BEGIN}một, hai câu, 40–300 ký tự, nêu kết quả trước)"
AUTHOR = f"{_BEGIN}tên người viết hoặc cơ quan)"


def prompt_for(meaning: str) -> str:
    """Return the prompt for the value of a key."""
    return f"{_BEGIN}{meaning})"


def part_prompts(part: type[Part]) -> dict[str, str]:
    """Return prompts for a group of keys: for the required ones, or for all texts if none is required."""
    fields = part.model_fields
    required = {key: field for key, field in fields.items() if field.is_required()}
    shown = required or {key: field for key, field in fields.items() if field.default is None}
    return {key: prompt_for(field.description or key) for key, field in shown.items()}


def draft_body(genre: GenreTerm | None) -> str:
    """Return the body of a draft: the sections of the genre (`content/data/genres.yml`), each with its prompt."""
    parts: list[str] = []
    for section in genre.outline if genre else ():
        parts += [f"## {section.heading}"] if section.heading else []
        parts.append(f"{_BEGIN}{section.prompt})")
    return "\n\n".join(parts) or f"{_BEGIN}nội dung bài)"


def prompts_in(text: str) -> Iterator[tuple[int, str]]:
    """Yield the offset and the first characters of every prompt in a text."""
    if _BEGIN in text:
        for match in _PROMPT.finditer(text):
            yield match.start(), match[0].partition(")")[0] + ")"


def whole_prompts_in(text: str) -> Iterator[tuple[int, str]]:
    """Yield the offset and the line's rest of every prompt: the writer did not word it."""
    if _BEGIN in text:
        for match in _WHOLE_PROMPT.finditer(text):
            yield match.start(), match[0]


def check_unwritten(raw: RawEntry) -> Iterator[Problem]:
    """Report the first unanswered prompt of an entry, and their number."""
    index = LineIndex(raw.path, raw.body)
    in_keys = [(scalar.at, text) for _, scalar in scalars(raw.matter) for _, text in prompts_in(scalar.value or "")]
    in_body = [(index.at(offset), text) for offset, text in prompts_in(raw.body)]
    found = [*in_keys, *((at._replace(line=raw.body_line + at.line - 1), text) for at, text in in_body)]
    if found:
        at, text = found[0]
        yield problem("GS120", at, text=text, count=len(found))
