"""The frozen types of the content: what an entry's front matter may hold, and the entry made of it.

The JSON Schema for editors and the staff guide's pages of keys are made from these classes. The descriptions are what
an officer reads when a key is missing; an example is written as it stands in a file.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from generator.content.body import Body
from generator.content.value_types import Day, Flag, Line, OneOrMore, Summary, TermOf, Text, Unique, Url, Year
from generator.engine.cache_table import cacheable
from generator.gazetteer import Resolution
from generator.problems.problem import Reference

GROUP = "tap-the"  # the kind of subject that is no person
MAX_LOCALITIES = 10
_Few, _Many = Field(max_length=20), Field(max_length=50)  # more than any entry needs, few enough to check at once


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, validate_default=True)


def key(title: str, description: str, *examples: object, default: Any = ...) -> Any:  # noqa: ANN401
    """Say what a key is called, what it means and how it is filled in; without a default it is required."""
    return Field(default=default, title=title, description=description, examples=list(examples))


@cacheable
class Cancellation(_Part):
    """The decision that cancels an award or strips somebody of it (requirements 3d)."""

    decision: Line = key("Quyết định", "số, ký hiệu của quyết định hủy bỏ hoặc tước", "123/QĐ-UBND")
    date: Day = key("Ngày", "ngày ký quyết định hủy bỏ hoặc tước", "2026-09-01")


@cacheable
class Award(_Part):
    """One award as its decision names it."""

    award: Annotated[str, TermOf("awards")] = key(
        "Hình thức", "mã hình thức khen thưởng", "bang-khen-cua-chu-tich-ubnd-tinh"
    )
    rank: Line | None = key("Hạng", "hạng, nếu hình thức này chia hạng: hang-nhat, hang-nhi, hang-ba", default=None)
    label: Line | None = key("Tên trên bằng", "tên đúng như ghi trên bằng hoặc quyết định", default=None)
    authority: Line | None = key("Cơ quan", "cơ quan, người ký quyết định", "UBND tỉnh Quảng Ngãi", default=None)
    year: Year | None = key("Năm", "năm được khen, khi chưa rõ ngày", "2026", default=None)
    date: Day | None = key("Ngày", "ngày ký quyết định", "2026-05-19", default=None)
    decision: Line | None = key("Số quyết định", "số, ký hiệu quyết định khen thưởng", "123/QĐ-UBND", default=None)
    status: Annotated[str, TermOf("award_statuses")] = key(
        "Tình trạng", "khen thưởng còn hiệu lực hay đã hủy; không ghi là còn hiệu lực", "truy-tang", default="hieu-luc"
    )
    cancelled_by: Cancellation | None = key("Hủy bỏ theo", "quyết định hủy bỏ hoặc tước", default=None)
    movement: Annotated[str, TermOf("movements")] | None = key(
        "Phong trào", "phong trào thi đua mà khen thưởng này thuộc về", "dan-van-kheo", default=None
    )


@cacheable
class Evidence(_Part):
    """One thing that bears the entry out (Minh chứng)."""

    type: Annotated[str, TermOf("evidence_types")] = key("Loại", "loại minh chứng", "so-lieu-co-nguon")
    text: Text = key("Nội dung", "minh chứng cho thấy điều gì", "Đường thôn mở mới dài 2 km, 40 hộ hiến đất")
    url: Url | None = key("Địa chỉ", "địa chỉ web của minh chứng", "https://example.vn/bao-cao", default=None)
    date: Day | None = key("Ngày", "ngày của minh chứng", "2026-04-02", default=None)


@cacheable
class Result(_Part):
    """A result as a figure, to be read at a glance: “1.000 tấn”, “rác được thu gom”."""

    value: Annotated[str, StringConstraints(min_length=1, max_length=24)] = key(
        "Con số", "con số kèm đơn vị", "1.000 tấn"
    )
    label: Annotated[str, StringConstraints(min_length=1, max_length=60)] = key(
        "Ý nghĩa", "con số ấy là gì", "rác được thu gom"
    )


@cacheable
class Source(_Part):
    """Where the facts come from."""

    title: Text = key("Tên", "tên bài, văn bản", "Người mở đường ở Phổ Minh")
    publisher: Line = key("Nơi ban hành", "cơ quan báo chí, cơ quan ban hành", "Báo Quảng Ngãi")
    url: Url | None = key("Địa chỉ", "địa chỉ web của bài, văn bản", "https://example.vn/bai", default=None)
    date: Day | None = key("Ngày", "ngày đăng, ngày ban hành", "2026-03-12", default=None)


@cacheable
class Photo(_Part):
    """A photo beside the entry. Decree and law ask for the photographer's name; readers who cannot see, for `alt`."""

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


