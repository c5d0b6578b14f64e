"""What is to be done by when: entries to review, consents to renew, requests to answer. Plain values, soonest first."""

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import NamedTuple

from generator.content.deadlines import ANSWER, Limit
from generator.content.model import Article, Entry
from generator.content.vocabularies import Vocabularies
from generator.engine.errors import BuildError
from generator.text.vietnamese import slugify

MAX_REQUESTS = 20_000
_COLUMNS = {
    "id": "id", "ma": "id", "so": "id", "ma-yeu-cau": "id", "kind": "kind", "loai": "kind", "loai-yeu-cau": "kind",
    "received": "received", "ngay-nhan": "received", "answered": "answered", "ngay-tra-loi": "answered",
    "done": "done", "ngay-xong": "done", "ngay-hoan-thanh": "done",
}  # fmt: skip
_NEEDED = {"id": "mã", "kind": "loại", "received": "ngày nhận"}


class Due(NamedTuple):
    """One thing to do: by when (None: as soon as can be), what, and about what (a path, a request's id)."""

    day: date | None
    what: str
    about: str


class Request(NamedTuple):
    """A request about personal data as the office's private register has it; no name is needed here."""

    id: str
    kind: str
    received: date
    answered: date | None
    done: date | None


def due_of_article(article: Article, vocabularies: Vocabularies) -> Iterator[Due]:
    """Yield what is to be done about an entry; nothing of one that was withdrawn."""
    entry, matter = article.entry, article.matter
    if matter.withdrawn is not None:
        return
    if matter.review_due is not None:
        yield Due(matter.review_due, "Rà soát lại bài", entry.path)
    if matter.consent is not None:
        if matter.consent.expires is not None:
            yield Due(matter.consent.expires, "Xin đồng ý lại", entry.path)
        if vocabularies.legal_bases[matter.consent.basis].awaits_review:
            yield Due(None, "Rà soát cơ sở công khai", entry.path)


def due_of_notice(entry: Entry, today: date) -> Iterator[Due]:
    """Yield when a notice that asks for opinions ends: it goes by itself, what was said is to be gathered."""
    if entry.consulted_until is not None and entry.consulted_until >= today:
        yield Due(entry.consulted_until, "Hết hạn lấy ý kiến, tổng hợp ý kiến", entry.path)


def due_of_request(request: Request, limits: Mapping[str, Limit], holidays: Collection[date]) -> Iterator[Due]:
    """Yield what is still to be done about a request."""
    if request.done is not None:
        return
    if request.answered is None and ANSWER in limits:
        limit = limits[ANSWER]
        yield Due(limit.ends(request.received, holidays), limit.label, f"yêu cầu {request.id}")
    if request.kind != ANSWER:
        limit = limits[request.kind]
        yield Due(limit.ends(request.received, holidays), limit.label, f"yêu cầu {request.id}")


def read_requests(content: bytes, name: str, kinds: Iterable[str]) -> list[Request]:
    """Read the register's CSV. Raises BuildError that says every line that is wrong."""
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
            return datetime.strptime(text, form).date()  # noqa: DTZ007  (a day has no zone)
        except ValueError:
            continue
    raise ValueError(f"“{text}” không phải là ngày; ghi như 19/05/2026 hoặc 2026-05-19")


def in_order(things: Iterable[Due]) -> list[Due]:
    """Sort by day; what has none comes last."""
    return sorted(things, key=lambda each: (each.day or date.max, each.what, each.about))


def within(things: Iterable[Due], today: date, days: int) -> Iterator[Due]:
    """Keep what is overdue, due within some days, or has no day."""
    return (each for each in things if each.day is None or (each.day - today).days <= days)


def is_overdue(thing: Due, today: date) -> bool:
    """Tell whether the day has passed; on the day itself there is time left."""
    return thing.day is not None and thing.day < today


def told(thing: Due, today: date) -> str:
    """Say it in one line."""
    if thing.day is None:
        return f"không hạn      {'':<16}  {thing.what}: {thing.about}"
    left = (thing.day - today).days
    how_long = f"còn {left} ngày" if left > 0 else "hôm nay" if left == 0 else f"quá hạn {-left} ngày"
    return f"{thing.day:%d/%m/%Y}     {how_long:<16}  {thing.what}: {thing.about}"
