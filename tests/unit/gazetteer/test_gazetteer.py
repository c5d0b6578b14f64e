"""The gazetteer: known places of various years, and properties of all units."""

import json
import random
import re
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import generator.gazetteer as package
from generator.gazetteer import (
    NATIONWIDE,
    AmbiguousPlaceError,
    Form,
    Gazetteer,
    NotASuccessorError,
    PlaceError,
    Unit,
    UnknownPlaceError,
    load_gazetteer,
)
from generator.gazetteer.names import place_key, split_type
from generator.text.vietnamese import fold, sort_key, unify_tone_marks

DATA = Path(package.__file__).parent / "data"
RECORDS = json.loads((DATA / "places.json").read_text("utf-8"))
IDS = [record["id"] for record in RECORDS]
GAZETTEER = load_gazetteer()
TWO_TIERS = date(2025, 7, 1)


def day_of(text: str) -> date:
    """“2019” is 1 March 2019, “2025-08” the first of August."""
    year, _, month = text.partition("-")
    return date(int(year), int(month or 3), 1)


@pytest.mark.parametrize(
    ("text", "when", "unit", "province", "covered"),
    [
        ("huyện Bình Sơn, Quảng Ngãi", "2019", "Huyện Bình Sơn, tỉnh Quảng Ngãi", "Quảng Ngãi", 5),
        ("huyện Cầu Ngang, Trà Vinh", "2021", "Huyện Cầu Ngang, tỉnh Trà Vinh", "Vĩnh Long", 6),
        ("tỉnh Bình Thuận", "2018", "Tỉnh Bình Thuận", "Lâm Đồng", 0),
        ("tỉnh Bắc Kạn", "2016", "Tỉnh Bắc Kạn", "Thái Nguyên", 0),
        ("thành phố Thủ Đức, TP HCM", "2022", "Thành phố Thủ Đức, thành phố Hồ Chí Minh", "TP. Hồ Chí Minh", 12),
        ("Quận 9, TP HCM", "2018", "Quận 9, thành phố Hồ Chí Minh", "TP. Hồ Chí Minh", 12),
        ("thành phố Huế, Thừa Thiên Huế", "2019", "Thành phố Huế, tỉnh Thừa Thiên Huế", "Huế", 11),
        ("thành phố Huế", "2019", "Thành phố Huế, tỉnh Thừa Thiên Huế", "Huế", 11),
        ("thành phố Huế", "2025", "Thành phố Huế", "Huế", 0),
        ("thành phố Phú Quốc, Kiên Giang", "2022", "Thành phố Phú Quốc, tỉnh Kiên Giang", "An Giang", 2),
        ("huyện Phú Quốc, Kiên Giang", "2018", "Huyện Phú Quốc, tỉnh Kiên Giang", "An Giang", 2),
        ("huyện Đạ Huoai", "2020", "Huyện Đạ Huoai, tỉnh Lâm Đồng", "Lâm Đồng", 3),
        ("huyện Đạ Huoai", "2025", "Huyện Đạ Huoai, tỉnh Lâm Đồng", "Lâm Đồng", 9),
        ("huyện Cát Tiên", "2020", "Huyện Cát Tiên, tỉnh Lâm Đồng", "Lâm Đồng", 3),
        ("thành phố Hải Dương", "2022", "Thành phố Hải Dương, tỉnh Hải Dương", "Hải Phòng", 9),
        ("Hải Dương", "2022", "Tỉnh Hải Dương", "Hải Phòng", 0),
        ("huyện Thạch Thất, Hà Tây", "2006", "Huyện Thạch Thất, thành phố Hà Nội", "Hà Nội", 7),
        ("Phổ Yên, Thái Nguyên", "2014", "Huyện Phổ Yên, tỉnh Thái Nguyên", "Thái Nguyên", 6),
        ("Phổ Yên, Thái Nguyên", "2018", "Thị xã Phổ Yên, tỉnh Thái Nguyên", "Thái Nguyên", 6),
        ("Phổ Yên, Thái Nguyên", "2023", "Thành phố Phổ Yên, tỉnh Thái Nguyên", "Thái Nguyên", 6),
        ("Thủ Đức, TPHCM", "2019", "Quận Thủ Đức, thành phố Hồ Chí Minh", "TP. Hồ Chí Minh", 12),
        ("tỉnh Đồng Nai", "2025-08", "Thành phố Đồng Nai", "Đồng Nai", 0),
        ("huyện Bình Sơn, Quảng Ngãi", "2026", "Huyện Bình Sơn, tỉnh Quảng Ngãi", "Quảng Ngãi", 5),
        ("tỉnh Thừa Thiên - Huế", "2010", "Tỉnh Thừa Thiên Huế", "Huế", 0),
    ],
)
def test_places_with_several_communes_today(text: str, when: str, unit: str, province: str, covered: int) -> None:
    found = GAZETTEER.resolve(text, day_of(when))
    assert GAZETTEER.printed(found.unit, "path") == unit
    assert GAZETTEER.printed(found.province, "short") == province
    assert len(found.communes) == covered
    assert found.exact_commune is None


