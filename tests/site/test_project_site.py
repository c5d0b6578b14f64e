"""The project's own site, built by the real commands: every exemplar is linked, no file unexpected."""

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image

from generator.audit.links import verify_site
from generator.build.prepare import prepare
from generator.content.model import Matter
from generator.content.settings import Settings
from generator.engine.output_record import OutputRecord
from generator.entries.privacy.numbers import digits, private_numbers
from generator.images.metadata import tells_place
from generator.site.library import Library
from generator.site.related import Related
from generator.site.site import CARD_FRAME, LISTING_FRAME, Site
from generator.site.taxonomies import AWARDS
from tests.support.build_tools import tools
from tests.support.built_sites import BuiltSite
from tests.support.commands import PROJECT, TODAY, build, copy_project, run, tree
from tests.support.factories import GAZETTEER, profile_text
from tests.support.pull_requests import base
from tests.support.rendered_pages import articles

pytestmark = [pytest.mark.site, pytest.mark.usefixtures("samples")]

PROFILES = sorted(file.parent.name for file in (PROJECT / "content/profiles").glob("*/index.md"))
CONFIG: dict[str, Any] = yaml.safe_load((PROJECT / "mkdocs.yml").read_text("utf-8"))
OFFICE = CONFIG["plugins"][0]["guong-sang"]["office"]
_TAG_PAGE = re.compile(r"/tag/|-tag\d|/tu-khoa/")  # a list of articles, which changes every day
OWN_IMAGE = "data:image/png;base64,"  # the QR code of the printed page, embedded in it
LOADING = {"script": "src", "img": "src", "source": "src", "iframe": "src", "video": "src", "audio": "src"}


@pytest.fixture(scope="session", params=["site_at_root", "site_below"])
def site(request: pytest.FixtureRequest) -> BuiltSite:
    """Return the built site: once for the root of a host, once for a sub-path with short listings."""
    built = request.getfixturevalue(request.param)
    assert isinstance(built, BuiltSite)
    return built


@lru_cache(maxsize=1)
def own_site() -> Site:
    return prepare(PROJECT, Settings(today=TODAY), tools(PROJECT))[0]


def content() -> Library:
    return own_site().library


def matter(slug: str) -> dict[str, Any]:
    """Return the front matter of a profile, read with PyYAML instead of the generator."""
    text = (PROJECT / f"content/profiles/{slug}/index.md").read_text("utf-8")
    keys: dict[str, Any] = yaml.safe_load(text.split("---\n")[1])
    return keys


def ways_to(slug: str) -> Iterator[str]:
    """Yield the listings that must contain a profile: field, field and year, year, province then and now."""
    keys = matter(slug)
    year = keys.get("year", keys["date"].year)
    yield f"nam/{year}/"
    for field in keys["fields"]:
        yield f"linh-vuc/{field}/"
        yield f"linh-vuc/{field}/{year}/"
    day = keys["date"] if year == keys["date"].year else date(year, 12, 31)
    localities = keys["locality"]
    for text in localities if isinstance(localities, list) else [localities]:
        if text in {"toan-quoc", "nuoc-ngoai"}:
            yield f"dia-phuong/{text}/"
            continue
        place = GAZETTEER.resolve(text, day, keys.get("locality_now"))
        yield f"dia-phuong/{GAZETTEER.slug(place.province)}/"
        top = GAZETTEER.ancestors(place.unit)[-1]
        if GAZETTEER.unit(top).era == "then":
            yield f"dia-phuong/truoc-2025/{GAZETTEER.slug(top)}/"


def former_addresses() -> set[str]:
    """Return the addresses that lead elsewhere: no link of the site leads to them."""
    return {f"{alias.target.strip('/')}/" for entry in content().entries for alias in entry.aliases}


def is_invented(matter: Matter) -> bool:
    """Return whether an entry demonstrates what no real case can, about people who do not exist."""
    return matter.consent is not None and matter.consent.basis == "bai-minh-hoa"


def sample_pages() -> list[tuple[str, bool]]:
    """Return the address of each sample, and whether it is about invented people."""
    samples = [entry for entry in content().entries if entry.is_sample]
    return [(entry.address, is_invented(articles(own_site(), PROJECT).of(entry).matter)) for entry in samples]


