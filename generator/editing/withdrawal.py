"""Plans the withdrawal of an entry, or of one person from it: the edits, and the mentions to check by hand.

Only full names are replaced; short forms that may mean the person (“ông An”) are listed, not guessed.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from generator.content.decoding import LineIndex
from generator.content.entry_files import EntryFile, address_of
from generator.content.entry_kinds import ENTRY_KINDS
from generator.content.model import GROUP, Matter, key_order
from generator.editing.file_edits import ContentEdit, links_to
from generator.editing.front_matter import Value
from generator.editing.front_matter_edits import values_of, with_key, with_words, without_item
from generator.engine.errors import BuildError
from generator.problems.problem import Location
from generator.text.person_names import NamePattern, people_in
from generator.text.vietnamese import comparison_key

_TITLES = r"(?:ông|bà|anh|chị|em|cô|chú|bác|cụ|cháu|thầy|đồng chí)"
_SENTENCE_START = re.compile(r"(?:^|[.!?…]\s+|\n\s*\n\s*|[#>|*-]\s+)[\s*_“\"'(]*$")
SOMEBODY = "một người"


class WithdrawnKeys(NamedTuple):
    """The key `withdrawn` of an entry: the day, a reason that names nobody, the address that replaces the entry."""

    day: date
    reason: str
    to: str | None

    @property
    def value(self) -> dict[str, Value]:
        """Return the key's value for front matter."""
        value: dict[str, Value] = {"date": self.day, "reason": self.reason}
        return value | ({"to": self.to} if self.to else {})


class Mention(NamedTuple):
    """A line that names, may name, or links to what is withdrawn: its location and text."""

    at: Location
    text: str


class WithdrawalPlan(NamedTuple):
    """A withdrawal: its edit, the mentions it leaves, and the photos whose text names the person (file, key)."""

    edit: ContentEdit
    mentions: tuple[Mention, ...]
    photos: tuple[tuple[str, str], ...] = ()


def withdraw_plan(
    file: EntryFile, names: tuple[str, ...], withdrawn: WithdrawnKeys, texts: Mapping[str, str]
) -> WithdrawalPlan:
    """Plan to withdraw an entry about the people `names`; `withdrawn` is its new key. Raises BuildError.

    Links to it become plain text, and stories drop it from their exemplars.
    """
    sought = [NamePattern(part) for name in names for part in people_in(name)]
    if any(True for name in sought for _ in name.matches(withdrawn.reason)):
        raise BuildError("Lý do gỡ không được nêu tên người: ghi chung, ví dụ “Theo đề nghị của người được nêu”.")
    edited: dict[str, str] = {}
    for path, text in texts.items():
        changed = _unlinked(text, address_of(file))
        if file.kind.has_person and ENTRY_KINDS.at(path) is not None and file.slug in changed:
            changed = _without_exemplar(changed, path, file.slug)
        if changed != text:
            edited[path] = changed
    own, order = edited.get(file.path, texts[file.path]), key_order(file.kind.model)
    edited[file.path] = with_key(own, file.path, "withdrawn", withdrawn.value, order)
    others = {path: edited.get(path, text) for path, text in texts.items() if path != file.path}
    return WithdrawalPlan(ContentEdit(edited), tuple(_mentions(sought, others)))


def person_plan(
    file: EntryFile, name: str, replacement: str, profiles: Mapping[str, str], texts: Mapping[str, str]
) -> WithdrawalPlan:
    """Plan to remove one person from an entry; `profiles` maps slugs to names. Raises BuildError."""
    sought, text = NamePattern(name), texts[file.path]
    if not any(sought.matches(text)):
        raise BuildError(f"Bài {file.path} không nêu “{name}”.")
    photos = tuple(_photos_of(text, file.path, sought))
    text = _without_person(text, file.path, name, profiles)
    replace = _replacing(name, replacement)
    head, body = _split(with_words(text, file.path, replace))
    text = head + replace(body)
    mentions = (*_mentions([sought], {file.path: text}), *_short_forms(name, file.path, text))
    return WithdrawalPlan(ContentEdit({file.path: text}), mentions, photos)


def people_of(matter: Matter) -> Iterator[str]:
    """Yield the names of the people that an entry describes; groups are no people."""
    return (each.name for each in matter.described if each.subject_type != GROUP)


