"""What the people who run a site decide, as plain values; read from `mkdocs.yml` at the edge."""

from dataclasses import dataclass, field
from datetime import date

from generator.content.entry_kinds import ENTRY_KINDS, EntryKinds
from generator.engine.cache_table import cacheable
from generator.messages.messages import STANDARD, Messages, messages_in


@cacheable
@dataclass(frozen=True, slots=True)
class Office:
    """Who answers for the site. An official site must name them (requirements L22); pages print them in the footer.

    `contacts` are further numbers, e-mail addresses and addresses of the office that texts may hold.
    """

    governing_body: str = ""
    responsible_editor: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    contacts: tuple[str, ...] = ()


@cacheable
@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a build depends on beside the content.

    `today` decides what is featured and what is still in the future; `preview` shows drafts and future entries;
    `production` refuses sample entries. `page_size` is the number of entries on a full listing page. `share_cards` and
    `search` may be left out of a site that is only looked at, to see it sooner.
    """

    site_name: str = "Gương Sáng"
    site_url: str = ""
    site_description: str = ""
    today: date = field(default=date(2026, 1, 1))
    preview: bool = False
    production: bool = False
    page_size: int = 24
    share_cards: bool = True
    search: bool = True
    office: Office = Office()
    language: str = STANDARD
    entry_kinds: EntryKinds = ENTRY_KINDS

    @property
    def messages(self) -> Messages:
        """Return the texts of the interface in the site's language."""
        return messages_in(self.language)
