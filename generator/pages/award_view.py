"""Values of an entry's awards: in the order of the page, with their decisions and cancellations."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.content.context import Context
from generator.content.data.terms import RANKS, AwardStatus
from generator.content.data.vocabularies import Vocabularies
from generator.content.edtf import EdtfDate
from generator.content.model_parts import Award
from generator.messages.messages import Messages
from generator.site.listings import Item, term_item
from generator.site.taxonomies import AWARDS


@dataclass(frozen=True, slots=True)
class AwardView:
    """An award as its decision names it, and the listing of its form."""

    label: str
    level: str
    listing: Item
    authority: str | None
    details: tuple[Markup, ...]
    status: str | None
    cancellation: Markup | None


def award_views(awards: Iterable[Award], shown: str, context: Context) -> tuple[AwardView, ...]:
    """Return the awards whose status is shown in a way, "hien" or "thong-bao" (award_statuses.yml), in order."""
    terms = context.vocabularies
    chosen = [award for award in awards if terms.award_statuses[award.status].shown == shown]
    return tuple(_award(award, context) for award in sorted(chosen, key=lambda award: _order(award, terms)))


def _order(award: Award, terms: Vocabularies) -> tuple[bool, int, int, int, int, int]:
    """Return a sort key: state awards first, honours outside the Law last (requirements V4), then latest first."""
    term = terms.awards[award.award]
    rank = list(RANKS).index(award.rank) if award.rank else 0
    year = award.date.year if award.date else award.year or 0
    is_outside = term.family == "ton-vinh-khac"
    levels, families = terms.award_levels, terms.award_families
    position = (levels.order(term.level), families.order(term.family), terms.awards.order(award.award))
    return is_outside, *position, rank, -year


def _award(award: Award, context: Context) -> AwardView:
    terms, messages = context.vocabularies, context.messages
    term = terms.awards[award.award]
    status = terms.award_statuses[award.status]
    name = award.label or " ".join(filter(None, (term.label, RANKS.get(award.rank or ""))))
    return AwardView(
        label=name,
        level=term.level,
        listing=term_item(AWARDS, award.award, terms),
        authority=award.authority,
        details=tuple(_details(award, messages)),
        status=None if award.status == "hieu-luc" else status.label,
        cancellation=_cancellation(award, status, messages),
    )


def _cancellation(award: Award, status: AwardStatus, messages: Messages) -> Markup | None:
    if award.cancelled_by is None:
        return None
    decision = award.cancelled_by
    number, notice = messages.content(decision.decision), messages.content(status.notice or status.label)
    if decision.date.day:
        day = messages.period(*decision.date)
        return messages.markup("award.cancelled", notice=notice, number=number, day=day)
    return messages.markup("award.cancelled_in", notice=notice, number=number, period=_period(decision.date, messages))


def _details(award: Award, messages: Messages) -> Iterator[Markup]:
    if award.decision:
        number = messages.content(award.decision)
        if award.date and award.date.day:
            yield messages.markup("award.decision_dated", number=number, day=messages.period(*award.date))
        elif award.date:
            yield messages.markup("award.decision_in", number=number, period=_period(award.date, messages))
        else:
            yield messages.markup("award.decision", number=number)
    elif award.date:
        yield escape(_period(award.date, messages))
    if award.year and not award.date:
        yield messages.markup("award.year", year=award.year)


def _period(period: EdtfDate, messages: Messages) -> str:
    """Return a date for the inside of a sentence: a year alone is “năm 2023”."""
    return messages.period(*period) if period.month else messages.text("award.year", year=period.year)