@pytest.mark.parametrize(
    ("text", "when", "today"),
    [
        ("phường Phổ Minh, thị xã Đức Phổ, Quảng Ngãi", "2023", "Phường Đức Phổ, tỉnh Quảng Ngãi"),
        ("xã Phổ Minh, huyện Đức Phổ, Quảng Ngãi", "2018", "Phường Đức Phổ, tỉnh Quảng Ngãi"),
        ("phường Thảo Điền, Quận 2, TP HCM", "2019", "Phường An Khánh, thành phố Hồ Chí Minh"),
        ("phường Thảo Điền, Q.2, TP. Hồ Chí Minh", "2019", "Phường An Khánh, thành phố Hồ Chí Minh"),
        ("huyện Côn Đảo, Bà Rịa - Vũng Tàu", "2020", "Đặc khu Côn Đảo, thành phố Hồ Chí Minh"),
        ("huyện Côn Đảo, Bà Rịa–Vũng\u00a0Tàu", "2020", "Đặc khu Côn Đảo, thành phố Hồ Chí Minh"),
        ("huyện Lý Sơn, Quảng Ngãi", "2020", "Đặc khu Lý Sơn, tỉnh Quảng Ngãi"),
        ("xã Lộc Ninh, Đồng Nai", "2025-08", "Phường Lộc Ninh, thành phố Đồng Nai"),
        (
            "xã Phước Tỉnh, huyện Long Điền, tỉnh Bà Rịa - Vũng Tàu",
            "2022",
            "Xã Long Hải, thành phố Hồ Chí Minh",
        ),
        ("xã Ia Băng, huyện Đak Đoa, tỉnh Gia Lai", "2023", "Xã Ia Băng, tỉnh Gia Lai"),
        ("xã Ia Băng, huyện Đăk Đoa, tỉnh Gia Lai", "2023", "Xã Ia Băng, tỉnh Gia Lai"),
        ("thị trấn Ea T’ling, huyện Cư Jút, tỉnh Đắk Nông", "2022", "Xã Cư Jút, tỉnh Lâm Đồng"),
        ("xã Phong Thạnh A, thị xã Giá Rai, tỉnh Bạc Liêu", "2022", "Phường Giá Rai, tỉnh Cà Mau"),
        ("phường 8, thành phố Vĩnh Long, tỉnh Vĩnh Long", "2021", "Phường Tân Hạnh, tỉnh Vĩnh Long"),
        ("P.08, TP Vĩnh Long, Vĩnh Long", "2021", "Phường Tân Hạnh, tỉnh Vĩnh Long"),
        ("xã Gia Viễn, huyện Đạ Huoai, tỉnh Lâm Đồng", "2025", "Xã Cát Tiên 3, tỉnh Lâm Đồng"),
        ("xã Gia Viễn, huyện Cát Tiên, tỉnh Lâm Đồng", "2020", "Xã Cát Tiên 3, tỉnh Lâm Đồng"),
        (
            "phường Tân Bình, thành phố Hải Dương, tỉnh Hải Dương",
            "2022",
            "Phường Lê Thanh Nghị, thành phố Hải Phòng",
        ),
        ("xã Hà Tân, huyện Hà Trung", "2022", "Xã Tống Sơn, tỉnh Thanh Hóa"),
        ("XÃ HOÀ BÌNH, huyện Kiến Xương, Thái Bình", "2022", "Xã Quang Lịch, tỉnh Hưng Yên"),
        ("phường Nguyễn Trung Trực, quận Ba Đình, Hà Nội", "2020", "Phường Ba Đình, thành phố Hà Nội"),
        ("xã Kiên Lao, huyện Lục Ngạn, Bắc Giang", "2020", "Xã Kiên Lao, thành phố Bắc Ninh"),
        ("phường Vĩnh Ninh, TP Huế, Thừa Thiên Huế", "2019", "Phường Thuận Hóa, thành phố Huế"),
        ("xã Hợp Lý, tỉnh Phú Thọ", "2025-08", "Xã Hợp Lý, tỉnh Phú Thọ"),
        ("xã Đức Cơ, tỉnh Gia Lai", "2026", "Xã Đức Cơ, tỉnh Gia Lai"),
        ("phường Giá Rai, tỉnh Cà Mau", "2026", "Phường Giá Rai, tỉnh Cà Mau"),
    ],
)
def test_places_with_one_commune_today(text: str, when: str, today: str) -> None:
    found = GAZETTEER.resolve(text, day_of(when))
    assert found.exact_commune is not None
    assert found.communes == (found.exact_commune,)
    assert GAZETTEER.printed(found.exact_commune, "path") == today