# Links to every exemplar


@pytest.mark.parametrize("slug", PROFILES)
def test_a_profile_is_linked_from_its_field_year_and_province_pages(slug: str, site: BuiltSite) -> None:
    for listing in ways_to(slug):
        assert f"guong/{slug}/" in site.listed(listing), listing


def test_every_page_is_reached_from_home_by_plain_links(site: BuiltSite) -> None:
    reached = site.reachable()
    assert {f"guong/{slug}/" for slug in PROFILES} <= reached
    assert {listing for slug in PROFILES for listing in ways_to(slug)} <= reached
    notices = {entry.address for entry in content().unlisted}  # the office hands out their addresses
    frames = {CARD_FRAME, LISTING_FRAME}
    assert site.pages.keys() - reached == {"404.html", *former_addresses(), *notices, *frames}


def test_listings_span_several_pages(site_below: BuiltSite) -> None:
    """Otherwise the tests above would not cover further pages."""
    assert sum("/trang-" in address for address in site_below.pages) > 50


# Content of pages


def test_verify_finds_nothing(site: BuiltSite) -> None:
    assert list(verify_site(site.folder, site.url)) == []


def test_every_page_has_one_h1_a_language_and_a_title_of_its_own(site: BuiltSite) -> None:
    for address, page in site.pages.items():
        assert len(page.all("h1")) == 1, address
        assert page.all("html")[0]["lang"] == "vi", address
        assert page.all("title") == [{}], address
        assert page.inline["title"].strip(), address
        assert page.meta("viewport"), address


def test_titles_are_unique(site: BuiltSite) -> None:
    """Two people may share a name; listings and hand-written pages may not share a title."""
    pages = {address: page for address, page in site.pages.items() if address not in former_addresses()}
    titles = [page.inline["title"] for address, page in pages.items() if not address.startswith("guong/")]
    assert len({*titles}) == len(titles)


def test_no_inline_script_or_style(site: BuiltSite) -> None:
    for address, page in site.pages.items():
        scripts = [each for each in page.all("script") if each.get("type") != "application/ld+json"]
        assert all(script.get("src") for script in scripts), address
        data = page.inline.get("script", "").strip()
        assert not data or json.loads(data)["@context"] == "https://schema.org", address
        assert not page.all("style"), address
        for _, attributes in page.tags:
            assert not [name for name in attributes if name == "style" or name.startswith("on")], address


def test_nothing_is_loaded_from_another_host(site: BuiltSite) -> None:
    for address, page in site.pages.items():
        loaded = [each[name] for tag, name in LOADING.items() for each in page.all(tag) if name in each]
        loaded += [each["href"] for each in page.all("link") if each.get("rel") not in {"canonical", "alternate"}]
        assert not [target for target in loaded if "//" in target and not target.startswith(OWN_IMAGE)], address


def test_links_are_relative_so_that_a_copy_works_anywhere(site: BuiltSite) -> None:
    for address, page in site.pages.items():
        if address == "404.html":  # shown at any depth, so its links start at the root
            continue
        for tag, attributes in page.tags:
            for name in ("href", "src"):
                target = attributes.get(name, "")
                assert not target.startswith("/"), (address, target)
                is_own = target.startswith(site.url)
                is_for_programs = tag == "link" and attributes.get("rel") in {"canonical", "alternate"}
                assert not is_own or is_for_programs, (address, target)


def test_the_404_page_works_at_any_depth(site: BuiltSite) -> None:
    path = "/" + site.url.split("/", 3)[3]
    page = site.pages["404.html"]
    targets = [each["href"] for tag in ("a", "link") for each in page.all(tag) if "href" in each]
    targets += [each["src"] for tag in ("img", "script") for each in page.all(tag)]
    assert all(target.startswith((path, "#", "mailto:", "tel:")) for target in targets)


def test_sample_pages_are_labelled_and_not_indexed_by_search_engines(site: BuiltSite) -> None:
    assert sample_pages()
    for address, invented in sample_pages():
        notice = "Bài minh họa, nhân vật và sự việc là hư cấu" if invented else "Bài mẫu, viết lại từ báo chí đã đăng"
        assert notice in site.pages[address].text, address
        assert site.pages[address].meta("robots") == ["noindex"], address


