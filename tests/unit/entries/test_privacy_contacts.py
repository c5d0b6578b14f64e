"""Private contacts: e-mail addresses, bank accounts and houses are found, public places and amounts are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content import entry_kinds
from generator.content.files.entry_files import EntryFile
from generator.content.private_keys import is_private_key
from generator.content.settings import Office
from generator.entries.privacy.contacts import allowed_contacts, private_data
from tests.support.site_copies import PROFILE, PROJECT, check_entry

NOBODY = allowed_contacts(Office())
EMAILS = [
    "nguyenvana@thu.example",
    "Nguyen.Van.A+bao@thu.example.vn",
    "Gửi về: a.b-c@mot.hai.example.vn.",
    "mailto:nguyenvana@thu.example",
    "[thư](mailto:nguyenvana@thu.example)",
    "<nguyenvana@thu.example>",
    "nguyenvana (at) thu.example",
    "nguyenvana[at]thu.example",
    "nguyenvana a còng thu chấm example",
    "nguyenvana (a còng) thu.example",
    "nguyenvana@thu (chấm) example",
    "https://bieu-mau.example/?gui=nguyenvana@thu.example",
    "E-mail:nguyenvana@THU.EXAMPLE",
]
ACCOUNTS = [
    "Số tài khoản 0123000456789",
    "số tài khoản: 0123 000 456 789",
    "STK 0123000456",
    "STK: 012-300-0456",
    "stk ngân hàng của chị: 123000456",
    "tài khoản số 1230004567 mở tại ngân hàng",
    "Số tài khoản của Quỹ Vì người nghèo tại kho bạc: 3713.0.1053600",
    "số TK 1230004567",
    "Tài khoản Agribank 1230004567890",
    "TK 1230004567890, ngân hàng A",
    "tài khoản 1230 0045 6789",
    "Vietcombank 0123000456789",
    "chuyển qua MB Bank: 0123000456",
    "MoMo 0123000456",
    "so tai khoan 0123000456789",
    "Account number: 0123000456789",
    "ủng hộ qua BIDV, số 12300045678901",
]
HOUSES = [
    "số 12 đường Lê Lợi",
    "Nhà ở số 12A đường Lê Lợi",
    "số 12, đường Lê Lợi",
    "Số 45/6/7 phố Hàng A",
    "số 3 ngõ 12",
    "số 12 hẻm Tự Do",
    "số 7 kiệt 45",
    "số 9 ngách 2/14",
    "quán cơm số 12 đường Lê Lợi",
    "Trụ sở hội đặt tại nhà ông Tư ở số 12 đường Lê Lợi",
    "Trung tâm ở gần nhà chị, số 12 đường Lê Lợi",
    "số nhà 12",
    "số nhà: 12/3",
    "nhà số 12 ở cuối xóm",
    "12/3 Nguyễn Trãi, phường Bến A",
    "Ông ở 12 Nguyễn Trãi, phường Bến A",
    "tại 245B Trần Hưng Đạo, quận 1",
    "Địa chỉ: 12/3 Nguyễn Trãi, phường Bến A",
    "(99 Lê Văn A, thành phố B)",
    "trú số 15, tổ 3, phường A",
    "ở số 15, thôn 4",
    "nhà số 7, ấp 3",
    "ngụ số 22 khu phố 5",
    "địa chỉ số 15 tổ dân phố 7",
    "5 ngõ 12, phường A",
    "34/5 hẻm 7",
    "12 ngách 34",
    "trú tại ngõ 123, phường A",
    "Nhà riêng: hẻm 45",
    "sống trong kiệt 12",
    "căn hộ 1203 chung cư A",
    "căn hộ số B12.03, tòa nhà A",
    "phòng 302, chung cư A",
    "Địa chỉ: 45 Lê Lợi",
    "địa chỉ nhà số 4",
    "địa chỉ liên hệ: số 12B",
    "so 12 duong Le Loi",
    "so nha 12",
]
FREE = [
    "thôn 4, xã Phổ Minh, tỉnh Quảng Ngãi",
    "tổ dân phố 7, phường Phổ Minh",
    "ấp 3, xã Tân A",
    "xã Phổ Minh, huyện Đức Phổ",
    "khu phố 5, phường A",
    "phường 12, quận 3",
    "trên đường Lê Lợi",
    "mở rộng hẻm 45 đường Nguyễn Trãi",
    "bê tông hóa ngõ 12",
    "Ngõ 123 đã sáng đèn",
    "3 ngõ được lát gạch",
    "đường số 12, phường 4",
    "tuyến số 2 đường Lê Lợi",
    "Trường Mầm non số 2 phố Núi",
    "Trường Tiểu học số 1 đường Lê Lợi",
    "xe buýt số 12 đường Láng",
    "Trụ sở UBND phường đặt tại số 12 đường Lê Lợi",
    "Thư viện tỉnh ở số 12 đường Lê Lợi",
    "Đội số 2, thôn 4",
    "Tổ hợp tác số 2, ấp 3",
    "Quyết định số 15, tổ chức lễ trao",
    "Quyết định số 12/QĐ-UBND",
    "Kế hoạch số 104/KH-UBND ngày 23/9/2021",
    "số 12 tháng 5",
    "trang số 5 của tập thơ",
    "quốc lộ số 1 qua xã",
    "ngôi nhà thứ 12 được trao",
    "gắn biển số nhà cho 120 hộ",
    "nhà văn hóa số 2",
    "Nhà Đại đoàn kết số 12",
    "40 Bà mẹ Việt Nam anh hùng, xã Phổ Minh",
    "Ngày 12/3 Nguyễn Văn A, xã Phổ Minh, được khen",
    "sáng 2/9 Hội Phụ nữ xã Phổ Minh ra quân",
    "Năm 2019 Nguyễn Văn A, xã Phổ Minh, hiến đất",
    "có 12 Chi hội Phụ nữ, phường A tham gia",
    "từ 12/3 Đoàn Thanh niên, xã A ra quân",
    "căn hộ 50 m2",
    "200 căn hộ chung cư",
    "phòng 302 của bệnh viện",
    "phòng 5 giường",
    "phòng, chống dịch",
    "một địa chỉ đỏ",
    "địa chỉ nhân đạo số 1",
    "đến đúng địa chỉ 3 hộ nghèo",
    "những địa chỉ tin cậy",
    "mở 1.200.000 tài khoản",
    "số tài khoản mở mới: 120.000 tài khoản",
    "số tài khoản định danh là 1.234.567",
    "lừa chuyển vào tài khoản 500.000.000 đồng",
    "trong tài khoản còn 900 000 000 đồng",
    "tài khoản định danh mức 2 cho 12.000 người",
    "khóa tài khoản ngày 20/11/2025",
    "Agribank 20-11-2025",
    "Agribank cho vay 12 tỷ đồng",
    "BIDV tặng 500 suất quà",
    "cuốn sổ 1,1 tỷ đồng ở SHB chi nhánh Cà Mau",
    "MB Bank 2025 - 2030",
    "https://www.tiktok.com/@guongsang",
    "@guongsang trên Zalo",
    "giá 12.000 đồng @ chợ A",
    "họp lúc 7 giờ tại số nhà văn hóa",
    "con số 12 trên áo",
    "số 1 Việt Nam",
    "hộ số 3 trong danh sách",
    "tàu số 12 cập cảng",
    "1/3 Dân số, theo thống kê, quận 3",
    "lớp 5, Trường Tiểu học A, xã Phổ Minh",
    "ảnh chụp @ 2025",
]


NUMBERS = {"GS802", "GS803"}  # telephone and identity numbers, which test_privacy_numbers.py covers


def codes(text: str) -> list[str]:
    return [find.code for find in private_data(text, NOBODY) if find.code not in NUMBERS]


@pytest.mark.parametrize(
    ("text", "code"),
    [(text, code) for texts, code in ((EMAILS, "GS809"), (ACCOUNTS, "GS810"), (HOUSES, "GS811")) for text in texts],
)
def test_private_contacts_are_found(text: str, code: str) -> None:
    for frame in ("{}", "a. {}", "Liên hệ ({}) nhé", "x\n{}\ny"):
        assert code in codes(frame.format(text))


@pytest.mark.parametrize("text", FREE)
def test_public_places_and_amounts_are_not_reported(text: str) -> None:
    assert codes(text) == []


def test_the_tables_are_large_enough() -> None:
    assert len(set(EMAILS + ACCOUNTS + HOUSES)) >= 60
    assert len(set(FREE)) >= 60


@pytest.mark.usefixtures("samples")
def test_the_project_has_no_false_positive() -> None:
    files = [*(PROJECT / "content/profiles").rglob("*.md"), *(PROJECT / "content/stories").rglob("*.md")]
    assert len(files) > 70
    assert [find for file in files for find in private_data(file.read_text("utf-8"), NOBODY)] == []


@pytest.mark.parametrize("text", ["lien-he@co-quan.example", "Số 1 đường A", "024 3825 1234", "1230004567890"])
def test_the_contacts_of_the_office_are_allowed(text: str) -> None:
    office = Office(email="lien-he@co-quan.example", address="Số 1 đường A, phường B", phone="02438251234")
    ours = Office(contacts=("Tài khoản 1230004567890", text))
    written = f"Tài khoản {text}" if text.isdigit() else text
    assert list(private_data(written, NOBODY))
    assert list(private_data(written, allowed_contacts(ours))) == []
    if not text.isdigit():
        assert list(private_data(written, allowed_contacts(office))) == []


def test_a_number_is_found_once() -> None:
    assert [find.code for find in private_data("STK 0912345678", NOBODY)] == ["GS810"]


@pytest.mark.parametrize(
    "key",
    ["so_dien_thoai", "soDienThoai", "SĐT", "sdt_lien_he", "Số điện thoại", "dien-thoai", "dan_toc", "dân tộc",
     "dia_chi", "dia_chi_nha", "địa chỉ", "cccd", "so_cccd", "CMND", "can_cuoc_cong_dan", "ngay_sinh",
     "ngày tháng năm sinh", "date_of_birth", "ghi_chu_noi_bo", "ton_giao", "so_tai_khoan", "STK", "email", "tel"],
)  # fmt: skip
def test_private_keys_are_recognised_in_every_spelling(key: str) -> None:
    assert is_private_key(key)


def test_no_key_of_the_model_is_private() -> None:
    from generator.content.model import ProfileMatter, StoryMatter  # noqa: PLC0415

    assert [key for model in (ProfileMatter, StoryMatter) for key in model.model_fields if is_private_key(key)] == []


PAGE = EntryFile(entry_kinds.PROFILE, "nguyen-van-a", None, PROFILE, ())


@pytest.mark.parametrize("slug", ["nguyen-van-a-0912345678", "ong-a-079123456789"])
def test_the_name_of_a_folder_is_checked(slug: str) -> None:
    file = PAGE.__class__(entry_kinds.PROFILE, slug, None, f"content/profiles/{slug}/index.md", ())
    _, problems = check_entry("---\nname: A\n---\n\nx\n", file)
    assert {"GS802", "GS803"}.intersection(each.code for each in problems)


@given(st.text(), st.sampled_from(EMAILS + ACCOUNTS + HOUSES), st.text())
def test_matches_are_pieces_of_the_text(before: str, middle: str, after: str) -> None:
    text = f"{before} {middle} {after}"
    for find in private_data(text, NOBODY):
        assert text[find.offset :].startswith(find.text)
