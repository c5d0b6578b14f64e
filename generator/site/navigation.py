"""Reads the navigation of a site (`nav` in `mkdocs.yml`) with its lines, and checks where it leads."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from generator.content.configuration_file import CONFIG, value_of
from generator.problems.problem import Location, Problem, Reference, problem
from generator.site.page_targets import Fault, Frame, judge_navigation


def check_navigation(root: Path, frame: Frame) -> tuple[list[Reference], list[Problem]]:
    """Return links of the navigation to addresses of this site, which are checked when all are known, and problems."""
    references: list[Reference] = []
    problems: list[Problem] = []
    for node in _targets(value_of(root, "nav"), set()):
        location = Location(CONFIG, node.start_mark.line + 1, node.start_mark.column + 1)
        found = judge_navigation(node.value, frame)
        if isinstance(found, Fault):
            problems.append(problem(found.code, location, **found.values))
        elif found is not None:
            references.append(Reference(found, location))
    return references, problems


def theme_folder(root: Path) -> str | None:
    """Return the folder of the site's own theme files (`theme.custom_dir`), if the configuration names one."""
    node = value_of(root, "theme", "custom_dir")
    return node.value or None if isinstance(node, yaml.ScalarNode) else None


def _targets(node: yaml.Node | None, seen: set[int]) -> Iterator[yaml.ScalarNode]:
    """Yield the targets of a part of the navigation, each node once: an alias can repeat one without end."""
    if node is None or id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode) and node.value:
        yield node
    elif isinstance(node, yaml.SequenceNode | yaml.MappingNode):
        for each in node.value:
            yield from _targets(each[1] if isinstance(node, yaml.MappingNode) else each, seen)
