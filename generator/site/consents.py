"""Checks the consents of all entries: when they expire, and which entries show what no consent names.

In a build an expired consent is a warning, since the page leaves by itself: a notice takes its place until the consent
is renewed. `guong check` on an official site makes it the error that it is in the catalogue.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from generator.content.data.data_files import DATA_DIR, MAX_BYTES, read_list
from generator.content.data.vocabularies import Vocabularies
from generator.content.entry import Entry
from generator.content.settings import Settings
from generator.content.yaml_tree import Mapping, Scalar, Sequence, value_at
from generator.problems.catalogue import CODES
from generator.problems.problem import Location, Problem, Severity, problem

_GROUNDS = f"{DATA_DIR}/legal_bases.yml"
_CONSENT = "dong-y"  # each purpose needs its own consent (Law 91/2025/QH15, Article 9)
_LAWFUL = frozenset({("su-kien-cong-cong", "hinh-anh")})  # the same law, Article 32
_MOST_NAMED = 20
_EXPIRED, _EXPIRING = "GS841", "GS842"
_WARNED_ON = timedelta(days=30 + 1)  # before the first day without consent


def check_consents(entries: Iterable[Entry], settings: Settings) -> Iterator[Problem]:
    """Warn of the consents that have expired, or will within 30 days."""
    for entry in entries:
        if entry.expires is None or entry.withdrawn is not None or entry.is_draft:
            continue
        values = {"last": "/".join(reversed(entry.expires.target.split("-"))), "slug": entry.slug}
        if not entry.has_consent_on(settings.today):
            yield replace(problem(_EXPIRED, entry.expires.location, **values), severity=Severity.WARNING)
        elif not entry.has_consent_on(settings.today + _WARNED_ON):
            yield problem(_EXPIRING, entry.expires.location, **values)


def as_on_official_site(found: Problem, settings: Settings) -> Problem:
    """Return a problem of a consent with the severity that it has where real people are shown."""
    is_error = found.code == _EXPIRED and settings.production
    return replace(found, severity=Severity(CODES[_EXPIRED].severity)) if is_error else found


def check_grounds(root: Path, entries: Iterable[Entry], vocabularies: Vocabularies) -> Iterator[Problem]:
    """Report what a legal basis publishes without consent, beyond what the law allows, and in which entries.

    A line of `covers` concerns every entry on that basis.
    """
    covered = [(basis.slug, scope) for basis in vocabularies.legal_bases for scope in dict.fromkeys(basis.covers)]
    for basis, scope in covered:
        if (basis, scope) in _LAWFUL:
            continue
        paths = sorted(each.path for each in entries if (basis, scope) in each.by_ground)
        named = ", ".join(paths[:_MOST_NAMED]) + (
            f" và {len(paths) - _MOST_NAMED} bài khác" if len(paths) > _MOST_NAMED else ""
        )
        label = vocabularies.consent_scopes[scope].label
        values = {"basis": basis, "scope": scope, "label": label, "count": len(paths), "named": named or "chưa có"}
        if basis == _CONSENT or paths:
            yield problem("GS843" if basis == _CONSENT else "GS844", _location(root, basis, scope), **values)


def _location(root: Path, basis: str, scope: str) -> Location:
    """Return where the file of legal bases says that one covers a scope."""
    listed, _ = read_list(root, _GROUNDS, MAX_BYTES)
    for row in listed.items if listed is not None else ():
        slug, covers = (value_at(row, (key,)) if isinstance(row, Mapping) else None for key in ("slug", "covers"))
        if isinstance(slug, Scalar) and slug.value == basis and isinstance(covers, Sequence):
            found = (each.at for each in covers.items if isinstance(each, Scalar) and each.value == scope)
            return next(found, covers.at)
    return Location(_GROUNDS)