def test_cards_tell_invented_people_from_real_ones(site: BuiltSite) -> None:
    shown = site.pages["the-loai/phong-van/"].text
    assert "Bài minh họa" in shown
    assert "Bài mẫu" not in shown
    assert "Bài mẫu" in site.pages["the-loai/chan-dung/"].text


def test_listings_are_indexed_by_search_engines(site: BuiltSite) -> None:
    assert not site.pages[""].meta("robots")
    assert not site.pages["linh-vuc/"].meta("robots")


def test_no_private_number_on_any_page(site: BuiltSite) -> None:
    # The page of codes shows numbers that nobody has.
    allowed = {digits(OFFICE["phone"]), "0912000000", "001000000000"}
    for address, page in site.pages.items():
        assert not list(private_numbers(page.text, allowed)), address


def test_pages_of_entries_are_small(site: BuiltSite) -> None:
    for entry in content().entries:
        html = (site.folder / entry.address / "index.html").read_bytes()
        assert len(html) <= 30_000, entry.address
        assert len(gzip.compress(html)) <= 10_000, entry.address


def test_the_site_has_no_unexpected_file(site: BuiltSite) -> None:
    elsewhere = ("assets/", "nhung/the/", "tim-kiem/du-lieu/", "addresses.json", "api/v1/")
    kinds = {Path(name).suffix for name in tree(site.folder) if not name.startswith(elsewhere)} - {".json"}
    data = {Path(name).name for name in tree(site.folder) if name.endswith(".json") and not name.startswith(elsewhere)}
    assert data == {"feed.json", "oembed.json"}
    assert kinds <= {".html", ".xml", ".jpg", ".webp", ".avif", ".opus", ".webm", ".vtt", ".txt", ""}
    assert {Path(name).suffix for name in tree(site.folder) if name.startswith("tim-kiem/du-lieu/")} == {".z", ".json"}
    assert not [name for name in tree(site.folder) if "guong-sang-shell" in name]


# The sample content


def test_there_are_enough_samples() -> None:
    stories = list((PROJECT / "content/stories").glob("*/*/index.md"))
    assert len(PROFILES) >= 52
    assert len(stories) >= 15
    notices = [slug for slug, keys in _entries().items() if "consultation" in keys]
    assert notices
    assert len(content().entries) == len(PROFILES) + len(stories) - len(notices)


def test_samples_are_short_honest_and_name_their_sources() -> None:
    for entry in content().entries:
        article = articles(own_site(), PROJECT).of(entry)
        if entry.is_sample and not is_invented(article.matter):
            assert 90 <= article.body.words <= 900, entry.path  # as much as its facts carry
            assert article.matter.sources, entry.path
            assert not [each for each in article.matter.sources if _TAG_PAGE.search(each.url or "")], entry.path
            evidence = [each for each in article.matter.evidence if each.type == "quyet-dinh-khen-thuong"]
            assert not evidence, entry.path  # what a newspaper says of a decision is press
            assert article.matter.consent is not None
            assert article.matter.consent.basis == "bai-mau-tu-bao-chi", entry.path


def test_invented_people_are_named_as_such() -> None:
    words = ("Minh Họa", "Ví Dụ", "Thí Dụ", "Giả Định", "Em V.")
    invented = [each for each in map(articles(own_site(), PROJECT).of, content().entries) if is_invented(each.matter)]
    assert len(invented) >= 20
    for article in invented:
        matter = article.matter
        names = [each.name for each in matter.described]
        assert all(any(word in name for word in words) for name in names), names
        assert names or "minh họa" in matter.headline, matter.headline
        assert matter.sample
        assert not matter.sources
        assert 140 <= article.body.words <= 450, matter.headline


def test_every_term_that_readers_browse_by_has_an_entry() -> None:
    entries, terms = _entries().values(), content().context.vocabularies
    used = {
        "genres": {keys.get("genre") for keys in entries},
        "movements": {slug for keys in entries for slug in keys.get("movements", ())},
        "awards": {award["award"] for keys in entries for award in keys.get("awards", ())},
        "recognition_levels": {keys.get("recognition_level") for keys in entries},
        "deeds": {slug for keys in entries for slug in keys.get("deeds", ())},
        "fields": {slug for keys in entries for slug in keys["fields"]},
        "kinds": {keys["kind"] for keys in entries},
        "stages": {keys.get("stage") for keys in entries},
    }
    for name, slugs in used.items():
        assert set(terms.slugs(name)) <= slugs, name


