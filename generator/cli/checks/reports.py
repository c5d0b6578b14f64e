"""Publishes reports: to the terminal, a file, the job summary of GitHub Actions."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal, TypeAlias

from generator.cli.own_command import as_typed
from generator.engine.errors import BuildError, reason_of
from generator.engine.git import GitError, repository_of
from generator.problems.problem import has_errors
from generator.problems.reports import Report
from generator.problems.reports.github import MAX_SUMMARY_BYTES, annotations, summary
from generator.problems.reports.gitlab import code_quality
from generator.problems.reports.json_report import json_report
from generator.problems.reports.sarif import sarif
from generator.problems.reports.text import text_report

Format: TypeAlias = Literal["text", "github", "gitlab", "sarif", "json"]
_WRITERS: Mapping[str, Callable[[Report], str]] = {
    "text": text_report, "github": annotations, "gitlab": code_quality, "sarif": sarif, "json": json_report,
}  # fmt: skip
_SUMMARY = "GITHUB_STEP_SUMMARY"


def publish_report(
    report: Report, form: Format, roots: tuple[Path, Path], output: Path | None, print_text: Callable[[str], None]
) -> int:
    """Print a report, or write it to `output` and print it as text. Return the exit status. Raises BuildError.

    Paths of problems are relative to the first of `roots`, those of the content to the second; forges want them
    relative to the top of the repository.
    """
    folder, content_folder = map(_folder, roots) if form != "text" else ("", "")
    located = report._replace(folder=folder, content_folder=content_folder)
    formatted = _WRITERS[form](located)
    if form == "github" and (job_summary := os.environ.get(_SUMMARY)):
        _add_summary(located, Path(job_summary))
    if output is None:
        print_text(as_typed(formatted) if form == "text" else formatted)
    else:
        _write(output, formatted.encode("utf-8", "replace"), "wb")
        print_text(as_typed(text_report(report)))
    return 1 if has_errors(report.problems) else 0


def _folder(root: Path) -> str:
    """Return the path of a folder below the top of its repository; empty without a repository."""
    try:
        folder = root.resolve().relative_to(repository_of(root).resolve()).as_posix()
    except (GitError, ValueError):
        return ""
    return "" if folder == "." else folder


def _add_summary(report: Report, file: Path) -> None:
    """Append to the summary of the job; GitHub accepts a megabyte a step, from all its commands."""
    room = MAX_SUMMARY_BYTES - (file.stat().st_size if file.exists() else 0)
    _write(file, summary(report, room).encode("utf-8", "replace"), "ab")


def _write(file: Path, content: bytes, mode: Literal["ab", "wb"]) -> None:
    try:
        with file.open(mode) as out:
            out.write(content)
    except OSError as error:
        raise BuildError(f"Không ghi được báo cáo vào {file}: {reason_of(error)}.") from error
