"""Recognises Vietnamese by its letters."""

import unicodedata


def is_vietnamese(text: str) -> bool:
    """Tell whether a text has a letter that only Vietnamese has, or one with its marks."""
    return any((char.isalpha() and len(unicodedata.normalize("NFD", char)) > 1) or char in "đĐ" for char in text)
