"""Pull requests with hostile hand-written pages and vocabularies."""

from pathlib import Path

import pytest

from generator.problems.catalogue import CODES
from tests.support.pull_requests import base, run_within, skeleton
from tests.support.site_copies import change, places, run

pytestmark = pytest.mark.site

# Texts of pages, with the codes that `guong check` reports.
REFUSED = {
    "script": ("# A\n\n<script>alert(1)</script>\n", {"GS701"}),
    "script in the keys": ("---\ntitle: <script>x</script>\n---\n# A\n", {"GS701"}),
    "template of the theme": ("---\ntemplate: shell.html\n---\n# A\n", {"GS301"}),
    "template in loose keys": ("template: shell.html\ntitle: A\n\n# A\n", {"GS201"}),
    "template behind blanks": ("---  \ntemplate: shell.html\n---\n# A\n", {"GS201"}),
    "template behind a false end": ("---\ntitle: A\n---x\ntemplate: a.html\n---\n# A\n", {"GS204"}),
    "template behind dots": ("---\ntitle: A\ntemplate: a.html\n...\n# A\n", {"GS301"}),
    "redirect in loose keys": ("redirect: https://x.example/\n\n# A\n", {"GS201"}),
    "hide and search keys": ("---\nhide: [x]\nsearch: {exclude: true}\n---\n# A\n", {"GS301"}),
    "anchor": ("---\ntitle: &a A\n---\n# A\n", {"GS206"}),
    "tag": ("---\ntitle: !ENV HOME\n---\n# A\n", {"GS207"}),
    "python": ("---\ntitle: !!python/object/apply:os.system [x]\n---\n# A\n", {"GS207", "GS303"}),
    "list for a title": ("---\ntitle: [A, B]\n---\n# A\n", {"GS303"}),
    "keys without an end": ("---\ntitle: A\n# A\n", {"GS202"}),
    "live mark unknown": ("# A\n\n<!-- guong:exec cmd=x -->\n", {"GS903"}),
    "live mark with a breakout": ("# A\n\n<!-- guong:latest --><script>x</script>\n", {"GS701"}),
    "bidi": ("# A \u202eb\n", {"GS109"}),
    "cyrillic": ("# Tr\u0430ng\n", {"GS114"}),
    "telephone": ("# A\n\n0912 345 678\n", {"GS802"}),
    "iframe in a list": ("# A\n\n- <iframe src=//x.example></iframe>\n", {"GS701"}),
}

# Accepted texts, which must be rendered as text.
LET_THROUGH = {
    "snippet": '# A\n\n--8<-- "/etc/passwd"\n\n--8<-- "../../mkdocs.yml"\n',
    "macro": "# A\n\n{{ 7*7 }} {% include 'x' %} {{ config }}\n",
    "environment": "# A\n\n!ENV [HOME, x]\n",
    "attributes": '# A {: onclick=alert(1) }\n\nx{: style="x" }\n',
    "admonition": '# A\n\n!!! danger "<b>"\n\n    x\n'.replace("<b>", "b"),
    "keys that break out": "---\ntitle: 'x\" onload=\"alert(1)'\ndescription: '0; url=//x\" http-equiv=\"refresh'\n---\n# A\n",
    "keys that break out, escaped": (
        '---\ntitle: "\\x3c/title>\\x3cscript>alert(1)\\x3c/script>"\n'
        'description: "\\x22>\\x3cscript>alert(1)\\x3c/script>"\n---\n# A\n'
    ),
    "heading of entities": "# &lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;\n",
    "code": "# A\n\n`<script>alert(1)</script>`\n\n```html\n<script>alert(1)</script>\n```\n",
    "quotes": "# A\n\n" + ">" * 3000 + " a\n",
    "brackets": "# A\n\n" + "[" * 3000 + "]" * 3000 + "\n",
    "emphasis": "# A\n\n" + "*a " * 1500 + "\n",
    "lists": "# A\n\n" + "\n".join("    " * depth + "- a" for depth in range(60)) + "\n",
    "backticks": "# A\n\n" + "".join("`" * n + " " for n in range(1, 120)) + "\n",
    "long word": "# A\n\n" + "a" * 100_000 + "\n",
}

