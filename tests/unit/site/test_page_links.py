"""Links, pictures and markup of hand-written pages and the navigation: the check finds, by line, what MkDocs would."""

from pathlib import Path

import pytest

from generator.build.page_checks import check_pages
from generator.content.files.tree import scan_content
from generator.content.settings import Office, Settings
from generator.engine.cache import Cache
from generator.problems.problem import Problem, Reference
from generator.site.handwritten_pages import find_handwritten_pages
from generator.site.page_targets import relative_to_page

SETTINGS = Settings(site_url="https://guong.example/con/", office=Office(email="a@xa.gov.vn"))
CONFIG = "site_name: A\ntheme:\n  name: material\n  custom_dir: giao-dien\nplugins: [!ENV [X, guong-sang]]\nnav:\n"


def checked(root: Path, text: str, navigation: str = "") -> tuple[list[Reference], list[Problem]]:
    files = {
        "content/pages/muc/trang.md": text,
        "content/pages/gioi-thieu.md": "# A\n",
        "content/pages/index.md": "# A\n",
        "content/pages/muc/index.md": "# A\n",
        "giao-dien/assets/anh.jpg": "",
        "mkdocs.yml": CONFIG + navigation,
    }
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content, "utf-8")
    pages, _ = find_handwritten_pages(scan_content(root))
    return check_pages(root, pages, SETTINGS, Cache(root / ".cache"))


FAULTS = [
    ("[x](khong.md)", "GS708"),
    ("[x](gioi-thieu.md)", "GS708"),  # is in the folder above
    ("[x](khong co.md)", "GS708"),
    ("[x](../../../etc/)", "GS708"),
    ("[x](../khong.pdf)", "GS708"),
    ("[x](/gioi-thieu.md)", "GS708"),
    ("[x](../addresses.json)", "GS708"),  # MkDocs takes it for a file of its own
    ("[x](javascript:alert(1))", "GS702"),
    ("[x](JaVaScript:alert(1) 'y')", "GS702"),
    ("[x](java&#115;cript:alert(1))", "GS702"),
    ("[x](&#106;avascript:alert(1))", "GS702"),
    ("[x](data:text/html,a)", "GS702"),
    ("[x](vbscript:a)", "GS702"),
    ("[x](file:///etc/passwd)", "GS702"),
    ("[x](https://[)", "GS702"),
    ("![x](https://anh.example/a.jpg)", "GS709"),
    ("![x](//anh.example/a.jpg)", "GS709"),
    ("![x](data:image/png;base64,AA==)", "GS709"),
    ("![x](javascript:a)", "GS709"),
    ("![x](anh.jpg)", "GS711"),
    ("![x](../assets/ANH.jpg)", "GS711"),
    ("![x](/assets/khong.jpg)", "GS711"),
    ("[![x](khong.jpg)](../gioi-thieu.md)", "GS711"),
    ("[[guong-sang:title]]", "GS908"),
    ("`[[guong-sang:content]]`", "GS908"),
]


@pytest.mark.parametrize(("markdown", "code"), FAULTS)
def test_a_fault_is_one_problem_at_its_line(markdown: str, code: str, tmp_path: Path) -> None:
    text = f"---\ntitle: A\n---\n# A\n\n`{markdown.strip('`')}` và [y](../gioi-thieu.md)\n\n- b {markdown}\n"
    if code == "GS908":
        text = text.replace("`[[guong-sang:title]]`", "").replace("`[[guong-sang:content]]` và", "")
    references, problems = checked(tmp_path, text)
    assert [(each.code, each.location.line) for each in problems] == [(code, 8)]
    assert not references


def test_the_target_of_a_reference_is_reported_where_it_is_written(tmp_path: Path) -> None:
    _, problems = checked(tmp_path, "# A\n\n[x][1], [y](a.md), [z][1]\n\n[1]: b.md\n")
    places = {(each.code, *each.location) for each in problems}
    assert places == {("GS708", "content/pages/muc/trang.md", 3, 13), ("GS708", "content/pages/muc/trang.md", 5, 6)}


def test_equal_faults_are_reported_at_each_place(tmp_path: Path) -> None:
    _, problems = checked(tmp_path, "[x](a.md)\n\n[y](a.md) [z](a.md)\n")
    assert [each.location[1:] for each in problems] == [(1, 5), (3, 5), (3, 15)]


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("gioi-thieu.md", "../gioi-thieu.md"),
        ("../goi-thieu.md", "../gioi-thieu.md"),
        ("/muc/trang.md", "trang.md"),
    ],
)
def test_a_page_that_was_meant_is_suggested(target: str, hint: str, tmp_path: Path) -> None:
    _, (problem,) = checked(tmp_path, f"[x]({target})")
    assert problem.hint.startswith(f"Có phải ý bạn là “{hint}”? ")


