"""Plain values of a notice that asks the people about nominations: facts alone."""

from dataclasses import dataclass

from generator.content.context import Context
from generator.content.model import Article
from generator.pages.cards import Day, day_view


@dataclass(frozen=True, slots=True)
class NoticeView:
    """Until when the people are asked, when the council meets, who takes opinions, and what is proposed."""

    until: Day
    council: Day
    contact: str
    proposals: tuple[str, ...]


def notice_view(article: Article, context: Context) -> NoticeView:
    """Make what a notice says beside what every entry's page says."""
    entry, matter = article.entry, article.matter
    asked = matter.opinions
    if asked is None or entry.closes is None:
        raise ValueError(entry.path)
    awards = context.vocabularies.awards
    return NoticeView(
        until=day_view(entry.closes, context.messages),
        council=day_view(asked.council, context.messages),
        contact=asked.contact,
        proposals=tuple(award.label or awards[award.award].label for award in matter.awards),
    )
