"""Values of the staff guide, made from the model and the vocabularies so that the guide always matches the program.

Titles, meanings and examples of keys are those of the model's fields, by which `validation` reads an entry.
"""

from collections.abc import Iterator
from dataclasses import fields
from typing import NamedTuple

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.content.data_files import DATA_DIR
from generator.content.entry_kinds import EntryKinds
from generator.content.model import Matter
from generator.content.validation import models_in
from generator.content.value_types import TermOf, metadata_of
from generator.content.vocabularies import Vocabularies
from generator.messages.messages import Messages


class Key(NamedTuple):
    """A front matter key, with an example, the vocabulary of its values and the keys nested in it."""

    name: str
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
    """A vocabulary: its name in the program, its title for staff, its file, and the slug and label of each term."""

    name: str
    title: str
    file: str
    terms: tuple[tuple[str, str], ...]


def key_groups(kinds: EntryKinds, messages: Messages) -> tuple[KeyGroup, ...]:
    """Return every key once: the keys of each kind alone, then those that all kinds have."""
    shared = frozenset(Matter.model_fields)
    own = (KeyGroup(kind.text("own_keys", messages), tuple(_keys(kind.model, shared))) for kind in kinds)
    return (*own, KeyGroup(messages.text("guide.shared"), tuple(_keys(Matter))))


def _keys(model: type[BaseModel], without: frozenset[str] = frozenset()) -> Iterator[Key]:
    for name, field in model.model_fields.items():
        if name not in without:
            below = next(models_in(field.annotation), None)
            yield Key(
                name=name,
                title=field.title or name,
                meaning=_sentence(field.description or ""),
                example=str((field.examples or [""])[0]),
                is_required=field.is_required(),
                vocabulary=_vocabulary(field),
                below=tuple(_keys(below)) if below is not None else (),
            )


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
            terms=tuple((term.slug, term.label) for term in getattr(vocabularies, each.name)),
        )
        for each in fields(vocabularies)
    )
    return tuple(sorted(found, key=lambda table: table.title))
