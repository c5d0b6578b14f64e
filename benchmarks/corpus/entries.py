"""Makes a synthetic entry from its number: front matter, body, and the deed that a query asks for."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from random import Random

from benchmarks.corpus.people import Subject, subject
from benchmarks.corpus.places import Place, places
from benchmarks.corpus.prose import Slots, capital, prose, spelled, thousands
from benchmarks.corpus.word_lists import sections
from generator.content.data.terms import AwardTerm
from generator.content.data.vocabularies import Vocabularies, load_vocabularies
from generator.text.vietnamese import slugify

_PROJECT = Path(__file__).parents[2]
_SEED = 1
_FIRST, _LAST = date(2015, 1, 5), date(2026, 11, 20)
_HALFWAY = 800  # the entry whose date lies in the middle of the time: more and more is written
_PROFILES = frozenset({1, 4, 8})  # of every ten numbers
_SHARE_FILED_EARLIER, _SHARE_WITH_PROFILE, _SHARE_AWARDED, _SHARE_IN_MOVEMENT = 0.5, 0.4, 0.45, 0.4
_RANKS = {"hang-nhat": "hạng Nhất", "hang-nhi": "hạng Nhì", "hang-ba": "hạng Ba"}
_LAWS = {"luat-2003", "luat-2022"}
_RARE = {"danh-hieu-vinh-du-nha-nuoc", "giai-thuong", "huan-chuong", "huy-chuong"}
_MAX_TITLE, _MAX_SUMMARY, _MAX_SLUG = 120, 300, 60


@dataclass(frozen=True, slots=True)
class Draft:
    """A synthetic entry: its text is about `deed`, `subject` and `place`."""

    number: int
    type: str
    slug: str
    year: int
    published: date
    matter: dict[str, object]
    body: str
    deed: str
    subject: Subject
    place: Place

    @property
    def path(self) -> str:
        """Return the entry's file below the project's root."""
        folder = "profiles" if self.type == "profile" else f"stories/{self.year}"
        return f"content/{folder}/{self.slug}/index.md"

    @property
    def day(self) -> date:
        """Return the day on which its names of places are valid."""
        return self.published if self.year == self.published.year else date(self.year, 12, 31)

    @property
    def address(self) -> str:
        """Return the entry's path on the site."""
        return f"guong/{self.slug}/" if self.type == "profile" else f"cau-chuyen/{self.year}/{self.slug}/"


@dataclass(frozen=True, slots=True)
class _Head:
    """The values drawn first, so that a story can name another number's profile cheaply."""

    date: date
    year: int
    place: Place
    subject: Subject
    random: Random


