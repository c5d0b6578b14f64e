"""The entries that other sites may have, with their identifiers, each computed once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.content.entry import Entry
from generator.site.identifiers import identifier_of
from generator.site.site import Site, shared_entries


@dataclass(frozen=True)
class Shared:
    """The entries of a site that its data holds, newest first, and the identifier of each by its address."""

    site: Site
    entries: tuple[Entry, ...]
    identifiers: Mapping[str, str]

    @property
    def home(self) -> str:
        """Return the URL of the site, with a slash at its end."""
        return self.site.settings.home

    def of(self, entries: Iterable[Entry]) -> list[str]:
        """Return the identifiers of those of the entries that other sites may have, in their order."""
        known = self.identifiers
        return [known[each.address] for each in entries if each.address in known]

    def told_by(self, entry: Entry) -> Iterator[Entry]:
        """Yield the stories that name a profile, newest first."""
        yield from self.site.library.stories_of.get(entry.slug, ()) if entry.has_person else ()

    def profiles_in(self, entry: Entry) -> Iterator[Entry]:
        """Yield the profiles that a story names, in its order."""
        profiles = self.site.library.profiles
        yield from (profiles[slug] for slug, _ in entry.exemplars if slug in profiles)


def shared(site: Site) -> Shared:
    """Return the entries of a site for other sites."""
    entries = tuple(shared_entries(site))
    return Shared(site, entries, {each.address: identifier_of(each) for each in entries})
