"""Bodies: safe HTML, plain text, links; forbidden constructs are reported at their place."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.token import Token

from generator.content.markdown.body import _Finder, parse_body
from generator.content.markdown.parser import _Parser
from tests.support.independent_parsers import assert_is_safe


def found_in(body: str) -> list[tuple[str, int, int]]:
    return [(each.code, *each.location[1:]) for each in parse_body(body, "a.md", 1, "../../")[1]]


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("Một *hai* **ba**", "<p>Một <em>hai</em> <strong>ba</strong></p>\n"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>\n"),
        ("\\<b>", "<p>&lt;b&gt;</p>\n"),
        ("`<script>`", "<p><code>&lt;script&gt;</code></p>\n"),
        ("```\n<b>\n```", "<pre><code>&lt;b&gt;\n</code></pre>\n"),
        ("[a](/guong/x/)", '<p><a href="../../guong/x/">a</a></p>\n'),
        ("[a](/)", '<p><a href="../../">a</a></p>\n'),
        ("[a](https://b.example/?c=1&d)", '<p><a href="https://b.example/?c=1&amp;d">a</a></p>\n'),
        ("<https://b.example/>", '<p><a href="https://b.example/">https://b.example/</a></p>\n'),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>\n"),
        ("***", "<hr />\n"),
        ("&lt;b&gt;", "<p>&lt;b&gt;</p>\n"),
    ],
)
def test_markdown_becomes_safe_html(body: str, html: str) -> None:
    parsed, problems = parse_body(body, "a.md", 1, "../../")
    assert parsed.html == html
    assert [each.code for each in problems if each.code != "GS706"] == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("a\nb <b>c</b>", [("GS701", 2, 3), ("GS701", 2, 7)]),
        ("a\n\n<div>\nb\n</div>", [("GS701", 3, 1)]),
        ("a <!-- b -->", [("GS701", 1, 3)]),
        ("a <?php b ?>", [("GS701", 1, 3)]),
        ("- a\n- b\n  <i>", [("GS701", 3, 3)]),
        ("| a | b |\n|---|---|\n| c | d |\n| <i> | e |", [("GS701", 4, 3)]),
        ("> a\n> <u>", [("GS701", 2, 3)]),
        ("`một\nhai` ba\nbốn <i>", [("GS701", 3, 5)]),
        ("<a\nhref=x> a\n<i>", [("GS701", 1, 1), ("GS701", 3, 1)]),
        ("<i> <i>", [("GS701", 1, 1), ("GS701", 1, 5)]),
        ("[a](javascript:alert(1))", [("GS702", 1, 5)]),
        ("[a](JaVaScRiPt:x)", [("GS702", 1, 5)]),
        ("[a](javascript&#58;x)", [("GS702", 1, 1)]),
        ("[a](data:text/html,x)", [("GS702", 1, 5)]),
        ("[a](//b.example/)", [("GS702", 1, 5)]),
        ("[a](b.md)", [("GS702", 1, 5)]),
        ("[a](#b)", [("GS702", 1, 5)]),
        ("[a](mailto:b@c.example)", [("GS702", 1, 5)]),
        ("[a]()", [("GS702", 1, 1)]),
        ("<javascript:x>", [("GS702", 1, 2)]),
        ("một\n[a][b]\n\n[b]: vbscript:x", [("GS702", 2, 1)]),
        ("một\n![a](b.png)", [("GS705", 2, 6)]),
        ("# a", [("GS703", 1, 1)]),
        ("a\n=\n\nb", [("GS703", 1, 1)]),
        ("### a\n\nb", [("GS704", 1, 1)]),
        ("## a\n\n#### b\n\nc", [("GS704", 3, 1)]),
        ("## a\n\n### b\n\n## c\n\nd", []),
        ("# a\n\n## b\n\nc", [("GS703", 1, 1)]),
        (f"[a](https://b.example/{'c' * 1000})", [("GS702", 1, 5)]),
        (f"[a](/{'c' * 999})", []),
        (f"![a](/{'c' * 20_000})", [("GS705", 1, 6)]),
        ("[a] " * 20_000 + f"\n\n[a]: /b '{'c' * 1000}'", [("GS707", 1, 1)]),
        ("", [("GS706", 1, 1)]),
        ("\n\n***\n", [("GS706", 1, 1)]),
    ],
)
def test_forbidden_constructs_are_found(body: str, found: list[tuple[str, int, int]]) -> None:
    assert found_in(body) == found


def test_lines_are_counted_from_the_first_of_the_body() -> None:
    _, problems = parse_body("a\n\n<b>c", "a.md", 20, "../")
    assert [each.location.line for each in problems] == [22]


def headings(html: str) -> list[tuple[str, str, str]]:
    """Return the level, id and content of the headings in HTML."""
    found: list[tuple[str, str, str]] = re.findall(r'<h([1-6]) id="([^"]*)">(.*?)</h\1>', html)
    return found


def test_headings_have_unique_ids() -> None:
    body, _ = parse_body("## Cầu mới\n\n## Cầu *mới*\n\n### Đường\n\na", "a.md", 1, "")
    assert headings(body.html) == [
        ("2", "muc-cau-moi", "Cầu mới"),
        ("2", "muc-cau-moi-2", "Cầu <em>mới</em>"),
        ("3", "muc-duong", "Đường"),
    ]


def test_plain_text_and_links_are_extracted() -> None:
    body, _ = parse_body("Một [hai](/guong/a/)\nba\n\n- bốn\n\n```\nnăm\n```\n", "a.md", 5, "../")
    assert body.text == "Một hai ba\nbốn\nnăm"
    assert body.words == 5
    assert [(link.target, link.location.line, link.location.column) for link in body.links] == [("/guong/a/", 5, 11)]


marks = st.sampled_from(
    ["<", ">", "[", "](", ")", "javascript:", "`", "*", "\n", "# ", "- ", "> ", "|", "&#60;", "\\", '"']
)


@settings(max_examples=400)
@given(st.lists(st.one_of(marks, st.text(max_size=5)), max_size=25).map("".join))
def test_no_body_makes_unsafe_html(text: str) -> None:
    body, problems = parse_body(text, "a.md", 1, "../../")
    assert all(1 <= each.location.line <= text.count("\n") + 1 for each in problems)
    if not any(each.code in {"GS702", "GS703", "GS705"} for each in problems):
        assert_is_safe(body.html)


def test_a_message_shortens_a_long_target() -> None:
    for body in (f"[a](x:{'b' * 20_000})", f"![a](x:{'b' * 20_000})"):
        (problem,) = parse_body(body, "a.md", 1, "")[1]
        assert len(problem.message) < 200


def test_equal_headings_take_linear_time() -> None:
    """Counting from one for each heading would take minutes."""
    body, _ = parse_body("## a-2\n" + "## a\n" * 20_000, "a.md", 1, "")
    ids = [id_ for _, id_, _ in headings(body.html)]
    assert ids[:4] == ["muc-a-2", "muc-a", "muc-a-3", "muc-a-4"]
    assert len(set(ids)) == 20_001


def test_the_search_for_links_spelt_otherwise_is_given_up() -> None:
    lines = "[a](&#47;b)\n" * 50
    found = [link.location for link in parse_body(lines, "a.md", 1, "")[0].links]
    assert [each.line for each in found] == list(range(1, 51))
    finder = _Finder(Token("inline", "", 0, map=[0, 1]), "a.md", 1, ["x y"])
    for _ in range(20):
        assert finder.find("z").column == 1
    assert finder.find("y").column == 1


BY_ASKING_EVERY_RULE = _Parser().disable("prose")
LINES = [
    "Anh Bình", "a ", " a", "    a", "\ta", "1. a",
    "- a", "- ", "> a", "  b", "---", "===", "# a", "|a|", "a|b", "|-|", "", "```",
    "[a]: b", "<p>", "&amp;", "*a*", "a\\", "a\u00a0",
]  # fmt: skip


@settings(max_examples=1000)
@given(st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=6)), max_size=12).map("\n".join))
def test_the_fast_path_for_prose_agrees_with_the_parser(body: str) -> None:
    assert _Parser().parse(body) == BY_ASKING_EVERY_RULE.parse(body)
