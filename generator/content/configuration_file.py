"""Finds keys in `mkdocs.yml` with their lines, so that a problem of a setting has its place."""

from pathlib import Path

import yaml

from generator.problems.problem import Location

CONFIG = "mkdocs.yml"
OWN_KEYS = ("plugins", "guong-sang")


def location_of(root: Path, *keys: str) -> Location:
    """Return the place of the key that a path of keys leads to; of its nearest parent if it is missing.

    In a list, a step leads to the item that is named so, or that has that key. Tags, such as `!ENV`, do not matter.
    """
    node = _read(root)
    found = None
    for key in keys:
        step = _step(node, key)
        if step is None:
            break
        found, node = step
    if found is None:
        return Location(CONFIG)
    return Location(CONFIG, found.start_mark.line + 1, found.start_mark.column + 1)


def value_of(root: Path, *keys: str) -> yaml.Node | None:
    """Return the value that a path of keys leads to, as a node that knows its line; None if there is none."""
    node = _read(root)
    for key in keys:
        step = _step(node, key)
        node = step[1] if step else None
    return node


def mapping_at(root: Path, *keys: str) -> dict[str, yaml.Node]:
    """Return the values of the keys below a path of keys; none if it leads to no mapping."""
    node = value_of(root, *keys)
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return {name.value: value for name, value in pairs if isinstance(name.value, str)}


def text_at(root: Path, *keys: str) -> str:
    """Return the text of a key as YAML reads it: without quotes and comment; empty if there is none, or a tag."""
    node = value_of(root, *keys)
    return node.value if isinstance(node, yaml.ScalarNode) and not node.tag.startswith("!") else ""


def _read(root: Path) -> yaml.Node | None:
    """Parse the file without making values. MkDocs reports a broken one."""
    try:
        node: yaml.Node | None = yaml.compose((root / CONFIG).read_text("utf-8"), Loader=yaml.SafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError):
        return None
    return node


def _step(node: yaml.Node | None, key: str) -> tuple[yaml.Node, yaml.Node] | None:
    """Return the node of a key, and that of its value."""
    if isinstance(node, yaml.MappingNode):
        return next(((name, value) for name, value in node.value if name.value == key), None)
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            if isinstance(item, yaml.ScalarNode) and item.value == key:
                return item, item
            if step := _step(item, key) if isinstance(item, yaml.MappingNode) else None:
                return step
    return None
