"""Registration sheets with the untidiness of real ones, and the counts that an import must report.

The expected values were written before the program read the sheets. All names and numbers are invented. Tables are
written as in `registration_sheets`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from openpyxl.worksheet.worksheet import Worksheet

from tests.support.registration_sheets import workbook

P = "xã Hợp Lý, tỉnh Phú Thọ"
H = "STT | Họ và tên | Chức vụ | Địa chỉ | Lĩnh vực | Ghi chú\n"


class Counts(NamedTuple):
    """The rows of a sheet: drafts, rows left, rows that are no registration by reason."""

    new: int
    left: int = 0
    dropped: str = ""


@dataclass(frozen=True)
class Messy:
    """A sheet with its counts, the slugs of its drafts, and texts that the report must hold."""

    table: str
    counts: Counts
    slugs: tuple[str, ...]
    shows: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    arrange: Callable[[dict[str, Worksheet]], object] = lambda _: None

    @property
    def content(self) -> bytes:
        """Return the sheet as a file."""
        return workbook({"Sheet1": self.table.replace("{P}", P)}, self.arrange)


def _merge(*areas: str) -> Callable[[dict[str, Worksheet]], object]:
    def arrange(sheets: dict[str, Worksheet]) -> None:
        (sheet,) = sheets.values()
        for area in areas:
            sheet.merge_cells(area)

    return arrange


MESSY: dict[str, Messy] = {
    # The first row of values has no number, and its note has words of headings.
    "a note about an account in the first row": Messy(
        H + " | Trần Thị Mở Đầu | Trưởng thôn | {P} | Y tế | chưa có tài khoản, số điện thoại\n"
        "2 | Lê Văn Thứ Hai | Nông dân | {P} | Nông nghiệp | \n",
        Counts(2), ("tran-thi-mo-dau", "le-van-thu-hai"),
    ),
    "a note about a telephone in a row without a number": Messy(
        "Họ và tên | Địa chỉ | Lĩnh vực | Ghi chú\n"
        "Trần Thị Mở Đầu | {P} | Y tế | số điện thoại gửi sau\nLê Văn Thứ Hai | {P} | Y tế | \n",
        Counts(2), ("tran-thi-mo-dau", "le-van-thu-hai"),
    ),
    "words of headings in values below": Messy(
        "Tên đơn vị | Địa chỉ | Lĩnh vực\n"
        "Đơn vị vận tải Một | {P} | Y tế\nCơ quan tổ chức, địa chỉ liên hệ, email, tài khoản | {P} | Y tế\n",
        Counts(2), ("don-vi-van-tai-mot", "co-quan-to-chuc-dia-chi-lien-he-email-tai-khoan"),
    ),
    "a letterhead above": Messy(
        "Đơn vị: UBND xã Mẫu | | | Số điện thoại: 0900000001 | | \nDANH SÁCH ĐIỂN HÌNH | | | | | \n"
        + H + "1 | Trần Thị Mở Đầu | Trưởng thôn | {P} | Y tế | \n",
        Counts(1), ("tran-thi-mo-dau",),
    ),
    # Signature blocks.
    "a block of signatures": Messy(
        H + "1 | Trần Thị Mở Đầu | Trưởng thôn | {P} | Y tế | \n"
        " | Người lập biểu | | Hợp Lý, ngày 5 tháng 3 năm 2026 | | \n"
        " | | | TM. ỦY BAN NHÂN DÂN | | \n | (Ký, ghi rõ họ tên) | | CHỦ TỊCH | | \n"
        " | Nguyễn Thị Lập | | Phạm Văn Ký | | \n",
        Counts(1, 0, "phần ký tên 4"), ("tran-thi-mo-dau",), options=("--field", "y-te", "--within", P),
    ),
    "a signer below an office": Messy(
        "Họ và tên | Chức vụ | Địa chỉ | Lĩnh vực\nTrần Thị Mở Đầu | Trưởng thôn | {P} | Y tế\n"
        "KT. CHỦ TỊCH | | | \nPHÓ CHỦ TỊCH | | | \nPhạm Văn Ký | | | \nNơi nhận: | | | \n- Lưu: VT | | | \n",
        Counts(1, 0, "phần ký tên 5"), ("tran-thi-mo-dau",), options=("--field", "y-te", "--within", P),
    ),
    "a signer alone": Messy(
        H + "1 | Trần Thị Mở Đầu | Trưởng thôn | {P} | Y tế | \n2 | Lê Văn Thứ Hai | | {P} | Y tế | \n"
        " | Phạm Văn Ký | | | | \n",
        Counts(2, 1), ("tran-thi-mo-dau", "le-van-thu-hai"), ("có thể là tên người ký",),
        ("--field", "y-te", "--within", P),
    ),
    "two lists, each signed": Messy(
        H + "1 | Trần Thị Mở Đầu | Trưởng thôn | {P} | Y tế | \n | Người lập | | Thủ trưởng đơn vị | | \n"
        " | Nguyễn Thị Lập | | Phạm Văn Ký | | \n" + H + "1 | Lê Văn Thứ Hai | Giám đốc | {P} | Y tế | \n"
        " | Người lập | | | | \n | Nguyễn Thị Lập | | | | \n",
        Counts(2, 0, "phần ký tên 4, tiêu đề lặp lại 1"), ("tran-thi-mo-dau", "le-van-thu-hai"),
    ),
    "totals and notes": Messy(
        H + "(1) | (2) | (3) | (4) | (5) | (6)\n1 | Trần Thị Mở Đầu | Chủ tịch Hội | {P} | Y tế | \n3 | | | | | \n"
        " | Tổng cộng: 01 người | | | | \n | Ghi chú: gửi trước ngày 15 | | | | \n"
        "2 | Tổng công ty Thử Nghiệm | | {P} | Công thương | \n",
        Counts(2, 0, "dòng đánh số cột 1, chỉ có số thứ tự 1, dòng tổng cộng 1, ghi chú 1"),
        ("tran-thi-mo-dau", "tong-cong-ty-thu-nghiem"),
    ),
    "totals and signers in the column of numbers": Messy(
        H + "1 | Trần Thị Mở Đầu | Trưởng thôn | {P} | Y tế | \nII | | | | | \nTổng cộng: 1 | | | | | \n"
        "Người lập biểu | | | | | \n | Nguyễn Thị Lập | | | | \n",
        Counts(1, 0, "chỉ có số thứ tự 1, dòng tổng cộng 1, phần ký tên 2"), ("tran-thi-mo-dau",),
    ),
    # Kinds of subjects.
    "a column of persons or groups": Messy(
        "STT | Cá nhân/Tập thể | Họ và tên | Địa chỉ | Lĩnh vực\n"
        "1 | Cá nhân | Đội Văn Một | {P} | Y tế\n2 | Tập thể | Thử Nghiệm Hai | {P} | Y tế\n"
        "3 | Hộ gia đình | Lê Văn Ba | {P} | Y tế\n",
        Counts(3), ("doi-van-mot", "thu-nghiem-hai", "le-van-ba"), ("B. Cá nhân/Tập thể → đối tượng",),
    ),
    "short kinds under a heading that is none": Messy(
        "STT | Tên | Diện | Địa chỉ | Lĩnh vực\n1 | Đội Văn Một | CN | {P} | Y tế\n"
        "2 | Thử Nghiệm Hai | TT | {P} | Y tế\n",
        Counts(2), ("doi-van-mot", "thu-nghiem-hai"), ("C. Diện → đối tượng",),
    ),
    "kinds as marks": Messy(
        "STT | Tên điển hình | Cá nhân | Tập thể | Địa chỉ | Lĩnh vực\n"
        "1 | Đội Văn Một | x | | {P} | Y tế\n2 | Thử Nghiệm Hai | | X | {P} | Y tế\n",
        Counts(2), ("doi-van-mot", "thu-nghiem-hai"), ("C. Cá nhân → đối tượng", "D. Tập thể → đối tượng"),
    ),
    "a column of names for each kind": Messy(
        "STT | Tập thể | Cá nhân | Địa chỉ | Lĩnh vực\n1 | Thử Nghiệm Hai | | {P} | Y tế\n"
        "2 | | Đội Văn Một | {P} | Y tế\n",
        Counts(2), ("doi-van-mot", "thu-nghiem-hai"),
    ),
    "first and last names in two columns": Messy(
        "STT | Họ và chữ đệm | Tên | Địa chỉ | Lĩnh vực\n1 | Trần Thị | Lan | {P} | Y tế\n"
        "2 | Lê Văn Đức | Anh | {P} | Y tế\n",
        Counts(2), ("tran-thi-lan", "le-van-duc-anh"),
    ),
    "a name below a merged heading": Messy(
        "STT | Họ và tên | | Địa chỉ | Lĩnh vực\n1 | Trần Thị | Lan | {P} | Y tế\n2 | Lê Văn | Anh | {P} | Y tế\n",
        Counts(2), ("tran-thi-lan", "le-van-anh"), arrange=_merge("B1:C1"),
    ),
    "a name in two columns, one without a heading": Messy(
        "STT | Họ và tên | | Địa chỉ | Lĩnh vực\n1 | Trần Thị | Lan | {P} | Y tế\n2 | Lê Văn | Anh | {P} | Y tế\n",
        Counts(2), ("tran-thi-lan", "le-van-anh"),
    ),
    "the name of a model beside that of a person": Messy(
        "STT | Tên mô hình | Họ và tên | Địa chỉ | Lĩnh vực\n1 | Nuôi ong | Trần Thị Lan | {P} | Nông nghiệp\n",
        Counts(1), ("tran-thi-lan",), ("chưa dùng cột “Tên mô hình”",),
    ),
    # Fields.
    "fields by the names in use": Messy(
        "Họ và tên | Địa chỉ | Lĩnh vực\nTrần Thị Một | {P} | GD&ĐT\nTrần Thị Hai | {P} | An ninh\n"
        "Trần Thị Ba | {P} | NTM\nTrần Thị Bốn | {P} | Ngành Y tế - Giáo dục\nTrần Thị Năm | {P} | Kinh tế\n"
        "Trần Thị Sáu | {P} | kinh tế\nTrần Thị Bảy | {P} | Zz qq\nTrần Thị Tám | {P} | Nông nghiệp và Môi trường\n"
        "Trần Thị Chín | {P} | Kinh tế\n",
        Counts(5, 4), ("tran-thi-mot", "tran-thi-hai", "tran-thi-ba", "tran-thi-bon", "tran-thi-tam"),
        (
            "“Kinh tế” (3 dòng: 6, 7, 10): có thể là “Công thương, xây dựng, giao thông vận tải” hoặc ",
            "“Nông nghiệp, nông thôn mới” hoặc “Tài chính, ngân hàng, thuế”",
            "“Zz qq” (1 dòng: 8): chưa đoán được", "Danh mục có: Xây dựng Đảng, chính quyền, đoàn thể; ",
        ),
    ),
    "too many fields, and numbers among them": Messy(
        "Họ và tên | Địa chỉ | Lĩnh vực\nTrần Thị Một | {P} | Y tế; Giáo dục; Môi trường; Đối ngoại\n"
        "Trần Thị Hai | {P} | Gọi 0900 000 001\n",
        Counts(0, 2), (), ("Dòng 2: để lại: nhiều hơn ba lĩnh vực", "“Gọi …” (1 dòng: 3)"),
    ),
    # Private details in cells of names and roles.
    "private details in cells of names": Messy(
        "Họ và tên | Chức vụ | Địa chỉ | Lĩnh vực\nTrần Thị Một, sinh năm 1962 | | {P} | Y tế\n"
        "Sinh năm 1962, Trần Thị Hai | | {P} | Y tế\nLò Văn Ba, dân tộc Mường | | {P} | Y tế\n"
        "Trần Thị Bốn (1962) | | {P} | Y tế\nTrần Thị Năm - SN 1962 | | {P} | Y tế\n"
        "Ông Trần Văn Sáu, 62 tuổi | | {P} | Y tế\nTrần Thị Bảy CCCD 001062000007 | | {P} | Y tế\n"
        "Trần Thị Tám - 0900 000 008 | | {P} | Y tế\nLò Thị Chín (Thái), nữ | | {P} | Y tế\n"
        "Trần Thị Mười, thôn Mẫu | | {P} | Y tế\nTRẦN THỊ MƯỜI MỘT, SINH NGÀY 12/3/1962 | | {P} | Y tế\n"
        "1962 - Trần Thị Mười Hai | | {P} | Y tế\n",
        Counts(12),
        (
            "tran-thi-mot", "tran-thi-hai", "lo-van-ba", "tran-thi-bon", "tran-thi-nam", "tran-van-sau",
            "tran-thi-bay",
            "tran-thi-tam", "lo-thi-chin", "tran-thi-muoi", "tran-thi-muoi-mot", "tran-thi-muoi-hai",
        ),
        (
            "tran-thi-mot/index.md (bỏ năm sinh)", "tran-thi-hai/index.md (bỏ năm sinh)",
            "lo-van-ba/index.md (bỏ dân tộc)",
            "tran-thi-bon/index.md (bỏ năm sinh)", "tran-thi-nam/index.md (bỏ năm sinh)",
            "tran-van-sau/index.md (bỏ tuổi)",
            "tran-thi-bay/index.md (bỏ số giấy tờ)", "tran-thi-tam/index.md (bỏ số điện thoại)",
            "lo-thi-chin/index.md (bỏ giới tính, dân tộc)", "tran-thi-muoi/index.md (bỏ địa chỉ nhà)",
            "tran-thi-muoi-mot/index.md (bỏ năm sinh; tên viết hoa", "tran-thi-muoi-hai/index.md (bỏ năm sinh)",
        ),
    ),
    "private details in cells of roles": Messy(
        "Họ và tên | Chức vụ | Địa chỉ | Lĩnh vực\nTrần Thị Một | Trưởng thôn, sinh năm 1962 | {P} | Y tế\n"
        "Trần Thị Hai | Nông dân, người Khmer | {P} | Y tế\nTrần Thị Ba | 001062000007 | {P} | Y tế\n"
        "Trần Thị Bốn | n:1062000007 | {P} | Y tế\n"
        "Trần Thị Năm | Bí thư nhiệm kỳ 2020-2025, 40 năm tuổi Đảng | {P} | Y tế\n"
        "Trần Thị Sáu | d:1962-03-05 | {P} | Y tế\n",
        Counts(6),
        ("tran-thi-mot", "tran-thi-hai", "tran-thi-ba", "tran-thi-bon", "tran-thi-nam", "tran-thi-sau"),
        ("tran-thi-mot/index.md (bỏ năm sinh)", "tran-thi-hai/index.md (bỏ dân tộc)",
            "tran-thi-ba/index.md (bỏ số giấy tờ)",
         "tran-thi-bon/index.md (bỏ "),
    ),
    "children": Messy(
        "Họ và tên | Chức vụ | Địa chỉ | Lĩnh vực\nCháu Trần Thị Một, 9 tuổi | | {P} | Y tế\n"
        "(9 tuổi) Trần Thị Hai | | {P} | Y tế\nTrần Thị Ba, sinh năm 2015 | | {P} | Y tế\n"
        "Trần Thị Bốn | Học sinh lớp 4A | {P} | Y tế\nTrần Thị Năm | 12 tuổi | {P} | Y tế\n"
        "Bé Trần Thị Sáu | | {P} | Y tế\nEm Trần Thị Bảy, sinh năm 1999 | | {P} | Y tế\n"
        "Trần Thị Tám, lớp 5 Trường Tiểu học Mẫu | | {P} | Y tế\n"
        "Cháu: Trần Thị Chín (7t) | | {P} | Y tế\nTrần Thị Mười - lớp 9A | | {P} | Y tế\n"
        "Trần Thị Mười Một, 2013 | | {P} | Y tế\n",
        Counts(1, 10), ("tran-thi-bay",), ("người này có thể dưới 16 tuổi", "có thể là trẻ em"),
    ),
    "texts that are no names": Messy(
        "STT | Họ và tên | Địa chỉ | Lĩnh vực\n1 | 2026-03-05 | {P} | Y tế\n2 | n:12345 | {P} | Y tế\n"
        "3 | true | {P} | Y tế\n"
        "4 | L? Th? Hoa | {P} | Y tế\n5 | Nguy\ufffdn V\ufffdn A | {P} | Y tế\n6 | d:1962-03-05 | {P} | Y tế\n"
        "7 | 001062000007 | {P} | Y tế\n8 | … | {P} | Y tế\n9 | NguyÃªn VÄ\u0083n A | {P} | Y tế\n"
        "10 | Lan | {P} | Y tế\n"
        "11 | Trần Thị Thật | {P} | Y tế\n12 | Tổ 5 | {P} | Y tế\n13 | x | {P} | Y tế\n"
        "14 | H?i Nông dân | {P} | Y tế\n",
        Counts(2, 12), ("tran-thi-that", "to-5"), ("ô tên không có tên", "tên mất chữ", "tên người chỉ có một chữ"),
    ),
    "a merged section and blank columns": Messy(
        "STT | Họ và tên | Chức vụ | Địa chỉ | Lĩnh vực | Ghi chú\nI | CÁ NHÂN | | | | \n"
        "1 | Đội Văn Một | | {P} | Y tế | \n"
        "II. TẬP THỂ | | | | | \n1 | Thử Nghiệm Hai | | {P} | Y tế | đã duyệt\n",
        Counts(2, 0, "đầu mục 2"), ("doi-van-mot", "thu-nghiem-hai"), arrange=_merge("A4:F4"),
    ),
}  # fmt: skip