@pytest.mark.parametrize(
    "text",
    [
        "xã Địa Linh, huyện Ba Bể, tỉnh Bắc Kạn",
        "xã Quảng Phú, huyện Quảng Trạch, tỉnh Quảng Bình",
        "xã Tân Bình, huyện Châu Thành, tỉnh Đồng Tháp",
        "xã Côn Minh, huyện Na Rì, tỉnh Bắc Kạn",
        "xã Phước Hưng, huyện Trà Cú, tỉnh Trà Vinh",
        "xã Hàm Liêm, huyện Hàm Thuận Bắc, tỉnh Bình Thuận",
        "thị trấn Na Sầm, huyện Văn Lãng, tỉnh Lạng Sơn",
        "xã Duy Nhất, huyện Vũ Thư, tỉnh Thái Bình",
        "huyện Trạm Tấu, tỉnh Yên Bái",
        "xã Pá Hu, huyện Trạm Tấu, tỉnh Yên Bái",
        "huyện Quế Phong, tỉnh Nghệ An",
        "xã Phú Hưng, huyện Cái Nước, tỉnh Cà Mau",
        "xã Ngọc Kỳ, huyện Tứ Kỳ, tỉnh Hải Dương",
        "xã Hưng Thạnh, huyện Tháp Mười, tỉnh Đồng Tháp",
        "xã Dương Liễu, huyện Hoài Đức, TP Hà Nội",
        "thị trấn Lao Bảo, huyện Hướng Hóa, tỉnh Quảng Trị",
    ],
)
def test_places_of_the_stories_resolve(text: str) -> None:
    assert place_key(GAZETTEER.printed(GAZETTEER.resolve(text, date(2023, 3, 1)).unit, "path")).startswith(
        place_key(text.split(",", maxsplit=1)[0])
    )


def test_an_author_chooses_among_successors() -> None:
    text, when = "xã Văn Khê, huyện Mê Linh, Hà Nội", date(2020, 3, 1)
    split = GAZETTEER.resolve(text, when)
    assert (len(split.communes), split.exact_commune) == (3, None)
    chosen = GAZETTEER.resolve(text, when, now="xã Yên Lãng, Hà Nội")
    assert chosen.exact_commune is not None
    assert GAZETTEER.printed(chosen.exact_commune, "path") == "Xã Yên Lãng, thành phố Hà Nội"
    assert chosen.communes == split.communes
    for now in ("xã Ba Vì, Hà Nội", "xã Không Có", ""):
        with pytest.raises(NotASuccessorError) as caught:
            GAZETTEER.resolve(text, when, now=now)
        assert caught.value.text == now
        assert set(caught.value.candidates) == {
            "xã Yên Lãng, thành phố Hà Nội",
            "xã Tiến Thắng, thành phố Hà Nội",
            "xã Mê Linh, thành phố Hà Nội",
        }


def test_an_author_chooses_a_commune_of_an_old_province() -> None:
    chosen = GAZETTEER.resolve("tỉnh Bình Thuận", date(2018, 3, 1), now="phường Phan Thiết, Lâm Đồng")
    assert chosen.exact_commune is not None
    with pytest.raises(NotASuccessorError):
        GAZETTEER.resolve("tỉnh Bình Thuận", date(2018, 3, 1), now="phường Xuân Hương - Đà Lạt, Lâm Đồng")


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        (
            "xã Tân Minh, Hà Nội",
            (
                "xã Tân Minh, huyện Sóc Sơn, thành phố Hà Nội",
                "xã Tân Minh, huyện Thường Tín, thành phố Hà Nội",
            ),
        ),
        ("Kỳ Anh, Hà Tĩnh", ("huyện Kỳ Anh, tỉnh Hà Tĩnh", "thị xã Kỳ Anh, tỉnh Hà Tĩnh")),
        (
            "Kỳ Sơn, Hòa Bình",
            ("huyện Kỳ Sơn, tỉnh Hòa Bình", "phường Kỳ Sơn, thành phố Hòa Bình, tỉnh Hòa Bình"),
        ),
        ("huyện Kỳ Sơn", ("huyện Kỳ Sơn, tỉnh Hòa Bình", "huyện Kỳ Sơn, tỉnh Nghệ An")),
    ],
)
def test_an_ambiguous_place_lists_all_candidates(text: str, candidates: tuple[str, ...]) -> None:
    with pytest.raises(AmbiguousPlaceError) as caught:
        GAZETTEER.resolve(text, date(2018, 3, 1))
    assert caught.value.candidates == candidates


