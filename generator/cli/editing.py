"""Makes a change to the content and checks it: what brings new errors is taken back."""

from pathlib import Path

from generator.build.prepare import prepare
from generator.content.settings import Settings
from generator.editing.file_edits import Applied, ContentEdit
from generator.engine.errors import BuildError
from generator.engine.workers import tools_at
from generator.problems.problem import Problem, Severity
from generator.problems.reports.text import as_text
from generator.site.site import Site


def checked(root: Path, settings: Settings) -> tuple[Site, list[Problem]]:
    """Read and check the content as it is."""
    with tools_at(root) as tools:
        return prepare(root, settings, tools)


def make_change(root: Path, settings: Settings, edit: ContentEdit, before: list[Problem]) -> Site:
    """Make a change to content that had the problems `before`; return the site as it is then.

    Raises BuildError where the change brings errors that were not there: then nothing has changed.
    """
    applied = Applied(root, edit)
    try:
        site, after = checked(root, settings)
        known = {_told(each, edit) for each in before}
        new = [each for each in after if each.severity is Severity.ERROR and _told(each, edit) not in known]
        if new:
            raise BuildError(f"Đổi như vậy thì bài viết có lỗi, nên chưa có gì thay đổi:\n{as_text(new)}".rstrip("\n"))
    except BaseException:
        applied.take_back()
        raise
    return site


def _told(problem: Problem, edit: ContentEdit) -> tuple[str, str, str]:
    """What a problem says wherever it stands: lines shift, and a folder may have moved."""
    path = problem.location.path
    if edit.move is not None and path.startswith(f"{edit.move[1]}/"):
        path = edit.move[0] + path.removeprefix(edit.move[1])
    return problem.code, path, problem.message
