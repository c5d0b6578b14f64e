"""Pull requests with markup in every key: accepted text is printed as text, on pages, in search and in other files."""

import json
import re
from collections.abc import Iterator
from html import unescape
from operator import attrgetter
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser, Dialog, Page

from generator.content.decoding import CONTROL
from generator.content.entry_kinds import ENTRY_KINDS, PROFILE, STORY, EntryKind
from generator.content.files.entry_files import EntryFile
from tests.support.chromium import served
from tests.support.factories import vocabularies
from tests.support.pull_requests import FILLER, Leaf, Skeleton, base, entry, filled, leaves, put_files, scalar, skeleton
from tests.support.site_copies import change, check_entry, run

pytestmark = pytest.mark.site

# Each is the value of every free-text key of a profile and of a story.
PAYLOADS = {
    "script": "<script>alert(1)</script>",
    "out-of-an-attribute": '"><img src=x onerror=alert(1)>',
    "event-handler": "x\" onmouseover=\"alert(1)\" x='",
    "single-quotes": "' autofocus onfocus='alert(1)",
    "out-of-the-title": "</title><svg onload=alert(1)>",
    "out-of-a-script": "</script><script>alert(1)</script>",
    "out-of-a-style": "</style><style>*{display:none}</style>",
    "comment": "--><!-- <img src=x onerror=alert(1)>",
    "cdata": "]]><![CDATA[<x onclick=alert(1)>",
    "entities": "&lt;img src=x onerror=alert(1)&gt;&#60;b&#62;",
    "template": "{{ 7*7 }}{% include '/etc/passwd' %}{# x #}${7*7}",
    "live-mark": "<!-- guong:latest limit=3 -->",
    "sheet-formula": '=HYPERLINK("https://x.example";"a")',
    "json": '\\","a":{"__proto__":[1]}}//\\u003cscript\\u003e',
    "link": "[a](javascript:alert(1)) ![](https://x.example/a.png)",
    "snippet": '--8<-- "/etc/passwd" !ENV PATH',
    "long-word": "a" * 120,
    "shell": "$(touch x) `touch x` ; touch x | %0Atouch %s %n",
    "separators": "::error file=a,line=1::x %0A%0D##[error]x",
}  # fmt: skip
FOLDERS = {PROFILE: "profiles", STORY: "stories/2026"}
ADDRESSES = {PROFILE: "guong", STORY: "cau-chuyen/2026"}
KINDS = list(ENTRY_KINDS)
OWN_IMAGE = re.compile(r"data:image/png;base64,[A-Za-z0-9+/]+={0,2}")