def test_published_photos_tell_neither_place_nor_camera(site: BuiltSite) -> None:
    """The files in the repository do: a telephone writes both."""
    originals = sorted((PROJECT / "content").rglob("*.jpg"))
    assert [file.name for file in originals if tells_place(file.read_bytes())] == ["bien.jpg"]
    assert all(Image.open(file).getexif() for file in originals)
    published = [site.folder / name for name in tree(site.folder) if name.endswith((".jpg", ".webp"))]
    assert len(published) > len(originals)
    assert not [file for file in published if Image.open(file).getexif()]


# The commands


def test_two_clean_builds_are_identical(site_at_root: BuiltSite, tmp_path: Path) -> None:
    """Another command, process, hash seed, folder, working directory, language and time zone, over an older site."""
    project = copy_project(tmp_path / "nơi khác")
    (project / "site/cu").mkdir(parents=True)
    (project / "site/cu/index.html").write_text("cũ", "utf-8")
    OutputRecord(project / "site").replace(["cu/index.html"])
    result = run(
        "guong", "build", "--config-file", project / "mkdocs.yml",
        cwd=Path("/"), PYTHONHASHSEED="4711", LC_ALL="C", TZ="America/Los_Angeles",
    )  # fmt: skip
    assert result.returncode == 0, result.stdout
    assert "Trang đã tạo xong" in result.stdout
    assert tree(project / "site") == tree(site_at_root.folder)


def with_footer_pages(project: Path) -> Path:
    """Add the pages that the footer links to."""
    for page in ("gioi-thieu", "huong-dan", "du-lieu-ca-nhan", "yeu-cau-go-bo"):
        (project / f"content/pages/{page}.md").write_text("# Trang\n", "utf-8")
    return project


def set_option(project: Path, line: str) -> None:
    """Add an option of the plugin to the configuration of a copy of the base."""
    config = project / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("- guong-sang", f"- guong-sang:\n      {line}"), "utf-8")


def test_the_command_verifies_a_site(tmp_path: Path) -> None:
    project = with_footer_pages(base(tmp_path / "project"))
    assert run("guong", "verify", cwd=project).returncode == 2
    assert run("guong", "build", cwd=project).returncode == 0
    result = run("guong", "verify", cwd=project)
    assert (result.stdout.endswith("Không có lỗi nào.\n"), result.returncode) == (True, 0)
    (project / "site/nam/index.html").unlink()
    result = run("guong", "verify", cwd=project)
    assert result.returncode == 1
    assert "GS906" in result.stdout


@pytest.mark.parametrize("command", ["mkdocs", "guong"])
def test_an_official_site_rejects_samples_and_keeps_the_existing_site(command: str, tmp_path: Path) -> None:
    project = base(tmp_path / "project")
    entry = project / "content/profiles/mau/index.md"
    entry.parent.mkdir()
    entry.write_text(profile_text(sample=True), "utf-8")
    set_option(project, "production: true")
    result = run(command, "build", cwd=project)
    assert result.returncode not in {0, None}
    assert "GS320" in result.stdout
    assert "Traceback" not in result.stdout
    assert not (project / "site").exists()
    (project / "site").mkdir()
    (project / "site/index.html").write_text("trang cũ", "utf-8")
    assert run(command, "build", cwd=project).returncode != 0
    assert tree(project / "site") == {"index.html": "trang cũ".encode()}


@pytest.mark.parametrize("command", [["mkdocs", "build", "--strict"], ["guong", "build"]])
def test_a_broken_link_on_a_hand_written_page_stops_the_build(command: list[str], tmp_path: Path) -> None:
    project = base(tmp_path / "project")
    with (project / "content/pages/index.md").open("a", encoding="utf-8") as page:
        page.write("\n[Không có](khong-co.md)\n")
    result = run(*command, cwd=project)
    assert result.returncode != 0
    assert "khong-co.md" in result.stdout


