"""Share cards: fixed size, few bytes, reproducible, and every word complete and inside its box."""

import io
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from generator.content.entry import Entry
from generator.engine.theme import theme_with
from generator.images.palette import palette
from generator.images.share_cards import HEIGHT, MAX_BYTES, PHOTO_WIDTH, WIDTH, ShareCard, draw
from generator.images.typesetting import SMALLEST, Block, fit, printable
from generator.outputs.pictures import card_style
from generator.pages.share_view import share_card, share_image, site_card
from tests.support.commands import PROJECT
from tests.support.factories import SETTINGS, library, profile, story

STYLE = card_style(theme_with())
BOLD = STYLE.fonts.bold
LONG = (
    "ĐẶNG THỊ ỄNH VÀ TẬP THỂ CÁN BỘ, CHIẾN SĨ ĐỒN BIÊN PHÒNG CỬA KHẨU QUỐC TẾ CẦU TREO, SỐNG VÌ NHÂN DÂN PHỤC VỤ Ặ Ỗ Ễ"
)
LONG_LABEL = "suất quà quyên góp cho bà con vùng lũ quét miền núi Tây Bắc Ỗ"
PHOTO = io.BytesIO()
Image.radial_gradient("L").resize((960, 720)).convert("RGB").save(PHOTO, "JPEG")


def card(**changes: object) -> ShareCard:
    plain: dict[str, object] = {
        "title": "Nguyễn Thị Ấm", "role": None, "value": None, "label": None, "facts": "Quảng Ngãi · Y tế · 2026",
        "site_name": "Gương Sáng", "colour": "#8a2318", "variant": 0, "mark": None,
    }  # fmt: skip
    return ShareCard(**(plain | changes))  # type: ignore[arg-type]


CARDS = {
    "name": card(),
    "name and role": card(role="Trưởng thôn"),
    "result": card(value="110 lần", label="hiến máu của một gia đình", mark="Bài mẫu"),
    "all long": card(title=LONG, value="1.000.000.000 đồng tiền", label=LONG_LABEL, mark="Bài mẫu"),
    "one word": card(title="Ngoằn" * 24, role="Trưởng thôn " * 10, facts="Thành phố Hồ Chí Minh, " * 10 + "2026"),
}


@pytest.mark.parametrize("name", CARDS)
@pytest.mark.parametrize("photo", [None, PHOTO.getvalue()], ids=["drawn", "photo"])
def test_a_card_has_a_fixed_size_few_bytes_and_is_reproducible(name: str, photo: bytes | None) -> None:
    content = draw(CARDS[name], STYLE.fonts, photo)
    image = Image.open(io.BytesIO(content))
    assert (image.format, image.size) == ("JPEG", (WIDTH, HEIGHT))
    assert len(content) <= MAX_BYTES
    assert draw(CARDS[name], STYLE.fonts, photo) == content
    assert not image.getexif()


def test_usual_cards_take_two_thirds_of_the_bytes_of_full_colour() -> None:
    """The limit of a site is its bytes: with cards at full colour, they were two thirds of it."""
    for content in (draw(CARDS[name], STYLE.fonts, photo) for name in CARDS for photo in (None, PHOTO.getvalue())):
        whole = io.BytesIO()
        image = Image.open(io.BytesIO(content))
        assert image.info["progressive"]
        image.save(whole, "JPEG", quality=88, subsampling=0, optimize=True)
        assert len(content) < whole.tell() * 2 / 3


def text_mask(image: Image.Image) -> Image.Image:
    """Return the positions of white and golden letters on the dark background."""
    return image.convert("L").point(lambda value: 255 if value > 150 else 0)


@pytest.mark.parametrize("name", CARDS)
def test_nothing_reaches_the_edges_or_the_photo(name: str) -> None:
    black = io.BytesIO()
    Image.new("RGB", (96, 72)).save(black, "JPEG")
    for photo, right in ((None, WIDTH), (black.getvalue(), WIDTH - PHOTO_WIDTH)):
        image = Image.open(io.BytesIO(draw(CARDS[name], STYLE.fonts, photo)))
        box = text_mask(image).getbbox()
        assert box is not None
        assert box[0] >= 40
        assert box[1] >= 40
        assert box[2] <= right - 40
        assert box[3] <= HEIGHT - 40


def ink(block: Block, number: int) -> tuple[int, int, int, int]:
    """Return the bounding box of the ink of one line."""
    image = Image.new("L", (2000, 2000))
    alone = Block(tuple(line if n == number else " " for n, line in enumerate(block.lines)), *fields_of(block))
    alone.draw(ImageDraw.Draw(image), 500, 500, "white")
    box = image.getbbox()
    assert box is not None
    return box


