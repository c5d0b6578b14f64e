"""Embeds: cards and oEmbed documents for other sites, and the code of the box on an entry's page."""

import json
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import jsonschema

from generator.build.prepare import prepare
from generator.content.settings import Settings
from generator.outputs.embeds.cards import FOLDER
from generator.pages.embed_code import card_code, card_frame, listing_code
from generator.site.feeds import SITE_FEEDS
from generator.site.identifiers import identifier_of
from generator.site.site import CARD_FRAME, LISTING_FRAME, Site, routes, shared_entries
from tests.support.build_tools import tools
from tests.support.factories import PROJECT, SETTINGS, profile, profile_text, small_project
from tests.support.rendered_pages import files_beside, rendered

URL = "https://example.vn/con/"
AT_URL = replace(SETTINGS, site_url=URL)
SCHEMA = json.loads((PROJECT / "tests/fixtures/schemas/oembed-1.0.json").read_text("utf-8"))
HOSTILE = "Bà “A” & <b onclick='x()'> </textarea><script>alert(1)</script>"
_DISCOVERY = "application/json+oembed"


class Elements(HTMLParser):
    """The elements of a fragment: tags with their attributes, and the text."""

    def __init__(self, fragment: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(fragment)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.text += data


def site_of(tmp_path: Path, files: dict[str, str], settings: Settings = AT_URL) -> Site:
    """Return the site of profiles, by their names."""
    of_profiles: dict[str, str | bytes] = {f"content/profiles/{slug}/index.md": text for slug, text in files.items()}
    root = small_project(tmp_path, of_profiles)
    site, problems = prepare(root, settings, tools(root))
    assert not problems, problems
    return site


def cards(files: dict[str, bytes]) -> dict[str, dict[str, object]]:
    """Return all cards by identifier."""
    found: dict[str, dict[str, object]] = {}
    for path, content in files.items():
        if path.startswith(FOLDER):
            page = json.loads(content)
            assert all(identifier.startswith(path.removeprefix(FOLDER).removesuffix(".json")) for identifier in page)
            found |= page
    return found


def test_a_card_tells_what_the_entry_is_and_leads_to_it(tmp_path: Path) -> None:
    site = site_of(tmp_path, {"a": profile_text(role="Trưởng thôn")})
    (entry,) = site.library.entries
    card = cards(files_beside(site, tmp_path))[identifier_of(entry)]
    assert card["address"] == "guong/a/"
    assert (card["title"], card["role"], card["summary"]) == ("Nguyễn Văn A", "Trưởng thôn", entry.summary)
    assert card["facts"] == "Nông nghiệp · Quảng Ngãi · 2019"
    assert str(card["cover"]).startswith("['nong-nghiep', 'v")
    assert "mark" not in card


def test_a_withdrawn_entry_is_in_no_embed(tmp_path: Path) -> None:
    gone = profile_text(name="Lê Thị Gỡ", withdrawn={"date": "2026-05-01", "reason": "Theo yêu cầu"})
    site = site_of(tmp_path, {"a": profile_text(), "le-thi-go": gone})
    files = files_beside(site, tmp_path)
    assert set(cards(files)) == {identifier_of(site.library.entries[0])}
    embeds = {path: each for path, each in files.items() if path.startswith(FOLDER) or path.endswith("oembed.json")}
    assert len(embeds) == 2
    assert not [path for path, each in embeds.items() if b"le-thi-go" in each or "Lê Thị Gỡ".encode() in each]


def test_a_document_satisfies_oembed(tmp_path: Path) -> None:
    site = site_of(tmp_path, {"a": profile_text()})
    document = json.loads(files_beside(site, tmp_path)["guong/a/oembed.json"])
    jsonschema.Draft202012Validator(SCHEMA).validate(document)
    assert document["title"] == "Nguyễn Văn A"
    ((tag, attributes),) = Elements(document["html"]).tags
    assert (tag, attributes["src"]) == (
        "iframe", f"{URL}{CARD_FRAME}?b={identifier_of(site.library.entries[0])}"
    )  # fmt: skip


def test_the_head_of_a_page_leads_to_its_document(tmp_path: Path) -> None:
    site = site_of(tmp_path, {"a": profile_text()})
    links = Elements(rendered(site, tmp_path)["guong/a/"].head).tags
    (found,) = [attributes for tag, attributes in links if attributes.get("type") == _DISCOVERY]
    assert found["href"] == f"{URL}guong/a/oembed.json"
    assert (found["rel"], found["title"]) == ("alternate", "Nguyễn Văn A")


def test_only_the_newest_thousand_have_a_document(tmp_path: Path) -> None:
    site = site_of(tmp_path, {"a": profile_text()})
    (entry,) = site.library.entries
    many = (entry, *(entry._replace(address=f"guong/{number:04}/") for number in range(1, 1003)))
    site = replace(site, library=replace(site.library, entries=many))
    documents = {path for path in files_beside(site, tmp_path) if path.endswith("oembed.json")}
    assert documents == {f"{each.address}oembed.json" for each in many[:1000]}
    heads = {address: page.head for address, page in rendered(site, tmp_path).items()}
    assert {f"{address}oembed.json" for address, head in heads.items() if _DISCOVERY in head} == documents


def test_without_a_site_url_there_is_nothing_to_paste(tmp_path: Path) -> None:
    site = site_of(tmp_path, {"a": profile_text()}, SETTINGS)
    assert "guong/a/oembed.json" not in files_beside(site, tmp_path)
    page = rendered(site, tmp_path)["guong/a/"]
    assert _DISCOVERY not in page.head
    assert "<iframe" not in page.content
    assert "Nhúng bài này" not in page.content


def test_a_page_offers_both_codes(tmp_path: Path) -> None:
    site = site_of(tmp_path, {"a": profile_text()})
    (entry,) = site.library.entries
    content = rendered(site, tmp_path)["guong/a/"].content
    assert "Nhúng bài này" in content
    code = card_code(entry, AT_URL)
    for shown in code.frame, code.block:
        assert f'<textarea readonly rows="5">{shown}</textarea>' in content


def test_hostile_titles_stay_text_in_both_codes() -> None:
    entry = profile()._replace(title=HOSTILE, summary=HOSTILE)
    code = card_code(entry, AT_URL)
    assert code.block
    for shown in (code.frame, code.block):
        assert not Elements(f"<textarea>{shown}").tags[1:]
        assert "<" not in shown
    pasted = Elements(Elements(code.block).text)
    assert {tag for tag, _ in pasted.tags} == {"blockquote", "p", "a"}
    assert pasted.text.count(HOSTILE) == 2
    ((tag, attributes),) = Elements(card_frame(entry, AT_URL)).tags
    assert (tag, attributes["title"]) == ("iframe", HOSTILE)


def test_the_block_needs_neither_script_nor_style() -> None:
    code = Elements(Elements(card_code(profile(), AT_URL).block or "").text)
    names = {name for _, attributes in code.tags for name in attributes}
    assert names == {"cite", "href"}
    assert code.text.split("\n")[-2] == "Nguồn: Gương Sáng"


def test_a_listing_with_a_feed_offers_its_newest_entries(tmp_path: Path) -> None:
    site = site_of(tmp_path, {"a": profile_text()})
    pages = rendered(site, tmp_path)
    ((tag, attributes),) = Elements(Elements(listing_code("linh-vuc/y-te/", HOSTILE, AT_URL).frame).text).tags
    assert (tag, attributes["src"]) == ("iframe", f"{URL}{LISTING_FRAME}?muc=linh-vuc/y-te/&so=3")
    assert attributes["title"] == f"Mới ở mục {HOSTILE}"
    sources = {address: f'{LISTING_FRAME}?muc={address}&amp;amp;so=3"' for address in pages}
    offering = {address for address, page in pages.items() if sources[address] in page.content}
    files = files_beside(site, tmp_path)
    assert {"linh-vuc/nong-nghiep/", "dia-phuong/quang-ngai/"} <= offering
    assert offering == {address for address in pages if f"{address}atom.xml" in files} - {SITE_FEEDS}


def test_the_pages_of_frames_are_addresses_of_the_site(tmp_path: Path) -> None:
    site = site_of(tmp_path, {"a": profile_text()})
    assert {CARD_FRAME, LISTING_FRAME} <= {route.address for route in routes(site)}
    assert list(shared_entries(site))


def test_a_child_is_in_no_embed(tmp_path: Path) -> None:
    agreed = {"basis": "dong-y", "reference": "DY-2026-014", "scopes": ["dang-web"]}
    agreed["giver"] = ["nguoi-dai-dien", "tre-em-tu-du-7-tuoi"]
    text = profile_text(name="em N.T.A.", is_child=True, review_due="2025-05-19", consent=agreed)
    site = site_of(tmp_path, {"be": text})
    files = files_beside(site, tmp_path)
    assert not cards(files)
    assert "guong/be/oembed.json" not in files
    page = rendered(site, tmp_path)["guong/be/"]
    assert "<textarea" not in page.content
    assert _DISCOVERY not in page.head
