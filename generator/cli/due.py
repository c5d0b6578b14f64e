"""`guong due`: lists reviews, consents, requests and consultations by deadline."""

from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path

from generator.audit.due import (
    Task,
    in_order,
    is_overdue,
    line_of,
    read_requests,
    tasks_of_article,
    tasks_of_closing,
    tasks_of_request,
    within,
)
from generator.build.prepare import prepare
from generator.build.tools import tools_at
from generator.cli.configuration import configured
from generator.content.deadlines import load_deadlines
from generator.content.settings import Settings
from generator.content.vocabularies import load_vocabularies
from generator.content.working_days import holidays_of
from generator.engine.errors import BuildError, reason_of
from generator.entries.reader import Articles
from generator.problems.problem import has_errors
from generator.problems.reports.text import as_text


def list_due(config_file: Path, days: int | None, today: date | None, requests: Path | None) -> tuple[list[str], bool]:
    """Return a line for each task due within `days` (None: its own notice), and whether one is overdue.

    Raises BuildError.
    """
    root, (settings, _) = config_file.parent, configured(config_file)
    today = today or settings.today
    tasks = chain(_of_entries(root, settings, today), _of_requests(root, requests))
    chosen = in_order(within(tasks, today, days))
    return [line_of(each, today) for each in chosen], any(is_overdue(each, today) for each in chosen)


def _of_entries(root: Path, settings: Settings, today: date) -> Iterator[Task]:
    with tools_at(root) as tools:
        site, _ = prepare(root, settings, tools)
        articles = Articles(root, tools.cache, site.library.context)
        for entry in (*site.library.entries, *site.library.lapsed):
            yield from tasks_of_article(articles.of(entry), site.library.context.vocabularies)
        for entry in site.library.shown:
            yield from tasks_of_closing(entry, settings.entry_kinds[entry.type], today)


def _of_requests(root: Path, file: Path | None) -> Iterator[Task]:
    if file is None:
        return
    deadlines, problems = load_deadlines(root)
    vocabularies, found = load_vocabularies(root)
    if has_errors([*problems, *found]):
        raise BuildError(as_text([*problems, *found]).rstrip("\n"))
    holidays = holidays_of(vocabularies)
    try:
        content = file.read_bytes()
    except OSError as error:
        raise BuildError(f"Không đọc được {file}: {reason_of(error)}.") from error
    for request in read_requests(content, file.name, deadlines):
        yield from tasks_of_request(request, deadlines, holidays)
