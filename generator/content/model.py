"""The models of front matter, one for each kind of entry: its keys, and the questions that other modules ask of any.

The JSON Schema for editors and the staff guide are generated from these classes. Officers read the descriptions when a
key is missing; an example is spelt as it would be in a file.
"""

from functools import cache
from types import MappingProxyType
from typing import Annotated, NamedTuple, get_origin

from pydantic import Field

from generator.content.model_parts import (
    FEW,
    MANY,
    Award,
    Consent,
    Consultation,
    Evidence,
    Media,
    Part,
    Person,
    Photo,
    Practice,
    Quote,
    Reprint,
    Result,
    SafetyReview,
    Source,
    Withdrawal,
    key,
)
from generator.content.value_types import (
    BirthYear,
    Day,
    Flag,
    InSummary,
    Line,
    Number,
    OneOrMore,
    Place,
    Summary,
    TermOf,
    Unique,
    Year,
    metadata_of,
)

GROUP = "tap-the"  # the subject type that is not a person


class Described(NamedTuple):
    """A person, a group or a household that an entry describes itself, rather than by naming a profile."""

    name: str
    subject_type: str
    role: str | None = None
    honorific: str | None = None
    birth_year: int | None = None


class Matter(Part):
    """Front matter of an entry: the keys of every kind, and the questions that other modules ask of any kind."""

    summary: Summary = key(
        "Tóm tắt",
        "tóm tắt 40–300 ký tự, nêu kết quả trước",
        "Ông vận động 40 hộ hiến đất, mở xong đường thôn dài 2 km trong ba tháng.",
    )
    date: Day = key("Ngày đăng", "ngày đăng, dạng năm-tháng-ngày", "2026-05-19")
    updated: Day | None = key("Ngày cập nhật", "ngày sửa nội dung gần nhất", "2026-06-02", default=None)
    review_due: Day | None = key("Ngày rà soát", "ngày phải đọc lại bài xem còn đúng không", "2027-05-19", default=None)
    year: Year | None = key("Năm", "năm xếp bài, khi khác năm của ngày đăng", "2026", default=None)
    kind: Annotated[str, TermOf("kinds")] = key("Loại gương", "loại gương", "nguoi-tot-viec-tot")
    fields: Annotated[tuple[Annotated[str, TermOf("fields")], ...], Unique, Field(min_length=1, max_length=3)] = key(
        "Lĩnh vực", "1–3 lĩnh vực, lĩnh vực chính đứng đầu", "[nong-nghiep]"
    )
    deeds: Annotated[tuple[Annotated[str, TermOf("deeds")], ...], Unique, Field(max_length=3), InSummary] = key(
        "Việc tốt", "các việc tốt mà bài kể, việc chính đứng đầu; không có thì ghi []", "[hien-mau]", default=()
    )
    locality: Annotated[
        tuple[Annotated[Line, Place(takes_pseudo_places=True, now_key="locality_now")], ...],
        OneOrMore,
        Unique,
        Field(min_length=1, max_length=10),
    ] = key(
        "Địa phương",
        "địa phương đúng tên lúc đó, ví dụ: xã Phổ Minh, huyện Đức Phổ, tỉnh Quảng Ngãi",
        "xã Phổ Minh, huyện Đức Phổ, tỉnh Quảng Ngãi",
    )
    locality_now: Line | None = key(
        "Địa phương hiện nay", "chỉ ghi khi xã cũ nay thuộc nhiều xã: tên xã, phường hiện nay", default=None
    )
    movements: Annotated[tuple[Annotated[str, TermOf("movements")], ...], FEW, Unique, InSummary] = key(
        "Phong trào", "các phong trào thi đua liên quan", "[dan-van-kheo]", default=()
    )
    recognition_level: Annotated[str, TermOf("recognition_levels")] | None = key(
        "Cấp công nhận", "cấp cao nhất đã công nhận điển hình", "cap-tinh", default=None
    )
    stage: Annotated[str, TermOf("stages")] | None = key(
        "Giai đoạn", "điển hình đang ở bước nào", "nhan-rong", default=None
    )
    criteria: Annotated[tuple[Annotated[str, TermOf("criteria")], ...], FEW, Unique] = key(
        "Tiêu chí", "vì sao được lựa chọn", "[mo-hinh-moi-cach-lam-hay]", default=()
    )
    awards: Annotated[tuple[Award, ...], MANY] = key("Khen thưởng", "khen thưởng, tôn vinh đã nhận", default=())
    results: Annotated[tuple[Result, ...], Field(max_length=4)] = key(
        "Kết quả", "một đến bốn con số nổi bật; con số phải có trong bài", default=()
    )
    quotes: Annotated[tuple[Quote, ...], FEW] = key(
        "Lời nói", "lời nói thật, ngắn, của người trong bài hay người chứng kiến", default=()
    )
    practice: Practice | None = key("Cách làm", "tóm tắt một mô hình, cách làm hay, để nơi khác làm theo", default=None)
    evidence: Annotated[tuple[Evidence, ...], MANY] = key("Minh chứng", "điều chứng minh việc đã làm", default=())
    sources: Annotated[tuple[Source, ...], MANY] = key(
        "Nguồn", "bài báo, văn bản dùng để viết; bài tự viết thì ghi author", default=()
    )
    genre: Annotated[str, TermOf("genres")] | None = key("Thể loại", "thể loại bài", "ghi-chep", default=None)
    author: Line | None = key("Tác giả", "người viết bài", "Trần Thị B", default=None)
    unit: Line | None = key("Đơn vị gửi", "cơ quan, đơn vị gửi bài", "UBND xã Phổ Minh", default=None)
    reprint: Reprint | None = key("Đăng lại", "ghi khi đăng lại trọn bài của nơi khác", default=None)
    ai_use: Annotated[str, TermOf("ai_uses")] = key(
        "Dùng AI", "AI đã giúp viết bài thế nào", "bien-tap-van-ban", default="khong"
    )
    photos: Annotated[tuple[Photo, ...], MANY] = key("Ảnh", "ảnh của bài; ảnh đầu là ảnh chính", default=())
    audio: Annotated[tuple[Media, ...], FEW] = key("Âm thanh", "bài phát thanh, lời kể", default=())
    video: Annotated[tuple[Media, ...], FEW] = key("Video", "phim, phóng sự", default=())
    consent: Consent | None = key("Đồng ý", "cơ sở và các mục đích công khai thông tin cá nhân", default=None)
    is_child: Flag = key("Trẻ em", "true khi bài về người dưới 16 tuổi", "true", default=False)
    is_under_7: Flag = key("Dưới 7 tuổi", "true khi bài về trẻ dưới 7 tuổi", "true", default=False)
    safety_review: SafetyReview | None = key(
        "Thẩm định an toàn", "ai xác nhận đăng bài không gây hại cho người được nêu", default=None
    )
    number: Number | None = key(
        "Số bài", "số riêng của bài, máy ghi, không đổi; địa chỉ ngắn làm từ số này", "17", default=None
    )
    aliases: Annotated[tuple[Line, ...], FEW, Unique] = key(
        "Địa chỉ cũ", "các địa chỉ trước đây của bài", "[/guong/nguyen-van-a-cu/]", default=()
    )
    withdrawn: Withdrawal | None = key("Đã gỡ", "ghi khi bài đã được gỡ; không xóa thư mục", default=None)
    draft: Flag = key("Bản nháp", "true khi chưa muốn đăng", "true", default=False)
    sample: Flag = key("Bài mẫu", "true khi là bài mẫu, không phải bài thật", "true", default=False)
    featured_until: Day | None = key("Nổi bật đến", "ngày cuối bài đứng ở mục nổi bật", "2026-06-30", default=None)

    @property
    def headline(self) -> str:
        """Return the title of the entry."""
        raise NotImplementedError

    @property
    def described(self) -> tuple[Described, ...]:
        """Return the people, groups and households that the entry describes itself."""
        return ()

    @property
    def exemplar_slugs(self) -> tuple[str, ...]:
        """Return the slugs of the profiles that the entry names."""
        return ()

    @property
    def opinions(self) -> "Consultation | None":
        """Return the public consultation that the entry announces, if any."""
        return None


