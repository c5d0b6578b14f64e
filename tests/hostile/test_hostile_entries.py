"""Pull requests with hostile entries: links, YAML, front matter, deceptive letters, Markdown bombs.

All are in one site, each in its own folder. One run of the real command must report the errors of each; a second one
must build the accepted entries.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree

import pytest

from generator.problems.catalogue import CODES
from generator.problems.problem import Severity
from tests.support.pull_requests import base, run_within, skeleton
from tests.support.site_copies import PROFILE, change, places, run

pytestmark = pytest.mark.site

Change = Callable[[str], str]


def key(old: str, new: str) -> Change:
    """Return a change that replaces the value of a key in the plain entry."""

    def changed(text: str) -> str:
        assert text.count(old) == 1, old
        return text.replace(old, new)

    return changed


def name(value: str) -> Change:
    return key("name: Nguyễn Văn A", f"name: {value}")


def more(keys: str) -> Change:
    return key("author:", f"{keys}\nauthor:")


def body(written: str) -> Change:
    return lambda text: text + "\n" + written + "\n"


LINKS = {
    target: body(f"[x]({target})")
    for target in (
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "javascript&colon;alert(1)", "&#106;avascript:alert(1)",
        "&#x6A&#x61vascript:alert(1)", "java&Tab;script:alert(1)", "java&#10;script:alert(1)", "javascript%3Aalert(1)",
        "vbscript:x", "data:text/html;base64,PHNjcmlwdD4=", "DATA:text/html,x", "file:///etc/passwd", "//x.example/a",
        "\\\\x.example\\a", "blob:https://x.example/a", "view-source:x", "feed:javascript:x",
        "&#1;javascript:alert(1)", "tel:112", "ftp://x.example/", "../../../etc/passwd",
        "%2e%2e/%2e%2e/", "?x", "#x", "x",
    )
}  # fmt: skip

# Rejected entries, with exactly the codes that must be reported.
REFUSED: dict[str, tuple[Change, set[str]]] = {
    **{f"link {target}": (written, {"GS702"}) for target, written in LINKS.items()},
    "link of wide letters": (body("[x](ｊavascript:alert(1))"), {"GS117", "GS702"}),
    "link to an e-mail": (body("[x](mailto:a@x.example)"), {"GS702", "GS809"}),
    "link with a user": (body("[x](https://cong-an.example@x.example/)"), {"GS702", "GS809"}),
    "link by reference": (body("[x][a]\n\n[a]: javascript:alert(1)"), {"GS702"}),
    "link in angle brackets": (body("[x](<java script:alert(1)>)"), {"GS702"}),
    "automatic link": (body("<javascript:alert(1)>"), {"GS702"}),
    "fullwidth letters": (body("ｊａｖａｓｃｒｉｐｔ"), {"GS117"}),
    "picture": (body("![x](https://x.example/pixel.gif)"), {"GS705"}),
    "picture of script": (body("![x](javascript:alert(1))"), {"GS705"}),
    "script": (body("<script>alert(1)</script>"), {"GS701"}),
    "script in capitals": (body("<ScRiPt >alert(1)</sCrIpT>"), {"GS701"}),
    "handler": (body("<img src=x onerror=alert(1)>"), {"GS701"}),
    "svg": (body("<svg onload=alert(1)>"), {"GS701"}),
    "frame": (body("<iframe srcdoc='<script>alert(1)</script>'></iframe>"), {"GS701"}),
    "comment": (body("<!-- x --><!--> x <!--->"), {"GS701"}),
    "live mark in a body": (body("<!-- guong:latest limit=3 -->"), {"GS701"}),
    "processing": (body("<?php system('x') ?>"), {"GS701"}),
    "declaration": (body("<!DOCTYPE html>"), {"GS701"}),
    "cdata": (body("<![CDATA[x]]>"), {"GS701"}),
    "HTML in a heading": (body("## <b onmouseover=alert(1)>x</b>"), {"GS701"}),
    "HTML in a table": (body("| a |\n| - |\n| <i onclick=x>x</i> |"), {"GS701"}),
    "base": (body("<base href=https://x.example/>"), {"GS701"}),
    # YAML
    "alias bomb": (more("x: &a [x,x,x]\ny: &b [*a,*a,*a]\nz: [*b,*b,*b]"), {"GS206"}),
    "anchor": (name("&a Nguyễn Văn A"), {"GS206"}),
    "tag that makes an object": (name("!!python/object/apply:os.system [x]"), {"GS207", "GS303"}),
    "tag of binary": (name("!!binary eA=="), {"GS207"}),
    "tag of our own": (name("!x Nguyễn Văn A"), {"GS207"}),
    "environment": (name("!ENV HOME"), {"GS207"}),
    "merge key": (more("<<: {draft: true}"), {"GS301"}),
    "key of a list": (more("? [a, b]\n: c"), {"GS209"}),
    "key of a mapping": (more("? {a: b}\n: c"), {"GS209"}),
    "deep list": (more("x: " + "[" * 5000 + "]" * 5000), {"GS210"}),
    "deep mapping": (more("x: " + "{a: " * 5000 + "}" * 5000), {"GS210"}),
    "duplicate key": (more("kind: nguoi-tot-viec-tot"), {"GS208"}),
    "duplicate key, escaped": (more('"\\x6bind": nguoi-tot-viec-tot'), {"GS208"}),
    "directive": (lambda text: text.replace("---\n", "---\n%YAML 1.1\n", 1), {"GS204"}),
    "second document": (more("--- \nx: 1"), {"GS203", "GS311", "GS801"}),
    "document end": (more("...\nx: 1"), {"GS204"}),
    "prototype": (more("__proto__: {admin: true}"), {"GS301"}),
    "dunder": (more("__class__: x\nmodel_config: x"), {"GS301"}),
    "giant value": (name("a" * 20_000), {"GS304"}),
    "giant front matter": (name("a" * 40_000), {"GS211"}),
    "giant number": (more("year: " + "9" * 20_000), {"GS306"}),
    "number of another script": (more("year: ２０２６"), {"GS306"}),
    "infinity": (more("year: .inf"), {"GS306"}),
    "sexagesimal": (more("year: 33:46"), {"GS306"}),
    "many keys": (more("\n".join(f"k{number}: x" for number in range(2000))), {"GS301"}),
    "many photos": (more("photos:\n" + "  - file: a.png\n" * 1500), {"GS602"}),
    "many places": (key("locality: xã Hợp Lý, tỉnh Phú Thọ",
        "locality: [" + ", ".join(f"xã {n}" for n in range(1000)) + "]"), {"GS310", "GS401"}),
    "block scalar name": (name("|\n  Nguyễn\n  Văn A"), {"GS303"}),
    # Front matter and lines
    "closed too early": (more("---\n<script>alert(1)</script>\n---"), {"GS203", "GS311", "GS701", "GS801"}),
    "never closed": (lambda text: text.replace("---\n\n", "\n"), {"GS202"}),
    "not opened": (lambda text: text.removeprefix("---\n"), {"GS201"}),
    "blank before": (lambda text: "\n" + text, {"GS201"}),
    "CRLF": (lambda text: text.replace("\n", "\r\n"), {"GS103"}),
    "lone CR": (name("Nguyễn Văn A\rconsent: x"), {"GS103", "GS208", "GS303"}),
    "next line": (name("Nguyễn Văn A\u0085x: y"), {"GS109", "GS204"}),
    "line separator": (name("Nguyễn Văn A\u2028x: y"), {"GS109", "GS204"}),
    "nul": (name("Nguyễn\x00Văn A"), {"GS109"}),
    "escape sequence": (name("Nguyễn\x1b[31mVăn A"), {"GS109"}),
    "escaped nul": (name('"Nguyễn\\0Văn A"'), {"GS109"}),
    "escaped root mark": (name('"Nguyễn\\x1fVăn A"'), {"GS109"}),
    "escaped line separator": (name('"Nguyễn\\LVăn A"'), {"GS109"}),
    "UTF-7": (lambda text: text.replace("sửa cầu.", "+ADw-script+AD4-"), set()),
    # Deceptive letters
    "right-to-left override": (name("Nguyễn \u202eA năV"), {"GS109"}),
    "isolate": (body("a \u2066b\u2069 c"), {"GS109"}),
    "arabic mark": (name("Nguyễn\u061c Văn A"), {"GS109"}),
    "zero width space": (name("Nguy\u200bễn Văn A"), {"GS109"}),
    "zero width joiner": (name("Nguy\u200dễn Văn A"), {"GS109"}),
    "word joiner": (name("Nguy\u2060ễn Văn A"), {"GS109"}),
    "invisible times": (name("Nguy\u2062ễn Văn A"), {"GS109"}),
    "soft hyphen": (name("Nguy\u00adễn Văn A"), {"GS109"}),
    "hangul filler": (name("Nguyễn \u3164 A"), {"GS109"}),
    "braille blank": (name("Nguyễn \u2800 A"), {"GS109"}),
    "tags": (name("Nguyễn Văn A\U000e0041\U000e0042"), {"GS109"}),
    "selectors": (name("Nguyễn Văn A\ufe00"), {"GS109"}),
    "escaped override": (name('"Nguyễn \\u202eA năV"'), {"GS109"}),
    "escaped filler": (name('"Nguyễn \\u3164 A"'), {"GS109"}),
    "cyrillic letter in a name": (name("Nguуễn Văn A"), {"GS114"}),
    "cyrillic name of one letter": (name("Nguyễn Văn \u0410"), {"GS114"}),
    "greek letter in a name": (name("Ηoàng Văn A"), {"GS114"}),
    "escaped cyrillic": (name('"Ngu\\u0443ễn Văn A"'), {"GS114"}),
    "cyrillic letter in a slug": (key("[doi-song-xa-hoi]", "[dоi-song-xa-hoi]"), {"GS114", "GS307"}),
    "cyrillic letter in a link": (body("[x](https://gооgle.example/)"), {"GS114"}),
    "armenian": (name("Nguyễո Văn A"), {"GS114"}),
    "zalgo": (body("Ng\u0300\u0301\u0302\u0303\u0304u\u0336\u0337"), {"GS115"}),
    "zalgo of Thai marks": (body("ก\u0e49\u0e49\u0e49\u0e49\u0e49\u0e49\u0e49\u0e49"), {"GS115"}),
    "escaped zalgo": (name('"Nguyễn\\u0316\\u0317\\u0318 Văn A"'), {"GS115"}),
    "mathematical letters": (name("𝐍𝐠𝐮𝐲𝐞𝐧 Văn A"), {"GS117"}),
    "decomposed": (name("Nguye\u0302\u0303n Văn A"), {"GS104"}),
    # Paths and addresses
    "photo above": (more("photos:\n  - {file: ../../../etc/passwd, alt: x, credit: x}"), {"GS603"}),
    "photo absolute": (more("photos:\n  - {file: /etc/passwd, alt: x, credit: x}"), {"GS603"}),
    "photo with backslashes": (more("photos:\n  - {file: '..\\..\\x.png', alt: x, credit: x}"), {"GS603"}),
    "photo is the folder": (more("photos:\n  - {file: .., alt: x, credit: x}"), {"GS603"}),
    "photo on another host": (more("photos:\n  - {file: 'https://x.example/a.png', alt: x, credit: x}"), {"GS603"}),
    "photo is the text itself": (more("photos:\n  - {file: index.md, alt: x, credit: x}"), {"GS601"}),
    "sound above": (more("audio:\n  - {file: ../a.mp3, title: x}"), {"GS603"}),
    "film is a page": (more("video:\n  - {file: a.html, title: x}"), {"GS601", "GS607"}),
    "alias above": (more("aliases: [/../x/]"), {"GS504"}),
    "alias into the assets": (more("aliases: [/assets/x/]"), {"GS504"}),
    "alias with a dot": (more("aliases: [/x.html/]"), {"GS504"}),
    "alias elsewhere": (more("aliases: ['https://x.example/']"), {"GS504"}),
    "alias of two slashes": (more("aliases: [//x.example/]"), {"GS504"}),
    "alias with HTML": (more("aliases: ['/\"><script>/']"), {"GS504"}),
    "alias too deep": (more("aliases: [/a/b/c/d/e/f/g/]"), {"GS504"}),
    "alias too long": (more(f"aliases: [/{'ữ' * 100}/]"), {"GS504"}),
    "alias of another entry": (more("aliases: [/guong/nguyen-van-a/]"), {"GS501"}),
    "alias of the search": (more("aliases: [/tim-kiem/]"), {"GS501"}),
    "address without a host": (more("sources: [{title: x, publisher: x, url: 'https:///x'}]"), {"GS309"}),
    "address of a script": (more("sources: [{title: x, publisher: x, url: 'javascript:x.y'}]"), {"GS309"}),
    "address with a user": (more("sources: [{title: x, publisher: x, url: 'https://a.vn@x.example/'}]"), {"GS309", "GS809"}),
    "address with a blank": (more("sources: [{title: x, publisher: x, url: 'https://x.example/ y'}]"), {"GS309"}),
}  # fmt: skip

MANY = 10_000
# Accepted entries: they must be rendered as text, with no tags but those given.
LET_THROUGH: dict[str, Change] = {
    "template": body("{{ 7*7 }} {% include '/etc/passwd' %} {# x #} {{ config.plugins }}"),
    "snippet": body('--8<-- "/etc/passwd"\n\n:::note\n\n!!! danger\n    x'),
    "no tag": body("<svg/onload=alert(1)> < script>alert(1)</ script> <1>"),
    "escaped": body("&lt;script&gt;alert(1)&lt;/script&gt; \\<b>"),
    "code": body("`<script>alert(1)</script>`\n\n```html\n<script>alert(1)</script>\n```"),
    "code of a language": body('```"><script>alert(1)</script>\nx\n```'),
    "link with a title": body("[x](https://x.example/ '\" onmouseover=\"alert(1)')"),
    "link with quotes": body('[x](https://x.example/"onmouseover=alert(1))'),
    "foreign name": body("Nhà văn Лев Толстой, 5 μg, 3 kΩ, thôn Ơ̆ Mông."),
    "emphasis": body("*" * MANY + " " + "a_" * MANY),
    "brackets": body("[" * MANY + "]" * MANY),
    "open brackets": body("[a](" * MANY),
    "quotes": body(">" * MANY + " a"),
    "lists": body("\n".join("  " * depth + "- a" for depth in range(200))),
    "lists in a line": body("- " * MANY + "a"),
    "backticks": body("".join("`" * n + " " for n in range(1, 300))),
    "angles": body("\\<" * MANY),
    "entities": body("&" * MANY + "&#x;" * MANY),
    "table": body("| " * 1000 + "|\n" + "| - " * 1000 + "|\n" + "| a " * 1000 + "|"),
    "table of 10^5 cells": body("|a" * 20 + "|\n" + "|-" * 20 + "|\n" + ("|" * 21 + "\n") * 5000),
    "line without breaks": body("a" * 200_000),
    "references": body("\n".join(f"[a{n}]: /guong/nguyen-van-a/\n" for n in range(5000))),
    "backslashes": body("\\" * 50_000),
    "hard breaks": body("a  \n" * 20_000),
    "headings": body("\n\n".join("## a" for _ in range(3000))),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Create a site with an entry for every case."""
    site = base(tmp_path_factory.mktemp("entries") / "site")
    change(site, "mkdocs.yml", ("  - guong-sang\n", "  - guong-sang:\n      share_cards: false\n"))
    plain = (site / PROFILE).read_text("utf-8")
    for number, (changed, _) in enumerate(REFUSED.values()):
        _write(site / f"content/profiles/x-{number}/index.md", changed(plain))
    for number, changed in enumerate(LET_THROUGH.values()):
        _write(site / f"content/profiles/y-{number}/index.md", changed(plain))
    return site