def fields_of(block: Block) -> tuple[str, int, int, int, int]:
    return block.font, block.size, block.ascent, block.step, block.height


@pytest.mark.parametrize("width", [560, 1064])
def test_stacked_marks_are_neither_clipped_nor_overlapping(width: int) -> None:
    block = fit("ẶỄỖ ỹgpq ẨẪẬ Ộyj ỄỆỔ Qgy ẲẴẶ Jjp ỠỢ " * 3, BOLD, 64, width, 400)
    assert len(block.lines) > 2
    boxes = [ink(block, number) for number in range(len(block.lines))]
    assert boxes[0][1] >= 500
    assert boxes[-1][3] <= 500 + block.height
    for upper, lower in pairwise(boxes):
        assert upper[3] <= lower[1]


words = st.lists(st.text(st.sampled_from("Ặễỗyg1.W"), min_size=1, max_size=12), min_size=1, max_size=20)


@settings(max_examples=60)
@given(words, st.integers(200, 1064), st.integers(60, 400))
def test_every_word_is_complete_and_inside_the_box(words: list[str], width: int, height: int) -> None:
    block = fit(" ".join(words), BOLD, 84, width, height)
    assert " ".join(block.lines).split() == words
    if block.size > SMALLEST:
        boxes = [ink(block, number) for number in range(len(block.lines))]
        assert max(right for _, _, right, _ in boxes) <= 500 + width + 2
        assert block.height <= height


def test_the_longest_texts_stay_readable() -> None:
    assert len(LONG) >= 110
    assert fit(LONG, BOLD, 84, 1064, 330).size >= 48
    assert fit(LONG_LABEL, STYLE.fonts.regular, 42, 1064, 130).size >= 36


def test_a_name_and_a_figure_stay_on_one_line() -> None:
    block = fit("Hai cán bộ ngân hàng ở Cà Mau giữ lại 1,1 tỷ đồng của khách ở Bà Rịa - Vũng Tàu", BOLD, 84, 900, 420)
    for phrase in ("Cà Mau", "1,1 tỷ", "Bà Rịa -"):
        assert any(phrase in line for line in block.lines), block.lines


def test_characters_missing_in_the_font_are_not_drawn_as_boxes() -> None:
    assert printable("Đẹp ￼\U0001f600 ﬁ", BOLD) == "Đẹp  fi"
    assert printable("Nguye\u0302\u0303n", BOLD) == "Nguyễn"
    assert printable("TP.\u00a0Huế", BOLD) == "TP. Huế"


@pytest.mark.usefixtures("samples")
def test_the_projects_entries_need_no_other_character() -> None:
    text = "".join(file.read_text("utf-8") for file in (PROJECT / "content").glob("*/**/index.md"))
    lacking = {each for each in set(text) if not each.isspace() and printable(each, BOLD) != each}
    assert not lacking


def made(entry: Entry) -> ShareCard:
    return share_card(entry, library(entry), STYLE.colours)


def test_a_card_shows_the_data_of_the_entry() -> None:
    shown = made(profile("a", role="Trưởng thôn", results=[{"value": "2 km", "label": "đường mới"}], sample=True))
    assert (shown.title, shown.role, shown.value, shown.label) == ("Nguyễn Văn A", "Trưởng thôn", "2 km", "đường mới")
    assert shown.facts == "Quảng Ngãi · Nông nghiệp · 2019"
    assert shown.mark == "Bài mẫu"
    shown = made(story("b"))
    assert (shown.title, shown.role, shown.value) == ("Con đường mới của thôn", None, None)
    assert shown.facts == "Quảng Ngãi · Nông nghiệp · 2019"


def test_a_card_has_the_colour_of_its_field() -> None:
    colours = palette(theme_with())
    slugs = list(library().context.vocabularies.fields.slugs)
    assert len(colours) >= len(slugs)
    assert made(profile("a", fields=[slugs[3], slugs[0]])).colour == colours[3]
    sheet = (PROJECT / "generator/theme/components/cover/style.css").read_text("utf-8")
    assert f"--gs-cover-4: {colours[3]};" in sheet


def test_the_head_links_to_the_card() -> None:
    image = share_image(profile("a", results=[{"value": "2 km", "label": "đường mới"}]), SETTINGS)
    assert (image.address, image.alt) == ("guong/a/chia-se.jpg", "Nguyễn Văn A: 2 km đường mới")


def test_the_sites_own_card() -> None:
    assert draw(site_card(SETTINGS, STYLE.colours), STYLE.fonts, None).startswith(b"\xff\xd8")
