"""Search results and their order."""

from pathlib import Path

import pytest

from generator.search import ranking
from generator.search.alternatives import Alternative
from generator.search.correction import is_one_off
from generator.search.grades import FITTING, OTHER, SAME, grade_of
from tests.support.indexes import bodies, document, searched

SPELLINGS = ("hiến máu nhân đạo", "hien mau nhan dao", "HIẾN MÁU", "hieens maus", "hiến mau", "hiện mâu")


@pytest.mark.parametrize("typed", SPELLINGS)
def test_every_way_of_typing_finds_the_entry(typed: str, tmp_path: Path) -> None:
    assert bodies(tmp_path, "Bốn mươi lần hiến máu nhân đạo", "Đắp đường").found(typed) == [
        "Bốn mươi lần hiến máu nhân đạo"
    ]


@pytest.mark.parametrize(
    "typed", ["Hòa Bình", "Hoà Bình", "hoa binh", "HOÀ BÌNH", "hoaf binhf", "Hoa\u0300 Bi\u0300nh"]
)
def test_tone_placement_and_unicode_form_do_not_matter(typed: str, tmp_path: Path) -> None:
    assert bodies(tmp_path, "Làng Hoà Bình", "Làng Hòa Bình", "Làng Vui").found(typed) == [
        "Làng Hoà Bình",
        "Làng Hòa Bình",
    ]


def test_d_matches_d_with_stroke(tmp_path: Path) -> None:
    assert bodies(tmp_path, "Đường làng").found("duong lang") == ["Đường làng"]
    assert bodies(tmp_path / "b", "Đường làng").found("đường làng") == ["Đường làng"]


def test_the_spelling_as_typed_comes_first_even_if_older(tmp_path: Path) -> None:
    index = bodies(tmp_path, "Cô Dương", "Con đường", "Con dường")
    assert index.found("đường")[0] == "Con đường"
    assert index.found("Dương")[0] == "Cô Dương"
    assert set(index.found("duong")) == {"Cô Dương", "Con đường", "Con dường"}


def test_a_spelling_with_every_mark_typed_comes_before_one_without(tmp_path: Path) -> None:
    assert bodies(tmp_path, "Bà mất vía", "Bà mặt vỉa", "Ba mật vịa").found("bà mât") == [
        "Bà mất vía", "Bà mặt vỉa", "Ba mật vịa"
    ]  # fmt: skip
    assert grade_of("người tốt", "nguoi tốt") == FITTING
    assert grade_of("đường", "dường") == FITTING
    assert grade_of("đương", "dường") == OTHER
    assert grade_of("đường", "đường") == SAME
    assert grade_of("dường", "đường") == OTHER


def test_a_phrase_ranks_above_near_words_and_these_above_scattered_words(tmp_path: Path) -> None:
    whole, near = "Phong trào hiến máu Quảng Ngãi", "Quảng Ngãi có phong trào hiến máu"
    scattered = "Hiến nhiều lần, máu đã cứu người ở vùng Quảng cạnh Ngãi"
    index = bodies(tmp_path / "a", scattered, near, whole)
    assert index.found("hiến máu Quảng Ngãi") == [whole, near, scattered]
    assert index.whole("hiến máu Quảng Ngãi") == 2
    assert index.found("hiến máu") == [near, whole, scattered]
    assert bodies(tmp_path / "b", scattered, "Hội hiến máu").found("hiến máu Quảng Ngãi")[0] == scattered


def test_a_name_is_found_without_its_middle_word(tmp_path: Path) -> None:
    index = bodies(tmp_path, "Nguyễn Thị Hạnh", "Nguyễn Hạnh", "Trần Hạnh")
    assert index.found("nguyễn hạnh") == ["Nguyễn Hạnh", "Nguyễn Thị Hạnh", "Trần Hạnh"]
    assert index.whole("nguyễn hạnh") == 2


def test_newer_comes_first_among_equals(tmp_path: Path) -> None:
    documents = [document(f"guong/{year}/", title=f"Hiến máu {year}") for year in (2026, 2025, 2019)]
    assert searched(documents, tmp_path).found("hien mau") == ["Hiến máu 2026", "Hiến máu 2025", "Hiến máu 2019"]


def test_a_title_ranks_above_a_place_a_summary_and_a_body(tmp_path: Path) -> None:
    documents = [
        document("guong/1/", title="Một", body="Trồng rừng."),
        document("guong/2/", title="Hai", summary="Trồng rừng."),
        document("guong/3/", title="Ba", subjects="Trồng rừng"),
        document("guong/4/", title="Bốn trồng rừng"),
    ]
    assert searched(documents, tmp_path).found("trồng rừng") == ["Bốn trồng rừng", "Ba", "Hai", "Một"]


def test_what_an_entry_says_often_ranks_above_what_it_says_once(tmp_path: Path) -> None:
    documents = [
        document("guong/1/", title="Một", body="Trồng rừng. Nuôi cá. Nuôi cá."),
        document("guong/2/", title="Hai", body="Trồng rừng. Trồng rừng. Trồng rừng."),
        document("guong/3/", title="Trồng rừng"),
        document("guong/4/", title="Bốn", subjects="Trồng rừng\nTrồng rừng nhiều\nTrồng rừng mãi"),
    ]
    assert searched(documents, tmp_path).found("trồng rừng") == ["Trồng rừng", "Bốn", "Hai", "Một"]


