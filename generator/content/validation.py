"""Validates a YAML tree against a pydantic model: returns an instance, or problems with their places."""

import re
from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.content.meant_values import below, indented, is_list, is_list_of_groups, meant_lines, models_in
from generator.content.private_keys import is_private_key
from generator.content.value_types import TermSource
from generator.content.written_values import within_quotes, written_day
from generator.content.yaml_tree import Mapping, Node, Scalar, Step, keys, locate, plain, scalars, value_at
from generator.problems.problem import Lines, Location, Problem, did_you_mean, problem, shortlist
from generator.text.vietnamese import closest

Model = TypeVar("Model", bound=BaseModel)

_FEWEST_LISTED = 2
_MAX_SUGGESTIONS = 20  # each costs a comparison with every key of the model

_KINDS = {
    "string_type": ("một dòng chữ", "Ghi “{key}: chữ”, không xuống dòng bằng dấu gạch."),
    "tuple_type": ("một danh sách", "Ghi mỗi mục trên một dòng, bắt đầu bằng dấu gạch “- ”."),
    "model_type": ("một nhóm khóa", "Ghi các khóa con thụt vào bên dưới “{key}:”."),
    "date_type": ("một ngày", "Ghi năm-tháng-ngày, ví dụ 2026-05-19."),
    "edtf_type": ("một ngày, một tháng hoặc một năm", "Ghi như 2026-05-19, 2026-05 hoặc 2026."),
    "int_type": ("một năm", "Ghi năm bằng bốn chữ số."),
    "bool_type": ("true hoặc false", "Chỉ ghi true (có) hoặc false (không)."),
}
_KINDS |= dict.fromkeys(
    ("int_parsing", "greater_than_equal", "less_than_equal"),
    ("số thứ tự của một mục", "Đếm từ 1, ghi bằng chữ số, ví dụ “{key}: 2”."),
)
_KINDS["dict_type"] = _KINDS["model_attributes_type"] = _KINDS["model_type"]
_READ_AS_TYPE = frozenset({"GS305", "GS306", "GS307", "GS308", "GS309"})
_GROUP_KINDS = frozenset({"dict_type", "model_attributes_type", "model_type"})


def validate(
    model: type[Model], node: Mapping, terms: TermSource
) -> tuple[Model | None, list[Problem], frozenset[str]]:
    """Validate `node` as `model`.

    Returns the instance (None if there is any problem), the problems, and the top-level keys without a valid value.
    """
    unindented = _unindented(model, node)
    taken = {name for _, names in unindented.values() for name in names}
    node = Mapping({key: value for key, value in node.entries.items() if key not in taken}, node.at) if taken else node
    valid, details = _read(model, node, terms)
    near = _near_keys(details, model)
    misspelt = _misspelt(details, near)
    reported = {detail["loc"] for detail in details}
    blank = [steps for steps, each in scalars(node) if each.value is None and not _is_below(steps, reported)]
    blank = [steps for steps in blank if steps[0] not in unindented]
    problems = [
        found
        for detail in details
        if detail["loc"] not in misspelt and detail["loc"][:1] not in {(key,) for key in unindented}
        for found in _problems(detail, model, node, terms, near.get(detail["loc"], []))
    ]
    problems += [_blank(_last_key(steps), locate(node, steps), steps, model) for steps in blank]
    problems += [found for found, _ in unindented.values()]
    unreadable = frozenset(str(steps[0]) for steps in (*reported, *blank)) | _meant(near) | unindented.keys() | taken
    return None if problems else valid, problems, unreadable


def _read(model: type[Model], node: Mapping, terms: TermSource) -> tuple[Model | None, list[ErrorDetails]]:
    try:
        return model.model_validate(plain(node), context={"terms": terms}), []
    except ValidationError as error:
        return None, error.errors(include_url=False)


def _near_keys(details: list[ErrorDetails], model: type[BaseModel]) -> dict[tuple[Step, ...], list[str]]:
    """Return the keys that unknown keys may be misspellings of, best first, for the first `_MAX_SUGGESTIONS`."""
    unknown = [detail["loc"] for detail in details if detail["type"] == "extra_forbidden"][:_MAX_SUGGESTIONS]
    return {steps: closest(str(steps[-1]), _model_at(model, steps[:-1]).model_fields) for steps in unknown}


