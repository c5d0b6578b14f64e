"""Plans the withdrawal of an entry, or of one person from it: the edits, and the mentions to check by hand.

Whole names are replaced, other people's longer names stay (`person_words.py`); short forms that may mean the person
(“ông An”) are listed, not guessed. Labels of links that become plain text are listed, since they may name the person.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from generator.content.data.data_files import COLLECTIONS
from generator.content.decoding import LineIndex
from generator.content.entry_kinds import ENTRY_KINDS, PROFILE
from generator.content.files.entry_files import EntryFile, address_of
from generator.content.model import GROUP, Matter, key_order
from generator.editing.collection_edits import without_entries
from generator.editing.file_edits import ContentEdit, links_to
from generator.editing.front_matter import Value
from generator.editing.front_matter_edits import values_of, with_key, with_words, without_item
from generator.editing.person_words import others, replacing, title_pattern
from generator.engine.errors import BuildError
from generator.problems.problem import Location
from generator.text.person_names import NamePattern, people_in
from generator.text.vietnamese import comparison_key

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


class Withdrawn(NamedTuple):
    """What is withdrawn: the names of its people, its titles that tell them apart, the names that may stay."""

    names: tuple[str, ...]
    titles: tuple[str, ...] = ()
    known: tuple[str, ...] = ()

    @property
    def patterns(self) -> list[NamePattern]:
        """Return the patterns of all names and titles."""
        people = (part for name in self.names for part in people_in(name))
        return [NamePattern(each, self.known) for each in dict.fromkeys((*people, *self.titles))]


class WithdrawalPlan(NamedTuple):
    """A withdrawal: its edit, the mentions it leaves, and what people have to look at.

    `labels` are those of links that stay as plain text, `others` places where a longer name contains the person's,
    `photos` those whose text names the person (file, key).
    """

    edit: ContentEdit
    mentions: tuple[Mention, ...]
    labels: tuple[Mention, ...] = ()
    others: tuple[Mention, ...] = ()
    photos: tuple[tuple[str, str], ...] = ()


def withdraw_plan(
    file: EntryFile, about: Withdrawn, withdrawn: WithdrawnKeys, texts: Mapping[str, str], instead: Mapping[str, str]
) -> WithdrawalPlan:
    """Plan to withdraw an entry; `withdrawn` is its new key. Raises BuildError.

    Links to it become plain text, stories drop it from their exemplars, and it leaves its collections. `instead` maps
    labels of links to the texts that replace them; all others stay.
    """
    sought = about.patterns
    if any(True for name in sought for _ in name.matches(withdrawn.reason)):
        raise BuildError("Lý do gỡ không được nêu tên người: ghi chung, ví dụ “Theo đề nghị của người được nêu”.")
    edited: dict[str, str] = {}
    labels: list[Mention] = []
    addresses = {address_of(file), *_former_addresses(texts[file.path], file.path)}
    for path, text in texts.items():
        changed = (
            without_entries(text, addresses) if path == COLLECTIONS else _unlinked(text, address_of(file), instead)
        )
        if path != file.path:
            kept = (
                each for each in _labels(text, path, address_of(file)) if instead.get(each.text, each.text) == each.text
            )
            labels += kept
        if file.kind.has_person and ENTRY_KINDS.at(path) is not None and file.slug in changed:
            changed = _without_exemplar(changed, path, file.slug)
        if changed != text:
            edited[path] = changed
    own, order = edited.get(file.path, texts[file.path]), key_order(file.kind.model)
    edited[file.path] = with_key(own, file.path, "withdrawn", withdrawn.value, order)
    rest = {path: edited.get(path, text) for path, text in texts.items() if path != file.path}
    return WithdrawalPlan(ContentEdit(edited), tuple(_mentions(sought, rest)), tuple(labels))


def person_plan(
    file: EntryFile, name: str, replacement: str, profiles: Mapping[str, str], texts: Mapping[str, str]
) -> WithdrawalPlan:
    """Plan to remove one person from an entry; `profiles` maps slugs to names. Raises BuildError."""
    key, text = comparison_key(name), texts[file.path]
    known = [each for each in profiles.values() if comparison_key(each) != key]
    sought = NamePattern(name, known)
    if not any(NamePattern(name).matches(text)):
        raise BuildError(f"Bài {file.path} không nêu “{name}”.")
    photos = tuple(_photos_of(text, file.path, sought))
    labels: list[Mention] = []
    for slug, each in profiles.items():
        if comparison_key(each) == key:
            labels += _labels(text, file.path, f"{PROFILE.slug}/{slug}/")
            text = _unlinked(text, f"{PROFILE.slug}/{slug}/", {})
    text = _without_person(text, file.path, name, profiles)
    replace = replacing(name, replacement)
    head, body = _split(with_words(text, file.path, replace))
    text = head + replace(body)
    index = LineIndex(file.path, text)
    longer = tuple(_mention(index, text, offset) for offset in others(name, text))
    mentions = dict.fromkeys((*_mentions([sought], {file.path: text}), *_short_forms(name, file.path, text)))
    left = tuple(each for each in mentions if each not in longer)
    return WithdrawalPlan(ContentEdit({file.path: text}), left, tuple(labels), longer, photos)


def _former_addresses(text: str, path: str) -> Iterator[str]:
    aliases = values_of(text, path).get("aliases")
    return (str(each).removeprefix("/") for each in (aliases if isinstance(aliases, list) else ()))


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


def _links(address: str) -> re.Pattern[str]:
    """Return the pattern of Markdown links to an address of this site."""
    label, title = r"(?P<label>(?:[^\[\]\n]|\\[\[\]]|\n(?!\s*\n))*)", r"""(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?"""
    return re.compile(rf"(?<!\\)\[{label}\]\(\s*<?/{re.escape(address)}(?:#[^)\s>]*)?>?{title}\s*\)")


def _unlinked(text: str, address: str, instead: Mapping[str, str]) -> str:
    """Replace Markdown links to an address by their labels, or by what stands `instead` of these."""
    if address not in text:
        return text
    return _links(address).sub(lambda link: instead.get(_line(link["label"]), link["label"]), text)


def _labels(text: str, path: str, address: str) -> Iterator[Mention]:
    """Yield the labels of the links to an address."""
    index = LineIndex(path, text)
    for link in _links(address).finditer(text) if address in text else ():
        yield Mention(index.at(link.start("label")), _line(link["label"]))


def _line(label: str) -> str:
    return " ".join(label.split())


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


def _mentions(sought: Iterable[NamePattern], texts: Mapping[str, str]) -> Iterator[Mention]:
    patterns = list(sought)
    for path, text in texts.items():
        index = LineIndex(path, text)
        for name in patterns:
            for match in name.matches(text):
                yield _mention(index, text, match.offset or 0)


def _short_forms(name: str, path: str, text: str) -> Iterator[Mention]:
    """Yield what may mean the person or a namesake: titles with the given name (“ông An”), and the given name alone.

    A capital word beside the given name makes it another's name, or that of a place.
    """
    given = re.escape(name.rsplit(maxsplit=1)[-1])
    index, capital = LineIndex(path, text), r"[^\W\d_a-zà-öø-ÿ]"
    titled = re.compile(rf"(?<!\w){title_pattern()}\s+{given}(?!\w)", re.IGNORECASE)
    alone = re.compile(rf"(?<!\w){given}(?!\w)(?!\s+{capital})")
    offsets = {match.end() - len(given): match.start() for match in titled.finditer(text)}
    for match in alone.finditer(text):
        before = text[: match.start()].rpartition("\n")[2].split()
        if match.start() not in offsets and not (before and before[-1][:1].isupper()):
            offsets[match.start()] = match.start()
    yield from (_mention(index, text, offset) for offset in sorted(offsets.values()))


def _mention(index: LineIndex, text: str, offset: int) -> Mention:
    begin, end = text.rfind("\n", 0, offset) + 1, text.find("\n", offset)
    return Mention(index.at(offset), text[begin : end if end >= 0 else None].strip())
