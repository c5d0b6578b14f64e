"""Loads and validates the vocabularies, `content/data/*.yml`: the terms that entries can name."""

from collections.abc import Iterator
from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from generator.content.data.data_files import DATA_DIR, read_list, rows_of
from generator.content.data.own_places import load_own_places
from generator.content.data.term_names import near_terms
from generator.content.data.terms import (
    AiUse,
    AwardStatus,
    AwardTerm,
    ConsentScope,
    DeedTerm,
    FieldTerm,
    GenreTerm,
    Holiday,
    KindTerm,
    LegalBasis,
    Movement,
    StyleTerm,
    Term,
)
from generator.content.yaml_tree import locate
from generator.engine.files import is_linked
from generator.gazetteer import OwnUnit
from generator.problems.problem import Location, Problem, problem

_MAX_BYTES = 256 * 1024
AnyTerm = TypeVar("AnyTerm", bound=Term)
AnyTerm_co = TypeVar("AnyTerm_co", bound=Term, covariant=True)


@dataclass(frozen=True)
class Vocabulary(Generic[AnyTerm_co]):
    """The terms of one file, in the order of the file, which is also their order on the site."""

    terms: tuple[AnyTerm_co, ...] = ()
    _index: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the terms by slug."""
        object.__setattr__(self, "_index", {term.slug: place for place, term in enumerate(self.terms)})

    def __hash__(self) -> int:
        """Hash the slugs alone: it is fast, and vocabularies are keys of caches that every entry asks."""
        return hash(tuple(self._index))

    def __iter__(self) -> Iterator[AnyTerm_co]:
        """Yield the terms in order."""
        return iter(self.terms)

    def __getitem__(self, slug: str) -> AnyTerm_co:
        """Return the term of a slug. Raises KeyError for an unknown one."""
        return self.terms[self._index[slug]]

    def order(self, slug: str) -> int:
        """Return the position of a term, from 0. Raises KeyError for an unknown one."""
        return self._index[slug]

    @property
    def slugs(self) -> MappingType[str, int]:
        """Return the slugs, each with the position of its term."""
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
    consent_scopes: Vocabulary[ConsentScope] = Vocabulary()
    criteria: Vocabulary[Term] = Vocabulary()
    deeds: Vocabulary[DeedTerm] = Vocabulary()
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
    own_units: tuple[OwnUnit, ...] = ()  # that the site adds to the gazetteer

    def slugs(self, vocabulary: str) -> MappingType[str, int]:
        """Return the slugs of a vocabulary, by its name."""
        found: Vocabulary[Term] = getattr(self, vocabulary)
        return found.slugs

    def near(self, vocabulary: str, text: str) -> list[str]:
        """Return the slugs of the terms that a text that is no slug may mean, best first."""
        found: Vocabulary[Term] = getattr(self, vocabulary)
        return [term.slug for term in near_terms(text, found)]


# A vocabulary comes after those that its terms refer to.
_MODELS: dict[str, type[Term]] = {
    "movement_scopes": Term, "legal_regimes": Term, "subject_types": Term, "award_families": Term,
    "award_levels": Term, "authorities": Term, "awards": AwardTerm, "award_statuses": AwardStatus,
    "ai_uses": AiUse, "consent_givers": Term, "consent_scopes": ConsentScope, "criteria": Term, "deeds": DeedTerm,
    "evidence_types": Term, "fields": FieldTerm, "genres": GenreTerm, "kinds": KindTerm, "legal_bases": LegalBasis,
    "movements": Movement, "public_holidays": Holiday, "recognition_levels": Term, "stages": Term, "style": StyleTerm,
}  # fmt: skip
_OPTIONAL = frozenset({"deeds"})  # newer than some sites: without the file, the vocabulary has no terms

VOCABULARY_FILES = tuple(f"{name}.yml" for name in _MODELS)


def load_vocabularies(root: Path) -> tuple[Vocabularies, list[Problem]]:
    """Read the vocabularies of the site at `root`, without the terms that have errors, and return the problems."""
    loaded: dict[str, Vocabulary[Term]] = {}
    problems: list[Problem] = []
    for name, model in _MODELS.items():
        terms, found = _read_terms(root, name, model, Vocabularies(**loaded))  # type: ignore[arg-type]
        problems += found
        if terms is not None:
            loaded[name] = Vocabulary(terms)
    own_units, found = load_own_places(root)
    return Vocabularies(**loaded, own_units=own_units), [*problems, *found]  # type: ignore[arg-type]


def _read_terms(
    root: Path, name: str, model: type[Term], known: Vocabularies
) -> tuple[tuple[Term, ...] | None, list[Problem]]:
    path = f"{DATA_DIR}/{name}.yml"
    if is_linked(root, path) or not (root / path).is_file():
        is_odd = not is_linked(root, path) and (root / path).exists()  # a pipe, which the scan reports
        return None, [] if is_odd or name in _OPTIONAL else [problem("GS904", Location(path))]
    listed, problems = read_list(root, path, _MAX_BYTES)
    if listed is None:
        return None, problems or [problem("GS209", Location(path))]
    if not listed.items:
        problems.append(problem("GS310", listed.at, key=name, count=0, wanted="ít nhất 1"))
    terms: list[Term] = []
    lines: dict[str, int] = {}
    rows, found = rows_of(listed, model, known)
    problems += found
    for term, item in rows:
        if term.slug in lines:
            problems.append(problem("GS902", locate(item, ("slug",)), slug=term.slug, first=lines[term.slug]))
        else:
            lines[term.slug] = item.at.line
            terms.append(term)
    return tuple(terms), problems
