"""Gương Sáng: from Markdown entries to a public Vietnamese site of exemplars and good deeds."""

# Packages that no output of a build depends on: a change of them leaves caches valid (see engine/fingerprint.py).
COMMANDS = frozenset({"audit", "cli", "editing", "serve"})
