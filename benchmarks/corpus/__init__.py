"""Synthetic entries in any number: the content that builds and searches are measured with."""
