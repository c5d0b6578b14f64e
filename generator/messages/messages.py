"""Reads the message file of a language, and fills values into its texts.

A message is plain text: a translator cannot put HTML into a page. Every file must have the ids and the placeholders of
the Vietnamese one, which is checked when it is loaded, so that no page is built with a text missing.
"""

import json
import tomllib
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from string import Formatter
from typing import Any, Final

from markupsafe import Markup, escape

from generator.engine.errors import BuildError

STANDARD: Final = "vi"
_FOLDER = Path(__file__).parent
_SCRIPTS = "script."
_FORMAT = "format"
_PLURAL = {"one", "other"}

Forms = Mapping[str, str]  # a text for any number as "other", and for one thing as "one" where that differs


class MessageError(BuildError):
    """A message file is missing or does not match the Vietnamese one; the text says where, in Vietnamese."""


class Messages:
    """The interface's texts in one language."""

    def __init__(self, language: str, file: Mapping[str, Any]) -> None:
        """Take the content of a message file. Raises MessageError where it cannot be used."""
        self.language = language
        # Of elements in the language of the content, which is Vietnamese in any case, and of others within them.
        is_of_content = language == STANDARD
        self.content_lang = Markup() if is_of_content else Markup(' lang="{}"').format(STANDARD)
        self.own_lang = Markup() if is_of_content else Markup(' lang="{}"').format(language)
        try:
            form = file[_FORMAT]
            self.locale: str = form["locale"]
            self._singular: Collection[int] = frozenset(form["singular"])
            self._date: str = form["date"]
            self._month: str = form["month"]
            self._months: list[str] = form["months"]
            self._texts = dict(_texts({name: value for name, value in file.items() if name != _FORMAT}))
            self._names = {name: _names_in(forms) for name, forms in self._texts.items()}
            self._html: dict[str, Forms] = {
                name: {form: str(escape(text)) for form, text in forms.items()} for name, forms in self._texts.items()
            }
            self._own_texts = frozenset(text for forms in self._texts.values() for text in forms.values())
            self.day(date(2026, 12, 31))
            self.period(2026, 12)
        except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
            raise MessageError(f"Tệp {language}.toml ghi sai: {error}.") from error

    def __reduce__(self) -> tuple[Any, ...]:
        """Send another process the language alone."""
        return messages_in, (self.language,)

    def text(self, name: str, /, **values: object) -> str:
        """Return a message with its values filled in. Raises KeyError unless they are those that it has room for."""
        return self._form(self._texts, name, values).format_map(values)

    def markup(self, name: str, /, **values: object) -> Markup:
        """Return a message as HTML: its text is escaped, and so is every value that is not Markup."""
        safe = {key: escape(value) for key, value in values.items()}
        return Markup(self._form(self._html, name, values).format_map(safe))  # noqa: S704

    def lang_of(self, text: str) -> Markup:
        """Return the attribute of an element for a text of the interface or of the content; none for a bare number."""
        if not self.content_lang or text.isdigit():
            return Markup()
        return self.own_lang if text in self._own_texts else self.content_lang

    def content(self, text: str) -> Markup:
        """Return a text of the content as HTML, in an element of its own where the interface has another language."""
        return Markup("<span{}>{}</span>").format(self.content_lang, text) if self.content_lang else escape(text)

    def day(self, day: date) -> str:
        """Return a date as readers write it."""
        month = self._months[day.month - 1]
        return self._date.format(day=day.day, month=day.month, month_name=month, year=day.year)

    def period(self, year: int, month: int | None = None, day: int | None = None) -> str:
        """Return a day, a month or a year as readers write it."""
        if month is None:
            return str(year)
        if day is not None:
            return self.day(date(year, month, day))
        return self._month.format(month=month, month_name=self._months[month - 1], year=year)

    def for_scripts(self) -> str:
        """Return the JavaScript that gives scripts their texts, and the numbers that take the form `one`."""
        texts = {
            name.removeprefix(_SCRIPTS): forms if "one" in forms else forms["other"]
            for name, forms in self._texts.items()
            if name.startswith(_SCRIPTS)
        }
        values = {"singular": sorted(self._singular), "texts": texts}
        return f"globalThis.guongTexts = {json.dumps(values, ensure_ascii=False, separators=(',', ':'))};\n"

    def signature(self) -> dict[str, frozenset[str]]:
        """Return the placeholders of every message, by its id."""
        return self._names

    def _form(self, texts: Mapping[str, Forms], name: str, values: Mapping[str, object]) -> str:
        forms = texts[name]
        if values.keys() != self._names[name]:
            raise KeyError(f"{name}: {', '.join(sorted(values))}")
        return forms["one"] if "one" in forms and values.get("count") in self._singular else forms["other"]


def languages() -> tuple[str, ...]:
    """Return the languages that have a message file."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.toml")))


@lru_cache(maxsize=4)
def messages_in(language: str) -> Messages:
    """Return the messages of a language. Raises MessageError where there are none, or not all of them."""
    if language not in languages():
        known = ", ".join(languages())
        raise MessageError(f"Giao diện chưa có ngôn ngữ “{language}” (theme.language ở mkdocs.yml); hiện có: {known}.")
    try:
        file = tomllib.loads((_FOLDER / f"{language}.toml").read_text("utf-8"))
    except ValueError as error:
        raise MessageError(f"Tệp {language}.toml ghi sai: {error}.") from error
    messages = Messages(language, file)
    if language != STANDARD:
        check_same(messages, messages_in(STANDARD))
    return messages


def check_same(messages: Messages, standard: Messages) -> None:
    """Raise MessageError unless both have the same ids, each with the same placeholders."""
    own, expected = messages.signature(), standard.signature()
    differing = [name for name in own.keys() & expected.keys() if own[name] != expected[name]]
    found = sorted((own.keys() ^ expected.keys()) | set(differing))
    if found:
        raise MessageError(f"Tệp {messages.language}.toml không khớp {standard.language}.toml ở: {', '.join(found)}.")


def _texts(table: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Forms]]:
    """Yield the messages of a table, ids joined by dots: `[search]` `title` is `search.title`."""
    for name, value in table.items():
        path = f"{above}{name}"
        if isinstance(value, str):
            yield path, {"other": value}
        elif isinstance(value, dict) and value.keys() == _PLURAL:
            yield path, value
        elif isinstance(value, dict):
            yield from _texts(value, f"{path}.")
        else:
            raise ValueError(path)


def _names_in(forms: Forms) -> frozenset[str]:
    """Return the placeholders of a message. Raises ValueError for any but plain names, or where forms differ."""
    found = set()
    for text in forms.values():
        fields = [(name, form, conversion) for _, name, form, conversion in Formatter().parse(text) if name is not None]
        is_plain = all(name.isidentifier() and not form and not conversion for name, form, conversion in fields)
        if not is_plain or "{{" in text or "}}" in text:  # which scripts do not know
            raise ValueError(text)
        found.add(frozenset(name for name, _, _ in fields))
    if len(found) != 1 or ("one" in forms and "count" not in next(iter(found))):
        raise ValueError(forms["other"])
    return found.pop()
