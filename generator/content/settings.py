"""The settings of a site, as plain values; the MkDocs plugin reads them from `mkdocs.yml`."""

from dataclasses import dataclass, field
from datetime import date

from generator.content.entry_kinds import ENTRY_KINDS, EntryKinds
from generator.engine.cache_table import cacheable
from generator.messages.messages import STANDARD, Messages, messages_in


@cacheable
@dataclass(frozen=True, slots=True)
class Office:
    """The office responsible for the site, printed in the footer; official sites must name it (requirements L22).

    `contacts` are further numbers, e-mail and postal addresses of the office that texts may contain.
    """

    governing_body: str = ""
    responsible_editor: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    contacts: tuple[str, ...] = ()


@cacheable
@dataclass(frozen=True, slots=True)
class DataLicence:
    """The licence under which the site offers its data (`api/v1/`): its name, the URL of its text.

    Without a name there is no free licence (docs/decisions/0021-licence.md).
    """

    name: str = ""
    url: str = ""


@cacheable
@dataclass(frozen=True, slots=True)
class Hosting:
    """The limits of the host: how many files a site may have, how many megabytes (millions of bytes); 0 for none."""

    files: int = 0
    megabytes: int = 0


@cacheable
@dataclass(frozen=True, slots=True)
class Settings:
    """Everything besides the content and the theme that a build depends on.

    `today` decides which entries are featured or still in the future. `preview` includes drafts and future entries:
    only `guong build --preview` sets it. `production` rejects sample entries. `page_size` is the number of entries on a
    full page of a listing. Share cards and search can be switched off, for a faster build. `plans` are the plans of
    movements that the office follows: only their leading agencies are printed. A build warns before
    the limits of `hosting`. `custom_dir` holds the site's own files
    of the theme; `logo` and `favicon` are paths in it, `icon_dirs` the folders of icons.
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
    data_licence: DataLicence = DataLicence()
    hosting: Hosting = Hosting()
    plans: tuple[str, ...] = ()
    custom_dir: str = ""
    logo: str = ""
    favicon: str = ""
    icon_dirs: tuple[str, ...] = ()
    language: str = STANDARD
    entry_kinds: EntryKinds = ENTRY_KINDS

    @property
    def home(self) -> str:
        """Return the URL of the home page, with a slash at its end; empty without `site_url`."""
        return f"{self.site_url.rstrip('/')}/" if self.site_url else ""

    @property
    def messages(self) -> Messages:
        """Return the texts of the interface in the site's language."""
        return messages_in(self.language)
