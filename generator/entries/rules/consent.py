"""Rules for legal bases, consent and permissions; each cites its law or source."""

from collections.abc import Callable, Iterator

from generator.content.consent_scopes import PICTURES, VOICE, WEB, shown_audio, shown_photos, shown_video
from generator.content.data.vocabularies import Vocabularies
from generator.content.model import Matter
from generator.content.model_parts import Media, Photo
from generator.entries.rules.keys import Rules, Subject
from generator.problems.problem import Problem, problem

_MAX_REPRINTED_WORDS = 60  # a little more than two lines


def _legal_basis(subject: Subject) -> Iterator[Problem]:
    """Require a legal basis, and consent to publishing (Law 91/2025/QH15, Articles 9 and 16)."""
    matter = subject.matter
    if matter.withdrawn is not None:
        return
    consent = matter.consent
    if consent is None:
        yield problem("GS801", subject.at())
        return
    basis = subject.context.vocabularies.legal_bases[consent.basis]
    place = subject.at("consent", "basis")
    if basis.sample_only and not matter.sample:
        yield problem("GS321", place, basis=consent.basis)
    if basis.needs and not consent.reference:
        yield problem("GS806", place, basis=consent.basis, meaning=basis.needs)
    if not basis.portraits and subject.kind.has_person:
        yield problem("GS813", place, basis=basis.label)
    if basis.valid_to is not None and matter.date > basis.valid_to:
        yield problem("GS814", place, basis=basis.label, last=f"{basis.valid_to:%d/%m/%Y}")
    if WEB not in consent.scopes:
        yield problem("GS805", subject.at("consent", "scopes"))


def _order_of_days(subject: Subject) -> Iterator[Problem]:
    consent = subject.matter.consent
    if consent is not None and consent.date and consent.expires and consent.expires < consent.date:
        values = {"later": "expires", "later_value": consent.expires, "earlier": "date", "earlier_value": consent.date}
        yield problem("GS313", subject.at("consent", "expires"), **values)


def _revealing_kind(subject: Subject) -> Iterator[Problem]:
    """Require consent where the kind itself reveals sensitive data, such as ethnicity (requirements A18)."""
    term = subject.context.vocabularies.kinds[subject.matter.kind]
    consent = subject.matter.consent
    if term.scope and consent is not None and term.scope not in consent.scopes:
        scope = subject.context.vocabularies.consent_scopes[term.scope].label
        yield problem("GS815", subject.at("kind"), kind=term.label, scope=term.scope, label=scope)


_SHOWN: tuple[tuple[str, Callable[[Matter, Vocabularies], tuple[Photo | Media, ...]], str], ...] = (
    ("photos", shown_photos, PICTURES),
    ("audio", shown_audio, VOICE),
    ("video", shown_video, PICTURES),
)
_WORDS = {"photos": "ảnh", "audio": "bản ghi tiếng", "video": "video"}


def _not_shown(subject: Subject) -> Iterator[Problem]:
    """Report media that will not be published, for lack of consent."""
    if subject.matter.consent is None or subject.matter.withdrawn is not None:
        return
    for key, choose, scope in _SHOWN:
        every = getattr(subject.matter, key)
        shown = choose(subject.matter, subject.context.vocabularies)
        for index, medium in enumerate(every):
            if medium not in shown and medium.file and subject.file.on_disk(medium.file):
                place = subject.at(key, index, "file")
                yield problem("GS812", place, what=_WORDS[key], file=medium.file, scope=scope)


def _reprint(subject: Subject) -> Iterator[Problem]:
    """Require permission for reprints of more than a line or two (requirements L18)."""
    reprint = subject.matter.reprint
    if reprint is not None and not reprint.permission and subject.body.words > _MAX_REPRINTED_WORDS:
        yield problem("GS816", subject.at("reprint"), words=subject.body.words, most=_MAX_REPRINTED_WORDS)


CONSENT_RULES: Rules = (
    (frozenset({"consent", "withdrawn", "sample", "date"}), _legal_basis),
    (frozenset({"consent"}), _order_of_days),
    (frozenset({"consent", "kind"}), _revealing_kind),
    (frozenset({"consent", "photos", "audio", "video", "withdrawn"}), _not_shown),
    (frozenset({"reprint"}), _reprint),
)
