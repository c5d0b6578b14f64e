"""`guong import`: turns the rows of a registration sheet into drafts, after the columns were confirmed."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Literal, TypeAlias

from generator.cli.new import context_of
from generator.cli.prompts import Terminal
from generator.cli.questions import confirmed
from generator.content.context import Context
from generator.editing.answers import read_day, term_of
from generator.editing.drafts import create
from generator.editing.existing_entries import read_existing_entries
from generator.editing.registration.columns import RegistrationTable, find_tables
from generator.editing.registration.files import read_sheets
from generator.editing.registration.report import result_lines, summary_line, table_lines, unknown_field_lines
from generator.editing.registration.rows import Importer, ImportOptions, RowResult, Status, day_of
from generator.editing.registration.sheets import MAX_BYTES, Sheet
from generator.engine.errors import BuildError

Writing: TypeAlias = Literal["asked", "at once", "never"]
_Plans: TypeAlias = list[tuple[RegistrationTable, list[RowResult]]]


def import_options(day: str, within: str, field: str, kind: str, context: Context) -> ImportOptions:
    """Parse the options. Raises BuildError that names the wrong one."""
    options, option = ImportOptions(within=within), ""
    try:
        option = "--date"
        options = replace(options, day=read_day(day) if day else None)
        option = "--field"
        options = replace(options, field=term_of(field, context.vocabularies.fields).slug if field else "")
        option = "--kind"
        return replace(options, kind=term_of(kind, context.vocabularies.kinds).slug if kind else options.kind)
    except ValueError as error:
        raise BuildError(f"{option}: {error}") from None


def import_sheet(
    config_file: Path, file: Path, typed: tuple[str, str, str, str], say: Callable[[str], None], writing: Writing
) -> bool:
    """Import a file; return whether no row was skipped. Raises BuildError.

    `typed` holds the options --date, --within, --field, --kind as typed;
    `writing` says whether drafts are written after asking, at once or never.
    """
    context = context_of(config_file)
    options = import_options(*typed, context)
    tables = find_tables(_sheets(file), say)
    importer = Importer(read_existing_entries(config_file.parent), context, options)
    plans = [(table, list(importer.results(table))) for table in tables]
    for table, _ in plans:
        for line in table_lines(table, day_of(table, options, context.settings.today)):
            say(line)
    is_written = writing == "at once"
    if writing == "asked":
        _report(plans, context, say, is_done=False)
        new = sum(result.status is Status.NEW for _, results in plans for result in results)
        is_written = bool(new) and _agreed(new, say)
    if is_written:
        plans = [(table, [_written(config_file.parent, result) for result in results]) for table, results in plans]
    if is_written or writing == "never":
        _report(plans, context, say, is_done=is_written)
    if not is_written:
        say("Chưa ghi gì.")
    return not any(result.status is Status.SKIPPED for _, results in plans for result in results)


def _sheets(file: Path) -> list[Sheet]:
    try:
        with file.open("rb") as handle:
            return read_sheets(handle.read(MAX_BYTES + 1), file.stem)
    except OSError:
        raise BuildError(f"Không mở được tệp {file}.") from None


def _report(plans: _Plans, context: Context, say: Callable[[str], None], *, is_done: bool) -> None:
    for table, results in plans:
        say(f"\nBảng “{table.sheet.name}”:")
        for line in result_lines(results, is_done=is_done):
            say(line)
    every = [result for _, results in plans for result in results]
    for line in unknown_field_lines(every, context.vocabularies.fields):
        say(line)
    say(f"\n{summary_line(every, is_done=is_done)}")


def _agreed(new: int, say: Callable[[str], None]) -> bool:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise BuildError("Chưa ghi gì: xem lại các cột ở trên; đúng thì chạy lại với --yes, xem thử thì --dry-run.")
    return confirmed(Terminal(say), f"\nTạo {new} bài nháp")


def _written(root: Path, result: RowResult) -> RowResult:
    if result.status is not Status.NEW:
        return result
    try:
        create(root, result.detail, result.text)
    except FileExistsError:
        return RowResult(result.row, Status.SKIPPED, f"vừa có bài khác ở {result.detail}; chạy lại lệnh này")
    return result
