"""`guong check --changed-since`: what a branch is to answer for, told apart from what was wrong before it.

The content is checked as it is, and, where something is wrong outside of the change, once more as it was where the
branch began: what was not wrong then, the change has caused.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

from generator.build.mkdocs_output import OVERRIDES
from generator.build.prepare import prepare
from generator.cli.configuration import configured
from generator.cli.git import changed_paths, merge_base, tree_at
from generator.content.entry_files import CONTENT_DIR
from generator.content.settings import Settings
from generator.engine.errors import BuildError
from generator.engine.work import BuildTools
from generator.engine.workers import tools_at
from generator.problems.problem import Problem, printable
from generator.problems.reports import Report, report_of_change


def check_change(config_file: Path, revision: str, is_chosen: Callable[[Problem], bool]) -> Report:
    """Check the content; report on what has changed since the work at hand left a revision. Raises BuildError."""
    root = config_file.parent
    base = merge_base(root, revision)
    changed = changed_paths(root, base)
    settings, _ = configured(config_file)
    with tools_at(root) as tools:
        _, found = prepare(root, settings, tools)
        now = list(filter(is_chosen, found))
        before: Iterable[Problem] = ()
        if not {each.location.path for each in now} <= set(map(printable, changed)):
            before = _problems_at(base, config_file, None if config_file.name in changed else settings, tools)
    return report_of_change(now, before, changed)


def _problems_at(commit: str, config_file: Path, settings: Settings | None, tools: BuildTools) -> list[Problem]:
    """Check the content as it was at a commit, by the settings of that time where none are given.

    Where there was no site yet, nothing was wrong with it.
    """
    with tree_at(config_file.parent, commit, (CONTENT_DIR, OVERRIDES, config_file.name)) as tree:
        if settings is None:
            try:
                settings, _ = configured(tree / config_file.name)
            except BuildError:
                return []
        return prepare(tree, settings, tools)[1]