# Problems that only the built page shows: MkDocs stops and names the page.
STOPPED = {
    "link of script": "# A\n\n[x](javascript:alert(1))\n",
    "link of script in entities": "# A\n\n[x](&#106;avascript:alert(1))\n",
    "link of data": "# A\n\n[x](data:text/html,x)\n",
    "picture from elsewhere": "# A\n\n![x](https://x.example/pixel.gif)\n",
    "picture without a scheme": "# A\n\n![x](//x.example/pixel.gif)\n",
    "markup behind false code": "# A\n\n\\`<img src=https://x.example/a.png>\\`\n",
    "handler behind false code": "# A\n\n\\`<p onclick=alert(1)>\\`\n",
    "button behind false code": "# A\n\n\\`<button class=gs-button>\\`\n",
    "link to a file outside": "# A\n\n[x](../../mkdocs.yml)\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = base(tmp_path_factory.mktemp("pages") / "site")
    options = "  - guong-sang:\n      share_cards: false\n      search: false\n"
    change(site, "mkdocs.yml", ("  - guong-sang\n", options))
    return site


def write(site: Path, texts: dict[str, str]) -> None:
    folder = site / "content/pages/x"
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for number, text in enumerate(texts.values()):
        (folder / f"x-{number}.md").write_text(text, "utf-8")


def test_forbidden_content_of_a_page_is_reported(site: Path) -> None:
    write(site, {case: text for case, (text, _) in REFUSED.items()})
    found: dict[str, set[str]] = {}
    for path, _, _, code in places(run("check", site).stdout):
        found.setdefault(Path(path).stem, set()).add(code)
    wrong = {
        case: codes
        for number, (case, (_, expected)) in enumerate(REFUSED.items())
        if not (codes := found.get(f"x-{number}", set())) & expected or codes - expected - {"GS301", "GS701"}
    }
    assert not wrong
    assert run("build", site).exit_code != 0
    assert not (site / "site").exists()


def test_accepted_texts_are_rendered_as_text(site: Path) -> None:
    """Each page has the head of a plain one, and only the tags of Markdown in its content."""
    with (site / "mkdocs.yml").open("a", encoding="utf-8") as configuration:
        configuration.write("site_description: Chữ thường\n")  # of pages without one of their own
    write(site, LET_THROUGH | {"plain": "---\ntitle: A\ndescription: Chữ thường\n---\n# A\n"})
    result = run_within(30, "build", site)
    assert result.returncode == 0, result.stdout + result.stderr
    plain = skeleton(site / f"site/x/x-{len(LET_THROUGH)}/index.html")
    machinery = {"script", "link", "meta", "style", "svg", "iframe", "base", "form"}
    wanted = [tag for tag in plain.tags if tag[0] in machinery]
    for number, case in enumerate(LET_THROUGH):
        page = skeleton(site / f"site/x/x-{number}/index.html")
        assert [tag for tag in page.tags if tag[0] in machinery] == wanted, case
        assert not [name for _, name, _ in page.values if name.startswith("on") or name == "style"], case
        text = (site / f"site/x/x-{number}/index.html").read_text("utf-8")
        assert "root:x:0" not in text
        assert "site_name:" not in text


@pytest.mark.parametrize("case", STOPPED)
def test_problems_of_the_built_page_stop_the_build(case: str, site: Path) -> None:
    write(site, {case: STOPPED[case]})
    result = run("build", site)
    assert result.exit_code != 0
    assert "x/x-0.md" in result.output or result.exception is not None


NAMES = ["x y.md", "<script>.md", "X.md", "a.html", "CNAME", "_redirects", "x.js", "ả.md", "-x.md", "a.md.md"]


@pytest.mark.parametrize("name", NAMES)
def test_a_page_must_have_a_plain_name(name: str, tmp_path: Path) -> None:
    site = base(tmp_path / "site")
    (site / "content/pages" / name).write_text("# A\n")
    assert [code for *_, code in places(run("check", site).stdout)] == ["GS111"]


@pytest.mark.parametrize("folder", ["x y", '"><script>', "Ả", "..x", "{{x}}"])
def test_a_folder_of_pages_must_have_a_plain_name(folder: str, tmp_path: Path) -> None:
    site = base(tmp_path / "site")
    (site / "content/pages" / folder).mkdir()
    (site / "content/pages" / folder / "a.md").write_text("# A\n")
    assert [code for *_, code in places(run("check", site).stdout)] == ["GS111"]


KINDS = "content/data/kinds.yml"
TERMS = {
    "slug above": ("- slug: ../../x\n  label: A\n", "GS112"),
    "slug of markup": ("- slug: '\"><script>'\n  label: A\n", "GS112"),
    "slug with a line break": ('- slug: "a\\nb"\n  label: A\n', "GS303"),
    "slug for a style": ("- slug: 'a{}*{display:none}'\n  label: A\n", "GS112"),
    "the same slug": ("- slug: dien-hinh-tien-tien\n  label: A\n", "GS902"),
    "a key of no term": ("- slug: a\n  label: A\n  onclick: x\n", "GS301"),
    "anchor": ("- &a\n  slug: a\n  label: A\n", "GS206"),
    "tag": ("- slug: a\n  label: !!python/name:os.system x\n", "GS207"),
    "deep": ("- " * 5000 + "a\n", "GS210"),
    "bidi": ('- slug: a\n  label: "A \\u202e B"\n', "GS109"),
    "cyrillic": ("- slug: a\n  label: \u0410n toàn\n", "GS114"),
    "no term at all": ("", "GS209"),
}


@pytest.mark.parametrize("case", TERMS)
def test_terms_of_vocabularies_are_checked(case: str, tmp_path: Path) -> None:
    site = base(tmp_path / "site")
    added, expected = TERMS[case]
    kinds = site / KINDS
    kinds.write_text((kinds.read_text("utf-8") if added else "") + added, "utf-8")
    found = {(path, code) for path, _, _, code in places(run("check", site).stdout)}
    assert (KINDS, expected) in found
    assert expected in CODES


def test_labels_are_printed_as_text_and_icons_come_only_from_the_theme(tmp_path: Path) -> None:
    site = base(tmp_path / "site")
    change(site, "mkdocs.yml", ("  - guong-sang\n", "  - guong-sang:\n      share_cards: false\n"))
    assert run("build", site).exit_code == 0
    plain = {file.relative_to(site / "site"): skeleton(file).tags for file in (site / "site").rglob("*.html")}
    for file in (site / "content/data").glob("*.yml"):
        text = file.read_text("utf-8")
        lines = [
            f"  label: '</script><img src=x onerror=alert(1)>{{{{ 7*7 }}}}\" {number}'"
            if line.startswith("  label:")
            else line
            for number, line in enumerate(text.split("\n"), 1000)
        ]
        file.write_text("\n".join(lines), "utf-8")
    result = run("build", site)
    assert result.exit_code == 0, result.output
    for path, tags in plain.items():
        assert skeleton(site / "site" / path).tags == tags, path
    fields = site / "content/data/fields.yml"
    fields.write_text(fields.read_text("utf-8").replace("material/flag", "../../../../../../etc/passwd"), "utf-8")
    stopped = run("build", site)
    assert stopped.exit_code == 2
    assert "root:x" not in stopped.output
    assert "fields.yml" in stopped.output
