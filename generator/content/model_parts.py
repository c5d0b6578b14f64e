"""The parts of front matter: the groups of keys below awards, photos, consent and others.

The JSON Schema for editors and the staff guide are generated from these classes, `key` by `key`.
"""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from generator.content.value_types import Day, EdtfDay, Flag, Line, OneOrMore, TermOf, Text, Unique, Url, Year
from generator.engine.cache_table import cacheable

FEW, MANY = Field(max_length=20), Field(max_length=50)  # more items than any entry needs, and still cheap to check

_PARTIAL = "; chỉ biết tháng hay năm thì ghi như 2026-03 hay 2026"


class Part(BaseModel):
    """A group of keys; unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, validate_default=True)

    def __init_subclass__(cls, **kwargs: Any) -> None:  # noqa: ANN401  (pydantic's)
        """Make every model cacheable: one that could not be read back would cost an incremental build silently."""
        super().__init_subclass__(**kwargs)
        cacheable(cls)


def key(title: str, description: str, *examples: object, default: Any = ...) -> Any:  # noqa: ANN401
    """Return the field of a key: its name for officers, its meaning, examples. Without a default it is required."""
    return Field(default=default, title=title, description=description, examples=list(examples))


class Cancellation(Part):
    """The decision that cancels an award or strips somebody of it (requirements 3d, docs/requirements.md)."""

    decision: Line = key("Quyết định", "số, ký hiệu của quyết định hủy bỏ hoặc tước", "123/QĐ-UBND")
    date: EdtfDay = key("Ngày", f"ngày ký quyết định hủy bỏ hoặc tước{_PARTIAL}", "2026-09-01")


class Award(Part):
    """An award, in the words of its decision."""

    award: Annotated[str, TermOf("awards")] = key(
        "Hình thức", "mã hình thức khen thưởng", "bang-khen-cua-chu-tich-ubnd-tinh"
    )
    rank: Line | None = key("Hạng", "hạng, nếu hình thức này chia hạng: hang-nhat, hang-nhi, hang-ba", default=None)
    label: Line | None = key("Tên trên bằng", "tên đúng như ghi trên bằng hoặc quyết định", default=None)
    authority: Line | None = key("Cơ quan", "cơ quan, người ký quyết định", "UBND tỉnh Quảng Ngãi", default=None)
    year: Year | None = key("Năm", "năm được khen, khi chưa rõ ngày", "2026", default=None)
    date: EdtfDay | None = key("Ngày", f"ngày ký quyết định{_PARTIAL}", "2026-05-19", default=None)
    decision: Line | None = key("Số quyết định", "số, ký hiệu quyết định khen thưởng", "123/QĐ-UBND", default=None)
    status: Annotated[str, TermOf("award_statuses")] = key(
        "Tình trạng", "khen thưởng còn hiệu lực hay đã hủy; không ghi là còn hiệu lực", "truy-tang", default="hieu-luc"
    )
    cancelled_by: Cancellation | None = key("Hủy bỏ theo", "quyết định hủy bỏ hoặc tước", default=None)
    movement: Annotated[str, TermOf("movements")] | None = key(
        "Phong trào", "phong trào thi đua mà khen thưởng này thuộc về", "dan-van-kheo", default=None
    )


class Evidence(Part):
    """A piece of evidence (minh chứng) for what the entry says."""

    type: Annotated[str, TermOf("evidence_types")] = key("Loại", "loại minh chứng", "so-lieu-co-nguon")
    text: Text = key("Nội dung", "minh chứng cho thấy điều gì", "Đường thôn mở mới dài 2 km, 40 hộ hiến đất")
    url: Url | None = key("Địa chỉ", "địa chỉ web của minh chứng", "https://example.vn/bao-cao", default=None)
    date: EdtfDay | None = key("Ngày", f"ngày của minh chứng{_PARTIAL}", "2026-04-02", default=None)


class Result(Part):
    """A result as a figure and its label: “1.000 tấn”, “rác được thu gom”."""

    value: Annotated[str, StringConstraints(min_length=1, max_length=24)] = key(
        "Con số", "con số kèm đơn vị", "1.000 tấn"
    )
    label: Annotated[str, StringConstraints(min_length=1, max_length=60)] = key(
        "Ý nghĩa", "con số ấy là gì", "rác được thu gom"
    )


class Quote(Part):
    """Words that somebody said, as they were said."""

    text: Text = key("Lời nói", "lời đã nói, không đặt trong ngoặc kép", "Nước về đến ruộng là tôi mừng nhất.")
    speaker: Line = key("Người nói", "tên người nói như in trên bài", "Ông Nguyễn Văn A")
    role: Line | None = key("Vai trò", "người nói là ai trong chuyện này", "người được giúp", default=None)


class Practice(Part):
    """A practice for others to follow: each part in a sentence or two."""

    problem: Text | None = key("Vấn đề", "trước khi làm thì khó ở đâu", "Rác ứ ở chợ mỗi chiều", default=None)
    method: Text | None = key("Cách làm", "làm những bước nào", "Mỗi sạp một thùng, thu lúc 17 giờ", default=None)
    cost: Text | None = key("Chi phí", "bao nhiêu tiền, bao nhiêu công, của ai", "120.000 đồng mỗi sạp", default=None)
    outcome: Text | None = key("Kết quả", "được gì, có số thì ghi số", "Chợ sạch trước 18 giờ", default=None)
    conditions: Text | None = key(
        "Điều kiện áp dụng", "nơi khác muốn làm theo thì cần có gì", "Có người trông coi hằng ngày", default=None
    )
    lessons: Text | None = key(
        "Bài học kinh nghiệm", "điều rút ra sau khi làm", "Bàn với tiểu thương trước khi đặt thùng", default=None
    )
    adopted_by: Annotated[tuple[Line, ...], FEW, Unique] = key(
        "Đã nhân rộng tại", "những nơi đã làm theo", "[chợ Phổ Quang]", default=()
    )
    contact: Line | None = key("Hỏi ai", "cơ quan trả lời người muốn làm theo", "Hội Phụ nữ xã Phổ Minh", default=None)


class Source(Part):
    """A source of the facts."""

    title: Text = key("Tên", "tên bài, văn bản", "Người mở đường ở Phổ Minh")
    publisher: Line = key("Nơi ban hành", "cơ quan báo chí, cơ quan ban hành", "Báo Quảng Ngãi")
    url: Url | None = key("Địa chỉ", "địa chỉ web của bài, văn bản", "https://example.vn/bai", default=None)
    date: EdtfDay | None = key("Ngày", f"ngày đăng, ngày ban hành{_PARTIAL}", "2026-03-12", default=None)


class Photo(Part):
    """A photo beside the entry; the law requires the name of the photographer, accessibility the text `alt`."""

    file: Line = key("Tệp", "tên tệp ảnh đặt cạnh index.md", "sua-cau.jpg")
    alt: Text = key("Mô tả", "mô tả ảnh cho người không nhìn thấy", "Ông A đóng lại ván cầu cùng hai người thợ")
    caption: Text | None = key("Chú thích", "chú thích in dưới ảnh", "Sửa cầu thôn 4, tháng 3/2026", default=None)
    credit: Line = key("Người chụp", "tên người chụp, cơ quan", "Trần Thị B")
    rights: Line | None = key("Quyền sử dụng", "ai cho dùng ảnh, bằng văn bản nào", default=None)
    ai_use: Annotated[str, TermOf("ai_uses")] = key(
        "Dùng AI", "AI đã làm gì với ảnh; không dùng thì không ghi", "anh-minh-hoa", default="khong"
    )
    without_people: Flag = key(
        "Không có người", "true khi trong ảnh không có người nào nhận ra được", "true", default=False
    )


class Media(Part):
    """A sound or a film: a file beside the entry, or a link."""

    file: Line | None = key("Tệp", "tên tệp đặt cạnh index.md; hoặc ghi url", "bai-phat-thanh.mp3", default=None)
    url: Url | None = key("Địa chỉ", "địa chỉ web của bản ghi; hoặc ghi file", "https://example.vn/nghe", default=None)
    title: Line = key("Tên", "tên bản ghi", "Bài phát thanh ngày 19/5/2026")
    transcript: str | None = key(
        "Lời thoại",
        "chép lại lời nói, cho người không nghe được; phim có ghi giờ ở đầu dòng (0:03 Sóng vỗ.) thì thành phụ đề",
        default=None,
    )
    ai_use: Annotated[str, TermOf("ai_uses")] = key(
        "Dùng AI", "AI đã làm gì với bản ghi; không dùng thì không ghi", "giong-doc", default="khong"
    )
    poster: Annotated[int, Field(ge=1, le=50)] | None = key(
        "Ảnh chờ", "ảnh thứ mấy trong photos hiện ra trước khi phim chạy", "2", default=None
    )


class Consent(Part):
    """The legal basis and the agreed purposes of publishing personal data (Law 91/2025/QH15, Articles 9 and 16)."""

    basis: Annotated[str, TermOf("legal_bases")] = key("Cơ sở", "cơ sở công khai thông tin", "dong-y")
    reference: Line | None = key(
        "Số giấy", "số của giấy đồng ý giữ ở cơ quan, hoặc số văn bản làm căn cứ", "DY-2026-014", default=None
    )
    scopes: Annotated[tuple[Annotated[str, TermOf("consent_scopes")], ...], FEW, Unique] = key(
        "Mục đích", "các mục đích đã được đồng ý", "[dang-web, hinh-anh]"
    )
    giver: Annotated[tuple[Annotated[str, TermOf("consent_givers")], ...], OneOrMore, FEW, Unique] = key(
        "Người đồng ý", "người đồng ý; về trẻ em từ đủ 7 tuổi thì ghi cả hai", "chinh-chu", default=()
    )
    date: Day | None = key("Ngày đồng ý", "ngày ký giấy đồng ý", "2026-05-12", default=None)
    expires: Day | None = key("Hết hạn", "ngày sự đồng ý hết hạn, nếu giấy có ghi", "2028-05-12", default=None)


class Reprint(Part):
    """The origin of a reprinted text, and the permission to reprint it whole (requirements L18)."""

    url: Url = key("Bài gốc", "địa chỉ bài gốc", "https://example.vn/bai-goc")
    permission: Line | None = key(
        "Cho phép", "văn bản hoặc thư cho phép đăng lại", "Công văn 12/BQN ngày 04/5/2026", default=None
    )


class SafetyReview(Part):
    """The assessment that publishing harms nobody: by whom, when."""

    reviewer: Line = key("Người thẩm định", "người thẩm định", "Công an xã")
    date: Day = key("Ngày", "ngày thẩm định", "2026-05-10")


class Withdrawal(Part):
    """The withdrawal of an entry; its address answers with a notice."""

    date: Day = key("Ngày gỡ", "ngày gỡ", "2026-11-02")
    reason: Text = key("Lý do", "lý do gỡ, không nêu tên người", "Theo yêu cầu của người được nêu")
    to: Line | None = key("Dẫn tới", "trang trên site này mà người đọc được dẫn tới", "/linh-vuc/y-te/", default=None)
    keeps: Annotated[tuple[Line, ...], FEW, Unique] = key(
        "Còn nêu tên", "địa chỉ các bài được phép còn nêu tên người trong bài đã gỡ", default=()
    )


class Consultation(Part):
    """A public consultation about nominations; it starts on the day of publication (requirements L12)."""

    council: Day = key("Ngày họp", "ngày hội đồng họp xét", "2026-12-15")
    contact: Text = key("Nơi nhận ý kiến", "nơi nhận ý kiến: cơ quan, cách gửi", "Phòng Văn hóa - Xã hội phường")
    until: Day | None = key(
        "Hạn góp ý", "ngày cuối nhận ý kiến; bỏ trống là ngày làm việc thứ mười", "2026-12-08", default=None
    )


class Person(Part):
    """Somebody in a story who has no profile."""

    name: Line = key("Tên", "tên như in trên bài", "Nguyễn Văn A")
    subject_type: Annotated[str, TermOf("subject_types")] = key("Đối tượng", "đối tượng", "ca-nhan")
    role: Line | None = key("Chức vụ", "chức vụ, nghề nghiệp", "Trưởng thôn", default=None)
