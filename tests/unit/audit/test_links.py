"""The check of a built site: broken links, ids and foreign files are found at their place; valid pages pass."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.audit.links import verify_site
from generator.content.leaks import LEAKS


def site(root: Path, pages: dict[str, str]) -> Path:
    for path, content in pages.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content, "utf-8")
    return root


def found(root: Path, pages: dict[str, str], site_url: str = "") -> list[tuple[str, str, int, int]]:
    return [(each.code, *each.location) for each in verify_site(site(root, pages), site_url)]


OTHERS = {
    "guong/a/index.html": '<h2 id="nguon">Nguồn</h2><img src="anh-1.jpg">',
    "guong/a/anh-1.jpg": "",
    "lĩnh vực/index.html": '<p id="đầu">',
    "assets/a.css": "",
}


@pytest.mark.parametrize(
    "html",
    [
        '<a href="guong/a/">', '<a href="./guong/a/">', '<a href="guong/a/index.html">', '<a href="guong/a">',
        '<a href="guong/a/#nguon">', '<a href="guong/a/?q=1#nguon">', '<a href="">', '<a href="#">', '<a href=".">',
        '<a href="#x" id="x">', '<a href="/guong/a/">', '<a href="l%C4%A9nh%20v%E1%BB%B1c/#%C4%91%E1%BA%A7u">',
        '<a href="https://nld.com.vn/bai.htm" rel="external">', '<a href="mailto:a@example.vn">', '<a href="tel:113">',
        '<link rel="stylesheet" href="assets/a.css">', '<link rel="canonical" href="https://guong.example/">',
        '<img src="guong/a/anh-1.jpg" srcset="guong/a/anh-1.jpg 2x">', '<img src="data:image/png;base64,AA==">', "<a>",
    ],
)  # fmt: skip
def test_a_valid_page_passes(html: str, tmp_path: Path) -> None:
    assert not found(tmp_path, OTHERS | {"index.html": html})


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ('<a href="guong/b/">', "GS906"),
        ('<a href="https:///co-quan.vn@203.0.113.5/">x</a>', "GS702"),
        ('<a href="../guong/a/">', "GS906"),
        ('<a href="guong/a/../../../etc/">', "GS906"),
        ('<a href="Guong/a/">', "GS906"),
        ('<a href="guong/">', "GS906"),
        ('<img src="anh-1.jpg">', "GS906"),
        ('<link rel="stylesheet" href="assets/b.css">', "GS906"),
        ('<a href="guong/a/#khong">', "GS907"),
        ('<a href="#khong">', "GS907"),
        ('<p id="x"><p id="x">', "GS909"),
        ('<script src="https://cdn.example/a.js"></script>', "GS910"),
        ('<script src="//cdn.example/a.js"></script>', "GS910"),
        ('<link rel="stylesheet" href="https://fonts.example/css">', "GS910"),
        ('<link rel="icon" href="https://cdn.example/a.svg">', "GS910"),
        ('<link rel="preconnect" href="https://fonts.example">', "GS910"),
        ('<img src="https://cdn.example/a.jpg">', "GS910"),
        ('<img srcset="guong/a/anh-1.jpg 1x, https://cdn.example/a.jpg 2x">', "GS910"),
        ('<source srcset="https://cdn.example/a.webp">', "GS910"),
        ('<video poster="https://cdn.example/a.jpg"></video>', "GS910"),
        ('<iframe src="https://video.example/1"></iframe>', "GS910"),
        ('<object data="https://video.example/1"></object>', "GS910"),
        *((leak, "GS908") for leak in (*LEAKS, "<!-- guong:")),
    ],
)
def test_a_broken_page_is_reported_at_its_place(html: str, code: str, tmp_path: Path) -> None:
    column = html.index("<p", 1) + 1 if code == "GS909" else 1
    pages = OTHERS | {"index.html": f"<!doctype html>\n<p>\n    {html}"}
    assert found(tmp_path, pages) == [(code, "index.html", 3, 4 + column)]


@pytest.mark.parametrize(
    "style",
    ["a { background: url(https://cdn.example/a.png) }", '@import "//fonts.example/a.css";', "url( 'http://x.vn/a')"],
)
def test_a_style_sheet_that_loads_from_another_host_is_found(style: str, tmp_path: Path) -> None:
    ((code, path, line, _),) = found(tmp_path, {"index.html": "", "assets/a.css": f"/* */\n{style}"})
    assert (code, path, line) == ("GS910", "assets/a.css", 2)


@pytest.mark.parametrize(
    "style", ['url("data:image/svg+xml;utf8,<svg xmlns=http://www.w3.org/2000/svg>")', "url(a.png)"]
)
def test_a_style_sheet_that_loads_from_the_site_passes(style: str, tmp_path: Path) -> None:
    assert not found(tmp_path, {"index.html": "", "assets/a.css": style})


@pytest.mark.parametrize(
    ("href", "is_right"), [("/con/guong/a/", True), ("/con/", True), ("/guong/a/", False), ("/", False)]
)
def test_absolute_links_stay_below_the_sites_own_path(href: str, *, is_right: bool, tmp_path: Path) -> None:
    pages = OTHERS | {"index.html": f'<a href="{href}">'}
    assert bool(found(tmp_path, pages, "https://example.vn/con/")) is not is_right


def test_links_are_resolved_from_their_page(tmp_path: Path) -> None:
    pages = OTHERS | {"nam/2026/index.html": '<a href="../../guong/a/"><a href="guong/a/">', "index.html": ""}
    assert found(tmp_path, pages) == [("GS906", "nam/2026/index.html", 1, 26)]


def test_every_fault_of_every_page_is_reported_in_one_run(tmp_path: Path) -> None:
    pages = {f"{name}/index.html": f'<a href="x/"><a href="#y"><p id="z-{name}"><p id="z-{name}">' for name in "abc"}
    assert len(found(tmp_path, pages)) == 9


def test_one_cause_is_one_problem_with_a_count(tmp_path: Path) -> None:
    """A frame that links to a missing page is on every page; the links differ only in the way to the root."""
    frame = '<a href="{root}khong-co/"><script src="https://cdn.example/a.js"></script><a href="{root}#khong">'
    depths = {f"{'muc/' * depth}{name}/": depth + 1 for depth in range(3) for name in ("a", "b")}
    pages = {f"{path}index.html": frame.format(root="../" * depth) for path, depth in depths.items()}
    problems = list(verify_site(site(tmp_path, pages | {"index.html": frame.format(root="./")}), ""))
    assert [each.code for each in problems] == ["GS910", "GS906", "GS907"]
    assert problems[1].message == (
        "không có trang hay tệp nào ở khong-co (7 chỗ, ở 7 trang, như b/index.html, index.html)"
    )


@pytest.mark.parametrize(
    ("href", "code"),
    [
        ("https://guong.example/con/guong/a/", None),
        ("http://GUONG.example/con/", None),
        ("https://guong.example/con", None),
        ("https://guong.example/con/guong/b/", "GS906"),
        ("https://guong.example/con/guong/a/#khong", "GS907"),
        ("//guong.example/con/guong/b/", "GS906"),
        ("https://guong.example/trang-khac/", None),
        ("https://www.guong.example/con/guong/b/", None),
    ],
)
def test_links_with_the_own_host_are_checked(href: str, code: str | None, tmp_path: Path) -> None:
    pages = OTHERS | {"index.html": f'<a href="{href}">'}
    assert [each for each, *_ in found(tmp_path, pages, "https://guong.example/con/")] == ([code] if code else [])


@given(st.text(alphabet='<>ab"=/ #&;!-[]', max_size=80))
def test_any_markup_can_be_read(tmp_path_factory: pytest.TempPathFactory, html: str) -> None:
    list(verify_site(site(tmp_path_factory.mktemp("site"), {"index.html": html})))
