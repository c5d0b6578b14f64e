"""Style warnings: words are found at their location, and not where they are right."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.entry_kinds import PROFILE
from generator.content.files.entry_files import EntryFile
from generator.problems.problem import Location, Severity, problem
from generator.problems.reports.text import as_brief_text, as_text
from tests.support.factories import profile_text, read

FILE = EntryFile(PROFILE, "a", None, "content/profiles/a/index.md", ())
NO_SOURCES: dict[str, object] = {"sources": None, "author": "Trần Thị B"}


def check(body: str, **keys: object) -> list[tuple[str, str]]:
    """Return the codes of the warnings, each with the text at its location."""
    text = profile_text(**keys).partition("\n---\n")[0] + f"\n---\n\n{body}\n"
    _, problems = read(text, replace(FILE, siblings=("anh.jpg",) if "photos" in keys else ()))
    assert all(each.severity is Severity.WARNING for each in problems if each.code.startswith("GS32"))
    lines = text.split("\n")
    return [(each.code, lines[each.location.line - 1][each.location.column - 1 :]) for each in problems]


def codes(body: str, **keys: object) -> list[str]:
    return [code for code, _ in check(body, **keys)]


@pytest.mark.parametrize(
    "body",
    [
        "Chị là người giỏi nhất xã. Ai cũng quý.",
        "Một tấm gương duy nhất của tỉnh.",
        "Đây là hợp tác xã đầu tiên của huyện.",
        "Bà con vô cùng biết ơn chị.",
        "Chị HẾT SỨC tận tụy.",
        "Kết quả thật tuyệt vời.",
        "Hoàn thành 100% kế hoạch.",
        "Hoàn thành một trăm phần trăm kế hoạch.",
        "> Chị là người giỏi\n> nhất xã.",
        "- đứng đầu\n- giỏi nhất xã",
        "Năm 2019 chị mở lớp.\n\nLớp đông nhất xã.",
    ],
)
def test_superlatives_without_a_figure_or_a_source_are_found(body: str) -> None:
    assert codes(body) == ["GS324"]


@pytest.mark.parametrize(
    "body",
    [
        "Huân chương Lao động hạng Nhất.",
        "Ngày thứ nhất, chị đi bộ.",
        "Cả thôn thống nhất, nhất trí làm đường.",
        "Bà con quý chị, nhất là trẻ nhỏ.",
        "Ngày đầu tiên lên lớp, lần đầu tiên cầm phấn.",
        "Chị giỏi nhất xã, một vụ làm 5 tấn.",
        "Chị giỏi nhất xã. Một vụ chị làm 5 tấn.",
        "Theo Báo Quảng Ngãi, chị là người giỏi nhất xã.",
        "Bà con bảo: “Chị giỏi nhất xã, vô cùng tận tụy”.",
        "Thôn Nhất, xã Duy Nhất, chị Nhất.",
        "Chị dốc hết sức mình.",
        "Anh được thăng cấp bậc hàm vượt bậc.",
        "Chị làm việc nhặt rác, nhật ký còn ghi.",
    ],
)
def test_names_quotations_and_evidenced_superlatives_are_not_reported(body: str) -> None:
    assert codes(body) == []


@pytest.mark.parametrize(
    ("body", "keys", "found"),
    [
        ("Thực hiện chỉ đạo của cấp trên, chị mở lớp.", {}, ["GS325"]),
        ("Trong những năm qua, chị mở lớp.", {}, ["GS325"]),
        ("Được sự quan tâm của các cấp, chị mở lớp.", {}, ["GS325"]),
        ("Chị mở lớp.\n\nTrong những năm qua, lớp đông dần.", {}, []),
        ("Chị mở lớp cho 40 hộ.", NO_SOURCES, ["GS326"]),
        ("Chị mở lớp cho 40 hộ.", {}, []),
        ("Sổ ghi tên 41 đồng đội, 14 hộp thư, 3 phần mềm, 2 hộ chiếu.", NO_SOURCES, []),
        ("Chị bán được 41 đồng.", NO_SOURCES, ["GS326"]),
        ("Năm 2019 chị mở lớp ngày 5/9.", NO_SOURCES, []),
        ("Chị mở lớp.", NO_SOURCES | {"results": [{"value": "40 hộ", "label": "đi học"}]}, ["GS326"]),
        ("Chị mở lớp.", {"awards": [{"award": "lao-dong-tien-tien"}]}, ["GS327"]),
        ("Chị mở lớp.", {"awards": [{"award": "lao-dong-tien-tien", "decision": "1/QĐ"}]}, []),
        ("Chị mở lớp.", {"awards": [{"award": "lao-dong-tien-tien"}], "sample": True}, []),
        ("Chị mở lớp.", {"awards": [{"award": "ton-vinh-khac", "label": "Giải A"}]}, []),
        ("Xây dựng Diễn hình tiên tiên.", {}, ["GS329", "GS329"]),
        ("Chị mở lớp.", {"role": "Người nổ lực"}, ["GS329"]),
        ("từ " * 60 + "hết.", {}, ["GS330"]),
        ("từ " * 59 + "hết.", {}, []),
        ("từ " * 40 + "hết. " + "từ " * 40 + "hết.", {}, []),
        ("- " + "từ " * 40 + "\n- " + "từ " * 40, {}, []),
        ("Chị là người dân tộc Khmer. Chị dân tộc Khmer.", {}, ["GS331"]),
        ("Nhà chị là hộ nghèo, chồng bị ung thư.", {}, ["GS331", "GS331"]),
        ("Chị giúp 40 hộ nghèo, các hộ nghèo trong xã.", {}, []),
        ("Chị là đảng viên, được tặng Huy hiệu Đảng.", {}, ["GS332"]),
    ],
)
def test_style_warnings(body: str, keys: dict[str, object], found: list[str]) -> None:
    assert codes(body, **keys) == found


SENSITIVE = [
    "Chị là người Khmer ở ấp Ba.", "Anh Vàng A Lử, người Mông, mở đường.", "Cô dâu là người Hoa.",
    "Ông là người Dao Đỏ.",
    "Ông gốc Khmer, nói hai thứ tiếng.", "Anh là người dân tộc thiểu số.", "Chị dân tộc khmer.", "Anh là người Chăm.",
    "Bà là giáo dân xứ Tân Lập.", "Ông theo đạo Tin Lành.", "Anh là tín đồ Cao Đài.", "Chị là phật tử lâu năm.",
    "Anh mồ côi cha từ năm sáu tuổi.", "Mồ côi từ nhỏ, anh ở với bà.", "Nhà chị là hộ nghèo của thôn.",
    "Gia đình anh thuộc diện hộ cận nghèo.", "Vợ anh bị tai biến.", "Chị mắc bệnh tim bẩm sinh.",
    "Anh bị liệt hai chân.",
    "Chị khiếm thị từ năm lên hai.", "Ông bị nhiễm chất độc da cam.", "Con chị bị bại não.", "Bà chạy thận ba năm nay.",
    "Các cháu quý chị, người Mông ở bản.", "Anh người Mông, Thái Văn Bình, mở đường.",
    "Chồng người Kinh, vợ người Mông.",
    "Những ai thương anh mồ côi đều tới.", "Bà con thương chị mồ côi từ nhỏ.", "Nhà có 5 người, là hộ nghèo.",
    "Với 3 sào ruộng, nhà chị là hộ nghèo.", "Hai gia đình anh Ba, chị Tư là hộ nghèo.",
    "Ba người con của anh mồ côi mẹ.",
    "Nhiều năm anh là hộ nghèo.", "Cả nhà anh là hộ nghèo.", "Phần lớn thời gian ông là người Thái.",
    "Cả làng biết chị là người Mông.", "Năm 2010 em mồ côi cha.", "Năm lên 5 em mồ côi.", "Hai cháu của chị mồ côi mẹ.",
    "Hộ nghèo nhà chị có bốn người.", "Sau 3 năm, người vợ bị tai biến.",
    "Anh từng đi tù ba năm.", "Anh có tiền án.", "Chị ly hôn, nuôi hai con.", "Anh từng nghiện ma túy.",
]  # fmt: skip
HARMLESS = [
    "Đồng bào Khmer trong ấp góp công.", "Bà con người Mông góp đá.", "Các hộ người Dao hiến đất.",
    "Xã có 90% người Mông.",
    "Chị dạy tiếng Khmer cho trẻ.", "Người Thái Bình nhớ ông.", "Nhìn lâu người hoa mắt.", "Khách từ Hoa Kỳ tới thăm.",
    "Bà con giáo dân góp 200 ngày công.", "Ông sống theo đạo lý.", "Toàn thể phật tử quyên góp.",
    "Chị giúp các hộ nghèo.", "Các bà mẹ người Mông đã có người phiên dịch.", "Những chị em gái người Thái ngồi dệt.",
    "Các làng người Mông có điện.", "Người Kinh và người Tày ở xóm cùng làm đường.",
    "Trong xóm có người Tày, Nùng, Dao.",
    "Quanh vùng, người Kinh, người Khmer, người Hoa cùng trồng cây.", "Bà con giáo xứ và phật tử chùa làng góp gạo.",
    "Tăng ni, phật tử chùa làng góp gạo.", "Chức sắc, tín đồ trong xã hiến máu.",
    "Nhân dân và giáo dân trong xã hiến đất.",
    "64 hộ trong số vay đã không còn là hộ nghèo.", "Đến nay, ba gia đình trong xóm không còn là hộ nghèo.",
    "Tỷ lệ hộ nghèo còn 2%.", "Xã còn 12 hộ nghèo.", "Anh tặng quà cho hộ nghèo.", "Mái ấm nuôi trẻ mồ côi.",
    "Chị hiến máu cứu bệnh nhân ung thư.", "Anh lập quỹ giúp người khiếm thị.", "Hội người mù và trẻ tự kỷ có lớp mới.",
    "Công tác phòng chống ma túy, cai nghiện tại trung tâm cai nghiện.", "Anh giúp người nghiện ma túy hòa nhập.",
    "Xã xóa hộ nghèo trong hai năm.", "Khoa điều trị tai biến có máy mới.", "Vùng đồng bào dân tộc thiểu số có điện.",
]  # fmt: skip


@pytest.mark.parametrize("body", SENSITIVE)
def test_sensitive_words_of_a_person_are_found(body: str) -> None:
    assert codes(body) == ["GS331"]


@pytest.mark.parametrize("body", HARMLESS)
def test_sensitive_words_of_a_group_are_not(body: str) -> None:
    assert codes(body) == []


def test_consent_allows_sensitive_words() -> None:
    leave = {
        "basis": "dong-y",
        "reference": "DY-1",
        "scopes": ["dang-web", "dan-toc", "ton-giao", "suc-khoe-hoan-canh"],
    }
    assert codes("Chị dân tộc Khmer, là giáo dân, nhà hộ nghèo, bị ung thư.", consent=leave) == []


@pytest.mark.parametrize(
    ("caption", "found"),
    [
        ("Giám đốc Sở Nội vụ tặng Giấy khen cho các cá nhân", ["GS328"]),
        ("Giám đốc Sở Nội vụ tặng Giấy khen cho ông Nguyễn Văn A", []),
        ("Các cá nhân nhận Giấy khen", []),
    ],
)
def test_a_caption_names_the_recipient(caption: str, found: list[str]) -> None:
    photos = [{"file": "anh.jpg", "alt": "Trao Giấy khen", "caption": caption, "credit": "B"}]
    assert codes("Chị mở lớp.", photos=photos) == found


@pytest.mark.parametrize(
    ("body", "keys", "at"),
    [
        ("Chị **hết sức** tận tụy.", {}, "hết sức**"),
        ("Chị hết\nsức tận tụy.", {}, "hết"),
        ("Chị mở lớp.", {"role": "Người hết sức tận tụy"}, "hết sức tận tụy"),
        ("Chị mở lớp.", {"role": "“A”: hết sức tận tụy"}, "hết sức tận tụy'"),
    ],
)
def test_a_warning_is_located_at_its_word(body: str, keys: dict[str, object], at: str) -> None:
    ((_, rest),) = check(body, **keys)
    assert rest.startswith(at)


def test_quoted_titles_are_not_checked() -> None:
    sources = [{"title": "Người hết sức tận tụy, nổ lực", "publisher": "Báo A"}]
    assert codes("Chị mở lớp.", sources=sources) == []


@given(st.text(alphabet="aấtnhđề.\n -ı İ“”0", max_size=200))
def test_no_text_raises(body: str) -> None:
    check(body)


def test_a_build_prints_the_number_of_many_warnings() -> None:
    place = Location("content/a.md")
    error = problem("GS706", place)
    few = [error, *(problem("GS330", place._replace(line=line), words=61, most=60) for line in range(10))]
    many = [*few, problem("GS326", place, text="2 km")]
    assert as_brief_text(few) == as_text(few)
    assert as_brief_text(many).splitlines() == [
        *as_text([error]).splitlines()[:-1],
        "GS326 cảnh báo: Con số chưa có nguồn: 1 chỗ",
        "GS330 cảnh báo: Câu quá dài: 10 chỗ",
        "    → Chạy “guong check” để xem từng chỗ.",
        "Tổng cộng: 1 lỗi, 11 cảnh báo.",
    ]


def test_the_number_of_warnings_is_limited() -> None:
    assert codes("Chị giỏi nhất xã. " * 5000) == ["GS324"] * 50