def _head(number: int) -> _Head:
    random = Random(f"{_SEED}:{number}")
    day = _FIRST + timedelta(days=(_LAST - _FIRST).days * number // (number + _HALFWAY))
    year = random.randint(_FIRST.year, day.year) if random.random() < _SHARE_FILED_EARLIER else day.year
    place = random.choice(places(day if year == day.year else date(year, 12, 31)))
    return _Head(day, year, place, subject(random, place.area), random)


def draft(number: int) -> Draft:
    """Make entry number `number`."""
    head = _head(number)
    random, is_profile = head.random, number % 10 in _PROFILES
    field = random.choice(tuple(sections("deeds")))
    deed = random.choice(sections("deeds")[field])
    named = None if is_profile else _named(number, random)
    subject = _head(named).subject if named is not None else head.subject
    award = _award(random, subject.type) if random.random() < _SHARE_AWARDED else None
    slots = Slots(subject, head.place, deed, head.year, _name_of(award, random) if award else "Giấy khen")
    title = slots.fitting("title", random, _MAX_TITLE)
    summary = slots.fitting("summary", random, _MAX_SUMMARY)
    others = places(head.date)
    body = prose(slots, random, len(f"{title} {summary}".split()), others)
    spelling = random.random()
    slug = f"{slugify(subject.name if is_profile else title)[:_MAX_SLUG].strip('-')}-{number:06d}"
    matter = _names(is_profile, title, subject, named)
    matter |= {"summary": summary, "date": head.date, "number": number + 1}
    if head.year != head.date.year:
        matter["year"] = head.year
    matter |= _rest(head, field, slots.award if award else None, award)
    spelt = {key: _spelt(value, spelling) for key, value in matter.items()}
    kind = "profile" if is_profile else "story"
    return Draft(
        number, kind, slug, head.year, head.date, spelt, spelled(body, spelling), deed, subject, head.place
    )  # fmt: skip


def _named(number: int, random: Random) -> int | None:
    """Return the number of an older profile that a story is about."""
    other = random.randrange(number + 1)
    is_named = other < number and other % 10 in _PROFILES and random.random() < _SHARE_WITH_PROFILE / 0.3
    return other if is_named else None


def _names(is_profile: bool, title: str, subject: Subject, named: int | None) -> dict[str, object]:  # noqa: FBT001
    if is_profile:
        return {"name": subject.name, "subject_type": subject.type, "role": capital(subject.role)}
    if named is not None:
        return {"title": title, "exemplars": [slug_of_profile(named)]}
    person = {"name": subject.name, "subject_type": subject.type, "role": capital(subject.role)}
    return {"title": title, "people": [person]}


@lru_cache(maxsize=65536)
def slug_of_profile(number: int) -> str:
    """Return the slug of the profile with this number."""
    return f"{slugify(_head(number).subject.name)[:_MAX_SLUG].strip('-')}-{number:06d}"


def _rest(head: _Head, field: str, award_name: str | None, award: AwardTerm | None) -> dict[str, object]:
    random, vocabularies = head.random, _vocabularies()
    fields = list(dict.fromkeys([field, *random.choices(tuple(sections("deeds")), k=random.choice((0, 0, 1)))]))
    kind = random.choice(list(vocabularies.kinds))
    rest: dict[str, object] = {
        "kind": kind.slug,
        "fields": fields,
        "locality": head.place.locality,
    }
    safety = {"quoc-phong-an-ninh"} & set(fields)
    if random.random() < _SHARE_IN_MOVEMENT:
        movement = random.choice(list(vocabularies.movements))
        rest["movements"] = [movement.slug]
        safety |= {movement.slug} if movement.safety_review else set()
    rest["criteria"] = [random.choice([term.slug for term in vocabularies.criteria])]
    if award is not None and award_name is not None:
        rest["awards"] = [_award_matter(award, award_name, head)]
    labels = sections("sentences")["result"]
    rest["results"] = [
        {"value": f"Hơn {thousands(random.randrange(20, 5000, 10))}", "label": label}
        for label in random.sample(labels, random.randint(0, 3))
    ] or [{"value": f"{random.randint(2, 30)} năm", "label": "bền bỉ với một việc"}]
    publisher = random.choice(sections("sentences")["publisher"])
    evidence = f"Bài viết của {publisher} kể việc ở {head.place.commune}"
    rest["evidence"] = [{"type": random.choice([term.slug for term in vocabularies.evidence_types]), "text": evidence}]
    rest["sources"] = [{"title": f"Chuyện ở {head.place.commune}", "publisher": publisher, "date": head.date}]
    rest["genre"] = random.choice([term.slug for term in vocabularies.genres])
    scopes = ["dang-web", "an-pham", *([kind.scope] if kind.scope else [])]
    rest["consent"] = {"basis": "dong-y", "reference": "DY-2026-001", "scopes": scopes}
    if safety:
        rest["safety_review"] = {"reviewer": "Ban biên tập", "date": head.date}
    return rest


def _award(random: Random, subject_type: str) -> AwardTerm:
    terms = _awards(subject_type)
    term = random.choice(terms)
    return random.choice(terms) if term.family in _RARE else term


@lru_cache(maxsize=4)
def _awards(subject_type: str) -> tuple[AwardTerm, ...]:
    """Return the awards that both laws of these years allow for a type of subject."""
    return tuple(
        term
        for term in _vocabularies().awards
        if (not term.subjects or subject_type in term.subjects) and (not term.laws or set(term.laws) >= _LAWS)
    )


def _name_of(award: AwardTerm, random: Random) -> str:
    name = award.label.split(" (")[0]
    return f"{name} {_RANKS[random.choice(award.ranks)]}" if award.ranks else name


def _award_matter(award: AwardTerm, name: str, head: _Head) -> dict[str, object]:
    values: dict[str, object] = {"award": award.slug, "year": head.year}
    rank = next((slug for slug, text in _RANKS.items() if award.ranks and name.endswith(text)), None)
    if rank:
        values["rank"] = rank
    if award.needs_label:
        values["label"] = f"{name} vì những đóng góp cho {head.place.area}"[:_MAX_TITLE]
    if head.random.random() < _SHARE_AWARDED:
        values["decision"] = f"{head.random.randint(11, 4999)}/QĐ-UBND"
    return values


def _spelt(value: object, spelling: float) -> object:
    if isinstance(value, str):
        return spelled(value, spelling)
    if isinstance(value, list):
        return [_spelt(each, spelling) for each in value]
    return {key: _spelt(each, spelling) for key, each in value.items()} if isinstance(value, dict) else value


@lru_cache(maxsize=1)
def _vocabularies() -> Vocabularies:
    return load_vocabularies(_PROJECT)[0]
