"""Collects every compiled pattern of the generator with the ways it is applied, and makes texts that are hard for it.

Patterns of modules are found in the values of the imported modules, those inside functions in the source. A pattern
that depends on a value of its function needs an example of that value in `EXAMPLES`.
"""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from pathlib import Path
from re import _constants as constants  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import ModuleType, SimpleNamespace
from typing import Any, NamedTuple

import generator

ROOT = Path(generator.__file__).parent
_APPLIED = frozenset({"match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split"})
_AT_THE_START = frozenset({"match", "fullmatch"})
_MOST_UNITS = 14
_NO_END = "\x02"  # no pattern matches it, so that none ends well

# Values of functions that their patterns contain, by module.
EXAMPLES: dict[str, dict[str, object]] = {
    "generator.editing.file_edits": {
        "before": r"""((?:^|(?<=[\s("'<\[:]))(?:/|(?:\.\./)+)?)""", "address": "guong/nguyen-van-an/"
    },
    "generator.editing.new_site": {"passage": "mau"},
    "generator.editing.registration.term_cells": {"separators": r"[;/+,]|\bvà\b"},
    "generator.editing.withdrawal": {
        "address": "guong/nguyen-van-an/", "given": "An", "capital": "[A-ZĐ]", "title": r"""(?:\s+(?:"[^"\n]*"))?""",
        "label": r"(?P<label>(?:[^\[\]\n]|\\[\[\]]|\n(?!\s*\n))*)",
    },
    "generator.editing.person_words": {"marked": r"\*\*ông\s+", "plain": r"(?:ông\s+)*bà\s+"},
    "generator.editing.registration.private_details": {"pattern": r"\d{6}", "peoples": "Thái|Mường"},
    "generator.editing.sample_removal": {"passage": "mau"},
    "generator.entries.rules.deeds": {
        "parts": ["cứu", r"bị\s+nạn"], "between": r"(?:\s+(?:[^\s.!?;:]|[.:](?=\w))+){0,8}?\s+",
    },
    "generator.entries.rules.groups": {"named": r"(?i:hộ)\s+", "people": "Kinh|Thái"},
    "generator.entries.rules.reading": {"words": ["Nguyễn", "Văn", "An"]},
    "generator.entries.rules.style": {"term": SimpleNamespace(groups=("hộ", "người"))},
    "generator.text.person_names": {"words": ["van", "an"], "each": ["van", "an"], "parts": ["[nN]"] * 3},
    "generator.text.prefilter": {"exact": r"vui\s+mừng|vui"},
}  # fmt: skip
WITHOUT_EXAMPLE: list[str] = []  # patterns of functions with a value that `EXAMPLES` lacks


class Collected(NamedTuple):
    """A pattern, where it is defined, and whether it is only applied to the beginning of a text."""

    name: str
    pattern: re.Pattern[str]
    is_anchored: bool


@cache
def collected_patterns() -> tuple[Collected, ...]:
    """Return every pattern of the generator, each once."""
    found: dict[tuple[str, int], Collected] = {}
    modules = list(_modules())
    trees = {module.__name__: ast.parse(Path(str(module.__file__)).read_text("utf-8")) for module in modules}
    applied = _ways_applied(trees)
    for module in modules:
        for name, pattern in (*_of_values(module), *_of_functions(module, trees[module.__name__])):
            if isinstance(pattern.pattern, str):
                owner = name.partition("[")[0]
                ways = applied.get(f"{module.__name__}.{owner}" if owner.startswith("_") else owner, _APPLIED)
                where = f"{module.__name__}.{name}"
                found.setdefault((pattern.pattern, pattern.flags), Collected(where, pattern, ways <= _AT_THE_START))
    return tuple(found.values())


def _modules() -> Iterator[ModuleType]:
    for each in pkgutil.walk_packages([str(ROOT)], "generator."):
        yield importlib.import_module(each.name)


def _ways_applied(trees: Mapping[str, ast.AST]) -> dict[str, frozenset[str]]:
    """Return the methods called on each name, a private one with its module; all where it is handed on as a value."""
    ways: dict[str, set[str]] = {}
    for module, tree in trees.items():
        owners: dict[int, str] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute):
                owners[id(node.value)] = node.attr
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                name = f"{module}.{node.id}" if node.id.startswith("_") else node.id
                way = owners.get(id(node))
                ways.setdefault(name, set()).update({way} & _APPLIED if way else _APPLIED)
    return {name: frozenset(each) for name, each in ways.items()}


def _of_values(module: ModuleType) -> Iterator[tuple[str, re.Pattern[str]]]:
    for name, value in vars(module).items():
        yield from _inside(name, value, 0)


def _inside(name: str, value: object, depth: int) -> Iterator[tuple[str, re.Pattern[str]]]:
    if isinstance(value, re.Pattern):
        yield name, value
    elif depth < 4 and isinstance(value, tuple | list):
        for number, each in enumerate(value):
            yield from _inside(f"{name}[{number}]", each, depth + 1)
    elif depth < 4 and isinstance(value, dict) and not name.startswith("__"):
        for key, each in list(value.items()):
            yield from _inside(f"{name}[{key!r}]", each, depth + 1)


