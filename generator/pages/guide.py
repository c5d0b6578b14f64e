"""Values of the staff guide, made from the model and the vocabularies so that the guide always matches the program.

Titles, meanings and examples of keys are those of the model's fields, by which `validation` reads an entry.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import NamedTuple

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.content.data.data_files import DATA_DIR
from generator.content.data.vocabularies import Vocabularies
from generator.content.entry_kinds import EntryKinds
from generator.content.meant_values import models_in
from generator.content.model import Matter
from generator.content.value_types import TermOf, metadata_of
from generator.messages.messages import Messages


class Key(NamedTuple):
    """A front matter key, with an example, the vocabulary of its values and the keys nested in it.

    `anchor` is unique in the guide: the names of the keys it is nested in and its own, joined by hyphens; where an
    earlier kind has a key of that name, the name of the kind comes first.
    """

    name: str
    anchor: str
    title: str
    meaning: str
    example: str
    is_required: bool
    vocabulary: str
    below: tuple["Key", ...]


class KeyGroup(NamedTuple):
    """The keys of one kind of entry, or of all kinds."""

    title: str
    keys: tuple[Key, ...]


class Table(NamedTuple):
    """A vocabulary: its name in the program, its title for staff, its file; slug, label and note of each term."""

    name: str
    title: str
    file: str
    terms: tuple[tuple[str, str, str], ...]


def key_groups(kinds: EntryKinds, messages: Messages) -> tuple[KeyGroup, ...]:
    """Return the keys of each kind alone, then those that all kinds have."""
    shared = Matter.model_fields
    listed: set[str] = set()
    groups: list[KeyGroup] = []
    for kind in kinds:
        own = {name: field for name, field in kind.model.model_fields.items() if name not in shared}
        anchors = {name: f"{kind.name}-{name}" if name in listed else name for name in own}
        groups.append(KeyGroup(kind.text("own_keys", messages), tuple(_keys(own, anchors))))
        listed.update(own)
    return (*groups, KeyGroup(messages.text("guide.shared"), tuple(_keys(shared, {name: name for name in shared}))))


def _keys(fields: Mapping[str, FieldInfo], anchors: Mapping[str, str]) -> Iterator[Key]:
    for name, field in fields.items():
        below = next(models_in(field.annotation), None)
        yield Key(
            name=name,
            anchor=anchors[name],
            title=field.title or name,
            meaning=_sentence(field.description or ""),
            example=str((field.examples or [""])[0]),
            is_required=field.is_required(),
            vocabulary=_vocabulary(field),
            below=tuple(_below(below, anchors[name])) if below is not None else (),
        )


def _below(model: type[BaseModel], anchor: str) -> Iterator[Key]:
    return _keys(model.model_fields, {name: f"{anchor}-{name}" for name in model.model_fields})


def _sentence(text: str) -> str:
    """Return a description as a sentence; a code at its start keeps its case."""
    first = text.partition(" ")[0]
    start = text[:1] if first == "true" or not first.isalpha() else text[:1].upper()
    return start + text[1:] + ("" if text.endswith(("…", ".")) else ".")


def _vocabulary(field: FieldInfo) -> str:
    return next((each.vocabulary for each in metadata_of(field) if isinstance(each, TermOf)), "")


def tables(vocabularies: Vocabularies, messages: Messages) -> tuple[Table, ...]:
    """Return all vocabularies, sorted by title."""
    found = (
        Table(
            name=each.name,
            title=messages.text(f"guide.vocabulary.{each.name}"),
            file=f"{DATA_DIR}/{each.name}.yml",
            terms=tuple((term.slug, term.label, term.note or "") for term in getattr(vocabularies, each.name)),
        )
        for each in fields(vocabularies)
        if each.name != "own_units"
    )
    return tuple(sorted(found, key=lambda table: table.title))