def test_partial_matches_come_after_entries_with_all_words(tmp_path: Path) -> None:
    index = bodies(tmp_path, "Hiến máu ở Huế", "Bệnh viện Quảng Trị", "Hiến máu")
    assert index.tier("hiến máu Quảng Trị") == ranking.SOME
    assert (len(index.found("hiến máu Quảng Trị")), index.whole("hiến máu Quảng Trị")) == (3, 0)
    assert (index.found("hiến máu ở Huế"), index.whole("hiến máu ở Huế")) == (["Hiến máu ở Huế", "Hiến máu"], 1)


def test_words_that_carry_nothing_do_not_decide(tmp_path: Path) -> None:
    index = bodies(tmp_path, "Của ai thì của người ấy", "Hiến máu cứu bệnh nhân", "Người ở bến")
    assert index.found("ai là người hiến máu cho bệnh nhân ở đây")[0] == "Hiến máu cứu bệnh nhân"
    assert index.whole("người hiến máu ở đây") == 1
    assert index.found("của người ấy")[0] == "Của ai thì của người ấy"  # of nothing else, they are looked up


def test_one_text_with_every_word_by_chance_does_not_hide_better_ones(tmp_path: Path) -> None:
    chance = document("guong/1/", title="Một", body="Bếp nhà ông. Từ sáng ông ăn cơm. Hội thiện nguyện")
    meant = [document(f"guong/{at}/", title=f"Bếp ăn tình thương {at}", body="Nấu bếp ăn từ sáng") for at in (2, 3)]
    others = [document(f"guong/{at}/", title=f"Câu chuyện {at}", body="Từ thiện") for at in range(4, 9)]
    index = searched([chance, *meant, *others], tmp_path)
    assert index.found("bếp ăn từ thiện")[:2] == ["Bếp ăn tình thương 2", "Bếp ăn tình thương 3"]


def test_the_list_stops_where_relevance_drops(tmp_path: Path) -> None:
    texts = [f"Người thứ {number} hiến" for number in range(30)]
    index = bodies(tmp_path, "Hiến máu nhân đạo", "Hiến máu", *texts)
    assert index.found("hiến máu nhân đạo")[:2] == ["Hiến máu nhân đạo", "Hiến máu"]
    assert len(index.found("hiến máu nhân đạo")) <= 10


def test_entries_with_the_marks_typed_are_counted_apart(tmp_path: Path) -> None:
    index = bodies(tmp_path, "Tỉnh nguyên khí", "Đội tình nguyện", "Tinh nguyên vẹn")
    assert index.found("tình nguyện")[0] == "Đội tình nguyện"
    assert [index.whole(text) for text in ("tình nguyện", "tinh nguyện", "tinh nguyen")] == [1, 1, 3]
    assert index.whole("tĩnh nguyễn") == 3  # nobody has these marks: they may be mistyped


@pytest.mark.parametrize(
    ("weight", "expected"), [(1.0, ["Cho máu", "Hiến máu cứu người"]), (0.1, ["Cho máu", "Hiến máu cứu người"])]
)
def test_alternatives_find_too_and_say_so(weight: float, expected: list[str], tmp_path: Path) -> None:
    index = bodies(tmp_path, "Hiến máu cứu người", "Cho máu", "Chó mau", "Nấu cháo")
    other = Alternative(0, 2, ("hiến", "máu"), weight, "hiến máu")
    found = ranking.search(index.index, "cho máu", lambda words: [other] if words == ("cho", "máu") else [])
    assert [index.index.document(number).title for number in found.documents][:2] == expected
    assert found.also == (other,)
    assert found.whole == 2
    assert ranking.search(index.index, "cho máu").also == ()


def test_several_alternatives_of_one_part_give_what_the_best_gives(tmp_path: Path) -> None:
    index = bodies(tmp_path, "Tặng máu, trao máu ở đây", "Cho máu ở đây")
    others = [Alternative(0, 2, tuple(each.split()), 0.8, each) for each in ("tặng máu", "trao máu")]
    found = ranking.search(index.index, "cho máu", lambda _: others)
    assert [index.index.document(number).title for number in found.documents] == [
        "Cho máu ở đây",
        "Tặng máu, trao máu ở đây",
    ]
    assert found.also == tuple(others)


def test_an_alternative_stands_for_words_that_no_entry_has(tmp_path: Path) -> None:
    index = bodies(tmp_path, "Bếp cơm 0 đồng ở Huế", "Bếp cơm 0 đồng", "Người ở Huế")
    other = Alternative(0, 3, ("bếp", "cơm"), 1.0, "bếp cơm")
    found = ranking.search(index.index, "nồi cháo nghĩa Huế", lambda _: [other])
    assert index.index.document(found.documents[0]).title == "Bếp cơm 0 đồng ở Huế"
    assert found.whole == 1


