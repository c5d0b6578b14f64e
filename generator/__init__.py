"""Gương Sáng: from Markdown entries to a public Vietnamese site of exemplars and good deeds."""
