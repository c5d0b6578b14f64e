"""Entries: reads one file into an article, or a list of problems."""
