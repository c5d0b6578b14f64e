"""`guong check --changed-since`: reports the problems that a branch is responsible for.

These are the problems in the files it changed, and elsewhere those that were not there at the merge base. The content
of the merge base is checked only if a file outside of the change has a problem.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from generator.build.mkdocs_output import OVERRIDES
from generator.build.prepare import prepare
from generator.cli.configuration import configured
from generator.content.files.tree import CONTENT_DIR
from generator.content.settings import Settings
from generator.engine.errors import BuildError
from generator.engine.git import changed_paths, merge_base, tree_at
from generator.engine.parallel import BuildTools
from generator.problems.problem import Problem, printable
from generator.problems.reports import Report, report_of_change


class Change(NamedTuple):
    """The work since a revision: the merge base and every path that differs from it."""

    base: str
    paths: frozenset[str]


def change_since(root: Path, revision: str) -> Change:
    """Return the change of the work tree since it branched off `revision`. Raises BuildError."""
    base = merge_base(root, revision)
    return Change(base, changed_paths(root, base))


def report_on_change(
    config_file: Path, change: Change, problems: Iterable[Problem], settings: Settings, tools: BuildTools
) -> Report:
    """Report those of today's `problems` that the change is responsible for. Raises BuildError."""
    problems = list(problems)
    before: Iterable[Problem] = ()
    if not {each.location.path for each in problems} <= set(map(printable, change.paths)):
        settings_then = None if config_file.name in change.paths else settings
        before = _problems_at(change.base, config_file, settings_then, tools)
    return report_of_change(problems, before, change.paths)


def _problems_at(commit: str, config_file: Path, settings: Settings | None, tools: BuildTools) -> list[Problem]:
    """Check the content of a commit; without `settings`, by the configuration of that commit.

    A commit without a valid configuration had no site, so no problems.
    """
    with tree_at(config_file.parent, commit, (CONTENT_DIR, OVERRIDES, config_file.name)) as tree:
        if settings is None:
            try:
                settings, _ = configured(tree / config_file.name)
            except BuildError:
                return []
        return prepare(tree, settings, tools)[1]
