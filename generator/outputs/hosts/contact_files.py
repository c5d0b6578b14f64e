"""security.txt (RFC 9116) and humans.txt: whom to tell of a weak spot, and who makes the site, from its settings."""

from collections.abc import Iterator
from datetime import date

from generator.content.settings import Settings
from generator.outputs.hosts.redirects import base_of

SECURITY, HUMANS = ".well-known/security.txt", "humans.txt"


def contact_files(settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of the files.

    security.txt is read at the root of a domain alone: there is none without `site_url`, on a site below a path, or
    without an e-mail address of the office.
    """
    office, site_url, text = settings.office, settings.site_url, settings.messages.text
    if office.email.strip() and site_url and base_of(site_url) == "/":
        fields = {
            "Contact": f"mailto:{office.email.strip()}",
            "Expires": f"{_expiry(settings.today)}T00:00:00Z",
            "Preferred-Languages": settings.language,
            "Canonical": f"{site_url.rstrip('/')}/{SECURITY}",
        }
        yield SECURITY, _lines(f"{name}: {value}" for name, value in fields.items())
    people = {name: getattr(office, name).strip() for name in ("governing_body", "responsible_editor", "email")}
    team = (f"{text(f'office.{name}')}: {value}" for name, value in people.items() if value)
    site = filter(None, (settings.site_name, site_url, f"Language: {settings.language}", "Software: Gương Sáng"))
    yield HUMANS, _lines(("/* TEAM */", *team, "", "/* SITE */", *site))


def _expiry(today: date) -> date:
    """Return the end of the half-year after this one: six to twelve months away, so that the file changes twice a year.

    RFC 9116 recommends less than a year; a site that nobody has built for so long names nobody to trust.
    """
    return date(today.year, 12, 31) if today.month <= 6 else date(today.year + 1, 6, 30)  # noqa: PLR2004


def _lines(lines: Iterator[str] | tuple[str, ...]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()