class ProfileMatter(Matter):
    """Front matter of a profile: one exemplar."""

    name: Line = key("Tên", "tên như in trên bài", "Nguyễn Văn A")
    subject_type: Annotated[str, TermOf("subject_types")] = key(
        "Đối tượng", "ca-nhan, tap-the hoặc ho-gia-dinh", "ca-nhan"
    )
    honorific: Line | None = key("Danh xưng", "từ đứng trước tên: ông, bà, anh, chị…", "ông", default=None)
    role: Line | None = key("Chức vụ", "chức vụ, nghề nghiệp", "Trưởng thôn", default=None)
    birth_year: BirthYear | None = key("Năm sinh", "năm sinh; chỉ hiện khi scopes có nam-sinh", "1962", default=None)
    registration: Line | None = key(
        "Mã đăng ký", "mã do guong import ghi để lần nhập sau không tạo bài trùng; giữ nguyên", default=None
    )

    @property
    def headline(self) -> str:
        """Return the exemplar's name."""
        return self.name

    @property
    def described(self) -> tuple[Described, ...]:
        """Return the exemplar."""
        return (Described(self.name, self.subject_type, self.role, self.honorific, self.birth_year),)


class StoryMatter(Matter):
    """Front matter of a story, or of a consultation notice."""

    title: Line = key("Tên bài", "tên bài, nhiều nhất 120 ký tự", "Con đường mới của thôn")
    exemplars: Annotated[tuple[Line, ...], FEW, Unique] = key(
        "Gương trong bài", "tên thư mục của các gương trong content/profiles", "[nguyen-van-a]", default=()
    )
    people: Annotated[tuple[Person, ...], FEW] = key(
        "Người trong bài", "người trong bài chưa có trang riêng", default=()
    )
    consultation: Consultation | None = key(
        "Lấy ý kiến", "ghi khi bài là thông báo lấy ý kiến Nhân dân về danh sách đề nghị", default=None
    )

    @property
    def headline(self) -> str:
        """Return the story's title."""
        return self.title

    @property
    def described(self) -> tuple[Described, ...]:
        """Return the people who have no profile."""
        return tuple(Described(person.name, person.subject_type, person.role) for person in self.people)

    @property
    def exemplar_slugs(self) -> tuple[str, ...]:
        """Return the slugs of the profiles that the story names."""
        return self.exemplars

    @property
    def opinions(self) -> Consultation | None:
        """Return the public consultation that the entry announces, if any."""
        return self.consultation


