"""Reads .csv files; detects the encoding and the separator."""

import csv
import unicodedata
from io import StringIO

from generator.editing.registration.legacy import LEGACY, UNICODE, Encoding, encoding_of
from generator.editing.registration.sheets import MAX_CELL, MAX_COLUMNS, MAX_ROWS, Sheet, SheetRow, cell_of
from generator.engine.errors import BuildError

_SEPARATORS = ";\t,|"
_MARKS = (("\ufeff".encode("utf-16-le"), "utf-16"), ("\ufeff".encode("utf-16-be"), "utf-16"))
_WINDOWS = "Windows-1258"


def read_delimited(content: bytes, name: str) -> Sheet:
    """Return the rows of a file as a sheet. Raises BuildError if it is damaged or exceeds a limit."""
    text, encoding = _decode(content)
    separator = max(_SEPARATORS, key=lambda each: _columns(text, each))
    csv.field_size_limit(MAX_CELL)
    rows: list[SheetRow] = []
    try:
        for number, values in enumerate(csv.reader(StringIO(text), delimiter=separator), 1):
            if any(value.strip() for value in values):
                rows.append(SheetRow(number, tuple(cell_of(value) for value in values[:MAX_COLUMNS])))
            if len(rows) > MAX_ROWS or number > MAX_ROWS * 10:
                raise BuildError(f"Không đọc bảng này: quá {MAX_ROWS} dòng. Chia thành nhiều tệp rồi chạy lại.")
    except csv.Error:
        raise BuildError(f"Không đọc bảng này: có ô dài hơn {MAX_CELL} ký tự, hoặc thiếu dấu ngoặc kép.") from None
    return Sheet(name, tuple(rows), {}, encoding=encoding)


def _decode(content: bytes) -> tuple[str, str]:
    """Return the text and the name of its encoding."""
    for mark, codec in _MARKS:
        if content.startswith(mark):
            return content.decode(codec, "replace"), UNICODE.name
    zeros = content[:2000].count(0)
    if zeros > len(content[:2000]) // 4:  # of UTF-16 text that is mostly ASCII, half of the bytes are zero
        codec = "utf-16-le" if content[1::2][:1000].count(0) > content[::2][:1000].count(0) else "utf-16-be"
        return content.decode(codec, "replace"), UNICODE.name
    try:
        return content.decode("utf-8-sig"), UNICODE.name
    except UnicodeDecodeError:
        return _decode_one_byte(content)


def _decode_one_byte(content: bytes) -> tuple[str, str]:
    """Decode as Windows-1258, TCVN3 or VNI, whichever gives the most Vietnamese words."""
    latin = content.decode("latin-1")
    windows = unicodedata.normalize("NFC", content.decode("cp1258", "replace"))
    encodings = [Encoding(_WINDOWS, lambda _: windows), *LEGACY]
    best = encoding_of([latin], encodings)
    return best.read(latin), best.name


def _columns(text: str, separator: str) -> int:
    """Score a separator: its most frequent count per line, times the lines with that count."""
    lines = [line for line in text[:20_000].split("\n") if line.strip()]
    counts = [line.count(separator) for line in lines]
    usual = max(set(counts), key=lambda count: (count > 0, counts.count(count), count), default=0)
    return usual * counts.count(usual)
