"""Entries: one file becomes an article, or a list of problems."""