@pytest.mark.parametrize(
    ("text", "when", "first"),
    [
        ("huyen Binh Son, Quang Ngai", "2020", "huyện Bình Sơn, tỉnh Quảng Ngãi"),
        ("huyện Bình Sơn, Trà Vinh", "2020", "huyện Bình Sơn, tỉnh Quảng Ngãi"),
        ("thôn Phú Cường, xã Hợp Lý, tỉnh Phú Thọ", "2025-08", "xã Hợp Lý, tỉnh Phú Thọ"),
        ("xã Hợp Lí, Phú Thọ", "2026", "xã Hợp Lý, tỉnh Phú Thọ"),
        ("tỉnh Quảng Nghãi", "2026", "tỉnh Quảng Ngãi"),
        ("thành phố Đức Phố, Quảng Ngãi", "2022", "thị xã Đức Phổ, tỉnh Quảng Ngãi"),
    ],
)
def test_an_unknown_place_offers_similar_ones(text: str, when: str, first: str) -> None:
    with pytest.raises(UnknownPlaceError) as caught:
        GAZETTEER.resolve(text, day_of(when))
    assert caught.value.text == text
    assert caught.value.candidates[0] == first


@pytest.mark.parametrize("text", ["", " , ", "xyz"])
def test_text_without_similar_places_offers_none(text: str) -> None:
    with pytest.raises(UnknownPlaceError) as caught:
        GAZETTEER.resolve(text, date(2020, 3, 1))
    assert caught.value.candidates == ()


@pytest.mark.parametrize(
    ("text", "when", "slug", "short"),
    [
        ("tỉnh Quảng Ngãi", "2026", "quang-ngai", "Quảng Ngãi"),
        ("thành phố Hồ Chí Minh", "2026", "ho-chi-minh", "TP. Hồ Chí Minh"),
        ("tỉnh Bình Thuận", "2018", "tinh-binh-thuan-60", "Bình Thuận"),
        ("huyện Bình Sơn, Quảng Ngãi", "2018", "huyen-binh-son-524", "Huyện Bình Sơn"),
        ("Quận 9, TP HCM", "2018", "quan-9-763", "Quận 9"),
        ("đặc khu Lý Sơn, Quảng Ngãi", "2026", "ly-son-21548", "Đặc khu Lý Sơn"),
        ("thị trấn Ea T’ling, Đắk Nông", "2018", "thi-tran-ea-tling-24640", "Thị trấn Ea T'Ling"),
    ],
)
def test_slugs_and_short_names(text: str, when: str, slug: str, short: str) -> None:
    unit = GAZETTEER.resolve(text, day_of(when)).unit
    assert (GAZETTEER.slug(unit), GAZETTEER.printed(unit, "short")) == (slug, short)


def test_counts_of_the_trees() -> None:
    assert len([one for one in IDS if one.startswith("now-c")]) == 3321
    assert len([one for one in IDS if one.startswith("then-p")]) == 63
    assert len([one for one in IDS if one.startswith("then-d")]) == 696
    assert len([one for one in IDS if one.startswith("then-c")]) == 10035
    provinces = GAZETTEER.provinces_now()
    assert len(provinces) == 34
    assert [GAZETTEER.printed(one, "short") for one in provinces[:3]] == ["An Giang", "Bắc Ninh", "Cà Mau"]
    assert sum(len(GAZETTEER.communes_now(one)) for one in provinces) == 3321
    names = [split_type(GAZETTEER.unit(one).name)[1] for one in GAZETTEER.communes_now(provinces[0])]
    assert names == sorted(names, key=sort_key)


def test_ids_and_slugs_are_unique_and_valid() -> None:
    slugs = [GAZETTEER.slug(one) for one in IDS]
    assert len(set(IDS)) == len(IDS) == len(set(slugs))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in slugs)


def test_names_are_normalised() -> None:
    for record in RECORDS:
        assert unify_tone_marks(record["name"]) == record["name"] == " ".join(record["name"].split())
        assert split_type(record["name"])[0], record