def _misspelt(details: list[ErrorDetails], near: dict[tuple[Step, ...], list[str]]) -> set[tuple[Step, ...]]:
    """Return the missing keys that are present but misspelt: only the unknown key is reported."""
    meant = {(*steps[:-1], key) for steps, keys in near.items() for key in keys[:1]}
    return meant.intersection(detail["loc"] for detail in details if detail["type"] == "missing")


def _meant(near: dict[tuple[Step, ...], list[str]]) -> frozenset[str]:
    """Return the top-level keys that unknown ones probably mean; rules skip them, as their values are unknown."""
    return frozenset(key for steps, keys in near.items() if len(steps) == 1 for key in keys[:1])


def _is_below(steps: tuple[Step, ...], others: set[tuple[Step, ...]]) -> bool:
    return any(steps[:length] in others for length in range(len(steps) + 1))


def _last_key(steps: tuple[Step, ...]) -> str:
    return str(next((step for step in reversed(steps) if isinstance(step, str)), ""))


def _problems(
    detail: ErrorDetails, model: type[BaseModel], node: Node, terms: TermSource, near: list[str]
) -> Iterator[Problem]:
    steps: tuple[Step, ...] = detail["loc"]
    kind, context = detail["type"], detail.get("ctx", {})
    key = _last_key(steps)
    location = locate(node, steps)
    if kind == "missing":
        yield _missing(key, location, steps, model)
    elif kind == "extra_forbidden":
        yield _unknown_key(key, location, steps, model, near)
        yield from _private_below(value_at(node, steps))
    elif _is_blank(detail["input"]):
        yield _blank(key, location, steps, model)
    elif kind in _KINDS:
        yield _wrong_form(kind, key, location, steps, (model, node))
    elif kind == "literal_error":
        known = str(context["expected"]).replace(" or ", ", ").replace("'", "")
        yield problem("GS303", location, key=key, expected="một giá trị cho sẵn", example=f"Chọn một trong: {known}.")
    elif kind.startswith("string_too"):
        yield problem("GS304", location, key=key, length=len(str(detail["input"]).strip()), wanted=_wanted(context))
    elif kind in {"too_short", "too_long"}:
        yield problem("GS310", location, key=key, count=context["actual_length"], wanted=_wanted(context))
    elif kind in _READ_AS_TYPE:
        listed = _listed_terms(model, steps, context, terms) if kind == "GS307" else ""
        yield _unreadable(kind, location, context | {"listed": listed}, terms)
    elif kind == "GS312":
        yield problem(kind, _repeated(node, steps, location), key=key, **context)
    else:
        yield problem(kind, location, **context)


def _unreadable(kind: str, location: Location, context: dict[str, Any], terms: TermSource) -> Problem:
    """Return the problem of a text that its type does not take."""
    value = str(context["value"])
    if (inner := within_quotes(value)) is not None:
        return problem("GS213", location, value=value, inner=inner)
    if kind == "GS307":
        return _unknown_term(location, value, str(context["vocabulary"]), terms, str(context["listed"]))
    if kind == "GS305":
        day = written_day(value)
        meant = f"Có phải ý bạn là {day}? Chạy “guong fix” để tự sửa. " if day else ""
        return problem("GS305", location, meant=meant, **context)
    return problem(kind, location, **context)


def _wrong_form(
    kind: str, key: str, location: Location, steps: tuple[Step, ...], tree: tuple[type[BaseModel], Node]
) -> Problem:
    """Return the problem of a value of the wrong form, with the lines that it was probably meant to be."""
    model, node = tree
    expected, example = _KINDS[kind]
    to_key = steps[: max(number for number, step in enumerate(steps) if isinstance(step, str)) + 1]
    field = _model_at(model, to_key[:-1]).model_fields[key]
    if kind in {"tuple_type", *_GROUP_KINDS} and is_list_of_groups(field):
        expected = "một danh sách, mỗi mục là một nhóm khóa"
    lines = meant_lines(key, field, value_at(node, to_key))
    hint = Lines(f"Có lẽ ý bạn là:\n{lines}" if lines else example.format(key=key))
    return problem("GS303", location, key=key, expected=expected, example=hint)


