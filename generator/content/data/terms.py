"""The terms of the vocabularies: the models of the rows in `content/data/*.yml`."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from generator.content.value_types import Day, EdtfDay, Flag, Line, TermOf, Text
from generator.text.vietnamese import slugify


def _check_slug(value: str) -> str:
    if value != slugify(value):
        raise PydanticCustomError("GS112", "not a slug", {"name": value, "slug": slugify(value)})
    return value


Slug = Annotated[Line, AfterValidator(_check_slug)]


class Term(BaseModel):
    """A term. Its slug is part of addresses and permanent; its label may change.

    Readers find it by its `aliases` too; `also` are ways of writing it in sheets and commands, which no page prints.
    `note` tells readers and officers what belongs to it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    slug: Slug = Field(description="mã dùng trong địa chỉ, không dấu")
    label: Text = Field(description="tên đầy đủ")
    short: Line | None = None
    aliases: tuple[Text, ...] = ()
    also: tuple[Line, ...] = ()
    note: Text | None = None
    valid_from: Day | None = None
    valid_to: Day | None = None

    @property
    def name(self) -> str:
        """Return the short label if there is one, else the label."""
        return self.short or self.label


class FieldTerm(Term):
    """A field (lĩnh vực). `icon` names an icon of the theme (“material/rice”), for covers without a drawn scene."""

    safety_review: Flag = False
    icon: Line | None = None


GAP = "…"  # in a sign of a deed: a few words


def _check_sign(value: str) -> str:
    if value.count(GAP) > 1 or not all(part.strip() for part in value.split(GAP)):
        raise PydanticCustomError("GS361", "not a sign", {"value": value})
    return value


class DeedTerm(Term):
    """A good deed (việc tốt), by which readers find entries.

    `signs` are phrases by which the check recognises it in a title or a summary: “hiến … m²”.
    """

    signs: tuple[Annotated[Line, AfterValidator(_check_sign)], ...] = ()


class Section(BaseModel):
    """A section of a draft: its heading, if it has one, and the prompt for its text."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    heading: Line | None = None
    prompt: Text = Field(description="lời nhắc viết gì ở mục này")


class GenreTerm(Term):
    """A genre (thể loại), with the sections and the keys of its drafts (requirements A19, docs/requirements.md).

    Of `news`, structured data calls a story a piece of news.
    """

    outline: tuple[Section, ...] = ()
    keys: tuple[Literal["quotes", "practice"], ...] = Field(
        default=(), description="các khóa mà bài nháp có sẵn lời nhắc: quotes, practice"
    )
    news: Flag = False


class Lead(BaseModel):
    """The agency that leads a movement; `mode` as in Plan 104/KH-UBND: “Giao” or “Đề nghị”."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    agency: Line = Field(description="cơ quan chủ trì")
    mode: Literal["giao", "de-nghi"] = Field(description="giao hoặc de-nghi")
    plan: Text = Field(description="văn bản giao hoặc đề nghị")


class Movement(Term):
    """An emulation movement (phong trào thi đua)."""

    scope: Annotated[str, TermOf("movement_scopes")] = Field(description="phạm vi phong trào")
    basis: Text | None = None
    period: Line | None = None
    launched: EdtfDay | None = None
    ended: Flag = False
    safety_review: Flag = False
    lead: tuple[Lead, ...] = ()


RANKS = {"hang-nhat": "hạng Nhất", "hang-nhi": "hạng Nhì", "hang-ba": "hạng Ba"}


class AwardTerm(Term):
    """A title, a form of commendation, or another honour."""

    family: Annotated[str, TermOf("award_families")] = Field(description="nhóm hình thức khen thưởng")
    level: Annotated[str, TermOf("award_levels")] = Field(description="cấp khen thưởng")
    authority: Annotated[str, TermOf("authorities")] | None = None
    ranks: tuple[Literal["hang-nhat", "hang-nhi", "hang-ba"], ...] = ()
    subjects: tuple[Annotated[str, TermOf("subject_types")], ...] = ()
    laws: tuple[Annotated[str, TermOf("legal_regimes")], ...] = ()
    needs_label: Flag = False


class AwardStatus(Term):
    """The status of an award: whether entries show it, show a notice instead, or may not name it.

    `notice` is how that notice begins: “Khen thưởng đã bị hủy bỏ”.
    """

    shown: Literal["hien", "thong-bao", "khong"] = Field(description="hien, thong-bao hoặc khong")
    notice: Line | None = None


class KindTerm(Term):
    """A kind of exemplar; a name that itself reveals sensitive data requires consent to `scope`."""

    scope: Annotated[str, TermOf("consent_scopes")] | None = None


class ConsentScope(Term):
    """A purpose of publishing personal data; one not `on_form` is asked for on a paper of its own."""

    on_form: Flag = True


class LegalBasis(Term):
    """A legal basis for publishing personal data.

    `needs` describes the reference it requires, `covers` are the purposes that need no consent under it. Unless
    `portraits`, it does not justify a profile. Entries dated after `valid_to` cannot use it. One that `awaits_review`
    is still lawful, but has to be reviewed. Of a `fictitious` one, the people are invented: the page says so.
    """

    needs: Text | None = None
    covers: tuple[Annotated[str, TermOf("consent_scopes")], ...] = ()
    portraits: Flag = True
    sample_only: Flag = False
    fictitious: Flag = False
    awaits_review: Flag = False


class Holiday(Term):
    """Public holidays: a period in which offices are closed."""

    valid_from: Day = Field(description="ngày nghỉ đầu tiên")
    valid_to: Day = Field(description="ngày nghỉ cuối cùng")


class AiUse(Term):
    """A use of AI: whether the site allows it, and the label for readers."""

    allowed: Flag = True
    public_label: Line | None = None


class StyleTerm(Term):
    """Words that a warning asks writers to reconsider, with advice and the phrases in which they are right.

    `scope` is the purpose that allows a sensitive word, `right` the correct spelling of a misspelt one. Each of `words`
    may follow each of `prefixes` (“người Khmer”), and is then spelt as a name. After one of `groups` (“các”, “tỷ lệ”) a
    sensitive word is about a group of people, and identifies nobody.
    """

    kind: Literal["tot-bac", "mo-dau", "chinh-ta", "nhay-cam", "ghi-chu", "chuc-danh"] = Field(
        description="loại từ, xem đầu tệp"
    )
    words: tuple[Line, ...] = Field(min_length=1, description="các từ cần nhắc")
    exceptions: tuple[Line, ...] = Field(default=(), alias="except")
    prefixes: tuple[Line, ...] = ()
    groups: tuple[Line, ...] = ()
    advice: Text | None = None
    right: Line | None = None
    scope: Annotated[str, TermOf("consent_scopes")] | None = None
