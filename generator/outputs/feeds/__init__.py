"""Feeds of the site and of its listings, in Atom and JSON Feed: docs/spec/feeds.md."""