@cacheable
class Media(_Part):
    """A sound or a film: a file beside the entry or a link."""

    file: Line | None = key("Tệp", "tên tệp đặt cạnh index.md; hoặc ghi url", "bai-phat-thanh.mp3", default=None)
    url: Url | None = key("Địa chỉ", "địa chỉ web của bản ghi; hoặc ghi file", "https://example.vn/nghe", default=None)
    title: Line = key("Tên", "tên bản ghi", "Bài phát thanh ngày 19/5/2026")
    transcript: str | None = key("Lời thoại", "chép lại lời nói, cho người không nghe được", default=None)
    ai_use: Annotated[str, TermOf("ai_uses")] = key(
        "Dùng AI", "AI đã làm gì với bản ghi; không dùng thì không ghi", "giong-doc", default="khong"
    )


@cacheable
class Consent(_Part):
    """On what ground personal data is published, and for which purposes (Articles 9 and 16, Law 91/2025/QH15)."""

    basis: Annotated[str, TermOf("legal_bases")] = key("Cơ sở", "cơ sở công khai thông tin", "dong-y")
    reference: Line | None = key(
        "Số giấy", "số của giấy đồng ý giữ ở cơ quan, hoặc số văn bản làm căn cứ", "DY-2026-014", default=None
    )
    scopes: Annotated[tuple[Annotated[str, TermOf("consent_scopes")], ...], _Few, Unique] = key(
        "Mục đích", "các mục đích đã được đồng ý", "[dang-web, hinh-anh]"
    )
    giver: Annotated[tuple[Annotated[str, TermOf("consent_givers")], ...], OneOrMore, _Few, Unique] = key(
        "Người đồng ý", "người đồng ý; về trẻ em từ đủ 7 tuổi thì ghi cả hai", "chinh-chu", default=()
    )
    date: Day | None = key("Ngày đồng ý", "ngày ký giấy đồng ý", "2026-05-12", default=None)
    expires: Day | None = key("Hết hạn", "ngày sự đồng ý hết hạn, nếu giấy có ghi", "2028-05-12", default=None)


@cacheable
class Reprint(_Part):
    """The text is another's: where it stands, and by what leave all of it is repeated (requirements L18)."""

    url: Url = key("Bài gốc", "địa chỉ bài gốc", "https://example.vn/bai-goc")
    permission: Line | None = key(
        "Cho phép", "văn bản hoặc thư cho phép đăng lại", "Công văn 12/BQN ngày 04/5/2026", default=None
    )


@cacheable
class SafetyReview(_Part):
    """Who judged that publishing harms nobody, and when."""

    reviewer: Line = key("Người thẩm định", "người thẩm định", "Công an xã")
    date: Day = key("Ngày", "ngày thẩm định", "2026-05-10")


@cacheable
class Withdrawal(_Part):
    """The entry is gone; its address answers with a notice."""

    date: Day = key("Ngày gỡ", "ngày gỡ", "2026-11-02")
    reason: Text = key("Lý do", "lý do gỡ, không nêu tên người", "Theo yêu cầu của người được nêu")
    to: Line | None = key("Dẫn tới", "trang trên site này mà người đọc được dẫn tới", "/linh-vuc/y-te/", default=None)
    keeps: Annotated[tuple[Line, ...], _Few, Unique] = key(
        "Còn nêu tên", "địa chỉ các bài được phép còn nêu tên người trong bài đã gỡ", default=()
    )


@cacheable
class Consultation(_Part):
    """The people are asked about nominations, from the day of publication on (requirements L12)."""

    council: Day = key("Ngày họp", "ngày hội đồng họp xét", "2026-12-15")
    contact: Text = key("Nơi nhận ý kiến", "nơi nhận ý kiến: cơ quan, cách gửi", "Phòng Văn hóa - Xã hội phường")
    until: Day | None = key(
        "Hạn góp ý", "ngày cuối nhận ý kiến; bỏ trống là ngày làm việc thứ mười", "2026-12-08", default=None
    )