def key_order(model: type[Matter]) -> tuple[str, ...]:
    """Return the keys in the order they are written in: those of the kind alone, then the shared ones."""
    return tuple(dict.fromkeys((*model.__annotations__, *Matter.model_fields)))


class PlaceKey(NamedTuple):
    """The type of a key whose values are places, and the number of values that it takes."""

    type: Place
    limit: int


@cache
def place_keys(model: type[Matter]) -> MappingProxyType[str, PlaceKey]:
    """Return the keys of a model whose values are places. Raises ValueError for a list without a maximum length."""
    found: dict[str, PlaceKey] = {}
    for name, field in model.model_fields.items():
        for place in (each for each in metadata_of(field) if isinstance(each, Place)):
            limit = 1
            if get_origin(field.annotation) is tuple:
                (limit,) = (each.max_length for each in field.metadata if hasattr(each, "max_length"))
            found[name] = PlaceKey(place, limit)
    return MappingProxyType(found)


@cache
def summary_keys(model: type[Matter]) -> tuple[str, ...]:
    """Return the keys marked `InSummary`. Raises TypeError for one whose values are neither terms nor places."""
    found: list[str] = []
    for name, field in model.model_fields.items():
        marks = tuple(metadata_of(field))
        if InSummary in marks:
            if not any(isinstance(each, TermOf | Place) for each in marks):
                raise TypeError(name)
            found.append(name)
    return tuple(found)