def remaining_links(address: str, texts: Mapping[str, str]) -> Iterator[Mention]:
    """Yield the links to an address that a withdrawal does not edit."""
    pattern = links_to(address)
    for path, text in texts.items():
        index = LineIndex(path, text)
        for match in pattern.finditer(text) if address in text else ():
            yield _mention(index, text, match.start())


def _unlinked(text: str, address: str) -> str:
    """Replace Markdown links to an address by their text."""
    if address not in text:
        return text
    return re.sub(rf"\[([^\[\]\n]*)\]\(/{re.escape(address)}(?:#[^)\s]*)?(?:\s+\"[^\"\n]*\")?\)", r"\1", text)


def _without_exemplar(text: str, path: str, slug: str) -> str:
    exemplars = values_of(text, path).get("exemplars")
    if isinstance(exemplars, list) and slug in exemplars:
        return without_item(text, path, "exemplars", exemplars.index(slug))
    return text


def _without_person(text: str, path: str, name: str, profiles: Mapping[str, str]) -> str:
    """Remove a person from the keys `people` and `exemplars`."""
    key = comparison_key(name)
    people = values_of(text, path).get("people")
    for index in reversed(range(len(people) if isinstance(people, list) else 0)):
        match people[index] if isinstance(people, list) else None:
            case {"name": str(each)} if comparison_key(each) == key:
                text = without_item(text, path, "people", index)
    exemplars = values_of(text, path).get("exemplars")
    for index in reversed(range(len(exemplars) if isinstance(exemplars, list) else 0)):
        slug = exemplars[index] if isinstance(exemplars, list) else None
        if isinstance(slug, str) and comparison_key(profiles.get(slug, "")) == key:
            text = without_item(text, path, "exemplars", index)
    return text


def _replacing(name: str, replacement: str) -> Callable[[str], str]:
    """Return a function that replaces a name, with its title (“ông Nguyễn Văn An”), in a text."""
    words = r"\s+".join(re.escape(word) for word in name.split())
    pattern = re.compile(rf"(?<!\w)(?P<title>{_TITLES}\s+)?{words}(?!\w)", re.IGNORECASE)

    def replaced(match: re.Match[str]) -> str:
        before = match.string[max(0, match.start() - 40) : match.start()]
        is_capital = match["title"][:1].isupper() if match["title"] else _SENTENCE_START.search(before)
        return replacement[:1].upper() + replacement[1:] if is_capital else replacement

    return lambda text: pattern.sub(replaced, text)


def _split(text: str) -> tuple[str, str]:
    """Split a file into its front matter, with both `---` lines, and its body."""
    closing = re.compile(r"^---[ \t]*\n", re.MULTILINE)
    end = [match.end() for match in closing.finditer(text)][1]
    return text[:end], text[end:]


def _photos_of(text: str, path: str, sought: NamePattern) -> Iterator[tuple[str, str]]:
    """Yield file and key of every text of a photo that names the person."""
    photos = values_of(text, path).get("photos")
    for photo in photos if isinstance(photos, list) else []:
        if isinstance(photo, dict):
            for key in ("alt", "caption", "credit"):
                value = photo.get(key)
                if isinstance(value, str) and any(sought.matches(value)):
                    yield str(photo.get("file")), key


def _mentions(sought: list[NamePattern], texts: Mapping[str, str]) -> Iterator[Mention]:
    for path, text in texts.items():
        index = LineIndex(path, text)
        for name in sought:
            for match in name.matches(text):
                yield _mention(index, text, match.offset or 0)


def _short_forms(name: str, path: str, text: str) -> Iterator[Mention]:
    """Yield titles with the given name alone (“ông An”): the person, or a namesake."""
    given = re.escape(name.rsplit(maxsplit=1)[-1])
    index = LineIndex(path, text)
    for match in re.finditer(rf"(?<!\w){_TITLES}\s+{given}(?!\w)", text, re.IGNORECASE):
        yield _mention(index, text, match.start())


def _mention(index: LineIndex, text: str, offset: int) -> Mention:
    begin, end = text.rfind("\n", 0, offset) + 1, text.find("\n", offset)
    return Mention(index.at(offset), text[begin : end if end >= 0 else None].strip())
