"""Rules for entries about children under 16 (Law on Children, Article 21; Law 91/2025/QH15, Article 24).

From the age of seven, both the child and its representative must consent. Entries must not help to find the child.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import permutations

from generator.content.consent_scopes import is_of_child
from generator.content.model import Matter
from generator.entries.rules import child_words
from generator.entries.rules.child_signs import child_signs, is_under_16, may_be_under_16
from generator.entries.rules.keys import Rules, Subject
from generator.entries.rules.reading import Reading, place_of, readings
from generator.entries.rules.style import sensitive_words
from generator.problems.problem import Location, Problem, problem
from generator.text.vietnamese import lower_first, slugify

_PERSON = "ca-nhan"
_GUARDIAN, _CHILD = "nguoi-dai-dien", "tre-em-tu-du-7-tuoi"
_HARDSHIP = "suc-khoe-hoan-canh"
_TITLES = frozenset({"em", "be", "chau", "ban", "hoc", "sinh"})  # as folded
_JOINED = 5  # letters of two words of a name that are joined in an address; shorter ones occur in other words
_CLASS = re.compile(rf"\b(?:{child_words.CLASS}|lớp 1[0-2]\w{{0,3}})", re.IGNORECASE)
_SCHOOL = re.compile(
    r"\btrường (?:(?:tiểu học|thcs|thpt|ptdt\w*|phổ thông|trung học|mầm non|mẫu giáo|th|liên cấp|quốc tế"
    r"|nội trú|bán trú)\b|"
    rf"(?-i:[{child_words.UPPER}]))",
    re.IGNORECASE,
)
# “Em T. ở Ea Ktur”: an address may tell the place.
_PLACE_AFTER_NAME = re.compile(r"(?<!\s)\s+ở\s|,\s+(?:xã|phường|đặc khu|thôn|bản|buôn|ấp)\s", re.IGNORECASE)
_COMMUNE = re.compile(r"\b(?:xã|phường|thị trấn|đặc khu) \w", re.IGNORECASE)


def names_of(matter: Matter) -> Iterator[str]:
    """Yield the names of the persons, not groups, that an entry describes itself."""
    return (each.name for each in matter.described if each.subject_type == _PERSON)


def _consents(subject: Subject) -> Iterator[Problem]:
    """Require the consent of the representative, and of a child from seven on (Law 91/2025/QH15, Article 24)."""
    matter = subject.matter
    if not is_of_child(matter) or matter.consent is None or matter.withdrawn is not None:
        return
    if subject.context.vocabularies.legal_bases[matter.consent.basis].sample_only:
        return
    needed = (_GUARDIAN,) if matter.is_under_7 else (_GUARDIAN, _CHILD)
    for giver in needed:
        if giver not in matter.consent.giver:
            label = subject.context.vocabularies.consent_givers[giver].label
            yield problem("GS817", subject.at("consent"), giver=giver, label=lower_first(label))


def _question(subject: Subject) -> Iterator[Problem]:
    """Ask whether somebody is a child, where the text shows signs of one and the entry does not say (Article 1).

    An unanswered question blocks a real site: a child's page has stricter rules. The answer no is `is_child: false`.
    """
    matter = subject.matter
    if is_of_child(matter) or matter.withdrawn is not None:
        return
    if "is_child" in subject.raw.matter.entries:
        yield from _contradiction(subject)
        return
    found = next(_signs(subject), None)
    if found is not None:
        code = "GS824" if subject.context.settings.production else "GS823"
        yield problem(code, found[1], text=found[0])


def _contradiction(subject: Subject) -> Iterator[Problem]:
    for each in subject.matter.described:
        if each.birth_year is not None and is_under_16(each.birth_year, subject.matter.date):
            yield problem("GS825", subject.at("is_child"), year=each.birth_year)


def _signs(subject: Subject) -> Iterator[tuple[str, Location]]:
    day = subject.matter.date
    for each in subject.matter.described:
        if each.birth_year is not None and each.subject_type == _PERSON and may_be_under_16(each.birth_year, day):
            yield f"birth_year: {each.birth_year}", subject.at("birth_year")
    for reading in readings(subject):
        yield from ((sign.text, place_of(sign.text, reading, subject)) for sign in child_signs(reading.text, day))


def _address(subject: Subject) -> Iterator[Problem]:
    """Reject a child's name in an address, which travels with every link: in any order, joined, in a former one too."""
    if not is_of_child(subject.matter):
        return
    names = {*names_of(subject.matter), *_named_in(subject)}
    places = [(subject.file.slug, subject.at())]
    places += [(alias, subject.at("aliases", index)) for index, alias in enumerate(subject.matter.aliases)]
    for address, place in places:
        if any(_is_named(slugify(address), name) for name in names):
            yield problem("GS818", place, slug=address)