@cacheable
class Person(_Part):
    """Somebody a story tells of who has no profile."""

    name: Line = key("Tên", "tên như in trên bài", "Nguyễn Văn A")
    subject_type: Annotated[str, TermOf("subject_types")] = key("Đối tượng", "đối tượng", "ca-nhan")
    role: Line | None = key("Chức vụ", "chức vụ, nghề nghiệp", "Trưởng thôn", default=None)


class Described(NamedTuple):
    """Somebody an entry describes itself: a person, a group or a household."""

    name: str
    subject_type: str
    role: str | None = None
    honorific: str | None = None
    birth_year: int | None = None


class Matter(_Part):
    """Front matter of an entry: the keys that every kind has, and what other modules ask of any kind."""

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
    locality: Annotated[tuple[Line, ...], OneOrMore, Unique, Field(min_length=1, max_length=MAX_LOCALITIES)] = key(
        "Địa phương",
        "địa phương đúng tên lúc đó, ví dụ: xã Phổ Minh, huyện Đức Phổ, tỉnh Quảng Ngãi",
        "xã Phổ Minh, huyện Đức Phổ, tỉnh Quảng Ngãi",
    )
    locality_now: Line | None = key(
        "Địa phương hiện nay", "chỉ ghi khi xã cũ nay thuộc nhiều xã: tên xã, phường hiện nay", default=None
    )
    movements: Annotated[tuple[Annotated[str, TermOf("movements")], ...], _Few, Unique] = key(
        "Phong trào", "các phong trào thi đua liên quan", "[dan-van-kheo]", default=()
    )
    recognition_level: Annotated[str, TermOf("recognition_levels")] | None = key(
        "Cấp công nhận", "cấp cao nhất đã công nhận điển hình", "cap-tinh", default=None
    )
    stage: Annotated[str, TermOf("stages")] | None = key(
        "Giai đoạn", "điển hình đang ở bước nào", "nhan-rong", default=None
    )
    criteria: Annotated[tuple[Annotated[str, TermOf("criteria")], ...], _Few, Unique] = key(
        "Tiêu chí", "vì sao được lựa chọn", "[mo-hinh-moi-cach-lam-hay]", default=()
    )
    awards: Annotated[tuple[Award, ...], _Many] = key("Khen thưởng", "khen thưởng, tôn vinh đã nhận", default=())
    results: Annotated[tuple[Result, ...], Field(max_length=4)] = key(
        "Kết quả", "một đến bốn con số nổi bật; con số phải có trong bài", default=()
    )
    evidence: Annotated[tuple[Evidence, ...], _Many] = key("Minh chứng", "điều chứng minh việc đã làm", default=())
    sources: Annotated[tuple[Source, ...], _Many] = key(
        "Nguồn", "bài báo, văn bản dùng để viết; bài tự viết thì ghi author", default=()
    )
    genre: Annotated[str, TermOf("genres")] | None = key("Thể loại", "thể loại bài", "ghi-chep", default=None)
    author: Line | None = key("Tác giả", "người viết bài", "Trần Thị B", default=None)
    unit: Line | None = key("Đơn vị gửi", "cơ quan, đơn vị gửi bài", "UBND xã Phổ Minh", default=None)
    reprint: Reprint | None = key("Đăng lại", "ghi khi đăng lại trọn bài của nơi khác", default=None)
    ai_use: Annotated[str, TermOf("ai_uses")] = key(
        "Dùng AI", "AI đã giúp viết bài thế nào", "bien-tap-van-ban", default="khong"
    )
    photos: Annotated[tuple[Photo, ...], _Many] = key("Ảnh", "ảnh của bài; ảnh đầu là ảnh chính", default=())
    audio: Annotated[tuple[Media, ...], _Few] = key("Âm thanh", "bài phát thanh, lời kể", default=())
    video: Annotated[tuple[Media, ...], _Few] = key("Video", "phim, phóng sự", default=())
    consent: Consent | None = key("Đồng ý", "cơ sở và các mục đích công khai thông tin cá nhân", default=None)
    is_child: Flag = key("Trẻ em", "true khi bài về người dưới 16 tuổi", "true", default=False)
    is_under_7: Flag = key("Dưới 7 tuổi", "true khi bài về trẻ dưới 7 tuổi", "true", default=False)
    safety_review: SafetyReview | None = key(
        "Thẩm định an toàn", "ai xác nhận đăng bài không gây hại cho người được nêu", default=None
    )
    aliases: Annotated[tuple[Line, ...], _Few, Unique] = key(
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
        """Return whom the entry describes itself."""
        return ()

    @property
    def exemplar_slugs(self) -> tuple[str, ...]:
        """Return the slugs of the profiles that the entry names."""
        return ()

    @property
    def opinions(self) -> "Consultation | None":
        """Return what the entry asks the people about, if it does."""
        return None


@cacheable
class ProfileMatter(Matter):
    """Front matter of one exemplar."""

    name: Line = key("Tên", "tên như in trên bài", "Nguyễn Văn A")
    subject_type: Annotated[str, TermOf("subject_types")] = key(
        "Đối tượng", "ca-nhan, tap-the hoặc ho-gia-dinh", "ca-nhan"
    )
    honorific: Line | None = key("Danh xưng", "từ đứng trước tên: ông, bà, anh, chị…", "ông", default=None)
    role: Line | None = key("Chức vụ", "chức vụ, nghề nghiệp", "Trưởng thôn", default=None)
    birth_year: Year | None = key("Năm sinh", "năm sinh; chỉ hiện khi scopes có nam-sinh", "1962", default=None)
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


@cacheable
class StoryMatter(Matter):
    """Front matter of one story."""

    title: Line = key("Tên bài", "tên bài, nhiều nhất 120 ký tự", "Con đường mới của thôn")
    exemplars: Annotated[tuple[Line, ...], _Few, Unique] = key(
        "Gương trong bài", "tên thư mục của các gương trong content/profiles", "[nguyen-van-a]", default=()
    )
    people: Annotated[tuple[Person, ...], _Few] = key(
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
        """Return what the notice asks the people about, if it is one."""
        return self.consultation


def key_order(model: type[Matter]) -> tuple[str, ...]:
    """Return the keys of an entry in the order they are written in: who or what it is about, then the rest."""
    return tuple(dict.fromkeys((*model.__annotations__, *Matter.model_fields)))


@cacheable
class Entry(NamedTuple):
    """What the site knows of a validated entry wherever it stands: all but what its own page alone tells (`Article`).

    `path` is its file's, `address` its page's. `places` are its localities resolved, then and now; `elsewhere` holds
    the words that stand for none. `subject_types` are those of the people it describes itself, `awards` those that
    stand, `cancelled` those that do not, each with its year. `result` is its first result (figure, what it counts).
    `links` are addresses on this site that it leads to, `replacement` what a withdrawn one leads to, `names` the
    people it told of, `keeps` the addresses of entries that may still name them. `photos` are names of files beside
    it, the lead photo first; `is_photo_listed` tells whether that may stand on cards, `is_photo_shareable` whether on
    its share card. `closes` is the last day that its page is shown, None for ever. `media` are the
    files of sounds and films: name on the site, name beside the entry. Of photos and media only those that may be
    published are told. `digest` is of all that it was made from, `summary_digest` of what is told here: where that is as it
    was, nothing has changed but the entry's own page and the words that it is found by.
    """

    type: str
    has_person: bool
    is_listed: bool
    slug: str
    path: str
    address: str
    title: str
    role: str | None
    summary: str
    published: date
    updated: date | None
    year: int
    kind: str
    genre: str | None
    fields: tuple[str, ...]
    movements: tuple[str, ...]
    awards: tuple[str, ...]
    cancelled: tuple[tuple[str, int], ...]
    subject_types: tuple[str, ...]
    places: tuple[Resolution, ...]
    elsewhere: tuple[str, ...]
    result: tuple[str, str] | None
    exemplars: tuple[Reference, ...]
    aliases: tuple[Reference, ...]
    links: tuple[Reference, ...]
    replacement: Reference | None
    names: tuple[str, ...]
    keeps: tuple[Reference, ...]
    photos: tuple[str, ...]
    is_photo_listed: bool
    is_photo_shareable: bool
    media: tuple[tuple[str, str], ...]
    withdrawn: date | None
    featured_until: date | None
    closes: date | None
    is_draft: bool
    is_sample: bool
    is_child: bool
    digest: str
    summary_digest: str


@cacheable
@dataclass(frozen=True, slots=True)
class Article:
    """A validated entry whole: what is listed of it, its front matter, its text."""

    entry: Entry
    matter: Matter
    body: Body
