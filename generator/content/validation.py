"""Validates a YAML tree against a pydantic model: returns an instance, or problems with their places."""

from collections.abc import Iterator
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.content.private_keys import is_private_key
from generator.content.value_types import TermSource
from generator.content.yaml_tree import Mapping, Node, Step, keys, locate, plain, scalars, value_at
from generator.problems.problem import Location, Problem, did_you_mean, problem
from generator.text.vietnamese import closest

Model = TypeVar("Model", bound=BaseModel)

_MAX_SUGGESTIONS = 20  # each costs a comparison with every key of the model

_KINDS = {
    "string_type": ("một dòng chữ", "Ghi “{key}: chữ”, không xuống dòng bằng dấu gạch."),
    "tuple_type": ("một danh sách", "Ghi mỗi mục trên một dòng, bắt đầu bằng dấu gạch “- ”."),
    "model_type": ("một nhóm khóa", "Ghi các khóa con thụt vào bên dưới “{key}:”."),
    "date_type": ("một ngày", "Ghi năm-tháng-ngày, ví dụ 2026-05-19."),
    "int_type": ("một năm", "Ghi năm bằng bốn chữ số."),
    "bool_type": ("true hoặc false", "Chỉ ghi true (có) hoặc false (không)."),
}
_KINDS["dict_type"] = _KINDS["model_attributes_type"] = _KINDS["model_type"]


def validate(
    model: type[Model], node: Mapping, terms: TermSource
) -> tuple[Model | None, list[Problem], frozenset[str]]:
    """Validate `node` as `model`.

    Returns the instance (None if there is any problem), the problems, and the top-level keys without a valid value.
    """
    valid, details = _read(model, node, terms)
    near = _near_keys(details, model)
    misspelt = _misspelt(details, near)
    reported = {detail["loc"] for detail in details}
    blank = [steps for steps, each in scalars(node) if each.value is None and not _is_below(steps, reported)]
    problems = [
        found
        for detail in details
        if detail["loc"] not in misspelt
        for found in _problems(detail, model, node, terms, near.get(detail["loc"], []))
    ]
    problems += [_blank(_last_key(steps), locate(node, steps), steps, model) for steps in blank]
    unreadable = frozenset(str(steps[0]) for steps in (*reported, *blank)) | _meant(near)
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
        expected, example = _KINDS[kind]
        yield problem("GS303", location, key=key, expected=expected, example=example.format(key=key))
    elif kind == "literal_error":
        known = str(context["expected"]).replace(" or ", ", ").replace("'", "")
        yield problem("GS303", location, key=key, expected="một giá trị cho sẵn", example=f"Chọn một trong: {known}.")
    elif kind.startswith("string_too"):
        yield problem("GS304", location, key=key, length=len(str(detail["input"]).strip()), wanted=_wanted(context))
    elif kind in {"too_short", "too_long"}:
        yield problem("GS310", location, key=key, count=context["actual_length"], wanted=_wanted(context))
    elif kind == "GS307":
        yield _unknown_term(location, str(context["value"]), str(context["vocabulary"]), terms)
    elif kind == "GS312":
        yield problem(kind, _repeated(node, steps, location), key=key, **context)
    else:
        yield problem(kind, location, **context)


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _unknown_term(location: Location, value: str, vocabulary: str, terms: TermSource) -> Problem:
    near = did_you_mean(closest(value, terms.slugs(vocabulary)))
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
    known = ", ".join(_model_at(model, steps[:-1]).model_fields)
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


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401
    """Yield the models in the type of a key."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from models_in(part)


def _repeated(node: Node, steps: tuple[Step, ...], fallback: Location) -> Location:
    """Return the location of the second of two equal items."""
    seen: set[object] = set()
    sequence = value_at(node, steps)
    for index, value in enumerate(plain(sequence) or () if sequence else ()):
        if value in seen:
            return locate(node, (*steps, index))
        seen.add(value)  # hashable: items other than texts have failed earlier
    return fallback
