"""`guong import`: registration sheets as offices send them, and hostile files."""

import re
from datetime import date
from io import BytesIO
from pathlib import Path
from time import monotonic
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from typer.testing import Result

from generator.editing.registration.addresses import UnknownResidenceError, residence_of
from generator.editing.registration.columns import find_table
from generator.editing.registration.files import read_sheets
from generator.editing.registration.headings import Meaning, meaning_of
from generator.editing.registration.legacy import LEGACY, UNICODE, read_text
from generator.editing.registration.rows import registration_of, title_day
from generator.editing.registration.sheets import MAX_COLUMNS, MAX_ROWS, Sheet, SheetRow, cell_of
from generator.editing.registration.term_cells import terms_in
from generator.engine.errors import BuildError
from generator.gazetteer import load_gazetteer
from tests.support.commands import PROJECT
from tests.support.registration_sheets import PLAIN, cases, in_legacy, workbook
from tests.support.site_copies import PROFILE, VOCABULARIES, change, copy_base, run
from tests.support.terminals import ENTER, talk

GOLDEN = PROJECT / "tests/fixtures/golden/registration"
CASES = dict(cases())
# Every private value in the sheets: telephone and other numbers, years of birth, ethnic groups, houses.
PRIVATE = re.compile(r"0?9\d{8}|09\d\d[ .]?000|0{9}|\b19[5-9]\d\b|Kinh|Khmer|[Ss]ố \d|[Mm]ẫu|@example|\bNữ\b")
TODAY = date(2026, 6, 1)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    copy_base(tmp_path / "site")
    return tmp_path / "site"


def import_case(name: str, site: Path, *more: str) -> Result:
    case = CASES[name]
    (site.parent / case.file).write_bytes(case.content)
    return run("import", site, str(site.parent / case.file), *case.options, *(more or ("--yes",)))


def entries(site: Path) -> dict[str, str]:
    files = (site / "content").glob("profiles/*/index.md")
    return {file.relative_to(site).as_posix(): file.read_text("utf-8") for file in files}


@pytest.mark.parametrize("name", CASES)
def test_a_sheet(name: str, site: Path) -> None:
    """The report is as expected; drafts pass the check and are free of private values; a second import adds nothing."""
    before = entries(site)
    result = import_case(name, site)
    assert result.stdout == (GOLDEN / f"{name}.txt").read_text("utf-8")
    assert result.exit_code == ("để lại 0." not in result.stdout)
    after = entries(site)
    created = set(re.findall(r"(?<!sẽ )tạo (content/\S+)", result.stdout))
    assert set(after) - set(before) == created
    headings, _, results = result.stdout.partition("\n\n")
    for text in (results, *(after[path] for path in created)):
        assert not PRIVATE.search(text.replace("“(Cần viết", "")), text
    assert not re.search(r"09\d{8}", headings)
    assert run("check", site).exit_code == 0
    again = import_case(name, site)
    assert entries(site) == after
    assert "tạo 0 bài nháp" in again.stdout
    assert created <= set(re.findall(r"đã có (content/\S+)", again.stdout))  # each row its own, namesakes too


def test_a_draft_of_a_sheet(site: Path) -> None:
    import_case("capitals", site)
    assert entries(site)["content/profiles/tran-thi-thu-nam/index.md"].partition("summary")[0] == (
        "---\nname: Trần Thị Thử Năm\nsubject_type: ca-nhan\nrole: BÍ THƯ CHI BỘ\nregistration: dk-"
        f"{registration_of('Trần Thị Thử Năm', _unit('xã Hiệp Hòa, huyện Cầu Ngang, tỉnh Trà Vinh'), 1)[3:]}\n"
    )
    text = entries(site)["content/profiles/tran-thi-thu-nam/index.md"]
    assert "date: 2026-06-01\nyear: 2021\nkind: dien-hinh-tien-tien\nfields: [y-te]\n" in text
    assert "locality: xã Hiệp Hòa, huyện Cầu Ngang, tỉnh Trà Vinh\n" in text
    assert "consent" not in text
    assert text.count("draft: true\n") == 1


