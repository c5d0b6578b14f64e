"""`guong check`, `guong verify`, `guong schema`: what is wrong with the content, or with the site made of it."""

import json
from collections.abc import Iterable
from pathlib import Path

from generator.audit.links import verify_site
from generator.build.prepare import prepare
from generator.cli.against import check_against
from generator.cli.changed_since import check_change
from generator.cli.configuration import configured
from generator.cli.verifying import verify_withdrawn
from generator.content.entry_type import EntryType
from generator.content.vocabularies import load_vocabularies
from generator.engine.errors import BuildError
from generator.engine.workers import tools_at
from generator.outputs.editor_schemas import editor_files, json_schema
from generator.problems.problem import Problem, in_order
from generator.problems.reports import Report, report_of


def check_content(
    config_file: Path, paths: Iterable[Path], since: str | None = None, against: str | None = None
) -> Report:
    """Check the content; report on all of it, or on some files and folders, or on a change. Raises BuildError.

    Where it is checked `against` what was published, every address that has died is reported too, whoever killed it.
    """
    root = config_file.parent
    chosen = [_relative(path, root) for path in paths] or ["."]

    def is_chosen(found: Problem) -> bool:
        return any(_is_below(found.location.path, part) for part in chosen)

    if since is not None:
        report = check_change(config_file, since, is_chosen)
        dead = _dead(config_file, against) if against is not None else []
        return report._replace(problems=tuple(in_order((*report.problems, *filter(is_chosen, dead)))))
    settings, _ = configured(config_file)
    with tools_at(root) as tools:
        site, problems = prepare(root, settings, tools)
    dead = check_against(root, against, site, problems) if against is not None else []
    return report_of(filter(is_chosen, (*problems, *dead)))


def _dead(config_file: Path, against: str) -> list[Problem]:
    settings, _ = configured(config_file)
    with tools_at(config_file.parent) as tools:
        site, problems = prepare(config_file.parent, settings, tools)
    return check_against(config_file.parent, against, site, problems)


def check_site(config_file: Path, names: Iterable[str] = (), *, is_preview: bool = False) -> tuple[Report, Path]:
    """Check the site that was built, and that it does not hold some names; return the report and the site's folder.

    Raises BuildError where there is no site.
    """
    settings, site_dir = configured(config_file, is_preview=is_preview)
    if not site_dir.is_dir():
        command = "guong build --preview" if is_preview else "guong build"
        raise BuildError(f"Chưa có thư mục {site_dir}: chạy “{command}” trước.")
    withdrawn = verify_withdrawn(config_file.parent, settings, site_dir, names)
    return report_of((*verify_site(site_dir, settings.site_url), *withdrawn)), site_dir


def schema_text(config_file: Path, kind: str) -> str:
    """Write the JSON Schema of profiles or stories."""
    vocabularies, _ = load_vocabularies(config_file.parent)
    return json.dumps(json_schema(EntryType(kind), vocabularies), ensure_ascii=False, indent=2)


def write_editor_files(config_file: Path) -> list[str]:
    """Write the schemas and snippets for editors anew; return the paths of those that were not so."""
    vocabularies, _ = load_vocabularies(config_file.parent)
    changed = []
    for path, text in editor_files(vocabularies):
        file = config_file.parent / path
        if not file.is_file() or file.read_text("utf-8") != text:
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, "utf-8")
            changed.append(path)
    return changed


def _relative(path: Path, root: Path) -> str:
    resolved = path.resolve()
    if not resolved.exists():
        raise BuildError(f"Không có tệp hay thư mục nào tên {path}.")
    if not resolved.is_relative_to(root):
        raise BuildError(f"{path} không thuộc trang này ({root}).")
    return resolved.relative_to(root).as_posix()


def _is_below(path: str, part: str) -> bool:
    return part in {".", path} or path.startswith(f"{part}/")