def test_a_page_full_of_faults_is_given_up(tmp_path: Path) -> None:
    _, problems = checked(tmp_path, "\n\n".join(f"[x](khong-{number}.md)" for number in range(300)))
    assert len(problems) == 200


def test_raw_html_is_one_problem(tmp_path: Path) -> None:
    _, problems = checked(tmp_path, "# A\n\n<a href='javascript:alert(1)'>x</a>\n")
    assert {each.code for each in problems} == {"GS701"}
    assert {each.location.line for each in problems} == {3}


@pytest.mark.parametrize(
    "markdown",
    [
        "[x](../gioi-thieu.md)", "[x](index.md#a)", "[x](../index.md?b)", "[x](#a)", "[x](mailto:a@xa.gov.vn)",
        "[x](tel:113)", "[x](https://nld.com.vn/a.htm)", "[x](http://guong.example/khac/)", "[x](/addresses.json)",
        "![x](../assets/anh.jpg)", "![x](/assets/anh.jpg)", "![x](/con/assets/anh.jpg)", "[x](../assets/anh.jpg)",
        "`[x](khong.md)`", "```\n[x](khong.md)\n```", "\\[x](khong.md)", "<!-- guong:latest -->",
    ],
)  # fmt: skip
def test_right_markdown_passes(markdown: str, tmp_path: Path) -> None:
    assert checked(tmp_path, f"# A\n\n{markdown}\n") == ([], [])


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("/guong/a/", "/guong/a/"),
        ("/guong/a", "/guong/a/"),
        ("/con/guong/a/#b", "/guong/a/"),
        ("../guong/a/", "/muc/guong/a/"),  # from the address of the page, /muc/trang/
        ("../../guong/a/", "/guong/a/"),
        ("../../guong/a", "/guong/a/"),
        ("../..", "/"),
        ("https://guong.example/con/guong/a/?b", "/guong/a/"),
        ("HTTPS://GUONG.EXAMPLE/con/", "/"),
        ("/l%C4%A9nh/", "/lĩnh/"),
    ],
)
def test_links_to_addresses_are_returned(target: str, address: str, tmp_path: Path) -> None:
    references, problems = checked(tmp_path, f"# A\n\n[x]({target})\n")
    assert [(each.target, each.location.line, each.location.column) for each in references] == [(address, 3, 5)]
    assert not problems


def test_the_navigation_is_checked_at_its_lines(tmp_path: Path) -> None:
    references, problems = checked(
        tmp_path,
        "# A\n",
        "  - index.md\n  - Giới thiệu: gioithieu.md\n  - Mục:\n      - muc/index.md\n      - muc/khong.md\n"
        "  - X: javascript:alert(1)\n  - Y: https://xa.gov.vn/\n  - Lĩnh vực: /linh-vuc/\n"
        "  - Năm: https://guong.example/con/nam/\n  - Cây: linh-vuc/\n",
    )
    assert [(each.code, *each.location) for each in problems] == [
        ("GS710", "mkdocs.yml", 8, 17),
        ("GS710", "mkdocs.yml", 11, 9),
        ("GS702", "mkdocs.yml", 12, 8),
        ("GS710", "mkdocs.yml", 16, 10),
    ]
    assert problems[0].hint.startswith("Có phải ý bạn là “gioi-thieu.md”? ")
    assert [(each.target, each.location.line) for each in references] == [("/linh-vuc/", 14), ("/nam/", 15)]


@pytest.mark.parametrize("config", ["", "nav:", "nav: [", "a: &a [*a]\nnav: *a", "nav: 5", "- nav", "? [nav]\n: x"])
def test_any_configuration_can_be_read(config: str, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(config, "utf-8")
    check_pages(tmp_path, (), SETTINGS, Cache(tmp_path / ".cache"))


@pytest.mark.parametrize(
    ("html", "address", "made"),
    [
        ('<a href="/nam/">', "muc/trang/", '<a href="../../nam/">'),
        ('<a title="x" href="/">', "muc/", '<a title="x" href="../">'),
        ('<img alt="x" src="/assets/a.png">', "", '<img alt="x" src="./assets/a.png">'),
        ('<a href="/con/nam/">', "muc/", '<a href="../nam/">'),
        ('<a href="//a.vn/">', "muc/", '<a href="//a.vn/">'),
        ('<p>href="/nam/"</p>', "muc/", '<p>href="/nam/"</p>'),
        ('<a href="https://a.vn/">', "muc/", '<a href="https://a.vn/">'),
    ],
)
def test_links_from_the_root_work_on_a_site_below_a_path(html: str, address: str, made: str) -> None:
    assert relative_to_page(html, address, SETTINGS.site_url) == made


def test_a_rendered_page_is_kept_in_the_cache(tmp_path: Path) -> None:
    first = checked(tmp_path, "[x](a.md)")
    files = sorted((tmp_path / ".cache").rglob("*"))
    assert checked(tmp_path, "[x](a.md)") == first
    assert sorted((tmp_path / ".cache").rglob("*")) == files
