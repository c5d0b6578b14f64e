"""Loads and checks `content/data/*.yml`: the terms that entries may name, and the links between them."""

from collections.abc import Iterator
from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from generator.content.decoding import decode
from generator.content.validation import validate
from generator.content.value_types import Day, Flag, Line, TermOf, Text
from generator.content.yaml_tree import Mapping, Sequence, locate, parse_yaml
from generator.engine.files import is_linked, read_at_most
from generator.problems.problem import Location, Problem, problem
from generator.text.vietnamese import slugify

DATA_DIR = "content/data"
_MAX_BYTES = 256 * 1024


def _check_slug(value: str) -> str:
    if value != slugify(value):
        raise PydanticCustomError("GS112", "not a slug", {"name": value, "slug": slugify(value)})
    return value


Slug = Annotated[Line, AfterValidator(_check_slug)]


class Term(BaseModel):
    """One term. Its slug is part of addresses and never changes; its label may."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    slug: Slug = Field(description="mã dùng trong địa chỉ, không dấu")
    label: Text = Field(description="tên đầy đủ")
    short: Line | None = None
    aliases: tuple[Text, ...] = ()
    valid_from: Day | None = None
    valid_to: Day | None = None

    @property
    def name(self) -> str:
        """Return the short label where there is one."""
        return self.short or self.label


class FieldTerm(Term):
    """A field (lĩnh vực). `icon` is a sign of the theme's set, for covers (“material/rice”)."""

    safety_review: Flag = False
    icon: Line | None = None


class Section(BaseModel):
    """A part of an article as drafts begin it: its heading, if it has one, and what is to be written there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    heading: Line | None = None
    prompt: Text = Field(description="lời nhắc viết gì ở mục này")


class GenreTerm(Term):
    """A genre (thể loại), with the shape of its drafts (requirements A19: a model tells problem, way, cost, result)."""

    outline: tuple[Section, ...] = ()


class Lead(BaseModel):
    """The agency that leads a movement, and how the plan charges it (Plan 104/KH-UBND: “Giao”, “Đề nghị”)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    agency: Line = Field(description="cơ quan chủ trì")
    mode: Literal["giao", "de-nghi"] = Field(description="giao hoặc de-nghi")
    plan: Text = Field(description="văn bản giao hoặc đề nghị")


class Movement(Term):
    """An emulation movement (phong trào thi đua)."""

    scope: Annotated[str, TermOf("movement_scopes")] = Field(description="phạm vi phong trào")
    basis: Text | None = None
    period: Line | None = None
    launched: Day | None = None
    ended: Flag = False
    safety_review: Flag = False
    lead: tuple[Lead, ...] = ()


RANKS = {"hang-nhat": "hạng Nhất", "hang-nhi": "hạng Nhì", "hang-ba": "hạng Ba"}


class AwardTerm(Term):
    """A title, a form of commendation or another honour."""

    family: Annotated[str, TermOf("award_families")] = Field(description="nhóm hình thức khen thưởng")
    level: Annotated[str, TermOf("award_levels")] = Field(description="cấp khen thưởng")
    authority: Annotated[str, TermOf("authorities")] | None = None
    ranks: tuple[Literal["hang-nhat", "hang-nhi", "hang-ba"], ...] = ()
    subjects: tuple[Annotated[str, TermOf("subject_types")], ...] = ()
    laws: tuple[Annotated[str, TermOf("legal_regimes")], ...] = ()
    needs_label: Flag = False


class AwardStatus(Term):
    """Whether an award in this state is shown, shown as a notice only, or kept off entries.

    `notice` is what the notice begins with: “Khen thưởng đã bị hủy bỏ”.
    """

    shown: Literal["hien", "thong-bao", "khong"] = Field(description="hien, thong-bao hoặc khong")
    notice: Line | None = None


class KindTerm(Term):
    """A kind of exemplar. Where its name itself tells what is sensitive, `scope` is to be agreed to."""

    scope: Annotated[str, TermOf("consent_scopes")] | None = None


class LegalBasis(Term):
    """A ground for publishing personal data. `needs` says what its reference must hold.

    It stands for entries up to its last day. `covers` are purposes that it needs no consent for; `portraits` tells
    whether it may bear a profile. One that `awaits_review` stays lawful, but is to be looked into.
    """

    needs: Text | None = None
    covers: tuple[Annotated[str, TermOf("consent_scopes")], ...] = ()
    portraits: Flag = True
    sample_only: Flag = False
    awaits_review: Flag = False


class Holiday(Term):
    """Days on which offices do not work."""

    valid_from: Day = Field(description="ngày nghỉ đầu tiên")
    valid_to: Day = Field(description="ngày nghỉ cuối cùng")


class AiUse(Term):
    """A use of AI, whether the site allows it, and the label readers see."""

    allowed: Flag = True
    public_label: Line | None = None


class StyleTerm(Term):
    """Words that writers are asked to look at again: of what kind, what to do, and phrases in which they are meant.

    Of a sensitive word `scope` is the purpose that allows it, of a misspelt one `right` how it is written.
    """

    kind: Literal["tot-bac", "mo-dau", "chinh-ta", "nhay-cam", "ghi-chu", "chuc-danh"] = Field(
        description="loại từ, xem đầu tệp"
    )
    words: tuple[Line, ...] = Field(min_length=1, description="các từ cần nhắc")
    exceptions: tuple[Line, ...] = Field(default=(), alias="except")
    advice: Text | None = None
    right: Line | None = None
    scope: Annotated[str, TermOf("consent_scopes")] | None = None


