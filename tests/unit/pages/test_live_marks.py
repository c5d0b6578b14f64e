"""LiveMarks marks of hand-written pages: filled from the site, and reported when unknown."""

from datetime import date

import pytest

from generator.content.data.deadlines import load_deadlines
from generator.content.entry_kinds import ENTRY_KINDS
from generator.engine.theme import theme_with
from generator.pages.live_marks import LiveMarks
from generator.pages.render import Renderer
from generator.problems.catalogue import CODES
from generator.problems.problem import Location, Reference
from generator.site.collections import Collection, with_collections
from generator.site.library import Library
from generator.site.listings import group_by_listing
from generator.site.live_marks import check_marks
from tests.support.factories import BASE, SETTINGS, library, profile, story

WITHDRAWN = {"date": "2026-02-03", "reason": "Theo yêu cầu của người được nêu"}


def fill(html: str, of: Library, address: str = "gioi-thieu/", collections: tuple[Collection, ...] = ()) -> str:
    deadlines, _ = load_deadlines(BASE)
    by_listing = with_collections(group_by_listing(of), collections, of)
    renderer = Renderer(theme_with(), SETTINGS.messages)
    return LiveMarks(of, by_listing, renderer, deadlines, collections).fill(html, address)


def positions(html: str, *texts: str) -> list[int]:
    return [html.find(text) for text in texts]


def test_latest_shows_the_newest_entries_up_to_the_limit() -> None:
    made = library(*(profile(f"a-{day}", name=f"Ông {day}", date=f"2024-01-{day:02}") for day in range(1, 10)))
    html = fill("<h2>Mới</h2><!-- guong:latest limit=3 --><p>", made)
    assert html.startswith("<h2>Mới</h2>")
    assert html.endswith("<p>")
    assert html.count('class="gs-card__title"') == 3
    found = positions(html, "guong/a-9/", "guong/a-8/", "guong/a-7/")
    assert found == sorted(found)
    assert -1 not in found
    assert fill("<!-- guong:latest -->", made).count('class="gs-card__title"') == 6


@pytest.mark.parametrize(("address", "href"), [("", "./guong/a/"), ("gioi-thieu/", "../guong/a/")])
def test_links_are_relative_to_the_page_with_the_mark(address: str, href: str) -> None:
    assert f'href="{href}"' in fill("<!--guong:latest-->", library(profile("a")), address)


def test_featured_shows_chosen_entries_until_their_last_day() -> None:
    made = library(
        profile("qua-han", featured_until="2026-05-31"),
        profile("hom-nay", featured_until="2026-06-01"),
        profile("con-han", featured_until="2027-01-01"),
        profile("khong"),
        profile("da-go", featured_until="2027-01-01", withdrawn=WITHDRAWN),
    )
    assert date(2026, 6, 1) == SETTINGS.today
    html = fill("<!-- guong:featured -->", made)
    assert {slug for slug in ("qua-han", "hom-nay", "con-han", "khong", "da-go") if slug in html} == {
        "hom-nay",
        "con-han",
    }


def test_counts() -> None:
    made = library(
        profile("a", fields=["y-te", "moi-truong"]),
        profile("b", locality="thành phố Hà Nội"),
        story("c", locality="toan-quoc"),
        story("d", draft=True, fields=["doi-ngoai"]),
    )
    html = fill("<!-- guong:counts -->", made)
    for text in (
        "<strong>2</strong> gương",
        "<strong>1</strong> câu",
        "<strong>3</strong> lĩnh",
        "<strong>2</strong> tỉnh",
    ):
        assert text in html


def test_ways_in_link_every_field_and_the_years_and_provinces_with_entries() -> None:
    html = fill("<!-- guong:ways-in -->", made := library(profile()))
    for term in made.context.vocabularies.fields:
        assert f'href="../linh-vuc/{term.slug}/"' in html
    assert 'href="../nam/2019/"' in html
    assert 'href="../dia-phuong/quang-ngai/"' in html
    assert "ha-noi" not in html


