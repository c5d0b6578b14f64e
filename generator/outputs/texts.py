"""The texts of entries, for outputs that need more than summaries; every request is recorded."""

from generator.content.entry import Article, Entry
from generator.entries.reader import Articles


class Texts:
    """The articles of a site, for outputs; `asked` holds the paths of the entries whose articles they asked for."""

    def __init__(self, articles: Articles) -> None:
        """Start with no request recorded."""
        self._articles = articles
        self.asked: set[str] = set()

    def article(self, entry: Entry) -> Article:
        """Return the article of an entry. Raises ReadingError if its file has changed since it was read."""
        self.asked.add(entry.path)
        return self._articles.of(entry)