def _named_in(subject: Subject) -> Iterator[str]:
    """Yield the names of children in the texts of an entry, by the signs that follow or precede them."""
    for reading in readings(subject):
        yield from (sign.name for sign in child_signs(reading.text, subject.matter.date))


def _is_named(slug: str, name: str) -> bool:
    """Return whether a slug contains two words of a name side by side, or a name of one word with its title."""
    name = _PLACE_AFTER_NAME.split(name)[0]
    words = [word for word in slugify(name).split("-") if word not in _TITLES]
    whole = f"-{slug}-"
    if len(words) == 1:
        return "-" in slugify(name) and f"-{slugify(name)}-" in whole
    for one, two in permutations([word for word in words if len(word) > 1], 2):
        if f"-{one}-{two}-" in whole or (len(one + two) >= _JOINED and f"-{one}{two}" in whole):
            return True
    return False


def _school(subject: Subject) -> Iterator[Problem]:
    """Reject school, class and commune together: they identify the child (Decree 56/2017, Articles 33 and 36)."""
    if not is_of_child(subject.matter):
        return
    texts = [*readings(subject), *(Reading(text, ("locality",)) for text in subject.matter.locality)]
    found = next(((match[0], each) for each in texts if (match := _CLASS.search(each.text))), None)
    if found and all(any(one.search(each.text) for each in texts) for one in (_SCHOOL, _COMMUNE)):
        yield problem("GS819", place_of(*found, subject), text=found[0])


def _hardship(subject: Subject) -> Iterator[Problem]:
    """Reject the full name of a child in an entry about its illness or hardship, whether or not consent names that."""
    matter = subject.matter
    if not is_of_child(matter) or matter.withdrawn is not None:
        return
    names = [name for name in (*names_of(matter), *_named_in(subject)) if _is_full(name)]
    if not names:
        return
    if matter.consent is not None and _HARDSHIP in matter.consent.scopes:
        yield problem("GS820", subject.at("consent", "scopes"), name=names[0])
    elif place := next(sensitive_words(subject, _HARDSHIP), None):
        yield problem("GS820", place, name=names[0])


def _is_full(name: str) -> bool:
    words = [word for word in name.split() if slugify(word) not in _TITLES]
    return sum(len(word) > 1 and "." not in word for word in words) > 1


def _review(subject: Subject) -> Iterator[Problem]:
    """Require a review every year: the child grows up."""
    matter = subject.matter
    if not is_of_child(matter) or matter.sample or matter.withdrawn is not None:
        return
    since = matter.updated or matter.date
    last = review_deadline(since)
    if matter.review_due is None or matter.review_due > last:
        yield problem("GS821", subject.at("review_due"), last=last.isoformat())


def review_deadline(day: date) -> date:
    """Return the last day on which an entry about a child, published or updated on `day`, is reviewed: a year later."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return date(day.year + 1, 2, 28)


def _featured(subject: Subject) -> Iterator[Problem]:
    if is_of_child(subject.matter) and subject.matter.featured_until is not None:
        yield problem("GS822", subject.at("featured_until"))


_CHILD_KEYS = {"is_child", "is_under_7"}
CHILD_RULES: Rules = (
    (frozenset({*_CHILD_KEYS, "consent", "withdrawn"}), _consents),
    (frozenset({*_CHILD_KEYS, "name", "people", "subject_type", "birth_year", "date", "withdrawn"}), _question),
    (frozenset({*_CHILD_KEYS, "name", "people", "subject_type", "aliases"}), _address),
    (frozenset({*_CHILD_KEYS, "locality"}), _school),
    (frozenset({*_CHILD_KEYS, "consent", "name", "people", "subject_type", "withdrawn"}), _hardship),
    (frozenset({*_CHILD_KEYS, "date", "updated", "review_due", "sample", "withdrawn"}), _review),
    (frozenset({*_CHILD_KEYS, "featured_until"}), _featured),
)
