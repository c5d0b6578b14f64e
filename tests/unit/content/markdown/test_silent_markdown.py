"""Markdown that becomes something else than its author sees is reported at its line; footnotes are printed."""

import pytest

from generator.content.markdown.body import check_silent_changes, parse_body
from generator.problems.problem import Problem

_OTHERS = {"GS702", "GS703"}


def found(text: str) -> list[tuple[str, int, int]]:
    problems: list[Problem] = parse_body(text, "a.md", 1, "../")[1]
    return [(each.code, *each.location[1:]) for each in problems if each.code not in _OTHERS]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n\n1986. b\n\n1990. c\n\n1995. d", [("GS610", 3, 1)]),
        ("1. a\n1990. b", [("GS610", 1, 1)]),
        ("5. a\n7. b", [("GS610", 1, 1)]),
        ("> 2019. a\n>\n> 2021. b", [("GS610", 1, 1)]),
        ("\tmột\n\n\thai", [("GS611", 1, 2)]),
        ("a\n\n     một", [("GS611", 3, 6)]),
        ("- a\n\n      mã", [("GS611", 3, 7)]),
        ("| a | b |\n|-|-|\n| 1 | 2 | 3 |\n| 1 | 2 |", [("GS612", 3, 1)]),
        ("Xem [báo][2] và [đài][].", [("GS613", 1, 5)]),
        ("**Kết quả:**ba", [("GS613", 1, 1)]),
        ("a\n##Đề", [("GS613", 2, 1)]),
        ("[x](https://a.vn/b c)", [("GS613", 1, 1)]),
        ("[x] (https://a.vn/b)", [("GS613", 1, 1)]),
        ("~~cũ~~", [("GS613", 1, 1)]),
        ("Số liệu[^1].", [("GS613", 1, 8)]),
        ("Việc:\n•\tVớt người\n•\tBáo tin\n\n\uf0b7 Chở về", [("GS613", 2, 1)]),
        ("o\tVớt người", [("GS613", 1, 1)]),
    ],
)
def test_a_silent_change_is_reported_at_its_place(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "1. a\n2. b\n3. c",
        "1. a\n1. b\n1. c",
        "3. a\n4. b",
        "Năm 1986: a\n\n1990\\. b\n\nNăm\n1995. c",
        "1986. a\n1987. b",
        "- a\n\n  b\n\t- c",
        "o a, giá 3 • 4\n•5\n\n```\n• mã\n```",
        "```\n\tmã **x\n```",
        "| a | b |\n|-|-|\n| 1 \\| 2 | 3 |\n| 1 |",
        "**Kết quả:** ba, **“Vua”** lúa, *a*",
        "\\*\\*x\\*\\* và `**y`, `[a][b]`",
        "[sic] [x](https://a.vn/b_(c)) [1] (1385) #NguoiTot",
        "2 * 3 ** 4",
        "Số liệu[^1] và[^1].\n\n[^1]: Báo cáo.",
    ],
)
def test_ordinary_markdown_is_not_reported(text: str) -> None:
    assert found(text) == []


def test_footnotes_are_printed_at_the_end_in_the_order_of_their_references() -> None:
    text = "Một[^b], hai[^a], lại[^b].\n\n[^a]: Lời **a**\ndài.\n[^b]: Lời b.\n\nCuối."
    body, problems = parse_body(text, "a.md", 1, "../")
    assert problems == []
    assert body.html == (
        '<p>Một<sup><a href="#ghi-chu-1" id="tro-ghi-chu-1">1</a></sup>, '
        'hai<sup><a href="#ghi-chu-2" id="tro-ghi-chu-2">2</a></sup>, lại<sup><a href="#ghi-chu-1">1</a></sup>.</p>\n'
        "<p>Cuối.</p>\n"
        '<div class="gs-footnotes">\n'
        '<p id="ghi-chu-1"><a href="#tro-ghi-chu-1">1</a>. Lời b.</p>\n'
        '<p id="ghi-chu-2"><a href="#tro-ghi-chu-2">2</a>. Lời <strong>a</strong>\ndài.</p>\n'
        "</div>"
    )
    assert body.text == "Một, hai, lại.\nCuối.\nLời b.\nLời a dài."


def test_a_footnote_without_reference_and_one_twice_lose_no_text() -> None:
    body, problems = parse_body("a\n\n[^1]: b\n\n[^1]: c", "a.md", 1, "../")
    assert problems == []
    assert body.text == "a\nb\nc"
    assert body.html.count('id="ghi-chu-1"') == 1


def test_html_in_a_footnote_is_refused() -> None:
    assert found("a[^1]\n\n[^1]: <b>x</b>") == [("GS701", 3, 7), ("GS701", 3, 11)]


def test_many_footnotes_cost_little() -> None:
    text = "".join(f"[^{number}]" for number in range(5000)) + "\n\n" + "[^1]: a\n" * 5000
    body, _ = parse_body(text, "a.md", 1, "../")
    assert body.html.count("<p id=") <= 5000


def test_the_lines_of_a_page_are_those_of_its_file() -> None:
    assert [each.location.line for each in check_silent_changes("1986. a\n\n1990. b", "a.md", 5)] == [5]
