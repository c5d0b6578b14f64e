"""Structured data says what the page says, within the scopes of consent, and cannot leave its element."""

import json
from collections.abc import Mapping
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build.prepare import prepare
from generator.content.settings import Office, Settings
from generator.pages.structured_data.json_ld import as_json, element
from generator.pages.structured_data.website import page_data
from generator.problems.problem import has_errors
from tests.support.build_tools import tools
from tests.support.factories import SETTINGS, profile_text, small_project, story_text
from tests.support.rendered_pages import rendered

URL = "https://example.vn/con/"
SITE = replace(SETTINGS, site_url=URL)
CONSENT = {"basis": "dong-y", "reference": "DY-2026-014", "scopes": ["dang-web"]}
A, B = "content/profiles/a/index.md", "content/stories/2019/b/index.md"


class _Scripts(HTMLParser):
    """Collects the texts of the elements of structured data."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.names: list[str] = []
        self._is_in = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self._is_in = (tag, dict(attrs).get("type")) == ("script", "application/ld+json")
        self.texts += [""] if self._is_in else []

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self._is_in = False

    def handle_data(self, data: str) -> None:
        if self._is_in:
            self.texts[-1] += data


def blocks(root: Path, files: Mapping[str, str], settings: Settings = SITE) -> dict[str, list[dict[str, Any]]]:
    """Return the nodes of every page of a small site, by address."""
    site, problems = prepare(small_project(root, dict(files)), settings, tools(root))
    assert not has_errors(problems), problems
    found: dict[str, list[dict[str, Any]]] = {}
    for address, page in rendered(site, root).items():
        scripts = _Scripts()
        scripts.feed(page.head)
        (text,) = scripts.texts or ("{}",)
        block = json.loads(text)
        found[address] = block.get("@graph", [block] if block else [])
    return found


def article(root: Path, **keys: object) -> dict[str, Any]:
    """Return the node of a profile with these keys."""
    nodes = blocks(root, {A: profile_text(**keys)})["guong/a/"]
    return nodes[0] if nodes else {}


# The element


@given(
    st.recursive(st.text(st.sampled_from('a<>&"\\/!-\u2028\u2029\u0000ă')), lambda inner: st.lists(inner, max_size=3))
)
def test_any_text_reads_back_and_stays_in_its_element(value: object) -> None:
    html = element(as_json({"name": value}))
    scripts = _Scripts()
    scripts.feed(f"{html}<p>")
    assert scripts.names == ["script", "p"]
    assert json.loads(scripts.texts[0]) == {"@context": "https://schema.org", "name": value}
    assert not set("<>&\u2028\u2029") & set(scripts.texts[0])


# Entries


def test_an_entry_says_who_wrote_it_when_and_what_it_is_part_of(tmp_path: Path) -> None:
    node = article(tmp_path, updated="2026-05-01", author="Trần Thị B")
    assert {key: node[key] for key in ("@type", "@id", "headline", "datePublished", "dateModified", "image")} == {
        "@type": "Article", "@id": f"{URL}guong/a/", "headline": "Nguyễn Văn A", "datePublished": "2024-05-19",
        "dateModified": "2026-05-01", "image": f"{URL}guong/a/chia-se.jpg",
    }  # fmt: skip
    assert node["author"] == {"@type": "Person", "name": "Trần Thị B"}
    assert node["isPartOf"]["@id"] == f"{URL}#trang"
    assert node["publisher"]["name"] == SITE.site_name


@pytest.mark.parametrize(
    ("keys", "author"),
    [
        ({"author": "Ban biên tập"}, {"@type": "Organization", "name": "Ban biên tập"}),
        ({"unit": "UBND xã"}, {"@type": "Organization", "name": "UBND xã"}),
        ({}, {"@id": f"{URL}#don-vi"}),
    ],
)
def test_an_author_may_be_a_body(keys: dict[str, object], author: dict[str, str], tmp_path: Path) -> None:
    assert article(tmp_path, **keys)["author"] == author


@pytest.mark.parametrize(("scopes", "year"), [(["dang-web", "nam-sinh"], "1970"), (["dang-web"], None)])
def test_a_year_of_birth_needs_its_scope(scopes: list[str], year: str | None, tmp_path: Path) -> None:
    node = article(tmp_path, birth_year=1970, consent=CONSENT | {"scopes": scopes})
    (person,) = node["about"]
    assert person.get("birthDate") == year
    assert year or "1970" not in json.dumps(node)


@pytest.mark.parametrize(
    ("subject_type", "kind"), [("ca-nhan", "Person"), ("tap-the", "Organization"), ("ho-gia-dinh", "Organization")]
)
def test_whom_a_profile_is_about(subject_type: str, kind: str, tmp_path: Path) -> None:
    (subject,) = article(tmp_path, subject_type=subject_type, role="Trưởng thôn")["about"]
    assert (subject["@type"], subject["name"]) == (kind, "Nguyễn Văn A")
    assert ("jobTitle" in subject) == (kind == "Person")


def test_only_valid_awards_are_said(tmp_path: Path) -> None:
    cancelled = {"cancelled_by": {"decision": "99/QĐ-UBND", "date": "2025-01-02"}}
    awards = [
        {"award": "bang-khen-cua-chu-tich-ubnd-tinh", "year": 2025, "authority": "UBND tỉnh Quảng Ngãi"},
        {"award": "lao-dong-tien-tien", "year": 2024, "status": "huy-bo"} | cancelled,
    ]
    (person,) = article(tmp_path, awards=awards)["about"]
    assert person["award"] == ["Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh, UBND tỉnh Quảng Ngãi"]


COMMUNE = "xã Phổ Minh, huyện Đức Phổ, tỉnh Quảng Ngãi"
QUANG_NGAI = {"@type": "Place", "name": "tỉnh Quảng Ngãi"}


@pytest.mark.parametrize(
    ("locality", "places"),
    [
        (COMMUNE, [
            {"@type": "Place", "name": "phường Đức Phổ", "alternateName": COMMUNE, "containedInPlace": QUANG_NGAI}
        ]),
        ("huyện Đức Phổ, tỉnh Quảng Ngãi", [
            {"@type": "Place", "name": "huyện Đức Phổ, tỉnh Quảng Ngãi", "containedInPlace": QUANG_NGAI}
        ]),
        ("tỉnh Quảng Ngãi", [QUANG_NGAI]),
        ("tỉnh Phú Yên", [
            {"@type": "Place", "name": "tỉnh Phú Yên", "containedInPlace": {"@type": "Place", "name": "tỉnh Đắk Lắk"}}
        ]),
        ("toan-quoc", None),
    ],
)  # fmt: skip
def test_places_have_todays_names_and_former_ones(
    locality: str, places: list[dict[str, object]] | None, tmp_path: Path
) -> None:
    assert article(tmp_path, locality=locality).get("contentLocation") == places


def test_sources_and_the_original_of_a_reprint(tmp_path: Path) -> None:
    sources = [
        {"title": "Bài", "publisher": "Báo A", "url": "https://bao.example/bai"},
        {"title": "Báo cáo", "publisher": "UBND xã"},
    ]
    node = article(tmp_path, sources=sources, reprint={"url": "https://goc.example/", "permission": "Công văn 12"})
    by = {"@type": "Organization", "name": "UBND xã"}
    report = {"@type": "CreativeWork", "name": "Báo cáo", "publisher": by}
    assert node["isBasedOn"] == ["https://goc.example/", "https://bao.example/bai", report]


def test_a_story_refers_to_its_profiles_and_names_the_others(tmp_path: Path) -> None:
    people = [{"name": "Bùi Văn D", "subject_type": "ca-nhan", "role": "Thợ"}]
    story = story_text(exemplars=["a"], people=people, genre="ban-tin", awards=[{"award": "lao-dong-tien-tien"}])
    found = blocks(tmp_path, {A: profile_text(), B: story})
    (node, _), ((profile), _) = found["cau-chuyen/2019/b/"], found["guong/a/"]
    person = {"@type": "Person", "name": "Bùi Văn D", "jobTitle": "Thợ"}
    assert node["about"] == [{"@id": profile["about"][0]["@id"]}, person]
    assert node["@type"] == "NewsArticle"
    assert "award" not in json.dumps(node)  # of a story, it is not said whose they are


@pytest.mark.parametrize(
    ("keys", "status", "is_named"),
    [
        ({"sample": True}, "Bài mẫu", True),
        ({"sample": True, "consent": {"basis": "bai-minh-hoa", "scopes": ["dang-web"]}}, "Bài minh họa", False),
        ({}, None, True),
    ],
)
def test_samples_say_so_and_invented_people_are_no_persons(
    keys: dict[str, object],
    status: str | None,
    is_named: bool,  # noqa: FBT001
    tmp_path: Path,
) -> None:
    node = article(tmp_path, **keys)
    assert node.get("creativeWorkStatus") == status
    assert ("about" in node) == is_named


def test_a_child_is_in_no_structured_data(tmp_path: Path) -> None:
    child = profile_text(
        name="Trần Văn Bé", is_child=True, date="2026-05-01", review_due="2027-04-01",
        consent=CONSENT | {"giver": ["nguoi-dai-dien", "tre-em-tu-du-7-tuoi"]},
        safety_review={"reviewer": "Hội Phụ nữ", "date": "2026-01-02"},
    )  # fmt: skip
    found = blocks(tmp_path, {A: profile_text(), "content/profiles/cau-be-sua-cau/index.md": child})
    assert found["guong/cau-be-sua-cau/"] == []
    listing, _ = found["nam/2019/"]
    assert listing["mainEntity"] == {
        "@type": "ItemList", "numberOfItems": 2, "itemListElement": [{"@id": f"{URL}guong/a/"}],
    }  # fmt: skip
    assert "cau-be-sua-cau" not in json.dumps(list(found.values()))


# Other pages


def test_the_trail_is_that_of_the_page(tmp_path: Path) -> None:
    found = blocks(tmp_path, {A: profile_text()})
    for address, last in (
        ("guong/a/", "linh-vuc/nong-nghiep/"),
        ("linh-vuc/nong-nghiep/2019/", "linh-vuc/nong-nghiep/"),
    ):
        trail = found[address][-1]
        assert trail["@type"] == "BreadcrumbList"
        items = trail["itemListElement"]
        assert [each["position"] for each in items] == [1, 2]
        assert [each["name"] for each in items] == ["Lĩnh vực", "Nông nghiệp, nông thôn mới"]
        assert items[-1]["item"] == URL + last


def test_a_listing_lists_what_its_page_shows(tmp_path: Path) -> None:
    files = {
        f"content/profiles/p{n}/index.md": profile_text(name=f"Người {n}", date=f"2024-01-0{n}") for n in range(1, 6)
    }
    found = blocks(tmp_path, files, replace(SITE, page_size=2))
    first, older = found["nam/2019/"][0], found["nam/2019/trang-1/"][0]
    assert len(first["mainEntity"]["itemListElement"]) == len(set(map(str, first["mainEntity"]["itemListElement"])))
    assert first["mainEntity"]["numberOfItems"] == 5
    assert "mainEntity" not in older


def test_a_listing_without_entries_has_none_and_is_not_for_search_engines(tmp_path: Path) -> None:
    root = small_project(tmp_path, {A: profile_text()})
    site, _ = prepare(root, SITE, tools(root))
    pages = rendered(site, root)
    assert 'content="noindex"' in pages["linh-vuc/y-te/"].head
    assert "ld+json" not in pages["linh-vuc/y-te/"].head
    assert 'content="noindex"' not in pages["linh-vuc/nong-nghiep/"].head


def test_the_home_page_describes_the_site_and_its_search() -> None:
    office = Office(governing_body="UBND xã", email="xa@example.vn")
    scripts = _Scripts()
    scripts.feed(page_data(replace(SITE, office=office, logo="logo.svg"), "", "Trang chủ", "Mô tả"))
    node = json.loads(scripts.texts[0])
    assert (node["@type"], node["@id"], node["url"]) == ("WebSite", f"{URL}#trang", URL)
    assert node["potentialAction"]["target"]["urlTemplate"] == f"{URL}tim-kiem/?q={{q}}"
    assert node["publisher"] == {
        "@type": "Organization", "@id": f"{URL}#don-vi", "name": "UBND xã", "url": URL, "logo": f"{URL}logo.svg",
        "email": "xa@example.vn",
    }  # fmt: skip


def test_without_a_site_url_there_is_none(tmp_path: Path) -> None:
    found = blocks(tmp_path, {A: profile_text()}, SETTINGS)
    assert not any(found.values())
    assert not page_data(SETTINGS, "", "Trang chủ", "")
