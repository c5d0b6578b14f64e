"""The texts of entries, for outputs that need more than summaries; records whose texts they ask for."""

from generator.content.entry import Article, Entry
from generator.entries.reader import Articles


class Texts:
    """The articles of a site, for outputs; `asked` holds the paths of the entries whose articles were asked for."""

    def __init__(self, articles: Articles) -> None:
        """Start with nothing asked for."""
        self._articles = articles
        self.asked: set[str] = set()

    def article(self, entry: Entry) -> Article:
        """Return the article of an entry. Raises ReadingError where its file has changed since it was read."""
        self.asked.add(entry.path)
        return self._articles.of(entry)