def test_every_error_code_and_required_key_is_shown() -> None:
    html = fill("<!-- guong:errors --><!-- guong:keys -->", library())
    assert all(f'id="{code.lower()}"' in html for code in CODES)
    for model in (kind.model for kind in ENTRY_KINDS):
        for name, key in model.model_fields.items():
            assert (f"<code>{name}</code>" in html) or not key.is_required()


def test_other_comments_and_escaped_marks_stay() -> None:
    html = "<!-- ghi chú --><code>&lt;!-- guong:latest --&gt;</code><!-- guong:lates -->"
    assert fill(html, library()) == html


@pytest.mark.parametrize(
    "mark",
    [
        "<!-- guong:latest -->",
        "<!--guong:latest limit=12-->",
        "<!--  guong:featured   limit=1  -->",
        "<!-- guong:counts -->",
        "<!-- guong:ways-in -->",
        "<!-- guong:errors -->",
        "<!-- guong:keys -->",
        "<!-- ghi chú -->",
    ],
)
def test_known_marks_pass(mark: str) -> None:
    assert not list(check_marks(mark, "content/pages/index.md"))


@pytest.mark.parametrize(
    ("mark", "near"),
    [
        ("<!-- guong:lates -->", "“latest”"),
        ("<!-- guong: -->", ""),
        ("<!-- guong:latest lmit=4 -->", ""),
        ("<!-- guong:latest limit=nhiều -->", ""),
        ("<!-- guong:latest limit=1000 -->", ""),
        ("<!-- guong:latest limit=3 limit=4 -->", ""),
        ("<!-- guong:counts limit=3 -->", ""),
        ("<!-- guong:latest, 4 -->", ""),
    ],
)
def test_invalid_marks_are_reported_at_their_place(mark: str, near: str) -> None:
    (problem,) = check_marks(f"# Trang\n\nXem {mark}\n", "content/pages/index.md")
    assert (problem.code, problem.location) == ("GS903", ("content/pages/index.md", 3, 5))
    assert near in problem.hint


def test_checking_a_page_full_of_half_marks_takes_linear_time() -> None:
    """A backtracking expression would take minutes."""
    for half in ("<!--guong:", "<!--guong:a ", "a-"):
        assert not list(check_marks("<!--guong:" + half * 100_000, "content/pages/index.md"))


def test_deadlines_are_those_of_the_data_file() -> None:
    deadlines, _ = load_deadlines(BASE)
    units = {"ngay": "ngày", "ngay-lam-viec": "ngày làm việc"}
    said = {slug: f"{deadline.days} {units[deadline.unit]}" for slug, deadline in deadlines.items()}
    html = fill("<!-- guong:deadlines -->", library())
    rows = [html.count(f"<td>{deadline.label}</td><td>{said[slug]}</td>") for slug, deadline in deadlines.items()]
    assert rows == [1] * len(deadlines)
    form = fill("<!-- guong:consent-form -->", library())
    assert f"trong {said['phan-hoi']} và gỡ trong {said['rut-dong-y']}" in form


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<h2 id='a'>Nổi bật</h2>\n<!-- guong:featured -->\n<h2>Mới</h2><!-- guong:latest -->", ["Mới"]),
        ("<p>a</p><h2>Nổi <em>bật</em></h2>\n<!-- guong:featured -->\n</div>", ["a"]),
        ("<h2>Nổi bật</h2><!-- guong:featured --><p>Xem thêm</p>", ["Nổi bật", "Xem thêm"]),
        ("<h2>Nổi bật</h2><p>Do hội đồng chọn.</p><!-- guong:featured -->", ["Nổi bật", "Do hội đồng chọn."]),
        ("<h1>Trang</h1><!-- guong:featured -->", ["Trang"]),
    ],
)
def test_a_section_that_has_nothing_to_show_is_hidden_with_its_heading(html: str, shown: list[str]) -> None:
    filled = fill(html, library(profile("a")))
    texts = [text for text in ("Nổi", "Mới", ">a<", "Xem thêm", "Do hội đồng chọn.", "Trang") if text in filled]
    assert [text.strip("<>") for text in texts] == [text.removesuffix(" bật") for text in shown]
    assert "\ufdd0" not in filled
    assert "gs-cards--featured" not in filled


