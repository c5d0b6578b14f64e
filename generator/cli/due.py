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
from generator.content.data.data_files import DATA_DIR
from generator.content.data.deadlines import ANSWER, load_deadlines
from generator.content.data.vocabularies import load_vocabularies
from generator.content.data.working_days import holidays_of
from generator.content.settings import Settings
from generator.engine.errors import BuildError, reason_of
from generator.entries.reader import Articles
from generator.problems.problem import has_errors
from generator.problems.reports.text import as_text

HOLIDAYS = f"{DATA_DIR}/public_holidays.yml"


def list_due(config_file: Path, days: int | None, today: date | None, requests: Path | None) -> tuple[list[str], bool]:
    """Return a line for each task due within `days` (None: its own notice), and whether one is overdue.

    Raises BuildError.
    """
    root, (settings, _) = config_file.parent, configured(config_file)
    today = today or settings.today
    of_requests, years = _of_requests(root, requests)
    chosen = in_order(within(chain(_of_entries(root, settings, today), of_requests), today, days))
    lines = [line_of(each, today) for each in chosen]
    return [*lines, *_notes(years)], any(is_overdue(each, today) for each in chosen)


def _notes(years: set[int]) -> Iterator[str]:
    """Yield a warning about deadlines that were counted with holidays which the vocabulary lacks."""
    if years:
        listed = ", ".join(map(str, sorted(years)))
        yield f"Lưu ý: {HOLIDAYS} chưa đủ ngày nghỉ lễ, Tết của năm {listed}; hạn trên tính theo lịch dự kiến,"
        yield "chưa kể ngày hoán đổi. Thêm ngày nghỉ vào tệp ấy khi có thông báo chính thức."


def _of_entries(root: Path, settings: Settings, today: date) -> Iterator[Task]:
    with tools_at(root) as tools:
        site, _ = prepare(root, settings, tools)
        articles = Articles(root, tools.cache, site.library.context)
        for entry in (*site.library.entries, *site.library.lapsed):
            yield from tasks_of_article(articles.of(entry), site.library.context.vocabularies)
        for entry in site.library.shown:
            yield from tasks_of_closing(entry, settings.entry_kinds[entry.type], today)


def _of_requests(root: Path, file: Path | None) -> tuple[list[Task], set[int]]:
    """Return the tasks about requests, and the years whose holidays were estimated for them."""
    tasks: list[Task] = []
    years: set[int] = set()
    if file is None:
        return tasks, years
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
        of_request = list(tasks_of_request(request, deadlines, holidays))
        tasks += of_request
        if any(deadlines[kind].unit != "ngay" for kind in (ANSWER, request.kind) if kind in deadlines):
            years.update(*(holidays.estimated(request.received, each.day) for each in of_request if each.day))
    return tasks, years