@pytest.mark.parametrize("size", ["0", "-1"])
def test_the_page_size_is_at_least_one(size: str, tmp_path: Path) -> None:
    project = base(tmp_path / "project")
    set_option(project, f"page_size: {size}")
    result = run("guong", "build", cwd=project)
    assert result.returncode != 0
    assert "số bài trên một trang phải từ 1 trở lên" in result.stdout
    assert "Traceback" not in result.stdout


def test_aliases_may_be_as_deep_as_the_check_allows(tmp_path: Path) -> None:
    project = with_footer_pages(base(tmp_path / "project"))
    entry = project / "content/profiles/moi/index.md"
    entry.parent.mkdir()
    entry.write_text(profile_text(aliases=["/cu/", "/1/2/3/4/5/6/"]), "utf-8")
    site = BuiltSite(build(project, tmp_path / "site"), "https://kiem-thu.example/")
    for address in ("cu/", "1/2/3/4/5/6/"):
        assert "guong/moi/" in {to for to, _ in site.links(address)}
    assert not list(verify_site(site.folder, site.url))


def _entries() -> dict[str, dict[str, Any]]:
    """Return the front matter of every entry by its folder, read with PyYAML instead of the generator."""
    files = [file for kind in ("profiles", "stories") for file in (PROJECT / "content" / kind).rglob("index.md")]
    return {file.parent.name: yaml.safe_load(file.read_text("utf-8").split("---\n")[1]) for file in files}


def test_no_listing_shows_a_profile_beside_the_story_that_names_it_first() -> None:
    entries = _entries()
    pages: defaultdict[str, list[str]] = defaultdict(list)
    for listing, page in own_site().listing_pages:
        pages[listing.address] += [each.entry.slug for each in page.listed]
    assert any(len(cards) > 20 for cards in pages.values())
    for address, cards in pages.items():
        first_named = {entries[slug]["exemplars"][0] for slug in cards if entries[slug].get("exemplars")}
        assert not first_named & {*cards}, address


def test_pages_of_awards_count_the_recipients_in_the_data() -> None:
    """A recipient has a profile with the award, or is the first whom a story with it names."""
    entries = _entries()
    recipients: defaultdict[str, set[str]] = defaultdict(set)
    hidden = {"de-nghi", "huy-bo"}  # proposed, or cancelled: nobody's award
    holders = {
        slug: {each["award"] for each in keys.get("awards", ()) if each.get("status") not in hidden}
        for slug, keys in entries.items()
    }
    for slug, keys in entries.items():
        for award in holders[slug]:
            named = keys.get("exemplars", [slug])
            recipients[award].update({each for each in named if award in holders[each]} or named[:1])
    (index,) = (listing for listing in own_site().listings if listing.address == AWARDS.base)
    counts = {item.address: item.count for group in index.groups for item in group.items}
    assert sum(map(bool, counts.values())) == len(recipients) > 3
    for award, people in recipients.items():
        assert counts[AWARDS.address(award)] == len(people), award


SWIMMING = {"gia-dinh-pham-huu-sau", "tran-thi-kim-thia", "muon-ho-boi-nha-dan-20-thieu-nhi"}
AT_SEA = {
    "phan-duy-quang-le-van-sanh", "thai-ngo-hieu", "tau-ca-qng-90817-ts", "ly-son-ra-bien-cuu-nguoi-trong-bao",
    "boi-ra-bien-phuoc-tinh-cuu-bon-nguoi", "tau-ca-quang-ngai-vot-41-ngu-dan",
}  # fmt: skip


@pytest.mark.parametrize(("slug", "others"), [(slug, group) for group in (SWIMMING, AT_SEA) for slug in sorted(group)])
def test_swimmers_lead_to_swimmers_and_rescues_at_sea_to_others(slug: str, others: set[str]) -> None:
    """Whom a story names beside its own subject is on its page anyway."""
    library = content()
    (entry,) = (each for each in library.entries if each.slug == slug)
    beside = {each.target for each in entry.exemplars[1:]}
    nearest = [each.listed.entry.slug for each in Related(library).to(entry)][:1]
    assert others & {*nearest, *beside}
