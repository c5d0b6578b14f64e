"""`guong import`: a registration sheet becomes drafts, row by row, after its columns were shown."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Literal

from generator.cli.new import context_of
from generator.cli.prompts import Terminal
from generator.cli.questions import confirmed
from generator.content.context import Context
from generator.editing.draft_from_answers import read_day, term_of
from generator.editing.drafts import create
from generator.editing.existing_entries import read_content
from generator.editing.registration.columns import Table, find_table
from generator.editing.registration.files import read_sheets
from generator.editing.registration.report import fates, totals, understood
from generator.editing.registration.rows import Fate, Importer, Outcome, Wishes, day_of
from generator.editing.registration.sheets import MAX_BYTES, Sheet
from generator.engine.errors import BuildError

Writing = Literal["asked", "at once", "never"]


def wishes_of(day: str, within: str, field: str, kind: str, context: Context) -> Wishes:
    """Read the options. Raises BuildError that names the one that is wrong."""
    wishes, option = Wishes(within=within), ""
    try:
        option = "--date"
        wishes = replace(wishes, day=read_day(day) if day else None)
        option = "--field"
        wishes = replace(wishes, field=term_of(field, context.vocabularies.fields).slug if field else "")
        option = "--kind"
        return replace(wishes, kind=term_of(kind, context.vocabularies.kinds).slug if kind else wishes.kind)
    except ValueError as error:
        raise BuildError(f"{option}: {error}") from None


def import_sheet(
    config_file: Path, file: Path, options: tuple[str, str, str, str], say: Callable[[str], None], writing: Writing
) -> bool:
    """Import a file, written after asking, at once or not at all; tell whether every row was placed.

    Raises BuildError.
    """
    context = context_of(config_file)
    wishes = wishes_of(*options, context)
    tables = _tables(_sheets(file), say)
    importer = Importer(read_content(config_file.parent), context, wishes)
    plans = [(table, list(importer.outcomes(table))) for table in tables]
    for table, _ in plans:
        for line in understood(table, day_of(table, wishes, context.settings.today)):
            say(line)
    is_written = writing == "at once"
    if writing == "asked":
        _tell(plans, say, is_done=False)
        new = sum(outcome.fate is Fate.NEW for _, outcomes in plans for outcome in outcomes)
        is_written = bool(new) and _agreed(new, say)
    if is_written:
        plans = [(table, [_written(config_file.parent, outcome) for outcome in outcomes]) for table, outcomes in plans]
    if is_written or writing == "never":
        _tell(plans, say, is_done=is_written)
    if not is_written:
        say("Chưa ghi gì.")
    return not any(outcome.fate is Fate.LEFT for _, outcomes in plans for outcome in outcomes)


def _sheets(file: Path) -> list[Sheet]:
    try:
        with file.open("rb") as handle:
            return read_sheets(handle.read(MAX_BYTES + 1), file.stem)
    except OSError:
        raise BuildError(f"Không mở được tệp {file}.") from None


def _tables(sheets: list[Sheet], say: Callable[[str], None]) -> list[Table]:
    """Return the sheets that hold registrations; say of the others why they are passed over."""
    tables: list[Table] = []
    for sheet in sheets:
        table = None if sheet.is_hidden else find_table(sheet)
        if table is not None:
            tables.append(table)
        elif sheet.rows:
            why = "bảng đang bị ẩn" if sheet.is_hidden else "không thấy dòng tiêu đề có tên và các cột đăng ký"
            say(f"Bỏ qua bảng “{sheet.name}”: {why}.")
    if not tables:
        raise BuildError(
            "Không thấy dòng tiêu đề nào có cột tên (ví dụ “Tên đơn vị hoặc cá nhân”) cùng các cột chức vụ, địa chỉ, "
            "lĩnh vực. Ghi tiêu đề cho các cột rồi chạy lại."
        )
    return tables


def _tell(plans: list[tuple[Table, list[Outcome]]], say: Callable[[str], None], *, is_done: bool) -> None:
    for table, outcomes in plans:
        say(f"\nBảng “{table.sheet.name}”:")
        for line in fates(outcomes, is_done=is_done):
            say(line)
    say(f"\n{totals([outcome for _, outcomes in plans for outcome in outcomes], is_done=is_done)}")


def _agreed(new: int, say: Callable[[str], None]) -> bool:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise BuildError("Chưa ghi gì: xem lại các cột ở trên; đúng thì chạy lại với --yes, xem thử thì --dry-run.")
    return confirmed(Terminal(say), f"\nTạo {new} bài nháp")


def _written(root: Path, outcome: Outcome) -> Outcome:
    if outcome.fate is not Fate.NEW:
        return outcome
    try:
        create(root, outcome.told, outcome.text)
    except FileExistsError:
        return Outcome(outcome.row, Fate.LEFT, f"vừa có bài khác ở {outcome.told}; chạy lại lệnh này")
    return outcome
