"""The catalogue: the same rows as CSV and as XLSX, in the official order, and no cell that a spreadsheet runs."""

import csv
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from generator.outputs.data.catalogue import as_csv, as_xlsx, defused, without_apostrophe
from generator.outputs.data.output import data
from generator.site.identifiers import identifier_of
from generator.text.person_names import NamePattern, first_match, readings
from tests.support.data_files import URL, data_files, site_with
from tests.support.factories import profile, story

AWARD = {"award": "bang-khen-cua-chu-tich-ubnd-tinh", "date": "2020-05-19", "decision": "123/QĐ-UBND"}
HEADINGS = [
    "TT", "Tên đơn vị hoặc cá nhân", "Chức vụ", "Địa chỉ", "Lĩnh vực", "Năm", "Điển hình", "Hình thức tôn vinh",
    "Ghi chú", "Tên bài", "Địa phương hiện nay", "Loại gương", "Việc tốt", "Phong trào", "Ngày đăng", "Ngày cập nhật",
    "Trang", "Mã",
]  # fmt: skip
PLACE, NOW = "Phường Phổ Minh, thị xã Đức Phổ, tỉnh Quảng Ngãi", "Phường Đức Phổ, tỉnh Quảng Ngãi"
ATTACKS = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠x", " =1",
    "\u00a0=1", "'=1", "''@x", "=cmd|' /C calc'!A0", '=HYPERLINK("https://example.vn")',
]  # fmt: skip
HARMLESS = ["Nguyễn Văn A", "'ngoặc", "1-2", "a=b", "", "“=”", "x\ny", 'nói "được", rồi làm']


def csv_rows(content: bytes) -> list[list[str]]:
    """Return the cells of a CSV as a reader of our rule gets them."""
    assert content.startswith(b"\xef\xbb\xbf")
    text = content.decode("utf-8-sig")
    return [[without_apostrophe(cell) for cell in row] for row in csv.reader(StringIO(text, newline=""), strict=True)]


def xlsx_rows(content: bytes) -> list[list[Any]]:
    sheet = openpyxl.load_workbook(BytesIO(content)).worksheets[0]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def as_text(cell: Any) -> str:  # noqa: ANN401  (as openpyxl reads it)
    if isinstance(cell, datetime | date):
        return cell.strftime("%Y-%m-%d")
    return "" if cell is None else str(cell)


def test_the_rows_of_both_files() -> None:
    a = profile("a", role="Trưởng thôn", updated="2024-06-02", awards=[AWARD], movements=["dan-van-kheo"])
    b = profile("b", name="Tổ tự quản", subject_type="tap-the", locality="toan-quoc", date="2021-03-04", sample=True)
    told = story(exemplars=["a", "b"], date="2025-01-02")
    expected = [
        HEADINGS,
        ["1", "Nguyễn Văn A; Tổ tự quản", "", PLACE, "Nông nghiệp", "2019", "", "", "",
         "Con đường mới của thôn", NOW, "Gương người tốt, việc tốt", "", "", "2025-01-02", "",
         f"{URL}cau-chuyen/2019/con-duong-moi/", identifier_of(told)],
        ["2", "Nguyễn Văn A", "Trưởng thôn", PLACE, "Nông nghiệp", "2019", "Cá nhân",
         "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh (2020)", "", "", NOW, "Gương người tốt, việc tốt", "",
         "Dân vận khéo", "2024-05-19", "2024-06-02", f"{URL}guong/a/", identifier_of(a)],
        ["3", "Tổ tự quản", "", "Toàn quốc", "Nông nghiệp", "2019", "Tập thể", "", "Bài mẫu", "",
         "", "Gương người tốt, việc tốt", "", "", "2021-03-04", "", f"{URL}guong/b/", identifier_of(b)],
    ]  # fmt: skip
    files = data_files(a, b, told)
    assert csv_rows(files["catalogue.csv"]) == expected
    read = xlsx_rows(files["catalogue.xlsx"])
    assert [[as_text(cell) for cell in row] for row in read] == expected
    assert read[2][14] == datetime(2024, 5, 19)  # noqa: DTZ001  (a day in a spreadsheet)
    assert (read[2][0], read[2][5]) == (2, 2019)


def test_csv_is_as_rfc_4180_says() -> None:
    content = as_csv(("a", "b"), [('nói "được", rồi', "hai\ndòng")]).removeprefix(b"\xef\xbb\xbf").decode()
    assert content == 'a,b\r\n"nói ""được"", rồi","hai\ndòng"\r\n'


@pytest.mark.parametrize("text", ATTACKS)
def test_a_formula_is_defused_and_read_back(text: str) -> None:
    assert defused(text) == f"'{text}"
    (_, (cell,)) = csv_rows(as_csv(("a",), [(text,)]))
    assert cell == text


@pytest.mark.parametrize("text", HARMLESS)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert defused(text) == text
    assert without_apostrophe(text) == text


@pytest.mark.parametrize("text", [each for each in ATTACKS if each.strip() == each])
def test_no_cell_of_the_workbook_is_a_formula_or_a_link(text: str) -> None:
    content = as_xlsx(("a", "b"), [(text, "https://example.vn/")], "x")
    assert xlsx_rows(content)[1] == [text, "https://example.vn/"]
    with ZipFile(BytesIO(content)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml")
    assert b"inlineStr" in sheet
    assert b"<f" not in sheet
    assert b"hyperlink" not in sheet


def test_a_title_that_is_a_formula_comes_to_no_harm() -> None:
    files = data_files(story(title="=HYPERLINK(1) là gì"))
    assert "'=HYPERLINK(1) là gì" in files["catalogue.csv"].decode("utf-8-sig")
    assert csv_rows(files["catalogue.csv"])[1][9] == "=HYPERLINK(1) là gì"


def test_the_headings_stay_on_the_screen() -> None:
    sheet = openpyxl.load_workbook(BytesIO(data_files(profile())["catalogue.xlsx"])).worksheets[0]
    assert sheet.freeze_panes == "C2"


def test_the_workbook_is_made_again_only_when_a_row_changes() -> None:
    def key(**keys: Any) -> str:  # noqa: ANN401  (the type of each key)
        artifacts = {each.path: each for each in data(site_with(profile(**keys)))}
        return artifacts["api/v1/catalogue.xlsx"].key

    assert key() == key(quotes=[{"text": "Mừng lắm.", "speaker": "Ông A"}])
    assert key() != key(role="Trưởng thôn")
    files = [data_files(profile())["catalogue.xlsx"] for _ in range(2)]
    assert files[0] == files[1]


def test_a_name_in_the_workbook_is_found() -> None:
    """As `guong verify` searches it, after a withdrawal."""
    content = data_files(profile(name="Đặng Thị Kín Đáo"))["catalogue.xlsx"]
    assert first_match(readings(content), [NamePattern("Đặng Thị Kín Đáo")])
    assert not first_match(readings(content), [NamePattern("Đặng Thị Kín Kẽ")])
