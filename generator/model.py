"""The frozen types of the content: what an entry's front matter may hold, and the entry made of it.

The JSON Schema for editors and the list of required keys in the staff guide are made from these classes. The
descriptions are what an officer reads when a key is missing.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from generator.gazetteer import Resolution
from generator.markup import Body
from generator.problems import Reference
from generator.value_types import Day, Flag, Line, OneOrMore, Summary, TermOf, Text, Unique, Url, Year

NATIONWIDE, ABROAD = "toan-quoc", "nuoc-ngoai"
GROUP = "tap-the"  # the kind of subject that is no person
MAX_LOCALITIES = 10
_Few, _Many = Field(max_length=20), Field(max_length=50)  # more than any entry needs, few enough to check at once


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, validate_default=True)


class Cancellation(_Part):
    """The decision that cancels an award or strips somebody of it (requirements 3d)."""

    decision: Line = Field(description="số, ký hiệu của quyết định hủy bỏ hoặc tước")
    date: Day = Field(description="ngày ký quyết định hủy bỏ hoặc tước")


class Award(_Part):
    """One award as its decision names it."""

    award: Annotated[str, TermOf("awards")] = Field(description="mã hình thức khen thưởng")
    rank: Line | None = None
    label: Line | None = None
    authority: Line | None = None
    year: Year | None = None
    date: Day | None = None
    decision: Line | None = None
    status: Annotated[str, TermOf("award_statuses")] = "hieu-luc"
    cancelled_by: Cancellation | None = None
    movement: Annotated[str, TermOf("movements")] | None = None


class Evidence(_Part):
    """One thing that bears the entry out (Minh chứng)."""

    type: Annotated[str, TermOf("evidence_types")] = Field(description="loại minh chứng")
    text: Text = Field(description="minh chứng cho thấy điều gì")
    url: Url | None = None
    date: Day | None = None


class Result(_Part):
    """A result as a figure, to be read at a glance: “1.000 tấn”, “rác được thu gom”."""

    value: Annotated[str, StringConstraints(min_length=1, max_length=24)] = Field(description="con số kèm đơn vị")
    label: Annotated[str, StringConstraints(min_length=1, max_length=60)] = Field(description="con số ấy là gì")


class Source(_Part):
    """Where the facts come from."""

    title: Text = Field(description="tên bài, văn bản")
    publisher: Line = Field(description="cơ quan báo chí, cơ quan ban hành")
    url: Url | None = None
    date: Day | None = None


class Photo(_Part):
    """A photo beside the entry. Decree and law ask for the photographer's name; readers who cannot see, for `alt`."""

    file: Line = Field(description="tên tệp ảnh đặt cạnh index.md")
    alt: Text = Field(description="mô tả ảnh cho người không nhìn thấy")
    caption: Text | None = None
    credit: Line = Field(description="tên người chụp, cơ quan")
    rights: Line | None = None
    ai_use: Annotated[str, TermOf("ai_uses")] = "khong"
    without_people: Flag = Field(default=False, description="true khi trong ảnh không có người nào nhận ra được")


class Media(_Part):
    """A sound or a film: a file beside the entry or a link."""

    file: Line | None = None
    url: Url | None = None
    title: Line = Field(description="tên bản ghi")
    transcript: str | None = None
    ai_use: Annotated[str, TermOf("ai_uses")] = "khong"


class Consent(_Part):
    """On what ground personal data is published, and for which purposes (Articles 9 and 16, Law 91/2025/QH15)."""

    basis: Annotated[str, TermOf("legal_bases")] = Field(description="cơ sở công khai thông tin")
    reference: Line | None = None
    scopes: Annotated[tuple[Annotated[str, TermOf("consent_scopes")], ...], _Few, Unique] = Field(
        description="các mục đích đã được đồng ý"
    )
    giver: Annotated[tuple[Annotated[str, TermOf("consent_givers")], ...], OneOrMore, _Few, Unique] = Field(
        default=(), description="người đồng ý; về trẻ em từ đủ 7 tuổi thì ghi cả hai"
    )
    date: Day | None = None
    expires: Day | None = None


class Reprint(_Part):
    """The text is another's: where it stands, and by what leave all of it is repeated (requirements L18)."""

    url: Url = Field(description="địa chỉ bài gốc")
    permission: Line | None = Field(default=None, description="văn bản hoặc thư cho phép đăng lại")


class SafetyReview(_Part):
    """Who judged that publishing harms nobody, and when."""

    reviewer: Line = Field(description="người thẩm định")
    date: Day = Field(description="ngày thẩm định")


class Withdrawal(_Part):
    """The entry is gone; its address answers with a notice."""

    date: Day = Field(description="ngày gỡ")
    reason: Text = Field(description="lý do gỡ, không nêu tên người")
    to: Line | None = None
    keeps: Annotated[tuple[Line, ...], _Few, Unique] = ()


class Consultation(_Part):
    """The people are asked about nominations, from the day of publication on (requirements L12)."""

    council: Day = Field(description="ngày hội đồng họp xét")
    contact: Text = Field(description="nơi nhận ý kiến: cơ quan, cách gửi")
    until: Day | None = Field(default=None, description="ngày cuối nhận ý kiến; bỏ trống là ngày làm việc thứ mười")


