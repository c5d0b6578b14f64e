"""Rules for entries about children under 16 (Law on Children, Article 21; Law 91/2025/QH15, Article 24).

From the age of seven, both the child and its representative must consent. Entries must not help to find the child.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from generator.content.consent_scopes import is_of_child
from generator.content.model import Matter
from generator.entries.rules.keys import Rules, Subject
from generator.problems.problem import Problem, problem
from generator.text.vietnamese import lower_first, slugify

_PERSON = "ca-nhan"
_GUARDIAN, _CHILD = "nguoi-dai-dien", "tre-em-tu-du-7-tuoi"
_HARDSHIP = "suc-khoe-hoan-canh"
_TITLES = frozenset({"em", "be", "chau", "ban", "hoc", "sinh"})  # as folded
_CLASS = re.compile(r"\blớp (?:1[0-2]|[1-9])\w{0,3}\b", re.IGNORECASE)
_SCHOOL = re.compile(
    r"\btrường (?:tiểu học|thcs|thpt|ptdt|phổ thông|trung học|mầm non|mẫu giáo|th|liên cấp) \w",
    re.IGNORECASE,
)
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


def _address(subject: Subject) -> Iterator[Problem]:
    """Reject a child's name in the address, which travels with every link."""
    if not is_of_child(subject.matter):
        return
    slug = f"-{subject.file.slug}-"
    for name in names_of(subject.matter):
        words = [word for word in slugify(name).split("-") if word not in _TITLES]
        if any(f"-{one}-{two}-" in slug for one, two in pairwise(words) if len(one) > 1 and len(two) > 1):
            yield problem("GS818", subject.at(), slug=subject.file.slug)
            return


def _school(subject: Subject) -> Iterator[Problem]:
    """Reject school, class and commune together: they identify the child (Decree 56/2017, Articles 33 and 36)."""
    if not is_of_child(subject.matter):
        return
    text = subject.raw.text
    found = _CLASS.search(text)
    if found and _SCHOOL.search(text) and _COMMUNE.search(text):
        yield problem("GS819", subject.place_of(found.start()), text=found[0])


def _hardship(subject: Subject) -> Iterator[Problem]:
    """Reject the full name of a child in an entry about its illness or hardship."""
    matter = subject.matter
    if not is_of_child(matter) or matter.consent is None or _HARDSHIP not in matter.consent.scopes:
        return
    for name in names_of(matter):
        words = [word for word in name.split() if slugify(word) not in _TITLES]
        if sum(len(word) > 1 and "." not in word for word in words) > 1:
            yield problem("GS820", subject.at("consent", "scopes"), name=name)


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
    (frozenset({*_CHILD_KEYS, "name", "people", "subject_type"}), _address),
    (frozenset({*_CHILD_KEYS, "locality"}), _school),
    (frozenset({*_CHILD_KEYS, "consent", "name", "people", "subject_type"}), _hardship),
    (frozenset({*_CHILD_KEYS, "date", "updated", "review_due", "sample", "withdrawn"}), _review),
    (frozenset({*_CHILD_KEYS, "featured_until"}), _featured),
)