def _write(file: Path, text: str) -> None:
    file.parent.mkdir()
    file.write_bytes(text.encode())


@pytest.fixture(scope="module")
def found(site: Path) -> dict[str, set[str]]:
    """Run the real command; return the reported codes by folder."""
    result = run_within(30, "check", site)
    assert result.returncode == 1, result.stderr
    assert "Traceback" not in result.stderr
    assert all(char.isprintable() or char == "\n" for char in result.stdout)
    codes: dict[str, set[str]] = {}
    for path, _, _, code in places(result.stdout):
        codes.setdefault(path.split("/")[2], set()).add(code)
    return {name: found - {"GS356"} for name, found in codes.items()}  # all are copies of one person's


@pytest.mark.parametrize("case", REFUSED)
def test_rejected_entries_are_reported(case: str, found: dict[str, set[str]]) -> None:
    number = list(REFUSED).index(case)
    assert found.get(f"x-{number}", set()) == REFUSED[case][1]


@pytest.mark.parametrize("case", LET_THROUGH)
def test_accepted_entries_have_no_other_problem(case: str, found: dict[str, set[str]]) -> None:
    number = list(LET_THROUGH).index(case)
    errors = {code for code in found.get(f"y-{number}", set()) if CODES[code].severity == Severity.ERROR}
    assert errors <= {"GS707"}  # a page that is too large, a known problem


