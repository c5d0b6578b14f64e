"""The YAML subset of entries: values stay text, nodes know their location, errors are reported where they are."""

import pytest

from generator.content.yaml_tree import MAX_DEPTH, locate, parse_yaml, plain, value_at
from generator.problems.problem import Location


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("No", "No"),
        ("yes", "yes"),
        ("2016-05", "2016-05"),
        ("007", "007"),
        ("1e3", "1e3"),
        ("12:30:45", "12:30:45"),
        ("2026-05-19", "2026-05-19"),
        ("'~'", "~"),
        ('"null"', "null"),
        ("''", ""),
        ("", None),
        ("~", None),
        ("null", None),
        ("Nguyễn Văn A # chú thích", "Nguyễn Văn A"),
        ("[a, 'b, c']", ["a", "b, c"]),
        ("{a: 1, b: }", {"a": "1", "b": None}),
        ("|\n  một\n  hai", "một\nhai\n"),
        ("một\n  hai", "một hai"),
        ('"\\u1ec5"', "ễ"),
        ('"e\\u0302\\u0303"', "ễ"),
    ],
)
def test_values_stay_as_written(written: str, value: object) -> None:
    root, problems = parse_yaml(f"key: {written}\n", "a.yml")
    assert root is not None
    assert plain(root) == {"key": value}
    assert problems == []


TREE = "a: 1\nb:\n  - x\n  - {c: y,  d: z}\n"


@pytest.mark.parametrize(
    ("steps", "line", "column"),
    [
        ((), 11, 1),
        (("a",), 11, 1),
        (("b",), 12, 1),
        (("b", 0), 13, 5),
        (("b", 1), 14, 5),
        (("b", 1, "d"), 14, 13),
        (("b", 1, "e"), 14, 5),
        (("b", 7), 12, 1),
        (("e", "f"), 11, 1),
    ],
)
def test_nodes_know_their_location_in_the_file(steps: tuple[str | int, ...], line: int, column: int) -> None:
    root, _ = parse_yaml(TREE, "a.yml", first_line=11)
    assert root is not None
    assert locate(root, steps) == Location("a.yml", line, column)


def test_a_missing_node_has_no_value() -> None:
    root, _ = parse_yaml(TREE, "a.yml")
    assert root is not None
    assert value_at(root, ("b", 1, "e")) is None
    assert plain(value_at(root, ("b", 1, "d")) or root) == "z"


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("name A\nkind: x\n", 2, 5, "dòng trên thiếu dấu hai chấm"),
        ("kind: x\nname A\n", 2, 1, "thiếu dấu hai chấm"),
        ("kind: x\nname:A\nrole: y\n", 2, 1, "thiếu dấu hai chấm"),
        ("kind: x\n  role: y\n", 2, 7, "thụt vào không đúng"),
        ("consent:\n  basis: a\n   scopes: [b]\n", 3, 10, "thụt vào không đúng"),
        ("  kind: x\nrole: y\n", 2, 1, "chữ thừa"),
        ("kind: x: y\n", 1, 8, "trong giá trị có dấu hai chấm"),
        ('kind: x\nrole: "a" b\n', 2, 11, "sau dấu ngoặc kép đóng"),
        ("fields: - a\n", 1, 9, "dấu gạch"),
        ("fields:\n  - a\n - b\n", 3, 2, "thụt vào không đúng"),
        ("fields: [a, b\nkind: x\n", 1, 9, "ngoặc vuông"),
        ("consent: {a: b\nkind: x\n", 1, 10, "ngoặc nhọn"),
        ('role: "a\nkind: x\n', 1, 7, "ngoặc mở mà không đóng"),
        ("role: @a\n", 1, 7, "ký tự đặc biệt"),
        ("role: > a\n", 1, 9, "ký tự đặc biệt"),
        ("role: , a\n", 1, 7, "ký tự đặc biệt"),
        ('role: "D:\\x"\n', 1, 12, "dấu \\ trong ngoặc kép"),
        ('role: "D:\\Tin"\n', 1, 10, "dấu \\ trong ngoặc kép"),
    ],
)
def test_syntax_errors_are_explained_at_their_location(text: str, line: int, column: int, words: str) -> None:
    root, problems = parse_yaml(text, "a.yml")
    assert root is None
    assert [(each.code, each.location) for each in problems] == [("GS204", Location("a.yml", line, column))]
    assert words in problems[0].message


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 1\n--- b\n", [("GS203", 2, 1)]),
        ("a: 1\n...\n", []),
        ("a: &x 1\nb: &y 2\n", [("GS206", 1, 4), ("GS206", 2, 4)]),
        ("a: *x\n", [("GS206", 1, 4)]),
        ("<<: *x\n", [("GS206", 1, 5)]),
        ("a: !x 1\n", [("GS207", 1, 4)]),
        ("a: !!binary aGk=\n", [("GS207", 1, 4)]),
        ("a: {b: &x !y 1}\n", [("GS206", 1, 8), ("GS207", 1, 8)]),
        ('a: "\\0"\n', [("GS109", 1, 4)]),
        ('a: "\\u200b"\n', [("GS109", 1, 4)]),
        ("&x a: 1\n", [("GS206", 1, 1)]),
        ("*x : 1\n", [("GS206", 1, 1)]),
        ("!x a: 1\n", [("GS207", 1, 1)]),
        ('"\\0": 1\n', [("GS109", 1, 1)]),
        ("a: 1\nb:\n  a: 1\n  a: 2\n", [("GS208", 4, 3)]),
        ("? [a]\n: 1\n", [("GS209", 1, 3)]),
        ("a:\tb\n\tc: d\n", [("GS205", 1, 3)]),
        ("[" * 2000, [("GS210", 1, MAX_DEPTH + 2)]),
    ],
)
def test_yaml_outside_the_subset_is_rejected(text: str, found: list[tuple[str, int, int]]) -> None:
    _, problems = parse_yaml(text, "a.yml")
    assert [(each.code, *each.location[1:]) for each in problems] == found


def test_an_alias_bomb_is_rejected_at_its_first_alias() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{key}: &{key} [*{key_before}, *{key_before}]\n" for key_before, key in BOMB)
    _, problems = parse_yaml(bomb, "a.yml")
    assert [each.message for each in problems if "*" in each.message] == [
        "không dùng ký hiệu tham chiếu *a ở phần khóa"
    ]


BOMB = [*zip("abcdefgh", "bcdefghi", strict=True)]


@pytest.mark.parametrize("text", ["", "\n", "# chú thích\n"])
def test_an_empty_text_has_no_tree(text: str) -> None:
    assert parse_yaml(text, "a.yml") == (None, [])
