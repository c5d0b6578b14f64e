"""Checks accepted entries with independent parsers: PyYAML's loader and Python's HTML parser."""

import re
from datetime import date
from html.parser import HTMLParser
from itertools import takewhile
from typing import Any

import yaml

from generator.content.entry import Article
from generator.content.entry_kinds import ENTRY_KINDS
from generator.text.vietnamese import nfc
from tests.support.site_copies import VOCABULARIES


class _Tags(HTMLParser):
    """Collects tags and links; fails on unexpected attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert {name for name, _ in attrs} <= {"href", "id", "title", "class", "start", "style"}, attrs
        assert all(re.fullmatch(r"text-align:\w+", value or "") for name, value in attrs if name == "style")
        self.links += [value or "" for name, value in attrs if name == "href"]


_BLOCKS = {"p", "ul", "ol", "li", "blockquote", "pre", "hr", "h2", "h3", "h4", "h5", "h6"}
_TABLES = {"table", "thead", "tbody", "tr", "th", "td"}
MARKDOWN_TAGS = _BLOCKS | _TABLES | {"em", "strong", "a", "code", "br"}


def assert_is_valid(article: Article, text: str) -> None:
    """Check that an accepted entry and its text are valid, without the code that accepted it."""
    lines = nfc(text).replace("\u00a0", " ").split("\n")
    assert lines[0].rstrip() == "---"
    front = list(takewhile(lambda line: line.rstrip() != "---", lines[1:]))
    loaded: dict[str, Any] = yaml.load("\n".join(front), Loader=yaml.BaseLoader)  # noqa: S506  (BaseLoader creates only strings)
    model = ENTRY_KINDS[article.entry.type].model
    assert set(loaded) <= set(model.model_fields)
    assert {name for name, field in model.model_fields.items() if field.is_required()} <= set(loaded)
    assert not any(isinstance(token, yaml.AnchorToken | yaml.AliasToken | yaml.TagToken) for token in _tokens(front))
    dumped = article.matter.model_dump(exclude_unset=True)
    assert _as_texts(dumped) == _stripped(loaded, dumped)
    for key in ("date", "updated", "review_due", "featured_until"):
        if key in loaded:
            assert date.fromisoformat(loaded[key].strip()).isoformat() == loaded[key].strip()
    assert loaded["kind"].strip() in VOCABULARIES.kinds.slugs
    assert {slug.strip() for slug in loaded["fields"]} <= set(VOCABULARIES.fields.slugs)
    assert not _numbers_of_people(text)
    assert_is_safe(article.body.html)


def assert_is_safe(html: str) -> None:
    tags = _Tags()
    tags.feed(html)
    assert tags.tags <= MARKDOWN_TAGS
    assert all(link.startswith(("https://", "http://", "../../")) for link in tags.links), tags.links


def _tokens(front: list[str]) -> list[Any]:
    return list(yaml.scan("\n".join(front)))


def _as_texts(value: object) -> object:
    """Return validated values as text, as written in front matter."""
    if isinstance(value, dict):
        return {key: _as_texts(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return [_as_texts(each) for each in value]
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date) else str(value)


def _stripped(value: object, like: object) -> object:
    """Return loaded texts without surrounding blanks; a single text as a list if the model holds a list."""
    if isinstance(value, dict) and isinstance(like, dict):
        return {key: _stripped(each, like.get(key)) for key, each in value.items()}
    if isinstance(value, str) and isinstance(like, tuple):
        return [value.strip()]
    if isinstance(value, list) and isinstance(like, tuple):
        return [_stripped(each, part) for each, part in zip(value, like, strict=True)]
    return value.strip() if isinstance(value, str) else value


def _numbers_of_people(text: str) -> list[str]:
    return re.findall(r"(?<![\w./+-])0912 345 678(?![\w ])|(?<![\w./-])079 123 456 789(?![\w/])", text)
