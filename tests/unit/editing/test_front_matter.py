"""The YAML emitter: its output parses back to the same values, and is readable."""

from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.content.entry_source import read_entry
from generator.content.model import ProfileMatter, StoryMatter, key_order
from generator.content.yaml_tree import Plain, plain
from generator.editing.front_matter import Value, entry_text, front_matter, scalar
from generator.text.vietnamese import nfc

# Any text that UTF-8 can encode: no lone surrogates.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
AWKWARD = st.sampled_from(
    [
        *("", " ", "No", "null", "~", "2016-05", "1:30", "1_000", "0x1F", "=1+1", "+84", "---", "..."),
        *(
            "a: b",
            "a:",
            "a #b",
            "#a",
            "- a",
            "[a",
            "{a}",
            "*a",
            "&a",
            "!a",
            "%a",
            "@a",
            "`a",
            "'a'",
            '"a"',
            "? a",
            "| a",
        ),
        *("> a", "a\\nb", "a\nb\n", "a\tb", "a ", " a", "\\", "\ta", "\ttính", "\u0301a", "\n\u0303"),
        *("e\u0302\u0323", "\ufeffa", "a\u00a0b", "\x00", "\x85", "\u2028", "\U0001f600"),
    ]
)
VALUES = TEXTS | AWKWARD
MAPPINGS = st.dictionaries(st.sampled_from(["title", "publisher", "url"]), VALUES, min_size=1)


def read(values: dict[str, Value]) -> Plain:
    raw, problems = read_entry(entry_text(values, sorted(values), "Nội dung.").encode(), "x/index.md")
    assert raw is not None, problems
    assert raw.body == "\nNội dung.\n"
    return plain(raw.matter)


@given(VALUES)
def test_any_text_parses_back(text: str) -> None:
    assert read({"a": text, "b": "x"}) == {"a": nfc(text), "b": "x"}


@given(st.lists(VALUES, max_size=3), st.lists(MAPPINGS, min_size=1, max_size=3), MAPPINGS)
def test_lists_and_mappings_parse_back(texts: list[str], groups: list[dict[str, str]], group: dict[str, str]) -> None:
    def composed(each: dict[str, str]) -> dict[str, str]:
        return {key: nfc(text) for key, text in each.items()}

    assert read({"a": texts, "b": groups, "c": group, "d": "x"}) == {
        "a": [nfc(text) for text in texts],
        "b": [composed(each) for each in groups],
        "c": composed(group),
        "d": "x",
    }


@given(VALUES)
def test_other_yaml_parsers_read_a_text_too(text: str) -> None:
    """Editors validate files with parsers that resolve the types of scalars."""
    assert yaml.safe_load(f"a: {scalar(text)}") == {"a": nfc(text)}


def test_the_yaml_is_readable() -> None:
    values: dict[str, Value] = {
        "fields": ["nong-nghiep", "y-te"],
        "name": "Nguyễn Văn A (Tư Hiền)",
        "draft": True,
        "date": date(2026, 5, 19),
        "summary": "Kết quả: 40 hộ hiến “1.200 m²” đất",
        "locality": ["xã Phổ Minh, huyện Đức Phổ", "tỉnh Quảng Ngãi"],
        "sources": [{"title": "Bài báo", "publisher": "Báo A"}],
        "consent": {"basis": "dong-y", "scopes": []},
    }
    assert front_matter(values, key_order(ProfileMatter)) == (
        "name: Nguyễn Văn A (Tư Hiền)\n"
        'summary: "Kết quả: 40 hộ hiến “1.200 m²” đất"\n'
        "date: 2026-05-19\n"
        "fields: [nong-nghiep, y-te]\n"
        "locality:\n"
        "  - xã Phổ Minh, huyện Đức Phổ\n"
        "  - tỉnh Quảng Ngãi\n"
        "sources:\n"
        "  - title: Bài báo\n"
        "    publisher: Báo A\n"
        "consent:\n"
        "  basis: dong-y\n"
        "  scopes: []\n"
        "draft: true\n"
    )


def test_the_order_of_keys_is_the_order_of_the_model() -> None:
    assert key_order(ProfileMatter)[:7] == (
        "name",
        "subject_type",
        "honorific",
        "role",
        "birth_year",
        "registration",
        "summary",
    )
    assert key_order(StoryMatter)[:3] == ("title", "exemplars", "people")
    for model in (ProfileMatter, StoryMatter):
        assert sorted(key_order(model)) == sorted(model.model_fields)


def test_a_key_missing_in_the_order_is_refused() -> None:
    with pytest.raises(KeyError):
        front_matter({"a": "b"}, ["b"])