def _of_functions(module: ModuleType, tree: ast.AST) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield the patterns of calls such as `re.sub(…)`, and of `re.compile` inside functions."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    for node in {id(each): each for function in functions for each in ast.walk(function)}.values():
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
            and node.func.attr in _APPLIED | {"compile"}
        ):
            names = vars(module) | EXAMPLES.get(module.__name__, {})
            flags = [
                each for each in (*node.args[1:], *(word.value for word in node.keywords)) if "re." in ast.unparse(each)
            ]
            try:
                source = _value(node.args[0], names)
                flag = _value(flags[-1], names) if flags and "re." in ast.unparse(flags[-1]) else 0
            except (NameError, TypeError) as error:
                WITHOUT_EXAMPLE.append(f"{module.__name__}:{node.lineno}: {error}")
                continue
            way = "[]" if node.func.attr in _AT_THE_START else "()"
            yield f"re.{node.func.attr}{way}:{node.lineno}", re.compile(source, flag)


def _value(node: ast.expr, names: dict[str, Any]) -> Any:  # noqa: ANN401
    return eval(compile(ast.Expression(node), "pattern", "eval"), names)  # noqa: S307  (our own source)


def hard_texts(pattern: re.Pattern[str], size: int) -> Iterator[str]:
    """Yield texts of a size that make a pattern work: each of its pieces over and over, alone and in pairs."""
    tree = parser.parse(pattern.pattern, pattern.flags)
    units = list(dict.fromkeys(filter(None, _units(tree))))[:_MOST_UNITS]
    pairs = [first + second for first, second in product(units[:5], repeat=2) if first != second]
    for unit in dict.fromkeys((*units, *pairs)):
        yield (unit * (size // len(unit) + 1))[:size] + _NO_END
    whole = _sample(tree)
    for unit in units:  # a beginning that matches, then a piece without an end
        yield (whole[: max(1, len(whole) // 2)] + unit * (size // len(unit) + 1))[:size] + _NO_END


def _units(tree: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield a sample of each piece of a parsed pattern."""
    yield _sample(tree)
    for operator, argument in tree:
        for below in _below(operator, argument):
            yield _sample(below)
            yield from _units(below)
        if operator in {constants.LITERAL, constants.NOT_LITERAL, constants.IN, constants.ANY}:
            yield _sample([(operator, argument)])


def _below(operator: Any, argument: Any) -> list[Any]:  # noqa: ANN401
    if operator in {constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT}:
        return [argument[2]]
    if operator is constants.SUBPATTERN:
        return [argument[3]]
    if operator is constants.BRANCH:
        return list(argument[1])
    if operator in {constants.ASSERT, constants.ASSERT_NOT}:
        return [argument[1]]
    return [argument] if operator is constants.ATOMIC_GROUP else []


def _sample(tree: Any) -> str:  # noqa: ANN401
    """Return a short text that matches a parsed pattern, as far as its assertions let it."""
    return "".join(_sample_of(operator, argument) for operator, argument in tree)


def _sample_of(operator: Any, argument: Any) -> str:  # noqa: ANN401
    sample = ""
    if operator is constants.LITERAL:
        sample = chr(argument)
    elif operator is constants.IN:
        sample = _member(argument)
    elif operator in {constants.ANY, constants.NOT_LITERAL}:
        sample = "a" if argument != ord("a") else "b"
    elif operator in {constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT}:
        sample = _sample(argument[2]) * max(1, min(argument[0], 40))
    elif operator not in {constants.ASSERT, constants.ASSERT_NOT} and (below := _below(operator, argument)):
        sample = _sample(below[0])
    return sample


_CANDIDATES = 'a0 A-.,\n/é_"(<&`#@đ\u0300'


def _member(items: Any) -> str:  # noqa: ANN401
    """Return a character of a set: of those that texts are full of, if one belongs to it."""
    for char in _CANDIDATES:
        if re.compile(_set(items)).match(char):
            return char
    first = next((argument for operator, argument in items if operator is constants.LITERAL), None)
    ranges = next((argument for operator, argument in items if operator is constants.RANGE), (ord("a"), ord("a")))
    return chr(first if first is not None else ranges[0])


_CATEGORIES = {
    constants.CATEGORY_DIGIT: r"\d", constants.CATEGORY_NOT_DIGIT: r"\D", constants.CATEGORY_SPACE: r"\s",
    constants.CATEGORY_NOT_SPACE: r"\S", constants.CATEGORY_WORD: r"\w", constants.CATEGORY_NOT_WORD: r"\W",
}  # fmt: skip


def _set(items: Any) -> str:  # noqa: ANN401
    pieces = ""
    for operator, argument in items:
        if operator is constants.NEGATE:
            pieces += "^"
        elif operator is constants.LITERAL:
            pieces += re.escape(chr(argument))
        elif operator is constants.RANGE:
            pieces += f"{re.escape(chr(argument[0]))}-{re.escape(chr(argument[1]))}"
        else:
            pieces += _CATEGORIES[argument]
    return f"[{pieces}]"
