"""Finds the words of a text that carry its content."""

import re

_WORD = re.compile(r"\w+")
_FUNCTION_WORDS = frozenset(
    _WORD.findall("bị các cho có của để do được không là lại một nhiều những ở ra tại trên trong từ và với")
)


def content_words(text: str) -> frozenset[str]:
    """Return the words of a text in lower case, without words such as “của” and “trên”, which any text has."""
    return frozenset(_WORD.findall(text.lower())) - _FUNCTION_WORDS
