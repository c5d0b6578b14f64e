"""Reads a registration file of any supported format, which its first bytes tell."""

from generator.editing.registration.delimited import read_delimited
from generator.editing.registration.sheets import MAX_BYTES, Sheet, decoded
from generator.editing.registration.workbook import read_workbook
from generator.engine.errors import BuildError

_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_OTHERS = (b"%PDF", b"{\\rtf", b"<!DOCTYPE", b"<html", b"\x89PNG", b"\xff\xd8\xff")


def read_sheets(content: bytes, name: str) -> list[Sheet]:
    """Return the sheets of a file, in Unicode. Raises BuildError if the file is unsupported, damaged or too large."""
    if len(content) > MAX_BYTES:
        raise BuildError(f"Không đọc bảng này: tệp nặng quá {MAX_BYTES >> 20} MB.")
    if content.startswith(_OLD_OFFICE):
        raise BuildError(
            "Không đọc được tệp .xls hay tệp có mật khẩu: mở bằng Excel, lưu lại thành .xlsx không mật khẩu."
        )
    if content.startswith(_OTHERS) or not content.strip():
        raise BuildError("Tệp này không phải bảng đăng ký: cần tệp .xlsx hoặc .csv.")
    if content.startswith(_ZIP):
        return [decoded(sheet) for sheet in read_workbook(content)]
    sheet = read_delimited(content, name)
    return [sheet if sheet.encoding != "Unicode" else decoded(sheet)]