@pytest.mark.parametrize("to", ["https://x.example/", "javascript:alert(1)", "/../../x/", "//x.example/", "/x"])
def test_a_withdrawn_entry_links_only_within_the_site(to: str, tmp_path: Path) -> None:
    """A separate site, since links are checked only if all entries are valid."""
    site = base(tmp_path / "site")
    change(site, PROFILE, ("author:", f"withdrawn: {{date: 2026-05-20, reason: x, to: '{to}'}}\nauthor:"))
    found = places(run("check", site).stdout)
    assert (PROFILE, 9, 42, "GS505") in [(path, line, 42, code) for path, line, _, code in found]


def test_a_site_with_rejected_entries_is_not_built(site: Path) -> None:
    result = run("build", site)
    assert result.exit_code != 0
    assert not (site / "site").exists()


@pytest.fixture(scope="module")
def built(site: Path, found: dict[str, set[str]]) -> Path:
    """Build a site of the accepted entries."""
    for folder in list((site / "content/profiles").iterdir()):
        if folder.name.startswith("x-") or "GS707" in found.get(folder.name, ()):
            rmtree(folder)
    result = run("build", site)
    assert result.exit_code == 0, result.output
    return site / "site"


# Tags that Markdown creates from a body.
_MADE = frozenset(
    {"p", "em", "strong", "code", "pre", "ul", "ol", "li", "blockquote", "a", "h2", "br", "hr",
     "table", "thead", "tbody", "tr", "th", "td"}
)  # fmt: skip


@pytest.mark.parametrize("case", LET_THROUGH)
def test_accepted_entries_are_rendered_as_text(case: str, built: Path) -> None:
    """Except for the tags created by Markdown, the page has the same tags as a plain one."""
    page = built / f"guong/y-{list(LET_THROUGH).index(case)}/index.html"
    if not page.exists():
        pytest.skip("too large a page, and said so")
    plain, made = (skeleton(file) for file in (built / "guong/nguyen-van-a/index.html", page))
    outside = {tag[0].removeprefix("/") for tag in plain.tags} | _MADE
    assert {tag[0].removeprefix("/") for tag in made.tags} <= outside
    assert [tag for tag in made.tags if tag[0] in {"script", "link", "meta"}] == [
        tag for tag in plain.tags if tag[0] in {"script", "link", "meta"}
    ]
    assert not [name for _, name, _ in made.values if name.startswith("on") or name == "style"]
    targets = [value for tag, name, value in made.values if tag == "a" and name == "href"]
    assert all(target.startswith((".", "#", "https://")) for target in targets), targets


def test_the_number_of_cases() -> None:
    assert len(REFUSED) + len(LET_THROUGH) >= 60
    assert sys.getrecursionlimit() <= 10_000  # no case may pass because of a larger stack
