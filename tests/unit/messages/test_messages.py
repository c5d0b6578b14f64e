"""Message files: what may be in them, that they match, and that values are filled in safely."""

import json
import pickle
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from markupsafe import Markup

from generator.engine.errors import BuildError
from generator.messages.messages import MessageError, Messages, check_same, languages, messages_in
from tests.support.vietnamese import is_vietnamese

FORMAT = {
    "locale": "vi_VN",
    "singular": [],
    "date": "{day:02}/{month:02}/{year}",
    "month": "{month}/{year}",
    "months": ["m"] * 12,
}
PLURAL = FORMAT | {"singular": [1]}


def messages(texts: Mapping[str, Any], form: Mapping[str, Any] = FORMAT, language: str = "xx") -> Messages:
    return Messages(language, {"format": form, **texts})


@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_ids_and_placeholders_of_vietnamese(language: str) -> None:
    assert messages_in(language).signature() == messages_in("vi").signature()
    assert messages_in(language).language == language


@pytest.mark.parametrize("language", sorted({*languages()} - {"vi"}))
def test_no_text_is_an_untranslated_copy_of_the_vietnamese_one(language: str) -> None:
    signature = messages_in("vi").signature()
    texts, vietnamese = (
        {name: messages_in(code).text(name, **dict.fromkeys(names, "")) for name, names in signature.items()}
        for code in (language, "vi")
    )
    assert [name for name, text in texts.items() if text == vietnamese[name] and is_vietnamese(text)] == []


def test_there_is_a_second_language() -> None:
    assert {"vi", "en"} <= set(languages())


def test_a_language_without_a_file_is_refused_with_those_there_are() -> None:
    with pytest.raises(BuildError, match=rf"“../vi”.*: {', '.join(languages())}\."):
        messages_in("../vi")


def test_values_are_filled_in() -> None:
    found = messages({"a": {"b": "Năm {year}", "c": {"d": "Hết"}}})
    assert found.text("a.b", year=2026) == "Năm 2026"
    assert found.text("a.c.d") == "Hết"


def test_an_unknown_id_is_an_error() -> None:
    with pytest.raises(KeyError):
        messages({"a": "A"}).text("b")


@pytest.mark.parametrize("values", [{}, {"year": 1, "month": 2}, {"month": 1}])
def test_values_that_do_not_fit_are_an_error(values: dict[str, object]) -> None:
    with pytest.raises(KeyError):
        messages({"a": "Năm {year}"}).text("a", **values)


@pytest.mark.parametrize(("count", "text"), [(0, "0 entries"), (1, "1 entry"), (2, "2 entries"), (21, "21 entries")])
def test_one_thing_has_a_form_of_its_own(count: int, text: str) -> None:
    found = messages({"a": {"one": "{count} entry", "other": "{count} entries"}}, PLURAL)
    assert found.text("a", count=count) == text


def test_html_is_escaped_in_messages_and_in_values() -> None:
    found = messages({"a": "<b> & {name}"})
    assert found.markup("a", name="<i>") == "&lt;b&gt; &amp; &lt;i&gt;"
    assert found.markup("a", name=Markup("<i>x</i>")) == "&lt;b&gt; &amp; <i>x</i>"
    assert isinstance(found.markup("a", name=""), Markup)


def test_values_are_not_read_as_messages() -> None:
    assert messages({"a": "{name}"}).text("a", name="{year} {0}") == "{year} {0}"


def test_dates_are_written_as_each_language_does() -> None:
    assert messages_in("vi").day(date(2026, 5, 9)) == "09/05/2026"
    assert messages_in("en").day(date(2026, 5, 9)) == "9 May 2026"


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "{0}",
        "{a.b}",
        "{a[0]}",
        "{a!r}",
        "{a:>9}",
        "{a",
        "{{a}}",
        "{{",
        "}}",
        {"one": "{count}", "other": "all"},
        ["a"],
        1,
        {"one": 1},
    ],
)
def test_a_file_with_anything_but_texts_and_plain_placeholders_is_refused(text: object) -> None:
    with pytest.raises(MessageError, match=r"xx\.toml"):
        messages({"a": text})


@pytest.mark.parametrize("key", FORMAT)
def test_a_file_without_a_format_is_refused(key: str) -> None:
    with pytest.raises(MessageError, match=r"xx\.toml"):
        messages({}, {name: value for name, value in FORMAT.items() if name != key})


@pytest.mark.parametrize("other", [{}, {"a": "{y}"}, {"a": "{x}", "b": ""}, {"a": ""}])
def test_a_file_that_differs_from_the_standard_is_refused(other: dict[str, str]) -> None:
    with pytest.raises(MessageError, match=r"xx\.toml không khớp vi\.toml ở: "):
        check_same(messages(other), messages({"a": "{x}"}, language="vi"))


@pytest.mark.parametrize(
    ("text", "found"),
    [("Fields", ' lang="en"'), ("Y tế", ' lang="vi"'), ("Gia Lai", ' lang="vi"'), ("2019", "")],
)
def test_a_text_that_may_be_content_or_not_gets_its_language(text: str, found: str) -> None:
    assert messages_in("en").lang_of(text) == found
    assert messages_in("vi").lang_of(text) == ""


def test_content_is_marked_where_the_interface_has_another_language() -> None:
    assert messages_in("en").content("A & B") == '<span lang="vi">A &amp; B</span>'
    assert messages_in("vi").content("A & B") == "A &amp; B"
    assert isinstance(messages_in("vi").content("A"), Markup)


def test_scripts_get_their_texts_and_the_plural_rule() -> None:
    entries = {"one": "{count} entry", "other": "{count} entries"}
    found = messages({"script": {"search": {"close": "Close", "count": entries}}, "other": {"a": "A"}}, PLURAL)
    name, _, value = found.for_scripts().removesuffix(";\n").partition(" = ")
    assert name == "globalThis.guongTexts"
    assert json.loads(value) == {"singular": [1], "texts": {"search.close": "Close", "search.count": entries}}


def test_another_process_gets_the_same_messages() -> None:
    assert pickle.loads(pickle.dumps(messages_in("en"))) is messages_in("en")  # noqa: S301