def test_edited_renamed_and_withdrawn_drafts_are_not_created_again(site: Path) -> None:
    import_case("plain", site)
    profiles = site / "content/profiles"
    (profiles / "tran-thi-thu-mot").rename(profiles / "chi-thu-mot")
    change(site, "content/profiles/chi-thu-mot/index.md", ("name: Trần Thị Thử Một", "name: Chị Thử Một"))
    change(site, "content/profiles/le-van-thu-hai/index.md", ("thị trấn Mỹ Long", "xã Hiệp Hòa"))
    withdrawn = "draft: true\nwithdrawn: {date: 2026-06-01, reason: Theo yêu cầu}"
    change(site, "content/profiles/hop-tac-xa-thu-nghiem-ba/index.md", ("draft: true", withdrawn))
    before = entries(site)
    result = import_case("plain", site)
    assert entries(site) == before
    assert "Dòng 2: đã có content/profiles/chi-thu-mot/index.md" in result.stdout
    assert "hop-tac-xa-thu-nghiem-ba/index.md (đã gỡ khỏi trang)" in result.stdout


def test_nothing_is_written_without_confirmation(site: Path) -> None:
    before = entries(site)
    dry = import_case("plain", site, "--dry-run")
    assert (dry.exit_code, dry.stdout.endswith("Chưa ghi gì.\n")) == (0, True)
    assert "sẽ tạo content/profiles/tran-thi-thu-mot/index.md" in dry.stdout
    unasked = import_case("plain", site, "--kind", "dien-hinh-tien-tien")
    assert (unasked.exit_code, "--yes" in unasked.stderr) == (2, True)
    assert entries(site) == before
    file = str(site.parent / CASES["plain"].file)
    refused = talk(["import", file], site, [("Tạo 4 bài nháp", f"k{ENTER}")])
    assert (refused.exit_code, entries(site)) == (0, before)
    assert "D. Dân tộc → dân tộc: không đưa vào bài" in refused.shown
    agreed = talk(["import", file], site, [("Tạo 4 bài nháp", f"c{ENTER}")])
    assert (agreed.exit_code, len(entries(site))) == (0, len(before) + 4)


def test_a_wrong_option_is_named(site: Path) -> None:
    for option, value in (("--date", "30/2/2021"), ("--field", "x"), ("--kind", "x")):
        result = import_case("plain", site, "--yes", option, value)
        assert (result.exit_code, result.stderr.startswith(f"{option}: ")) == (2, True)


def test_a_handwritten_profile_is_recognised(site: Path) -> None:
    assert f"Dòng 5: đã có {PROFILE}" in import_case("doubles", site).stdout


HEADINGS = {
    "Tên đơn vị hoặc cá nhân": Meaning.NAME, "HỌ VÀ TÊN": Meaning.NAME, "Ho va ten": Meaning.NAME,
    "Đơn vị/cá nhân": Meaning.NAME, "Họ  và\ntên": Meaning.NAME, "Cơ quan": Meaning.UNIT,
    "Chức vụ, đơn vị công tác": Meaning.ROLE, "Nơi ở": Meaning.ADDRESS,
    "Địa chỉ liên hệ": Meaning.ADDRESS, "Số điện thoại liên hệ": Meaning.PHONE, "SĐT": Meaning.PHONE,
    "Năm sinh": Meaning.BIRTH,
    "DÂN TỘC": Meaning.ETHNICITY, "Số CCCD": Meaning.IDENTITY, "Lĩnh vực đăng ký\nmô hình": Meaning.FIELD,
    "Stt": Meaning.NUMBER,
    "Ghi chú": Meaning.OTHER, "Thôn, ấp": Meaning.ADDRESS, "Đối tượng": Meaning.SUBJECT,
}  # fmt: skip


@pytest.mark.parametrize("heading", HEADINGS)
def test_headings_are_recognised_in_many_forms(heading: str) -> None:
    cells = tuple(map(cell_of, (heading, "Tên cá nhân", "Lĩnh vực")))
    table = find_table(Sheet("x", (SheetRow(1, cells),), {}))
    assert table is not None
    assert table.columns[0].meaning is HEADINGS[heading]


def _unit(place: str) -> str:
    return load_gazetteer().resolve(place, TODAY).unit


@given(st.text(max_size=60))
def test_parts_of_an_address_below_the_commune_are_dropped(house: str) -> None:
    try:
        place = residence_of(f"{house}, xã Hợp Lý, tỉnh Phú Thọ", "", TODAY, load_gazetteer())
    except UnknownResidenceError as error:
        words = [word for word in re.findall(r"\w{4,}", house) if word not in str(error)]
        assert len(words) == len(re.findall(r"\w{4,}", house))
    else:
        assert place.path == "xã Hợp Lý, tỉnh Phú Thọ"