def build(site: Path, texts: dict[str, str]) -> Path:
    """Build a site with a profile and a story for each text; return its folder."""
    base(site)
    change(site, "mkdocs.yml", ("  - guong-sang\n", "  - guong-sang:\n      share_cards: false\n"))
    for kind in KINDS:
        for slug, text in texts.items():
            folder = site / "content" / FOLDERS[kind] / slug
            put_files(folder)
            (folder / "index.md").write_text(entry(filled(kind, text)), "utf-8")
    result = run("build", site)
    assert result.exit_code == 0, result.output
    return site / "site"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("hostile") / "site", PAYLOADS)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the same site with plain words of the same length as the payloads."""
    texts = {slug: ("chữ thường " * 20)[: len(text)].strip() for slug, text in PAYLOADS.items()}
    return build(tmp_path_factory.mktemp("plain") / "site", texts)


def files(folder: Path) -> dict[str, Path]:
    return {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}


def is_named_by_content(path: str) -> bool:
    """Return whether the name of the file depends on its content, as in the search index."""
    return path.startswith("tim-kiem/")


def is_own_image(tag: str, name: str, value: str) -> bool:
    """Return whether an image is the embedded QR code of the printed page."""
    return (tag, name) == ("img", "src") and OWN_IMAGE.fullmatch(value) is not None


def assert_harmless(page: Skeleton) -> None:
    for tag, name, value in page.values:
        assert not name.startswith("on"), (tag, name, value)
        assert name not in {"style", "srcdoc", "formaction"}, (tag, name, value)
        if name in {"href", "src", "action", "srcset", "content"} and not is_own_image(tag, name, value):
            assert not value.strip().lower().startswith(("javascript:", "data:", "vbscript:")), value
        assert not CONTROL.search(value)


@pytest.mark.parametrize("slug", PAYLOADS)
@pytest.mark.parametrize("kind", KINDS, ids=attrgetter("name"))
def test_a_page_has_the_same_tags_as_with_plain_words(kind: EntryKind, slug: str, hostile: Path, plain: Path) -> None:
    path = f"{ADDRESSES[kind]}/{slug}/index.html"
    page = skeleton(hostile / path)
    assert page.tags == skeleton(plain / path).tags
    assert_harmless(page)


def test_every_other_page_has_the_same_tags_too(hostile: Path, plain: Path) -> None:
    pages = sorted(hostile.rglob("*.html"))
    assert len(pages) > 2 * len(PAYLOADS)
    for file in pages:
        page = skeleton(file)
        assert page.tags == skeleton(plain / file.relative_to(hostile)).tags, file
        assert_harmless(page)


def test_the_site_has_the_same_files_as_with_plain_words(hostile: Path, plain: Path) -> None:
    made, expected = ({path for path in files(site) if not is_named_by_content(path)} for site in (hostile, plain))
    assert made == expected


def test_the_page_shows_the_text_as_written(hostile: Path) -> None:
    """Escaping loses no character."""
    html = (hostile / "guong/script/index.html").read_text("utf-8")
    assert "<h1>&lt;script&gt;alert(1)&lt;/script&gt; &lt;script" in html or "&lt;script&gt;alert(1)" in html
    for slug, text in PAYLOADS.items():
        assert text[:60] in unescape((hostile / f"cau-chuyen/2026/{slug}/index.html").read_text("utf-8")), slug


def test_other_files_are_well_formed(hostile: Path) -> None:
    parsed = 0
    for path, file in files(hostile).items():
        if path.endswith(".xml"):
            ET.fromstring(file.read_bytes())  # noqa: S314  (our own file)
            parsed += 1
        elif path.endswith(".json"):
            text = file.read_text("utf-8")
            json.loads(text)
            assert not CONTROL.search(text)
            parsed += 1
    assert parsed


@pytest.mark.parametrize("kind", KINDS, ids=attrgetter("name"))
@pytest.mark.parametrize("text", ["[[guong-sang:content]] [[guong-sang:head]]", "Block_BanTin_ViewData"])
def test_text_that_looks_like_a_mark_of_a_content_system_is_refused(kind: EntryKind, text: str) -> None:
    """It would be harmless, but readers should not see it. The check of a built site reports it, too."""
    file = EntryFile(kind, "a", 2026 if kind is STORY else None, "content/a/index.md", _SIBLINGS)
    _, problems = check_entry(entry(filled(kind, text)), file)
    assert "GS908" in {each.code for each in problems}


@pytest.mark.parametrize("kind", KINDS, ids=attrgetter("name"))
def test_other_keys_reject_free_text_and_are_named(kind: EntryKind) -> None:
    """Covers all dates, years, slugs, flags, files and addresses, including those of future keys."""
    refused = 0
    for leaf in leaves(kind):
        text = '"><script>alert(1)</script>'
        if _takes_text(leaf):
            continue
        values = filled(kind, "Chữ thường")
        if not _put(values, leaf.steps, text):
            continue
        file = EntryFile(kind, "a", 2026 if kind is STORY else None, "content/a/index.md", _SIBLINGS)
        article, problems = check_entry(entry(values), file)
        assert article is None, leaf.steps
        assert problems, leaf.steps
        refused += 1
    assert refused > 25


_SIBLINGS = ("anh.png", "tieng.mp3", "phim.mp4")
_FREE = frozenset({"reference", "rank", "locality_now", "exemplars", "to"})  # checked against more than the entry


def _takes_text(leaf: Leaf) -> bool:
    own = leaf.schema
    is_plain = own.get("type") == "string" and not {"enum", "oneOf", "format", "pattern"}.intersection(own)
    is_judged = leaf.steps[-1] in {"file", "aliases", "locality"}
    return (is_plain and not is_judged) or bool(_FREE.intersection(leaf.steps))


def _put(values: dict[str, object], steps: tuple[str | int, ...], text: str) -> bool:
    """Set the value of a key; return whether the key can exist in these values."""
    here: object = values
    for number, step in enumerate(steps[:-1]):
        match here:
            case dict():
                here = here.setdefault(step, [] if isinstance(steps[number + 1], int) else {})
            case list():
                here += [{}] if not here else []
                here = here[0]
    match here:
        case dict():
            here[steps[-1]] = text
        case list():
            here[:] = [text]
    return True


def test_every_key_of_both_models_is_covered() -> None:
    for kind in KINDS:
        tried = {leaf.steps[0] for leaf in leaves(kind)}
        assert tried == set(kind.model.model_fields)


@pytest.fixture(scope="module")
def open_page(chromium: Browser, hostile: Path) -> Iterator[Page]:
    """Return a page that records dialogs, errors and requests to other hosts."""
    with served(hostile) as home:
        context = chromium.new_context(base_url=home)
        page = context.new_page()
        complaints: list[str] = []

        def note(dialog: Dialog) -> None:
            complaints.append(dialog.message)
            dialog.dismiss()

        page.on("dialog", note)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("request", lambda each: complaints.append(each.url) if not each.url.startswith(home) else None)
        yield page
        assert not [each for each in complaints if not each.startswith("data:")]
        context.close()


@pytest.mark.browser
@pytest.mark.parametrize("slug", ["script", "out-of-an-attribute", "event-handler", "out-of-the-title", "long-word"])
def test_no_script_runs_in_a_browser(slug: str, open_page: Page) -> None:
    for kind in KINDS:
        open_page.goto(f"{ADDRESSES[kind]}/{slug}/")
        open_page.mouse.move(200, 200)
        found = "script:not([src], [type='application/ld+json']), [onerror], [onload]"
        assert open_page.locator(found).count() == 0
        assert open_page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.browser
@pytest.mark.parametrize("query", ["alert", "script", "proto", "img onerror"])
def test_no_script_runs_in_search_results(query: str, open_page: Page) -> None:
    open_page.goto(f"tim-kiem/?q={query}")
    open_page.locator(".gs-found li").first.wait_for()
    assert open_page.evaluate("document.querySelectorAll('.gs-found img[src=x], .gs-found script').length") == 0


def test_the_default_values_are_valid() -> None:
    """Values made from the schema pass all checks, so the cases above fail for no other reason."""
    assert vocabularies().kinds
    assert scalar({"type": "string", "minLength": 40, "maxLength": 60}, "a").startswith("a" + FILLER[:30])