class Person(_Part):
    """Somebody a story tells of who has no profile."""

    name: Line = Field(description="tên như in trên bài")
    subject_type: Annotated[str, TermOf("subject_types")] = Field(description="đối tượng")
    role: Line | None = None


class Matter(_Part):
    """The keys that profiles and stories share."""

    summary: Summary = Field(description="tóm tắt 40–300 ký tự, nêu kết quả trước")
    date: Day = Field(description="ngày đăng, dạng năm-tháng-ngày")
    updated: Day | None = None
    review_due: Day | None = None
    year: Year | None = None
    kind: Annotated[str, TermOf("kinds")] = Field(description="loại gương")
    fields: Annotated[tuple[Annotated[str, TermOf("fields")], ...], Unique, Field(min_length=1, max_length=3)] = Field(
        description="1–3 lĩnh vực, lĩnh vực chính đứng đầu"
    )
    locality: Annotated[tuple[Line, ...], OneOrMore, Unique, Field(min_length=1, max_length=MAX_LOCALITIES)] = Field(
        description="địa phương đúng tên lúc đó, ví dụ: xã Phổ Minh, huyện Đức Phổ, tỉnh Quảng Ngãi"
    )
    locality_now: Line | None = None
    movements: Annotated[tuple[Annotated[str, TermOf("movements")], ...], _Few, Unique] = ()
    recognition_level: Annotated[str, TermOf("recognition_levels")] | None = None
    stage: Annotated[str, TermOf("stages")] | None = None
    criteria: Annotated[tuple[Annotated[str, TermOf("criteria")], ...], _Few, Unique] = ()
    awards: Annotated[tuple[Award, ...], _Many] = ()
    results: Annotated[tuple[Result, ...], Field(max_length=4)] = ()
    evidence: Annotated[tuple[Evidence, ...], _Many] = ()
    sources: Annotated[tuple[Source, ...], _Many] = ()
    genre: Annotated[str, TermOf("genres")] | None = None
    author: Line | None = None
    unit: Line | None = None
    reprint: Reprint | None = None
    ai_use: Annotated[str, TermOf("ai_uses")] = Field(default="khong", description="AI đã giúp viết bài thế nào")
    photos: Annotated[tuple[Photo, ...], _Many] = ()
    audio: Annotated[tuple[Media, ...], _Few] = ()
    video: Annotated[tuple[Media, ...], _Few] = ()
    consent: Consent | None = None
    is_child: Flag = Field(default=False, description="true khi bài về người dưới 16 tuổi")
    is_under_7: Flag = Field(default=False, description="true khi bài về trẻ dưới 7 tuổi")
    safety_review: SafetyReview | None = None
    aliases: Annotated[tuple[Line, ...], _Few, Unique] = ()
    withdrawn: Withdrawal | None = None
    draft: Flag = False
    sample: Flag = False
    featured_until: Day | None = None


class ProfileMatter(Matter):
    """Front matter of one exemplar."""

    name: Line = Field(description="tên như in trên bài")
    subject_type: Annotated[str, TermOf("subject_types")] = Field(description="ca-nhan, tap-the hoặc ho-gia-dinh")
    honorific: Line | None = None
    role: Line | None = None
    birth_year: Year | None = None
    registration: Line | None = Field(
        default=None, description="mã do guong import ghi để lần nhập sau không tạo bài trùng; giữ nguyên"
    )


class StoryMatter(Matter):
    """Front matter of one story."""

    title: Line = Field(description="tên bài, nhiều nhất 120 ký tự")
    exemplars: Annotated[tuple[Line, ...], _Few, Unique] = ()
    people: Annotated[tuple[Person, ...], _Few] = ()
    consultation: Consultation | None = None


def key_order(model: type[ProfileMatter] | type[StoryMatter]) -> tuple[str, ...]:
    """Return the keys of an entry in the order they are written in: who or what it is about, then the rest."""
    return tuple(dict.fromkeys((*model.__annotations__, *Matter.model_fields)))


class EntryType(StrEnum):
    """The two kinds of entry; each has a folder of its own."""

    PROFILE = "profile"
    STORY = "story"


class Entry(NamedTuple):
    """What the site knows of a validated entry wherever it stands: all but what its own page alone tells (`Article`).

    `path` is its file's, `address` its page's. `places` are its localities resolved, then and now; `elsewhere` holds
    the words that stand for none. `subject_types` are those of the people it describes itself, `awards` those that
    stand, `cancelled` those that do not, each with its year. `result` is its first result (figure, what it counts).
    `links` are addresses on this site that it leads to, `replacement` what a withdrawn one leads to, `names` the
    people it told of, `keeps` the addresses of entries that may still name them. `photos` are names of files beside
    it, the lead photo first; `is_photo_listed` tells whether that may stand on cards, `is_photo_shareable` whether on
    its share card. `consulted_until` is the last day for opinions, of a notice that asks for them. `media` are the
    files of sounds and films: name on the site, name beside the entry. Of photos and media only those that may be
    published are told. `digest` is of all that it was made from.
    """

    type: EntryType
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
    consulted_until: date | None
    is_draft: bool
    is_sample: bool
    is_child: bool
    digest: str


@dataclass(frozen=True, slots=True)
class Article:
    """A validated entry whole: what is listed of it, its front matter, its text."""

    entry: Entry
    matter: ProfileMatter | StoryMatter
    body: Body
