"""Rules for public consultations on nominations: ten working days at least, ending before the council meets.

Decree 98/2023, Article 46 (requirements L12). A notice states who is nominated for which award, and nothing else.
"""

from collections.abc import Iterator

from generator.content.data.working_days import DAYS_FOR_OPINIONS, holidays_of, last_day_for_opinions, working_days
from generator.entries.rules.keys import Rules, Subject
from generator.problems.problem import Problem, problem

_PROPOSED = "de-nghi"
# These keys praise, show or recommend a person.
_NOT_IN_NOTICES = ("results", "criteria", "stage", "photos", "audio", "video", "exemplars", "featured_until")


def _period(subject: Subject) -> Iterator[Problem]:
    matter = subject.matter
    if matter.opinions is None:
        return
    asked, holidays = matter.opinions, holidays_of(subject.context.vocabularies)
    earliest = last_day_for_opinions(matter.date, holidays)
    until = asked.until or earliest
    if until < earliest:
        days = working_days(matter.date, until, holidays)
        place = subject.at("consultation", "until")
        yield problem("GS750", place, days=days, least=DAYS_FOR_OPINIONS, earliest=earliest.isoformat())
    if asked.council <= until:
        place = subject.at("consultation", "council")
        yield problem("GS751", place, council=f"{asked.council:%d/%m/%Y}", until=f"{until:%d/%m/%Y}")
    for year in sorted(holidays.estimated(matter.date, until)):
        yield problem("GS754", subject.at("consultation"), year=year)


def _facts_only(subject: Subject) -> Iterator[Problem]:
    matter = subject.matter
    if matter.opinions is None:
        return
    for key in _NOT_IN_NOTICES:
        if getattr(matter, key, None):
            yield problem("GS752", subject.at(key), key=key)
    for index, award in enumerate(matter.awards):
        if award.status != _PROPOSED:
            yield problem("GS753", subject.at("awards", index))


CONSULTATION_RULES: Rules = (
    (frozenset({"consultation", "date"}), _period),
    (frozenset({"consultation", "awards", *_NOT_IN_NOTICES}), _facts_only),
)