def test_every_unit_belongs_to_one_province_of_today() -> None:
    communes = {one for province in GAZETTEER.provinces_now() for one in GAZETTEER.communes_now(province)}
    for one in IDS:
        unit = GAZETTEER.unit(one)
        chain = GAZETTEER.ancestors(one)
        assert chain[0] == one
        assert GAZETTEER.unit(chain[-1]).level == "province"
        assert {GAZETTEER.unit(above).era for above in chain} == {unit.era}
        if unit.era == "now":
            assert unit.successors == ()
        elif unit.level == "province":
            assert len(unit.successors) == 1
            assert unit.successors[0] in GAZETTEER.provinces_now()
        else:
            assert communes.issuperset(unit.successors)
            assert len({GAZETTEER.unit(now).parent for now in unit.successors}) == 1


def last_day(unit: Unit) -> date:
    """Return a day on which the unit existed; older districts without a recorded end existed in 2008."""
    if unit.era == "now":
        return date(2026, 11, 1)
    gone_early = unit.id.startswith("old-d") and unit.until is None
    return (unit.until or (date(2008, 9, 1) if gone_early else TWO_TIERS)) - timedelta(days=1)


def test_every_full_path_names_its_unit() -> None:
    for one in IDS:
        found = GAZETTEER.resolve(GAZETTEER.printed(one, "path"), last_day(GAZETTEER.unit(one)))
        assert found.unit == one
        assert GAZETTEER.unit(found.province).era == "now"


@given(st.sampled_from(IDS), st.randoms(use_true_random=False))
def test_case_spacing_and_tone_placement_do_not_matter(one: str, chance: random.Random) -> None:
    path = GAZETTEER.printed(one, "path")
    spaced = re.sub(" ", lambda _: chance.choice([" ", "\u00a0", "  "]), path)
    retyped = chance.choice([spaced.upper(), spaced.lower(), spaced.title()]).replace("'", "’")
    assert GAZETTEER.resolve(retyped, last_day(GAZETTEER.unit(one))).unit == one


@given(st.sampled_from(IDS))
def test_diacritics_matter(one: str) -> None:
    path = GAZETTEER.printed(one, "path")
    if fold(path) != path.lower():
        with pytest.raises(PlaceError):
            GAZETTEER.resolve(fold(path), last_day(GAZETTEER.unit(one)))


WORDS = sorted({word for record in RECORDS[::40] for word in record["name"].split()})
place_like = st.lists(st.sampled_from([*WORDS, ",", ", ", "TP.", "tỉnh", "xã"]), max_size=8).map(" ".join)


@given(
    place_like | st.text(max_size=30),
    st.dates(date(1990, 1, 1), date(2040, 1, 1)),
    st.none() | place_like,
)
def test_any_text_resolves_or_raises_a_place_error(text: str, on: date, now: str | None) -> None:
    try:
        found = GAZETTEER.resolve(text, on, now)
    except PlaceError as error:
        assert len(set(error.candidates)) == len(error.candidates)  # noqa: PT017
    else:
        assert found.unit in IDS
        assert found.exact_commune is None or GAZETTEER.unit(found.exact_commune).parent == found.province


def test_loading_reads_once() -> None:
    assert load_gazetteer() is GAZETTEER
    assert isinstance(GAZETTEER, Gazetteer)


@pytest.mark.parametrize(
    ("form", "commune", "province", "nationwide"),
    [
        ("full", "Xã Hợp Lý", "Tỉnh Phú Thọ", "Toàn quốc"),
        ("short", "Xã Hợp Lý", "Phú Thọ", "Toàn quốc"),
        ("card", "Xã Hợp Lý", "Phú Thọ", "Toàn quốc"),
        ("bare", "Hợp Lý", "Phú Thọ", "Toàn quốc"),
        ("inline", "xã Hợp Lý", "tỉnh Phú Thọ", "toàn quốc"),
        ("path", "Xã Hợp Lý, tỉnh Phú Thọ", "Tỉnh Phú Thọ", "Toàn quốc"),
        ("inline path", "xã Hợp Lý, tỉnh Phú Thọ", "tỉnh Phú Thọ", "toàn quốc"),
    ],
)
def test_forms_of_names(form: Form, commune: str, province: str, nationwide: str) -> None:
    found = GAZETTEER.resolve("xã Hợp Lý, tỉnh Phú Thọ", date(2026, 1, 1))
    printed = [GAZETTEER.printed(each, form) for each in (found.unit, found.province, NATIONWIDE)]
    assert printed == [commune, province, nationwide]


def test_unknown_ids_raise_key_error() -> None:
    for call in (GAZETTEER.unit, partial(GAZETTEER.printed, form="path"), GAZETTEER.slug, GAZETTEER.communes_now):
        with pytest.raises(KeyError):
            call("now-p99")
