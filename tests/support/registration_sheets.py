"""Twelve untidy registration sheets as offices send them; all names, numbers and addresses are invented.

A table is written with one row per line and cells separated by |. `n:` is a number, `d:` a date, `=` a formula, ⏎ a line
break in a cell, ¦ a |.
"""

import csv
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from io import BytesIO, StringIO
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from generator.editing.registration.legacy import LEGACY

Value = str | float | date | None


def cells(table: str) -> list[list[Value]]:
    """Parse a table."""
    return [[_value(cell.strip()) for cell in line.split("|")] for line in table.strip("\n").split("\n")]


def _value(text: str) -> Value:
    if text.startswith("n:"):
        return float(text[2:])
    if text.startswith("d:"):
        return date.fromisoformat(text[2:])
    return text.replace("⏎", "\n").replace("¦", "|") or None


def workbook(tables: dict[str, str], arrange: Callable[[dict[str, Worksheet]], object] = lambda _: None) -> bytes:
    """Return an .xlsx file; `arrange` may merge, hide and format cells."""
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    sheets = {name: book.create_sheet(name) for name in tables}
    for name, table in tables.items():
        for row in cells(table):
            sheets[name].append(row)
    arrange(sheets)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def with_results(content: bytes, results: dict[str, str]) -> bytes:
    """Return the workbook with cached results of its formulas, as a spreadsheet program stores them."""
    made = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(made, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            for cell, result in results.items() if "worksheets/" in name else ():
                pattern = rf'<c r="{cell}"([^>]*)><f>(.*?)</f><v ?/?>(?:</v>)?</c>'.encode()
                replacement = rf'<c r="{cell}"\1 t="str"><f>\2</f><v>{result}</v></c>'.encode()
                text, count = re.subn(pattern, replacement, text)
                assert count == 1, cell
            new.writestr(name, text)
    return made.getvalue()


def delimited(table: str, separator: str) -> str:
    """Return a table as CSV."""
    text = StringIO()
    csv.writer(text, delimiter=separator).writerows(
        [["" if cell is None else cell for cell in row] for row in cells(table)]
    )
    return text.getvalue()


def in_legacy(text: str, name: str) -> str:
    """Encode a text for a legacy font, in which capitals with tone marks become small letters."""
    read = next(each.read for each in LEGACY if each.name.startswith(name))
    letters = [chr(code) for code in range(0xA1, 0x100)]
    pairs = [base + sign for base in "aeouyôöAEOUYÔÖ" for sign in letters] if name == "VNI" else []
    written = {read(each): each for each in [*letters, *pairs] if len(read(each)) == 1 and not read(each).isascii()}
    return "".join(written.get(char) or written.get(char.lower(), char) for char in text)


@dataclass(frozen=True)
class Case:
    """A sheet: file name, content, options for the import."""

    file: str
    content: bytes
    options: tuple[str, ...] = ()


_HEADER = (
    "Tên đơn vị hoặc cá nhân | Chức vụ | Năm sinh | Dân tộc | Địa chỉ | Lĩnh vực đăng ký | Số điện thoại liên hệ\n"
)

PLAIN = (
    _HEADER
    + """
Trần Thị Thử Một | Trưởng ấp | n:1975 | Khmer | Số 12, ấp Mẫu, xã Hiệp Hòa, Cầu Ngang, Trà Vinh | Nông nghiệp | 0900 000 001
Ông Lê Văn Thử Hai | Nông dân | n:1960 | Kinh | thị trấn Mỹ Long, Cầu Ngang, Trà Vinh | An sinh xã hội | 0900000002
Hợp tác xã Thử Nghiệm Ba | | | | xã Hiệp Hòa, huyện Cầu Ngang, tỉnh Trà Vinh | Nông nghiệp; Môi trường | 0900.000.003
Gia đình ông Phạm Văn Thử Bốn | | | Kinh | xã Hiệp Hòa - huyện Cầu Ngang - tỉnh Trà Vinh | đời sống xã hội |
""".lstrip("\n")
)

CAPITALS = """
UBND HUYỆN CẦU NGANG | | | | | | | | |
DANH SÁCH ĐĂNG KÝ XÂY DỰNG ĐIỂN HÌNH TIÊN TIẾN NĂM 2021 | | | | | | | | |
 | | | | | | | | |
STT | HỌ VÀ TÊN | CHỨC VỤ | NĂM SINH | | DÂN⏎TỘC | ĐỊA CHỈ | | | LĨNH VỰC ĐĂNG KÝ⏎MÔ HÌNH | SĐT
 | | | NAM | NỮ | | ẤP | XÃ, THỊ TRẤN | HUYỆN | |
(1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) | (9) | (10) | (11)
n:1 | TRẦN THỊ THỬ NĂM | BÍ THƯ CHI BỘ | | n:1970 | KINH | ẤP MẪU A | XÃ HIỆP HÒA | CẦU NGANG | Y TẾ | 0900000005
n:2 | LÊ VĂN THỬ SÁU | | n:1981 | | Khmer | ẤP MẪU B | TT. MỸ LONG | CẦU NGANG | QUỐC PHÒNG, AN NINH | 0900000006
""".lstrip("\n")

TCVN3 = """
STT | Họ và tên | Chức vụ | Năm sinh | Dân tộc | Nơi ở | Lĩnh vực | Điện thoại
n:1 | Nguyễn Văn Thử Bảy | Trưởng thôn | n:1968 | Kinh | thôn Mẫu, xã Bình Minh, Bình Sơn, Quảng Ngãi | Nông nghiệp | 0900000007
n:2 | Vũ Thị Thử Tám | Hội trưởng | n:1972 | Kinh | xã Bình Minh, Bình Sơn, Quảng Ngãi | Văn hóa, thể dục, thể thao | 0900000008
""".lstrip("\n")

VNI = """
Họ và tên | Chức vụ | Năm sinh | Địa chỉ | Lĩnh vực | SĐT
Đặng Thị Thử Chín | Giáo viên | 1980 | thôn Mẫu, xã Bình Minh, huyện Bình Sơn, tỉnh Quảng Ngãi | Giáo dục | 0900000009
Tổ hợp tác Thử Mười |  |  | xã Bình Minh, huyện Bình Sơn, Quảng Ngãi | Môi trường |
""".lstrip("\n")

WINDOWS = """
TT | Đơn vị/cá nhân | Chức danh | Ngày sinh | Chỗ ở | Lĩnh vực đăng ký | Zalo
1 | Lê Thị Thử Mười Một | Bác sĩ | 02/03/1979 | phường Phổ Minh, thị xã Đức Phổ, tỉnh Quảng Ngãi | Y tế | 0900000011
2 | Phòng khám Thử Mười Hai | | | Phổ Minh, Đức Phổ, Quảng Ngãi | lĩnh vực y tế |
""".lstrip("\n")

UTF16 = """
Họ tên | Nghề nghiệp | Sinh năm | Nơi cư trú | Lĩnh vực | Email
Anh Trần Văn Thử Mười Ba | Kỹ sư⏎máy | 1990 | "nhà" mẫu,⏎xã Hợp Lý,⏎tỉnh Phú Thọ | Khoa học và công nghệ | thu13@example.vn
""".lstrip("\n")

DATES = (
    _HEADER
    + """
Trần Thị Thử Mười Bốn | Thợ may | d:1975-05-01 | Kinh | xã Hợp Lý, tỉnh Phú Thọ | Đời sống xã hội | n:900000014
Trần Thị Thử Mười Lăm | Thợ may | n:1975.0 | Kinh | xã Hợp Lý, tỉnh Phú Thọ | Đời sống xã hội | n:900000015
Trần Thị Thử Mười Sáu | Thợ may | 15/10/1980 | Kinh | xã Hợp Lý, tỉnh Phú Thọ | Đời sống xã hội | 0900000016
Trần Thị Thử Mười Bảy | Thợ may | 75 | Kinh | xã Hợp Lý, tỉnh Phú Thọ | Đời sống xã hội | 0900000017
Trần Thị Thử Mười Tám | Học sinh lớp 7 | n:2014 | Kinh | xã Hợp Lý, tỉnh Phú Thọ | Giáo dục và đào tạo | 0900000018
Em Trần Văn Thử Mười Chín | | | Kinh | xã Hợp Lý, tỉnh Phú Thọ | Giáo dục và đào tạo | 0900000019
""".lstrip("\n")
)

SECTIONS = """
DANH SÁCH ĐIỂN HÌNH TIÊN TIẾN | | | | |
STT | Tên tập thể, cá nhân | Chức vụ | Địa chỉ | Lĩnh vực | Ghi chú
I. TẬP THỂ | | | | |
1 | Thử Nghiệm Hai Mươi | | xã Hợp Lý, tỉnh Phú Thọ | Môi trường | đã duyệt
2 | Chi hội Thử Hai Mốt | | | |
II. CÁ NHÂN | | | | |
1 | Đoàn Văn Thử Hai Hai | Chủ nhiệm | xã Hợp Lý, tỉnh Phú Thọ | Nông nghiệp |
STT | Tên tập thể, cá nhân | Chức vụ | Địa chỉ | Lĩnh vực | Ghi chú
2 | Ban Thị Thử Hai Ba | Nông dân | xã Hợp Lý, tỉnh Phú Thọ | Nông nghiệp |
 | | | | |
 | | | Người lập biểu | |
 | Nguyễn Mẫu | | | |
""".lstrip("\n")

FORMULAS = """
Họ và tên | Chức vụ | Địa chỉ | Lĩnh vực | Điện thoại
=A10&" Thử Hai Bốn" | Tổ trưởng | =C10 | Môi trường | =E10
Trần Văn Thử Hai Lăm | Tổ trưởng | =C10 | Môi trường | 0900000025
=HYPERLINK("http://example.vn";"x") | Tổ trưởng | xã Hợp Lý, tỉnh Phú Thọ | Môi trường | 0900000026
Trần Văn Thử Hai Bảy | Tổ trưởng | #REF! | Môi trường | 0900000027
""".lstrip("\n")

FIRST = (
    _HEADER
    + "Trần Văn Thử Hai Tám | Cựu chiến binh | 1955 | Kinh | xã Hợp Lý, tỉnh Phú Thọ | Môi trường | 0900000028\n"
)
SECOND = (
    "Tên đơn vị | Địa chỉ | Lĩnh vực\nNhóm Thử Hai Chín | xã Hợp Lý, tỉnh Phú Thọ | Môi trường\n"
    "Nhóm Ẩn Ba Mươi | xã Hợp Lý, tỉnh Phú Thọ | Môi trường\n"
)
NOTES = "Ghi chú chung | \nGửi trước ngày 15 | \n"

PLACES = """
Họ và tên | Địa chỉ | Lĩnh vực
Trần Văn Thử Ba Mốt | Số 5 đường Mẫu, xã Hợp Lí, tỉnh Phú Thọ | Môi trường
Trần Văn Thử Ba Hai | xã Tân Bình | Môi trường
Trần Văn Thử Ba Ba | | Môi trường
Trần Văn Thử Ba Bốn | thôn Mẫu xã Bình Minh huyện Bình Sơn tỉnh Quảng Ngãi | Môi trường
Trần Văn Thử Ba Lăm | thôn Mẫu, Bình Sơn, Quảng Ngãi | Môi trường
Trần Văn Thử Ba Sáu | xã Không Có, huyện Bình Sơn, tỉnh Quảng Ngãi | Môi trường
Trần Văn Thử Ba Bảy | xã Bình Minh, Bình Sơn | Môi trườg
Trần Văn Thử Ba Tám | xã Bình Minh | Xây dựng Đảng, chính quyền, đoàn thể; y tế; nông nghiệp; đối ngoại
Trần Văn Thử Ba Chín | thôn Mẫu, xã Bình Minh | Tài chính, ngân hàng
""".lstrip("\n")

DOUBLES = """
Họ và tên | Chức vụ | CCCD | Số tài khoản | Giới tính | Địa chỉ | Lĩnh vực | Số ĐT
Trần Thị Thử Bốn Mươi | Tổ trưởng | 000000000040 | 0000000000040 | Nữ | xã Hợp Lý, tỉnh Phú Thọ | Môi trường | 0900000040
Trần Thị Thử Bốn Mươi | Tổ trưởng | 000000000040 | 0000000000040 | Nữ | xã Hợp Lý, tỉnh Phú Thọ | Môi trường | 0900000040
Trần Thị Thử Bốn Mươi | Nông dân | 000000000041 | 0000000000041 | Nữ | xã Hợp Lý, tỉnh Phú Thọ | Môi trường | 0900000041
Nguyễn Văn A | Thợ cầu |  |  | Nam | xã Hợp Lý, tỉnh Phú Thọ | Đời sống xã hội | 0900000042
Nguyễn Văn A | Thợ mộc |  |  | Nam | xã Bình Minh, huyện Bình Sơn, tỉnh Quảng Ngãi | Đời sống xã hội | 0900000043
Trần Thị Thử Bốn Tư | Tổ trưởng, gọi 0900 000 044 |  |  | Nữ | xã Hợp Lý, tỉnh Phú Thọ | Môi trường |
@Trần: "Thử" #Bốn Lăm | =cmd¦'/c calc'!A1 |  |  |  | xã Hợp Lý, tỉnh Phú Thọ | Môi trường |
Đ/c Bà Lê Thị Thử Bốn Sáu | Một chức vụ kể rất dài dòng LẶP |  |  |  | xã Hợp Lý, tỉnh Phú Thọ | Môi trường |
 | Tổ trưởng |  |  |  | xã Hợp Lý, tỉnh Phú Thọ | Môi trường | 0900000047
""".lstrip("\n").replace("LẶP", "và dài " * 20)


def _arrange_capitals(sheets: dict[str, Worksheet]) -> None:
    (sheet,) = sheets.values()
    for merged in ("A1:J1", "A2:K2", "D4:E4", "G4:I4", "A4:A5", "B4:B5", "C4:C5", "F4:F5", "J4:J5", "K4:K5"):
        sheet.merge_cells(merged)


def _arrange_sections(sheets: dict[str, Worksheet]) -> None:
    (sheet,) = sheets.values()
    for merged in ("A1:F1", "A3:F3", "A6:F6", "D4:D5", "E4:E5"):
        sheet.merge_cells(merged)
    for row in range(13, 900):  # formatted, but empty
        sheet.cell(row, 1).font = Font(bold=True)


def _arrange_several(sheets: dict[str, Worksheet]) -> None:
    sheets["Đơn vị"].row_dimensions[3].hidden = True
    sheets["Cũ"].sheet_state = "hidden"


def _in_tcvn3(table: str) -> str:
    """Encode all but the address in the last row for the legacy font, as if that was pasted from elsewhere."""
    address = "| xã Bình Minh, Bình Sơn, Quảng Ngãi |"
    return in_legacy(table, "TCVN3").replace(in_legacy(address, "TCVN3"), address)


def cases() -> Iterable[tuple[str, Case]]:
    """Yield every sheet by name."""
    yield "plain", Case("dang-ky.xlsx", workbook({"Đăng ký": PLAIN}))
    capitals = workbook({"Biểu 1": CAPITALS}, _arrange_capitals)
    yield "capitals", Case("bieu-mau.xlsx", capitals, ("--within", "tỉnh Trà Vinh"))
    yield "tcvn3", Case("tcvn3.xlsx", workbook({"Sheet1": _in_tcvn3(TCVN3)}))
    yield "vni", Case("vni.csv", in_legacy(delimited(VNI, ";"), "VNI").encode("latin-1"))
    yield "windows-1258", Case("windows.csv", _in_windows(delimited(WINDOWS, "\t")))
    yield "utf-16", Case("utf16.csv", delimited(UTF16, "\t").encode("utf-16"))
    yield "dates", Case("ngay-sinh.xlsx", workbook({"Sheet1": DATES}))
    yield "sections", Case("hai-phan.xlsx", workbook({"Sheet1": SECTIONS}, _arrange_sections))
    results = {"A2": "Trần Văn Thử Hai Bốn", "C2": "xã Hợp Lý, tỉnh Phú Thọ"}
    yield "formulas", Case("cong-thuc.xlsx", with_results(workbook({"Sheet1": FORMULAS}), results))
    several = workbook({"Cá nhân": FIRST, "Đơn vị": SECOND, "Ghi chú": NOTES, "Cũ": FIRST}, _arrange_several)
    yield "several", Case("nhieu-bang.xlsx", several)
    within = ("--within", "huyện Bình Sơn, tỉnh Quảng Ngãi", "--date", "23/9/2021")
    yield "places", Case("dia-chi.xlsx", workbook({"Sheet1": PLACES}), within)
    yield "doubles", Case("trung-ten.csv", b"\xef\xbb\xbf" + delimited(DOUBLES, ";").encode())


def _in_windows(text: str) -> bytes:
    """Encode a text in Windows-1258, where tone marks follow their letters."""

    def char(letter: str) -> bytes:
        try:
            return letter.encode("cp1258")
        except UnicodeEncodeError:
            apart = unicodedata.normalize("NFD", letter)
            marks = [mark for mark in apart[1:] if mark in "\u0300\u0301\u0303\u0309\u0323"]
            base = unicodedata.normalize("NFC", apart[0] + "".join(mark for mark in apart[1:] if mark not in marks))
            return (base + "".join(marks)).encode("cp1258")

    return b"".join(char(letter) for letter in text)
