"""Shows what a value of the wrong form was probably meant to be, as lines of YAML to copy."""

import re
from collections.abc import Iterator
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.content.draft_prompts import prompt_for
from generator.content.value_types import TermOf
from generator.content.yaml_tree import Mapping, Node, Scalar, Sequence
from generator.problems.problem import Lines, printable

_MOST_ITEMS = 3
_URL = re.compile(r"https?://")


def meant_lines(key: str, field: FieldInfo, node: Node | None) -> Lines:
    """Return a key with its value as the model wants it, made of what `node` holds; "" where nothing can be told.

    Missing keys of a group have prompts, or terms as examples: nobody must publish an example as a fact.
    """
    model = next(models_in(field.annotation), None)
    is_list = _is_list(field.annotation)
    if model is None:
        return _of_texts(key, _texts(node), is_list=is_list)
    groups = list(_groups(model, node))[: _MOST_ITEMS if is_list else 1]
    if not groups:
        return Lines("")
    lines = [f"{key}:"]
    for group in groups:
        marks = ("  - ", "    ") if is_list else ("  ", "  ")
        lines += [f"{marks[number > 0]}{line}" for number, line in enumerate(group)]
    return Lines("\n".join(lines))


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401
    """Yield the models in the type of a key."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from models_in(part)


def below(node: Mapping, key: str, model: type[BaseModel], own: type[BaseModel]) -> list[str]:
    """Return the keys that follow `key` and belong to its group `model`, not to `own`: they lack their indent."""
    found: list[str] = []
    names = list(node.entries)
    for name in names[names.index(key) + 1 :]:
        if name not in model.model_fields or name in own.model_fields:
            break
        found.append(name)
    return found


def indented(key: str, names: list[str], node: Mapping, *, is_list: bool) -> Lines:
    """Return a key with those of its group below it."""
    marks = ("  - ", "    ") if is_list else ("  ", "  ")
    written = (_written(name, node.entries[name][1]) for name in names)
    return Lines("\n".join([f"{key}:", *(f"{marks[number > 0]}{line}" for number, line in enumerate(written))]))


def is_list(field: FieldInfo) -> bool:
    """Return whether a key holds a list."""
    return _is_list(field.annotation)


def is_list_of_groups(field: FieldInfo) -> bool:
    """Return whether a key holds a list of groups of keys."""
    return _is_list(field.annotation) and next(models_in(field.annotation), None) is not None


def _of_texts(key: str, texts: list[str], *, is_list: bool) -> Lines:
    if not texts:
        return Lines("")
    if is_list:
        return Lines(f"{key}: [{', '.join(texts[:_MOST_ITEMS])}]")
    return Lines(f"{key}: {', '.join(texts)}")


def _groups(model: type[BaseModel], node: Node | None) -> Iterator[list[str]]:
    """Yield the lines of each group that a node may mean: of a text, with the text in the first required key."""
    for item in node.items if isinstance(node, Sequence) else (node,):
        if isinstance(item, Mapping):
            yield [_written(printable(name), value) for name, (_, value) in item.entries.items()]
        elif isinstance(item, Scalar) and item.value:
            required = [name for name, field in model.model_fields.items() if field.is_required()]
            is_url = "url" in model.model_fields and _URL.match(item.value)
            first = "url" if is_url else next(iter(required), next(iter(model.model_fields)))
            rest = (name for name in required if name != first)
            yield [
                f"{first}: {printable(item.value)}",
                *(f"{name}: {_placeholder(model.model_fields[name])}" for name in rest),
            ]


def _texts(node: Node | None) -> list[str]:
    items = node.items if isinstance(node, Sequence) else (node,)
    return [printable(item.value) for item in items if isinstance(item, Scalar) and item.value]


def _written(name: str, value: Node) -> str:
    """Return a key with its value on one line; what has several lines is left to the reader."""
    match value:
        case Scalar():
            return f"{name}: {printable(value.value or '')}".rstrip()
        case Sequence() if all(isinstance(item, Scalar) for item in value.items):
            return f"{name}: [{', '.join(_texts(value))}]"
        case _:
            return f"{name}: …"


def _placeholder(field: FieldInfo) -> str:
    """Return a prompt for a text, an example for a term or a day; of a list, its first item: consent to no more."""
    if field.annotation is str and not any(isinstance(each, TermOf) for each in field.metadata):
        return f'"{prompt_for(field.description or "…")}"'
    example = str((field.examples or ["…"])[0])
    first, comma, _ = example.partition(", ")
    return f"{first}]" if comma and example.startswith("[") else example


def _is_list(annotation: Any) -> bool:  # noqa: ANN401
    return get_origin(annotation) is tuple or any(get_origin(part) is tuple for part in get_args(annotation))