@pytest.mark.parametrize("encoding", LEGACY, ids=lambda each: each.name)
def test_legacy_fonts_are_decoded(encoding: object) -> None:
    """Tests names of current communes in small letters, for which the legacy fonts have every tone."""
    gazetteer, name = load_gazetteer(), str(getattr(encoding, "name"))  # noqa: B009
    texts = [
        gazetteer.printed(one, "path")
        for province in ("now-p51", "now-p25", "now-p86")
        for one in gazetteer.communes_now(province)
    ]
    assert len(texts) > 200
    wrong = [text for text in texts if read_text(in_legacy(text, name), UNICODE) != text]
    assert len(wrong) <= len(texts) // 50, wrong
    assert [text for text in texts if read_text(text, UNICODE) != text] == []


def test_fields_are_found_by_any_name() -> None:
    for text, slugs in {
        "Nông nghiệp": ["nong-nghiep"],
        "lĩnh vực y tế": ["y-te"],
        "Tài chính, ngân hàng": ["tai-chinh-ngan-hang-thue"],
        "Y tế, giáo dục": ["y-te", "giao-duc-dao-tao"],
        "môi trường; an sinh xã hội": ["moi-truong", "an-sinh-xa-hoi"],
    }.items():
        assert terms_in(text, VOCABULARIES.fields) == slugs


@pytest.mark.parametrize(
    ("heading", "is_deed"),
    [
        ("Việc tốt", True), ("Việc làm tốt tiêu biểu", True), ("Nội dung việc tốt", True), ("VIỆC TỐT ĐÃ LÀM", True),
        ("Gương người tốt, việc tốt", False), ("Người tốt việc tốt", False), ("Công việc", False),
    ],
)  # fmt: skip
def test_a_column_of_deeds_is_known_by_its_heading(heading: str, is_deed: bool) -> None:  # noqa: FBT001
    assert (meaning_of(heading) is Meaning.DEED) == is_deed


@pytest.mark.parametrize(
    ("cell", "line", "note"),
    [
        ("Hiến máu; Gom ve chai", "deeds: [hien-mau, gom-phe-lieu]", ""),
        ("Lan 0901 000 001 nhặt được ví đem trả người mất", "", "việc tốt có thể là “Trả lại của rơi”, chưa ghi"),
        ("Giúp đỡ mọi người", "", "việc tốt chưa khớp danh mục, chưa ghi"),
    ],
)
def test_deeds_of_a_sheet(cell: str, line: str, note: str, site: Path) -> None:
    """A cell that names deeds files the draft; one that describes them is not copied, as it may tell private things."""
    sheet = site.parent / "bang.csv"
    sheet.write_text(
        f"Họ và tên,Chức vụ,Địa chỉ,Lĩnh vực,Việc tốt\nTrần Thị Lan,Nông dân,xã Hợp Lý tỉnh Phú Thọ,Y tế,{cell}\n",
        "utf-8",
    )
    result = run("import", site, str(sheet), "--yes")
    assert result.exit_code == 0, result.output
    assert "→ việc tốt" in result.output
    text = (site / "content/profiles/tran-thi-lan/index.md").read_text("utf-8")
    assert [each for each in text.split("\n") if each.startswith("deeds")] == ([line] if line else [])
    assert note in result.output
    assert "0901" not in result.output + text


def test_the_day_of_a_sheet_is_read_from_its_title() -> None:
    assert title_day("Ngày 15 tháng 3 năm 2024", TODAY) == date(2024, 3, 15)
    assert title_day("ĐĂNG KÝ NĂM 2021", TODAY) == date(2021, 12, 31)
    for title in ("giai đoạn 2021-2025", "năm 2026", "từ năm 2020 đến năm 2024", ""):
        assert title_day(title, TODAY) is None


