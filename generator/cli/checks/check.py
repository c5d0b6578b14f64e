"""`guong check`: reports what is wrong with the content."""

from collections.abc import Iterable
from pathlib import Path

from generator.build.prepare import prepare
from generator.build.tools import tools_at
from generator.cli.checks.against import check_against
from generator.cli.checks.changed_since import change_since, report_on_change
from generator.cli.configuration import configured
from generator.content.files.office_files import check_office_files
from generator.engine.errors import BuildError
from generator.problems.problem import Problem, in_order
from generator.problems.reports import Report, report_of
from generator.site.consents import as_on_official_site


def check_content(
    config_file: Path,
    paths: Iterable[Path],
    since: str | None = None,
    against: str | None = None,
    *,
    is_publishing: bool = False,
) -> Report:
    """Check the whole content; report on all of it, on some files and folders, or on a change. Raises BuildError.

    With `against`, every dead address is reported too, whichever change killed it. In the job that publishes, an
    expired consent is no error: the entry leaves the site by being published anew.
    """
    root = config_file.parent
    chosen = [_relative(path, root) for path in paths] or ["."]

    def is_chosen(problem: Problem) -> bool:
        return any(_is_below(problem.location.path, part) for part in chosen)

    change = change_since(root, since) if since is not None else None
    settings, _ = configured(config_file)
    with tools_at(root) as tools:
        site, problems = prepare(root, settings, tools)
        found = list(filter(is_chosen, problems))
        report = report_of(found) if change is None else report_on_change(config_file, change, found, settings, tools)
    dead = check_against(root, against, site, problems) if against is not None else []
    stray = [each for each in check_office_files(root) if change is None or each.location.path in change.paths]
    every = (*report.problems, *filter(is_chosen, [*dead, *stray]))
    judged = every if is_publishing else (as_on_official_site(each, settings) for each in every)
    return report._replace(problems=tuple(in_order(judged)))


def _relative(path: Path, root: Path) -> str:
    resolved = path.resolve()
    if not resolved.exists():
        raise BuildError(f"Không có tệp hay thư mục nào tên {path}.")
    if not resolved.is_relative_to(root):
        raise BuildError(f"{path} không thuộc trang này ({root}).")
    return resolved.relative_to(root).as_posix()


def _is_below(path: str, part: str) -> bool:
    return part in {".", path} or path.startswith(f"{part}/")