def test_a_new_site_has_no_empty_section() -> None:
    page = "<div><h2>Nổi bật</h2><!-- guong:featured --><h2>Mới</h2><!-- guong:latest --><!-- guong:ways-in --></div>"
    filled = fill(page, library())
    assert "<h2>Nổi bật" not in filled
    assert "<h2>Mới" not in filled
    assert "gs-way" in filled


def test_deeds_are_those_with_most_entries_first_and_none_without() -> None:
    each = {"hien-mau": 1, "hien-dat": 3, "gom-rac": 1, "day-boi": 2}
    made = library(
        *(profile(f"{deed}-{number}", deeds=[deed]) for deed, count in each.items() for number in range(count))
    )
    html = fill("<!-- guong:deeds limit=3 -->", made)
    found = positions(html, *(f"../viec-tot/{slug}/" for slug in ("hien-dat", "day-boi", "hien-mau")), '../viec-tot/"')
    assert found == sorted(found)
    assert -1 not in found
    assert "gom-rac" not in html
    assert ">Hiến đất</a>" in html  # the short name
    assert "gs-deed--hien-dat" in html


def test_deeds_vanish_with_their_heading_where_no_entry_has_one() -> None:
    assert fill("<h2>Việc tốt</h2>\n<!-- guong:deeds -->\n<h2>Mới</h2>", library(profile("a"))) == "\n<h2>Mới</h2>"


def test_the_hero_is_the_newest_that_staff_chose() -> None:
    made = library(
        profile("cu", name="Ông Cũ", date="2024-01-01", featured_until="2027-01-01"),
        profile("moi", name="Bà Mới", date="2025-01-01", featured_until="2027-01-01"),
        profile("khong", name="Anh Không", date="2026-01-01"),
    )
    html = fill("<!-- guong:hero -->", made)
    assert 'href="../guong/moi/"' in html
    assert "Ông Cũ" not in html
    assert fill("<h1>Nhà</h1><!-- guong:hero -->", library()) == "<h1>Nhà</h1>"


def test_the_story_of_the_week_is_not_of_the_hero() -> None:
    made = library(
        profile("a", featured_until="2027-01-01"), story("cua-a", exemplars=["a"]), story("khac", title="Chuyện khác")
    )
    html = fill("<!-- guong:story-of-the-week -->", made)
    assert "cau-chuyen/2019/khac/" in html
    assert "cua-a" not in html


def test_a_collection_has_its_name_and_the_scenes_of_its_entries() -> None:
    at = Location("content/data/collections.yml")
    entries = tuple(Reference(f"guong/{slug}/", at) for slug in "abc")
    collections = (
        Collection("trong", "Trống", "Chưa có bài.", (), ()),
        Collection("tay", "Tay nắm tay", "Ba việc.", (), entries),
    )
    made = library(
        *(profile(slug, deeds=[deed]) for slug, deed in zip("abc", ("day-boi", "day-boi", "hien-mau"), strict=True))
    )
    html = fill("<h2>Chuyên đề</h2><!-- guong:collection -->", made, collections=collections)
    assert ("Tay nắm tay" in html, "Ba việc." in html, "Trống" in html) == (True, True, False)
    assert (html.count("gs-deed--day-boi"), html.count("gs-deed--hien-mau")) == (2, 1)
    assert 'href="../chuyen-de/"' in html
    assert fill("<h2>Chuyên đề</h2><!-- guong:collection -->", made) == ""


def test_a_heading_goes_with_all_marks_below_it() -> None:
    html = "<h2>Tuần này</h2>\n<!-- guong:story-of-the-week -->\n<!-- guong:on-this-day -->\n<h2>Mới</h2>"
    assert fill(html, library()) == "\n<h2>Mới</h2>"


def test_on_this_day_names_its_days_and_is_hidden() -> None:
    html = fill("<!-- guong:on-this-day -->", library(profile("a", date="2024-05-19"), profile("b", date="2026-05-01")))
    assert 'hidden data-root="../" data-folder="assets/on-this-day/" data-days="0519"' in html
    assert fill("<!-- guong:on-this-day -->", library()) == ""
