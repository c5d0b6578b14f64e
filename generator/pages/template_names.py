"""The names that every template may use, in our own environment and in that of MkDocs: texts and addresses."""

from jinja2 import Environment

from generator.messages.messages import Messages
from generator.pages.content_policy import CONTENT_POLICY
from generator.site.feeds import SITE_FEEDS, TYPES
from generator.site.short_addresses import BASE as SHORT
from generator.site.site import SEARCH
from generator.site.taxonomies import FORMER_PLACES, PLACES, VOCABULARY_TAXONOMIES, YEARS

_INDEXES = {each.name: each.base for each in (YEARS, PLACES, *VOCABULARY_TAXONOMIES)}
ADDRESSES = _INDEXES | {"former_places": FORMER_PLACES, "search": SEARCH, "feeds": SITE_FEEDS, "short": SHORT}


def add_names(environment: Environment, messages: Messages) -> None:
    """Add `messages`, its filters `t`, `day` and `content`, `content_policy`, `addresses` and `feed_types`.

    The addresses are those of indexes, by taxonomy, of search, of feeds and of short addresses; the types are by name
    of a feed's file.
    """
    environment.globals["messages"] = messages
    environment.globals["content_policy"] = CONTENT_POLICY
    environment.globals["addresses"] = ADDRESSES
    environment.globals["feed_types"] = TYPES
    environment.filters["t"] = messages.markup
    environment.filters["day"] = messages.day
    environment.filters["content"] = messages.content