AnyTerm_co = TypeVar("AnyTerm_co", bound=Term, covariant=True)


@dataclass(frozen=True)
class Vocabulary(Generic[AnyTerm_co]):
    """The terms of one file, in the file's order, which is their order on the site."""

    terms: tuple[AnyTerm_co, ...] = ()
    _index: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the terms by slug."""
        object.__setattr__(self, "_index", {term.slug: place for place, term in enumerate(self.terms)})

    def __hash__(self) -> int:
        """Hash the slugs: quickly, since what is made of a vocabulary is looked up by it for every entry."""
        return hash(tuple(self._index))

    def __iter__(self) -> Iterator[AnyTerm_co]:
        """Go through the terms in order."""
        return iter(self.terms)

    def __getitem__(self, slug: str) -> AnyTerm_co:
        """Return the term with this slug; KeyError where there is none."""
        return self.terms[self._index[slug]]

    def order(self, slug: str) -> int:
        """Return the term's place, from 0."""
        return self._index[slug]

    @property
    def slugs(self) -> MappingType[str, int]:
        """Return the slugs, each with its term's place."""
        return self._index


@dataclass(frozen=True)
class Vocabularies:
    """Every vocabulary of the site."""

    ai_uses: Vocabulary[AiUse] = Vocabulary()
    authorities: Vocabulary[Term] = Vocabulary()
    award_families: Vocabulary[Term] = Vocabulary()
    award_levels: Vocabulary[Term] = Vocabulary()
    award_statuses: Vocabulary[AwardStatus] = Vocabulary()
    awards: Vocabulary[AwardTerm] = Vocabulary()
    consent_givers: Vocabulary[Term] = Vocabulary()
    consent_scopes: Vocabulary[Term] = Vocabulary()
    criteria: Vocabulary[Term] = Vocabulary()
    evidence_types: Vocabulary[Term] = Vocabulary()
    fields: Vocabulary[FieldTerm] = Vocabulary()
    genres: Vocabulary[GenreTerm] = Vocabulary()
    kinds: Vocabulary[KindTerm] = Vocabulary()
    legal_bases: Vocabulary[LegalBasis] = Vocabulary()
    legal_regimes: Vocabulary[Term] = Vocabulary()
    movement_scopes: Vocabulary[Term] = Vocabulary()
    movements: Vocabulary[Movement] = Vocabulary()
    public_holidays: Vocabulary[Holiday] = Vocabulary()
    recognition_levels: Vocabulary[Term] = Vocabulary()
    stages: Vocabulary[Term] = Vocabulary()
    style: Vocabulary[StyleTerm] = Vocabulary()
    subject_types: Vocabulary[Term] = Vocabulary()

    def slugs(self, vocabulary: str) -> MappingType[str, int]:
        """Return the slugs of the vocabulary of that name."""
        found: Vocabulary[Term] = getattr(self, vocabulary)
        return found.slugs


# Files that others refer to come before those that refer to them.
_MODELS: dict[str, type[Term]] = {
    "movement_scopes": Term, "legal_regimes": Term, "subject_types": Term, "award_families": Term,
    "award_levels": Term, "authorities": Term, "awards": AwardTerm, "award_statuses": AwardStatus,
    "ai_uses": AiUse, "consent_givers": Term, "consent_scopes": Term, "criteria": Term, "evidence_types": Term,
    "fields": FieldTerm, "genres": GenreTerm, "kinds": KindTerm, "legal_bases": LegalBasis, "movements": Movement,
    "public_holidays": Holiday, "recognition_levels": Term, "stages": Term, "style": StyleTerm,
}  # fmt: skip


def load_vocabularies(root: Path) -> tuple[Vocabularies, list[Problem]]:
    """Read every vocabulary below `root`; a term that is wrong is left out and reported."""
    loaded: dict[str, Vocabulary[Term]] = {}
    problems: list[Problem] = []
    for name, model in _MODELS.items():
        path = f"{DATA_DIR}/{name}.yml"
        file = root / path
        if is_linked(root, path) or not file.is_file():
            problems.append(problem("GS904", Location(path)))
            continue
        content = read_at_most(file, _MAX_BYTES)
        if len(content) > _MAX_BYTES:
            problems.append(problem("GS107", Location(path), limit=_MAX_BYTES // 1024))
            continue
        terms, found = _read_terms(content, path, model, Vocabularies(**loaded))  # type: ignore[arg-type]
        loaded[name] = Vocabulary(terms)
        problems += found
    return Vocabularies(**loaded), problems  # type: ignore[arg-type]


def _read_terms(
    content: bytes, path: str, model: type[Term], known: Vocabularies
) -> tuple[tuple[Term, ...], list[Problem]]:
    text, problems = decode(content, path)
    if text is None:
        return (), problems
    root, found = parse_yaml(text, path)
    problems += found
    if not isinstance(root, Sequence):
        if not found:
            problems.append(problem("GS209", Location(path)))
        return (), problems
    if not root.items:
        problems.append(problem("GS310", root.at, key=PurePath(path).stem, count=0, wanted="ít nhất 1"))
    lines: dict[str, int] = {}
    terms: list[Term] = []
    for item in root.items:
        if not isinstance(item, Mapping):
            problems.append(problem("GS209", item.at))
            continue
        term, found, _ = validate(model, item, known)
        problems += found
        if term is None:
            continue
        if term.slug in lines:
            problems.append(problem("GS902", locate(item, ("slug",)), slug=term.slug, first=lines[term.slug]))
            continue
        lines[term.slug] = item.at.line
        terms.append(term)
    return tuple(terms), problems
