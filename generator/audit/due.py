"""Tasks with deadlines: entries to review, consents to renew, requests to answer, consultations that end."""

import csv
import io
from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import NamedTuple

from generator.content.data.deadlines import ANSWER, Deadline
from generator.content.data.vocabularies import Vocabularies
from generator.content.entry import Article, Entry
from generator.content.entry_kinds import EntryKind
from generator.engine.errors import BuildError
from generator.text.vietnamese import slugify

MAX_REQUESTS = 20_000
_CONSENT_NOTICE = 90  # days: somebody has to visit the person; `guong check` warns from 30 days on
_COLUMNS = {
    "id": "id", "ma": "id", "so": "id", "ma-yeu-cau": "id", "kind": "kind", "loai": "kind", "loai-yeu-cau": "kind",
    "received": "received", "ngay-nhan": "received", "answered": "answered", "ngay-tra-loi": "answered",
    "done": "done", "ngay-xong": "done", "ngay-hoan-thanh": "done",
}  # fmt: skip
_NEEDED = {"id": "mã", "kind": "loại", "received": "ngày nhận"}


class Task(NamedTuple):
    """A task: its deadline (None: as soon as possible), the work, and its object (a path or the id of a request).

    `notice` is the number of days before the deadline from which it is listed.
    """

    day: date | None
    what: str
    about: str
    notice: int = 30


class Request(NamedTuple):
    """A request about personal data, from the private register of the office; the name is left out."""

    id: str
    kind: str
    received: date
    answered: date | None
    done: date | None


def tasks_of_article(article: Article, vocabularies: Vocabularies) -> Iterator[Task]:
    """Yield the tasks about an entry; a withdrawn one has none."""
    entry, matter = article.entry, article.matter
    if matter.withdrawn is not None:
        return
    if matter.review_due is not None:
        yield Task(matter.review_due, "Rà soát lại bài", entry.path)
    if matter.consent is not None:
        if matter.consent.expires is not None:
            yield Task(matter.consent.expires, "Xin đồng ý lại", entry.path, _CONSENT_NOTICE)
        if vocabularies.legal_bases[matter.consent.basis].awaits_review:
            yield Task(None, "Rà soát cơ sở công khai", entry.path)


def tasks_of_closing(entry: Entry, kind: EntryKind, today: date) -> Iterator[Task]:
    """Yield the task of an entry's last day: its page closes by itself, the rest is for people to do."""
    if entry.closes is not None and entry.closes >= today:
        yield Task(entry.closes, kind.closing_task, entry.path)


def tasks_of_request(request: Request, deadlines: Mapping[str, Deadline], holidays: Container[date]) -> Iterator[Task]:
    """Yield the open tasks about a request."""
    if request.done is not None:
        return
    if request.answered is None and ANSWER in deadlines:
        deadline = deadlines[ANSWER]
        yield Task(deadline.ends(request.received, holidays), deadline.label, f"yêu cầu {request.id}")
    if request.kind != ANSWER:
        deadline = deadlines[request.kind]
        yield Task(deadline.ends(request.received, holidays), deadline.label, f"yêu cầu {request.id}")


def read_requests(content: bytes, name: str, kinds: Iterable[str]) -> list[Request]:
    """Parse the CSV of a register. Raises BuildError that lists every wrong line."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BuildError(f"{name} không phải là CSV ghi theo UTF-8.") from None
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    columns = [_COLUMNS.get(slugify(cell)) for cell in rows[0]] if rows else []
    if missing := [meaning for column, meaning in _NEEDED.items() if column not in columns]:
        raise BuildError(f"{name} thiếu cột: {', '.join(missing)}.")
    if len(rows) > MAX_REQUESTS:
        raise BuildError(f"{name} có hơn {MAX_REQUESTS} dòng.")
    kinds, wrong, requests = tuple(kinds), [], []
    for number, row in enumerate(rows[1:], 2):
        cells = {column: cell.strip() for column, cell in zip(columns, row, strict=False) if column}
        if not any(cells.values()):
            continue
        try:
            requests.append(_request(cells, kinds))
        except ValueError as error:
            wrong.append(f"  dòng {number}: {error}")
    if wrong:
        raise BuildError("\n".join((f"{name} có dòng sai:", *wrong)))
    return requests


def _request(cells: Mapping[str, str], kinds: tuple[str, ...]) -> Request:
    kind = slugify(cells.get("kind", ""))
    if kind not in kinds:
        raise ValueError(f"không có loại “{cells.get('kind', '')}”; các loại: {', '.join(kinds)}")
    received = _day(cells, "received")
    if received is None:
        raise ValueError("thiếu ngày nhận")
    return Request(cells.get("id") or "không mã", kind, received, _day(cells, "answered"), _day(cells, "done"))


def _day(cells: Mapping[str, str], column: str) -> date | None:
    text = cells.get(column, "")
    if not text:
        return None
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007  (a date has no time zone)
        except ValueError:
            continue
    raise ValueError(f"“{text}” không phải là ngày; ghi như 19/05/2026 hoặc 2026-05-19")


def in_order(tasks: Iterable[Task]) -> list[Task]:
    """Return the tasks sorted by deadline; those without one come last."""
    return sorted(tasks, key=lambda each: (each.day or date.max, each.what, each.about))


def within(tasks: Iterable[Task], today: date, days: int | None) -> Iterator[Task]:
    """Yield the tasks that are overdue, due within `days` (None: within their own notice), or without deadline."""
    for each in tasks:
        notice = each.notice if days is None else days
        if each.day is None or (each.day - today).days <= notice:
            yield each


def is_overdue(task: Task, today: date) -> bool:
    """Return whether the deadline has passed; on the day itself it has not."""
    return task.day is not None and task.day < today


def line_of(task: Task, today: date) -> str:
    """Return a task as one line, with the days left."""
    if task.day is None:
        return f"không hạn      {'':<16}  {task.what}: {task.about}"
    left = (task.day - today).days
    how_long = f"còn {left} ngày" if left > 0 else "hôm nay" if left == 0 else f"quá hạn {-left} ngày"
    return f"{task.day:%d/%m/%Y}     {how_long:<16}  {task.what}: {task.about}"