def sheet_xml(rows: str, after: str = "", before: str = "") -> bytes:
    """Return a workbook with raw XML as its sheet."""
    content = BytesIO()
    with ZipFile(BytesIO(workbook({"Sheet1": PLAIN}))) as old, ZipFile(content, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            is_sheet = name == "xl/worksheets/sheet1.xml"
            space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
            sheet = f'{before}<worksheet xmlns="{space}"><sheetData>{rows}</sheetData>{after}</worksheet>'
            new.writestr(name, sheet if is_sheet else old.read(name))
    return content.getvalue()


def with_part(name: str, part: bytes) -> bytes:
    content = BytesIO(workbook({"Sheet1": PLAIN}))
    with ZipFile(content, "a", ZIP_DEFLATED) as archive:
        archive.writestr(name, part)
    return content.getvalue()


def many_parts() -> bytes:
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        for number in range(600):
            archive.writestr(str(number), b"")
    return content.getvalue()


def far_cells(sheets: int) -> bytes:
    """Return a small workbook of sheets with one value each, in the last cell that a sheet may have."""
    book = Workbook()
    for _ in range(sheets):
        book.create_sheet().cell(MAX_ROWS, MAX_COLUMNS, "x")
    content = BytesIO()
    book.save(content)
    return content.getvalue()


ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(12))
ONE = '<row r="1"><c r="A1" t="inlineStr"><is><t>Họ và tên</t></is></c></row>'
HOSTILE = {
    "a ZIP that unpacks to much": (with_part("xl/media/image1.png", bytes(80_000_000)), "quá lớn"),
    "a ZIP of very many parts": (many_parts(), "quá lớn"),
    "entities": (sheet_xml("<row><c><v>&e11;</v></c></row>", before=f"<!DOCTYPE x [{ENTITIES}]>"), "không an toàn"),
    "a file of the system": (
        sheet_xml("<row><c><v>&x;</v></c></row>", before='<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        "không an toàn",
    ),
    "a million rows": (sheet_xml("<row><c><v>1</v></c></row>" * 1_000_000), "nhiều ô"),
    "a far cell in each of 40 sheets": (far_cells(40), "cộng lại có quá nhiều ô"),
    "a row far down": (sheet_xml(f'{ONE}<row r="1048576"><c r="A1048576"><v>1</v></c></row>'), "dòng 1048576"),
    "all cells merged": (sheet_xml(ONE, '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'), "gộp quá lớn"),
    "a cell of a megabyte": (
        sheet_xml(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"a" * 1_000_000}</t></is></c></row>'),
        "ô dài hơn",
    ),
    "deep nesting": (sheet_xml("<row>" * 5_000 + "</row>" * 5_000), "cấu trúc lạ"),
    "no XML": (sheet_xml("<row"), "tệp hỏng"),
    "a ZIP cut short": (workbook({"Sheet1": PLAIN})[:2000], "tệp hỏng"),
    "a ZIP of something else": (b"PK\x03\x04abc", "tệp hỏng"),
    "an old workbook": (b"\xd0\xcf\x11\xe0" + bytes(100), ".xls"),
    "a PDF": (b"%PDF-1.7", "không phải bảng"),
    "nothing": (b" \n", "không phải bảng"),
    "very many bytes": (b"a" * (11 << 20), "quá 10 MB"),
    "a text of very many rows": ("Họ và tên,Lĩnh vực\n".encode() * 6_000, "quá 5000 dòng"),
    "a text with an endless cell": (b'a,"' + b"b" * 100_000, "ô dài hơn"),
    "very many empty lines": (b"a\n" + b"\n" * 200_000, "quá 5000 dòng"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_files_are_refused_quickly(kind: str) -> None:
    content, message = HOSTILE[kind]
    began = monotonic()
    with pytest.raises(BuildError, match=message):
        read_sheets(content, "x")
    assert monotonic() - began < 10


@pytest.mark.parametrize("kind", ["entities", "nothing"])
def test_the_command_refuses_a_hostile_file_in_one_line(kind: str, site: Path) -> None:
    file = site.parent / "x.xlsx"
    file.write_bytes(HOSTILE[kind][0])
    before = entries(site)
    result = run("import", site, str(file), "--yes")
    assert (result.exit_code, result.stderr.count("\n"), result.stdout) == (2, 1, "")
    assert entries(site) == before


def test_a_sheet_without_a_header_is_refused(site: Path) -> None:
    file = site.parent / "x.csv"
    file.write_text("a;b\n1;2\n", "utf-8")
    result = run("import", site, str(file), "--yes")
    assert (result.exit_code, "Không thấy dòng tiêu đề" in result.stderr) == (2, True)


@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        for sheet in read_sheets(content, "x"):
            find_table(sheet)
    except BuildError:
        pass
