"""Messy sheets: every row is counted as read, left or dropped, and no private detail of a cell enters a draft."""

import re
from datetime import date
from pathlib import Path

import pytest

from generator.content.context import Context
from generator.content.settings import Settings
from generator.editing.existing_entries import ExistingEntries
from generator.editing.registration.columns import find_tables
from generator.editing.registration.files import read_sheets
from generator.editing.registration.private_details import clean_name, clean_text
from generator.editing.registration.report import result_lines, summary_line, table_lines, unknown_field_lines
from generator.editing.registration.rows import Importer, ImportOptions, RowResult, Status
from generator.gazetteer import load_gazetteer
from tests.support.messy_sheets import MESSY
from tests.support.site_copies import VOCABULARIES

TODAY = date(2026, 6, 1)
CONTEXT = Context(VOCABULARIES, load_gazetteer(), Settings(today=TODAY))
STYLE = VOCABULARIES.style
# No number, year, ethnic group or village of the cells may be in a draft.
PRIVATE = re.compile(r"19\d\d|0?9\d{2} ?\d{3}|0?01062|Mường|Khmer|Thái|\bnữ\b|thôn Mẫu|\d tuổi\b(?! Đảng)")


def imported(name: str) -> tuple[list[RowResult], str]:
    """Return the results of a sheet and its report."""
    case = MESSY[name]
    options = dict(zip(case.options[::2], case.options[1::2], strict=True))
    importer = Importer(
        ExistingEntries(), CONTEXT, ImportOptions(within=options.get("--within", ""), field=options.get("--field", ""))
    )
    results: list[RowResult] = []
    lines: list[str] = []
    for table in find_tables(read_sheets(case.content, "x"), lines.append):
        found = list(importer.results(table))
        assert [each.row for each in found] == [row.number for row in table.rows]  # none is lost
        results += found
        lines += [*table_lines(table, TODAY), *result_lines(found, is_done=False)]
    lines += [*unknown_field_lines(results, VOCABULARIES.fields), summary_line(results, is_done=False)]
    return results, "\n".join(lines)


@pytest.mark.parametrize("name", MESSY)
def test_every_row_is_counted(name: str) -> None:
    case = MESSY[name]
    results, report = imported(name)
    new = [each for each in results if each.status is Status.NEW]
    assert sorted(Path(each.detail).parent.name for each in new) == sorted(case.slugs), report
    left = sum(each.status is Status.SKIPPED for each in results)
    assert (len(new), left) == case.counts[:2], report
    dropped = f" Bỏ {sum(map(int, re.findall('[0-9]+', case.counts.dropped)))} dòng khác: {case.counts.dropped}."
    assert report.endswith(f"để lại {left}.{dropped if case.counts.dropped else ''}"), report
    for text in case.shows:
        assert text in report
    for each in new:
        said = re.sub("registration: dk-.*", "", each.text.partition("summary:")[0])
        assert not PRIVATE.search(said), said
    assert not re.search(r"\d{6}|19\d\d", "\n".join(report.split("\n")[1:]).replace("(1962)", "")), report


NAMES = {
    "Trần Thị Lan, sinh ngày 12/3/1962": ("Trần Thị Lan", ["năm sinh"]),
    "Trần Thị Lan (sinh 12-3-1962)": ("Trần Thị Lan", ["năm sinh"]),
    "Trần Thị Lan, ngày sinh: 12.3.1962": ("Trần Thị Lan", ["năm sinh"]),
    "Trần Thị Lan, sinh ngày 12 tháng 3 năm 1962": ("Trần Thị Lan", ["năm sinh"]),
    "Trần Thị Lan; S.N: 1962": ("Trần Thị Lan", ["năm sinh"]),
    "Trần Thị Lan 1962": ("Trần Thị Lan", ["năm sinh"]),
    "Trần Thị Lan – NS: 03/1962": ("Trần Thị Lan", ["năm sinh"]),
    "Lò Thị Lan - dân tộc Thái": ("Lò Thị Lan", ["dân tộc"]),
    "Lò Thị Lan, DT: H’Mông, sinh năm 1962": ("Lò Thị Lan", ["năm sinh", "dân tộc"]),
    "Lò Thị Lan, người Khơ Mú": ("Lò Thị Lan", ["dân tộc"]),
    "Lò Thị Lan, Mường": ("Lò Thị Lan", ["dân tộc"]),
    "Trần Thị Lan, đạo Cao Đài": ("Trần Thị Lan", ["tôn giáo"]),
    "Trần Thị Lan, CMND: 212 345 678": ("Trần Thị Lan", ["số giấy tờ"]),
    "Trần Thị Lan - SĐT: 0912.345.678": ("Trần Thị Lan", ["số điện thoại"]),
    "Trần Thị Lan (STK 1903 1234 5678 90)": ("Trần Thị Lan", ["tài khoản"]),
    "Trần Thị Lan, lan@example.vn": ("Trần Thị Lan", ["thư điện tử"]),
    "Trần Thị Lan, tổ 5, phường Mẫu": ("Trần Thị Lan", ["địa chỉ nhà"]),
    "Trần Thị Lan (Nữ)": ("Trần Thị Lan", ["giới tính"]),
    "Trần Thị Lan": ("Trần Thị Lan", []),
    "Trần Thị Mường": ("Trần Thị Mường", []),
    "H’Hen Niê": ("H’Hen Niê", []),
    "Nguyễn Văn Năm (Năm Lửa)": ("Nguyễn Văn Năm (Năm Lửa)", []),
    "Nguyễn Thái Hoa": ("Nguyễn Thái Hoa", []),
    "Trần Nam": ("Trần Nam", []),
    "Gia đình ông Trần Văn Sinh": ("Gia đình ông Trần Văn Sinh", []),
}  # fmt: skip


@pytest.mark.parametrize("text", NAMES)
def test_a_name_is_freed_from_the_details_beside_it(text: str) -> None:
    found = clean_name(text, STYLE)
    assert (found.text, sorted(found.dropped)) == (NAMES[text][0], sorted(NAMES[text][1]))


ROLES = [
    "Trưởng thôn", "Bí thư nhiệm kỳ 2020-2025", "Chủ tịch Hội từ 2015", "40 năm tuổi Đảng",
    "Giáo viên Trường dân tộc nội trú",
    "Trưởng phòng Dân tộc và Tôn giáo", "Tổ trưởng tổ 5", "Người Thái Bình xa quê", "Người có uy tín",
    "Đội trưởng Đội 12",
    "Sinh viên năm 3", "Trung đoàn 174", "Nghệ nhân hát Then", "Giám đốc HTX 1/5",
]  # fmt: skip


@pytest.mark.parametrize("text", ROLES)
def test_a_role_without_private_details_stays(text: str) -> None:
    assert clean_text(text, STYLE) == (text, (), "", None)
