"""Plans how an entry is withdrawn, or one person taken out of a story: what is changed, and what people must look at.

Names are replaced only where they stand whole; what may mean the person (“ông An”) is listed, not guessed.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from generator.content.decoding import LineIndex
from generator.content.entry_files import EntryFile, address_of
from generator.content.entry_source import read_entry
from generator.content.entry_type import EntryType
from generator.content.model import ProfileMatter, StoryMatter
from generator.content.yaml_tree import Plain, plain
from generator.editing.file_edits import ContentEdit, links_to
from generator.editing.front_matter_edits import with_key, with_words, without_item
from generator.engine.errors import BuildError
from generator.problems.problem import Location
from generator.text.person_names import NamePattern, people_in
from generator.text.vietnamese import comparison_key

_ORDERS = {EntryType.PROFILE: tuple(ProfileMatter.model_fields), EntryType.STORY: tuple(StoryMatter.model_fields)}
_ADDRESSED = r"(?:ông|bà|anh|chị|em|cô|chú|bác|cụ|cháu|thầy|đồng chí)"
_BEGINNING = re.compile(r"(?:^|[.!?…]\s+|\n\s*\n\s*|[#>|*-]\s+)[\s*_“\"'(]*$")  # of a sentence
SOMEBODY = "một người"


class Place(NamedTuple):
    """A place that somebody must look at, and its line of text."""

    at: Location
    text: str


class WithdrawalPlan(NamedTuple):
    """What is changed; places where a name still stands or may be meant; photos that name the person (file, key)."""

    edit: ContentEdit
    places: tuple[Place, ...]
    photos: tuple[tuple[str, str], ...] = ()


def withdraw_plan(
    file: EntryFile, names: tuple[str, ...], withdrawn: Mapping[str, str], texts: Mapping[str, str]
) -> WithdrawalPlan:
    """Plan to withdraw an entry that tells of people called `names`. Raises BuildError.

    What leads to it leads there no longer: links become plain text, stories no longer name it among their exemplars.
    """
    sought = [NamePattern(part) for name in names for part in people_in(name)]
    if any(True for name in sought for _ in name.matches(withdrawn["reason"])):
        raise BuildError("Lý do gỡ không được nêu tên người: ghi chung, ví dụ “Theo đề nghị của người được nêu”.")
    made: dict[str, str] = {}
    for path, text in texts.items():
        changed = _unlinked(text, address_of(file))
        if file.type is EntryType.PROFILE and path.startswith("content/stories/") and file.slug in changed:
            changed = _without_exemplar(changed, path, file.slug)
        if changed != text:
            made[path] = changed
    own = made.get(file.path, texts[file.path])
    made[file.path] = with_key(own, file.path, "withdrawn", dict(withdrawn), _ORDERS[file.type])
    others = {path: made.get(path, text) for path, text in texts.items() if path != file.path}
    return WithdrawalPlan(ContentEdit(made), tuple(_places(sought, others)))


def person_plan(
    file: EntryFile, name: str, instead: str, profiles: Mapping[str, str], texts: Mapping[str, str]
) -> WithdrawalPlan:
    """Plan to take one person out of an entry; `profiles` are the names of profiles by slug. Raises BuildError."""
    sought, text = NamePattern(name), texts[file.path]
    if not any(sought.matches(text)):
        raise BuildError(f"Bài {file.path} không nêu “{name}”.")
    photos = tuple(_photos_of(text, file.path, sought))
    text = _without_person(text, file.path, name, profiles)
    replace = _replacement(name, instead)
    head, body = _parted(with_words(text, file.path, replace))
    text = head + replace(body)
    places = (*_places([sought], {file.path: text}), *_short_forms(name, file.path, text))
    return WithdrawalPlan(ContentEdit({file.path: text}), places, photos)


def _unlinked(text: str, address: str) -> str:
    if address not in text:
        return text
    return re.sub(rf"\[([^\[\]\n]*)\]\(/{re.escape(address)}(?:#[^)\s]*)?(?:\s+\"[^\"\n]*\")?\)", r"\1", text)


def _without_exemplar(text: str, path: str, slug: str) -> str:
    exemplars = _values(text, path).get("exemplars")
    if isinstance(exemplars, list) and slug in exemplars:
        return without_item(text, path, "exemplars", exemplars.index(slug))
    return text


def _without_person(text: str, path: str, name: str, profiles: Mapping[str, str]) -> str:
    """Take somebody out of `people` and `exemplars`."""
    key = comparison_key(name)
    people = _values(text, path).get("people")
    for index in reversed(range(len(people) if isinstance(people, list) else 0)):
        match people[index] if isinstance(people, list) else None:
            case {"name": str(told)} if comparison_key(told) == key:
                text = without_item(text, path, "people", index)
    exemplars = _values(text, path).get("exemplars")
    for index in reversed(range(len(exemplars) if isinstance(exemplars, list) else 0)):
        slug = exemplars[index] if isinstance(exemplars, list) else None
        if isinstance(slug, str) and comparison_key(profiles.get(slug, "")) == key:
            text = without_item(text, path, "exemplars", index)
    return text


def _replacement(name: str, instead: str) -> Callable[[str], str]:
    """Return a function that puts other words in place of a name and how it is addressed: “ông Nguyễn Văn An”."""
    words = r"\s+".join(re.escape(word) for word in name.split())
    pattern = re.compile(rf"(?<!\w)(?P<how>{_ADDRESSED}\s+)?{words}(?!\w)", re.IGNORECASE)

    def put(match: re.Match[str]) -> str:
        before = match.string[max(0, match.start() - 40) : match.start()]
        begins = match["how"][:1].isupper() if match["how"] else _BEGINNING.search(before)
        return instead[:1].upper() + instead[1:] if begins else instead

    return lambda text: pattern.sub(put, text)


def _parted(text: str) -> tuple[str, str]:
    """Part a file behind the line that closes its front matter."""
    closing = re.compile(r"^---[ \t]*\n", re.MULTILINE)
    end = [match.end() for match in closing.finditer(text)][1]
    return text[:end], text[end:]


def _photos_of(text: str, path: str, sought: NamePattern) -> Iterator[tuple[str, str]]:
    photos = _values(text, path).get("photos")
    for photo in photos if isinstance(photos, list) else []:
        if isinstance(photo, dict):
            for key in ("alt", "caption", "credit"):
                told = photo.get(key)
                if isinstance(told, str) and any(sought.matches(told)):
                    yield str(photo.get("file")), key


def _places(sought: list[NamePattern], texts: Mapping[str, str]) -> Iterator[Place]:
    for path, text in texts.items():
        index = LineIndex(path, text)
        for name in sought:
            for match in name.matches(text):
                yield _place(index, text, match.offset or 0)


def _short_forms(name: str, path: str, text: str) -> Iterator[Place]:
    """Yield where somebody is addressed by the given name alone: it may be the person, or another of that name."""
    given = re.escape(name.rsplit(maxsplit=1)[-1])
    index = LineIndex(path, text)
    for match in re.finditer(rf"(?<!\w){_ADDRESSED}\s+{given}(?!\w)", text, re.IGNORECASE):
        yield _place(index, text, match.start())


def _place(index: LineIndex, text: str, offset: int) -> Place:
    begin, end = text.rfind("\n", 0, offset) + 1, text.find("\n", offset)
    return Place(index.at(offset), text[begin : end if end >= 0 else None].strip())


def _values(text: str, path: str) -> dict[str, Plain]:
    raw, _ = read_entry(text.encode(), path)
    values = plain(raw.matter) if raw is not None else {}
    return values if isinstance(values, dict) else {}


def withdrawn_keys(day: date, reason: str, to: str | None) -> dict[str, str]:
    """Return what the key `withdrawn` is to hold."""
    return {"date": day.isoformat(), "reason": reason} | ({"to": to} if to else {})


def links_left(address: str, texts: Mapping[str, str]) -> Iterator[Place]:
    """Yield where content still leads to an address in a way that the program does not change."""
    pattern = links_to(address)
    for path, text in texts.items():
        index = LineIndex(path, text)
        for match in pattern.finditer(text) if address in text else ():
            yield _place(index, text, match.start())
