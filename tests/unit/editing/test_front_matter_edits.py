"""Edits of front matter in place: the file parses to the wanted values, and all other lines stay unchanged."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.entry_source import read_entry
from generator.content.yaml_tree import Plain, plain
from generator.editing.front_matter_edits import (
    EditError,
    with_item,
    with_key,
    with_text,
    with_words,
    without_item,
    without_key,
)

PATH = "content/profiles/a/index.md"
ORDER = ("name", "summary", "fields", "sources", "consent", "aliases", "withdrawn", "draft")
TEXT = """\
---
# Ai sửa tệp này xin báo văn phòng
name: "Nguyễn Văn A" # như in trên bằng
summary: >-
  Vận động bà con
  hiến đất

# lĩnh vực chính đứng đầu
fields: [y-te, 'moi-truong'] # hai lĩnh vực
sources:
  - title: Báo   # tờ báo
    publisher: Báo A
  # nguồn thứ hai
  - {title: B, publisher: "C: d"}
exemplars:
  - mot # người thứ nhất
  - "hai"
  # ai nữa?
  - ba
draft: true
---

Bài viết.
"""


def values(text: str) -> dict[str, Plain]:
    raw, problems = read_entry(text.encode(), PATH)
    assert raw is not None, problems
    found = plain(raw.matter)
    assert isinstance(found, dict)
    return found


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    """Return the removed and the added lines."""
    old, new = before.split("\n"), after.split("\n")
    start = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return old[start : len(old) - end], new[start : len(new) - end]


@pytest.mark.parametrize(
    ("edit", "removed", "added"),
    [
        (
            lambda t: with_key(t, PATH, "withdrawn", {"date": date(2026, 2, 3), "reason": "Theo đề nghị: gỡ"}, ORDER),
            [],
            ["withdrawn:", "  date: 2026-02-03", '  reason: "Theo đề nghị: gỡ"'],
        ),
        (lambda t: with_item(t, PATH, "aliases", "/guong/cũ/", ORDER), [], ["aliases: [/guong/cũ/]"]),
        (
            lambda t: with_item(t, PATH, "fields", "nong-nghiep", ORDER),
            ["fields: [y-te, 'moi-truong'] # hai lĩnh vực"],
            ["fields: [y-te, 'moi-truong', nong-nghiep] # hai lĩnh vực"],
        ),
        (lambda t: with_item(t, PATH, "exemplars", "bon", ORDER), [], ["  - bon"]),
        (lambda t: without_item(t, PATH, "exemplars", 0), ["  - mot # người thứ nhất"], []),
        (lambda t: without_item(t, PATH, "exemplars", 1), ['  - "hai"'], []),
        (lambda t: without_item(t, PATH, "exemplars", 2), ["  - ba"], []),
        (
            lambda t: without_item(t, PATH, "sources", 0),
            ["  - title: Báo   # tờ báo", "    publisher: Báo A"],
            [],
        ),
        (
            lambda t: without_item(t, PATH, "fields", 0),
            ["fields: [y-te, 'moi-truong'] # hai lĩnh vực"],
            ["fields: ['moi-truong'] # hai lĩnh vực"],
        ),
        (
            lambda t: without_item(t, PATH, "fields", 1),
            ["fields: [y-te, 'moi-truong'] # hai lĩnh vực"],
            ["fields: [y-te] # hai lĩnh vực"],
        ),
        (lambda t: without_key(t, PATH, "draft"), ["draft: true"], []),
        (lambda t: without_key(t, PATH, "khong-co"), [], []),
        (
            lambda t: with_text(t, PATH, ("exemplars", 1), "bốn"),
            ['  - "hai"'],
            ["  - bốn"],
        ),
        (
            lambda t: with_text(t, PATH, ("name",), "Trần B"),
            ['name: "Nguyễn Văn A" # như in trên bằng'],
            ["name: Trần B # như in trên bằng"],
        ),
        (
            lambda t: with_words(t, PATH, lambda words: words.replace("Báo", "Tạp chí")),
            ["  - title: Báo   # tờ báo", "    publisher: Báo A"],
            ["  - title: Tạp chí   # tờ báo", "    publisher: Tạp chí A"],
        ),
    ],
)
def test_an_edit_changes_only_its_own_lines(edit: Callable[[str], str], removed: list[str], added: list[str]) -> None:
    assert changed_lines(TEXT, edit(TEXT)) == (removed, added)


def test_a_new_key_is_inserted_by_order() -> None:
    lines = with_key(TEXT, PATH, "consent", {"basis": "dong-y"}, ORDER).split("\n")
    assert lines[lines.index("consent:") - 1] == '  - {title: B, publisher: "C: d"}'
    assert with_key(TEXT, PATH, "name", "A", ORDER).count("name:") == 1
    assert values(with_key("---\nsummary: a\n---\n", PATH, "name", "A", ORDER)) == {"name": "A", "summary": "a"}


def test_an_item_reuses_a_trailing_comma() -> None:
    text = with_item("---\nfields: [y-te, ]\n---\n", PATH, "fields", "a", ORDER)
    assert text == "---\nfields: [y-te, a]\n---\n"


def test_removing_the_last_item_removes_the_key() -> None:
    assert "aliases" not in without_item(with_item(TEXT, PATH, "aliases", "/a/", ORDER), PATH, "aliases", 0)


@pytest.mark.parametrize(
    "text",
    ["không có khóa", "---\nname: [a\n---\n", "---\na: &x b\nc: *x\n---\n", "---\nname: a\nname: b\n---\n"],
)
def test_invalid_front_matter_is_not_edited(text: str) -> None:
    with pytest.raises(EditError, match="guong check"):
        with_item(text, PATH, "aliases", "/a/", ORDER)


def test_an_edit_that_parses_to_other_values_is_refused() -> None:
    text = '---\nname: "Nguy\\u1ec5n A"\n---\n'
    with pytest.raises(EditError, match="sửa tay"):
        with_words(text, PATH, lambda words: words.replace("Nguyễn", "Trần"))


SCALARS = st.one_of(
    st.sampled_from(["a", "null", "~", "true", "2026-02-03", "- a", "a: b", "#a", "a #b", "'", '"', "[a", "{", "@a"]),
    st.text(st.sampled_from("aàđ b:#-'\"[]{},&*!|>%@`\\/?.~1"), min_size=1, max_size=12),
).map(str.strip).filter(bool)  # fmt: skip
QUOTED = SCALARS.map(lambda text: '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"')
SINGLE = SCALARS.map(lambda text: "'" + text.replace("'", "''") + "'")
WORDS = st.text(st.sampled_from("aàđ b"), min_size=1, max_size=9).map(str.strip).filter(bool)
VALUES = st.one_of(QUOTED, SINGLE, WORDS.filter(lambda word: word != "null"))
COMMENTS = st.sampled_from(["", " # chú ý", "\n# riêng một dòng", "\n"])
LISTS = st.lists(VALUES, min_size=1, max_size=4)


@st.composite
def keys(draw: st.DrawFn, name: str) -> str:
    """Draw a key with a value in any style of YAML."""
    match draw(st.integers(0, 3)):
        case 0:
            value = " " + draw(VALUES)
        case 1:
            value = f" [{', '.join(draw(LISTS))}]"
        case 2:
            value = "".join(f"\n  - {item}{draw(COMMENTS)}" for item in draw(LISTS))
        case _:
            value = "".join(f"\n  k{n}: {item}{draw(COMMENTS)}" for n, item in enumerate(draw(LISTS)))
    return f"{name}:{value}{draw(COMMENTS)}\n"


@given(st.data())
def test_an_edited_file_parses_to_that_change_and_nothing_else(data: st.DataObject) -> None:
    """Holds for any style of values and comments; the lines of other keys stay unchanged."""
    names = data.draw(st.lists(st.sampled_from(ORDER), unique=True, min_size=1, max_size=6))
    parts = {name: data.draw(keys(name)) for name in names}
    text = f"---\ntitle: Giữ\n{''.join(parts.values())}---\n\nBài viết: a\n"
    before, item = values(text), data.draw(SCALARS)
    name = data.draw(st.sampled_from(ORDER))
    had = before.get(name)
    match data.draw(st.sampled_from(["set", "add", "take", "remove"])):
        case "set":
            after, wanted = with_key(text, PATH, name, item, ORDER), {**before, name: item}
        case "add":
            after = with_item(text, PATH, name, item, ORDER)
            wanted = {**before, name: [*had, item] if isinstance(had, list) else [item]}
        case "take" if isinstance(had, list) and len(had) > 1:
            index = data.draw(st.integers(0, len(had) - 1))
            after, wanted = without_item(text, PATH, name, index), {**before, name: had[:index] + had[index + 1 :]}
        case _:
            after, wanted = without_key(text, PATH, name), {key: each for key, each in before.items() if key != name}
    assert values(after) == wanted
    unchanged = "".join(f"{part.rstrip()}\n" for other, part in parts.items() if other != name)
    lines = iter(after.split("\n"))
    assert all(line in lines for line in unchanged.split("\n") if line)  # in the same order
    assert after.endswith("---\n\nBài viết: a\n")