def test_the_last_word_may_be_half_typed(tmp_path: Path) -> None:
    index = bodies(tmp_path, "Hiến máu nhân đạo", "Hiến máu lần hai")
    assert index.found("hiến má") == ["Hiến máu nhân đạo", "Hiến máu lần hai"]
    assert index.found("hiến máu nh") == ["Hiến máu nhân đạo", "Hiến máu lần hai"]
    assert index.whole("hiến máu nh") == 1
    assert index.found("hi") == ["Hiến máu nhân đạo", "Hiến máu lần hai"]


def test_a_last_word_of_one_letter_is_ignored_unless_an_entry_has_it(tmp_path: Path) -> None:
    index = bodies(tmp_path, "Hiến máu nhân đạo", "Hiến máu lần hai", "Ông Nguyễn Văn A")
    assert index.found("hiến m") == index.found("hiến máu n") == ["Hiến máu nhân đạo", "Hiến máu lần hai"]
    assert index.found("nguyễn văn a") == ["Ông Nguyễn Văn A"]
    assert index.tier("hiến m") == ranking.PHRASE
    assert index.tier("hiến máu 4") == ranking.SOME


def test_a_wrong_letter_is_corrected_only_if_nothing_else_matches(tmp_path: Path) -> None:
    index = bodies(tmp_path, "Hiến máu nhân đạo", "Hiến máu cứu người", "Quảng Ngãi", "Đất Quảng Ngãi", "Hiếm muộn")
    assert index.offered("hiếm máu") == "hiến máu"
    assert index.offered("hien mauu") == "hien mau"
    assert index.offered("qảung ngãi") == "quảng ngãi"
    assert index.offered("kwang ngai") is None
    assert index.offered("xyz") is None
    assert index.found("hiếm muộn") == ["Hiếm muộn"]


def test_a_query_without_words_returns_everything_newest_first(tmp_path: Path) -> None:
    index = bodies(tmp_path, "Một", "Hai")
    for text in ("", " -- ", "\u200b", "\u00a0…“”", "+ $ ^ `"):
        assert index.found(text) == ["Một", "Hai"], text


@pytest.mark.parametrize(
    "text", ["🎉", "❤️", "👨‍👩‍👧", "🇻🇳", "→", "ไทย", "العربية", "½", "€", "- 🎉", "\u0301", "\ue000"]
)
def test_a_query_of_signs_that_are_no_words_finds_nothing(text: str, tmp_path: Path) -> None:
    assert bodies(tmp_path, "Một", "Hai").found(text) == []


def test_signs_beside_words_are_ignored(tmp_path: Path) -> None:
    assert bodies(tmp_path, "Một", "Hai").found("🎉 hai ❤️") == ["Hai"]


def test_names_with_apostrophes_are_found_however_typed(tmp_path: Path) -> None:
    index = bodies(tmp_path, "Trường Ea T’ling, huyện Đắk R'lấp")
    for typed in ("Ea T'ling", "ea tling", "ea t ling", "Ea T`ling", "dak rlap", "Đắk R’Lấp"):
        assert index.found(typed), typed


def test_document_numbers_are_found(tmp_path: Path) -> None:
    index = bodies(tmp_path, "Quyết định số 80/KH-UBND", "Quyết định số 81/KH-UBND")
    for typed in ("80/KH-UBND", "80 kh ubnd"):
        assert (index.found(typed)[0], index.whole(typed)) == ("Quyết định số 80/KH-UBND", 1)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("quang", "quan", True), ("quan", "quang", True), ("quang", "quant", True), ("quagn", "quang", True),
        ("quang", "quang", False), ("quang", "qua", False), ("quang", "tuant", False), ("", "a", True),
    ],
)  # fmt: skip
def test_one_letter_off(one: str, other: str, expected: bool) -> None:  # noqa: FBT001
    assert is_one_off(one, other) is expected


def test_a_long_pasted_text_is_reduced_to_its_first_words(tmp_path: Path) -> None:
    index = bodies(tmp_path, "Hiến máu nhân đạo")
    assert len(ranking.search(index.index, "hiến máu " * 500).words) == 12


def test_a_word_of_an_entry_that_is_also_raw_telex_matches_both(tmp_path: Path) -> None:
    """Tor is a place in Tây Nguyên, and the Telex keys of “tỏ”."""
    index = bodies(tmp_path, "Làng Tor", "Tỏ lòng")
    assert set(index.found("tor")) == {"Làng Tor", "Tỏ lòng"}
    assert (index.found("tor longf")[0], index.whole("tor longf")) == ("Tỏ lòng", 1)
    assert (index.found("làng tor")[0], index.whole("làng tor")) == ("Làng Tor", 1)


def test_without_marks_plain_words_beside_each_other_may_be_others(tmp_path: Path) -> None:
    """“day boi” is “dạy bơi”; that “đây” and “bởi” are plain must not let every text about children answer."""
    teacher, presents = "Thầy dạy bơi cho trẻ em", "Tặng quà cho trẻ em vùng cao"
    index = bodies(tmp_path, presents, teacher)
    assert index.found("day boi tre em")[0] == teacher
    assert index.whole("day boi tre em") == 1