def _unindented(model: type[BaseModel], node: Mapping) -> dict[str, tuple[Problem, list[str]]]:
    """Return the problem of each key without a value that keys of its own group follow, and these keys."""
    found: dict[str, tuple[Problem, list[str]]] = {}
    for key, (location, value) in node.entries.items():
        field = model.model_fields.get(key)
        group = next(models_in(field.annotation), None) if field is not None else None
        if field is None or group is None or not isinstance(value, Scalar) or value.value is not None:
            continue
        if names := below(node, key, group, model):
            lines = indented(key, names, node, is_list=is_list_of_groups(field))
            quoted = ", ".join(f"“{name}”" for name in names)
            found[key] = problem("GS351", location, key=key, names=quoted, lines=lines), names
    return found


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _listed_terms(model: type[BaseModel], steps: tuple[Step, ...], context: dict[str, Any], terms: TermSource) -> str:
    """Return a list of the terms that one text names, parted by commas, where the key takes a list; else ""."""
    key = next((number for number, step in reversed(list(enumerate(steps))) if isinstance(step, str)), 0)
    parts = [part.strip() for part in re.split("[,;]", str(context["value"])) if part.strip()]
    if len(parts) < _FEWEST_LISTED or not is_list(_model_at(model, steps[:key]).model_fields[str(steps[key])]):
        return ""
    slugs = terms.slugs(str(context["vocabulary"]))
    meant = [part if part in slugs else next(iter(terms.near(str(context["vocabulary"]), part)), "") for part in parts]
    return f"[{', '.join(meant)}]" if all(meant) else ""


def _unknown_term(location: Location, value: str, vocabulary: str, terms: TermSource, listed: str) -> Problem:
    near = f"Ghi thành danh sách: {listed}. " if listed else did_you_mean(terms.near(vocabulary, value))
    file = f"content/data/{vocabulary}.yml"
    return problem("GS307", location, value=value, vocabulary=vocabulary, file=file, suggestion=near)


def _wanted(context: dict[str, Any]) -> str:
    if "min_length" in context:
        return f"ít nhất {context['min_length']}"
    return f"nhiều nhất {context['max_length']}"


def _missing(key: str, location: Location, steps: tuple[Step, ...], model: type[BaseModel]) -> Problem:
    meaning = _meaning(model, steps)
    if steps[0] == "photos":
        return problem("GS602", location, key=key, meaning=meaning)
    return problem("GS302", location, key=key, where=_where(steps), meaning=meaning)


def _blank(key: str, location: Location, steps: tuple[Step, ...], model: type[BaseModel]) -> Problem:
    if steps[0] == "photos" and key in {"alt", "credit"}:
        return problem("GS602", location, key=key, meaning=_meaning(model, steps))
    return problem("GS322", location, key=key)


def _unknown_key(
    key: str, location: Location, steps: tuple[Step, ...], model: type[BaseModel], near: list[str]
) -> Problem:
    if is_private_key(key):
        return problem("GS804", location, key=key)
    known = shortlist("Các khóa được dùng", key, _model_at(model, steps[:-1]).model_fields)
    return problem("GS301", location, key=key, where=_where(steps), suggestion=did_you_mean(near), known=known)


def _private_below(node: Node | None) -> Iterator[Problem]:
    """Report private keys below an unknown key, where no model rejects them."""
    for key, place in keys(node) if node else ():
        if is_private_key(key):
            yield problem("GS804", place, key=key)


def _where(steps: tuple[Step, ...]) -> str:
    parents = [step for step in steps[:-1] if isinstance(step, str)]
    return f" trong “{parents[-1]}”" if parents else ""


def _meaning(model: type[BaseModel], steps: tuple[Step, ...]) -> str:
    field = _model_at(model, steps[:-1]).model_fields[str(steps[-1])]
    return field.description or str(steps[-1])


def _model_at(model: type[BaseModel], steps: tuple[Step, ...]) -> type[BaseModel]:
    """Return the nested model that `steps` lead to: (`photos`, 0) leads from a profile to a photo."""
    for step in steps:
        if isinstance(step, str):
            model = next(models_in(model.model_fields[step].annotation))
    return model


def _repeated(node: Node, steps: tuple[Step, ...], fallback: Location) -> Location:
    """Return the location of the second of two equal items."""
    seen: set[object] = set()
    sequence = value_at(node, steps)
    for index, value in enumerate(plain(sequence) or () if sequence else ()):
        if value in seen:
            return locate(node, (*steps, index))
        seen.add(value)  # hashable: items other than texts have failed earlier
    return fallback
