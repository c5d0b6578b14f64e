"""The parts of a story in reading order: where marks stand, and where the page places what has no mark."""

import pytest

from generator.content.markdown.body import parse_body
from generator.pages.story_parts import story_parts

ITEMS: dict[str, dict[int, object]] = {"photos": {}, "quotes": {}, "results": {}, "audio": {}, "video": {}}


def parts(text: str, *, are_photos_spread: bool = False, **items: dict[int, object]) -> list[str]:
    """Return the parts: texts without tags, other items as they are."""
    body, problems = parse_body(text, "content/x/index.md", 1, "../")
    assert not problems
    found = story_parts(body, ITEMS | items, are_photos_spread=are_photos_spread)
    return [
        str(part.value).replace("<p>", "").replace("</p>", "").strip()
        if part.kind == "text"
        else f"{part.kind} {part.value}"
        for part in found
    ]


def test_a_mark_shows_its_item_where_it_stands() -> None:
    text = "Một.\n\n[[ảnh 2]]\n\nHai.\n[[Lời]]\nBa.\n\n[[kết quả]]"
    found = parts(text, photos={2: "cầu", 3: "đường"}, quotes={1: "Vui lắm"}, results={1: "20 cầu"})
    assert found == ["Một.", "photos cầu", "Hai.", "quotes Vui lắm", "Ba.", "results 20 cầu", "photos đường"]


def test_a_mark_of_an_item_that_is_not_shown_shows_nothing() -> None:
    assert parts("Một.\n\n[[ảnh 2]]\n\nHai.") == ["Một.\nHai."]


def test_without_marks_figures_follow_the_first_paragraph_and_words_stand_between_others() -> None:
    found = parts("Một.\n\nHai.\n\nBa.\n\nBốn.", quotes={1: "Vui lắm"}, results={1: "20 cầu"}, photos={2: "cầu"})
    assert found == ["Một.", "results 20 cầu", "Hai.", "quotes Vui lắm", "Ba.\nBốn.", "photos cầu"]


def test_words_do_not_stand_between_a_heading_and_its_text() -> None:
    body, _ = parse_body("Một.\n\n## Hai\n\nBa.", "content/x/index.md", 1, "../")
    kinds = [part.kind for part in story_parts(body, ITEMS | {"quotes": {1: "Vui"}}, are_photos_spread=False)]
    assert kinds in (["text", "quotes", "text"], ["text", "quotes"])
    assert not str(story_parts(body, ITEMS | {"quotes": {1: "Vui"}}, are_photos_spread=False)[0].value).endswith(
        "</h2>\n"
    )


def test_photos_of_an_essay_are_spread_over_its_text() -> None:
    found = parts("Một.\n\nHai.\n\nBa.", photos={2: "a", 3: "b"}, are_photos_spread=True)
    assert found == ["Một.", "photos a", "Hai.", "photos b", "Ba."]


@pytest.mark.parametrize("mark", ["[[ảnh 2]]", "[[ảnh2]]", "[[ ẢNH  2 ]]", "[[anh 2]]"])
def test_marks_and_capitals_are_optional(mark: str) -> None:
    assert parts(f"Một.\n\n{mark}", photos={2: "cầu"}) == ["Một.", "photos cầu"]


@pytest.mark.parametrize(
    "text", ["Xem [ghi chú](/a/) và [[1]] thôi.", "[[x]](/a/)", "Chữ trong [[ngoặc kép]] bình thường."]
)
def test_other_double_brackets_within_a_text_are_text(text: str) -> None:
    assert "GS712" not in {each.code for each in parse_body(text, "content/x/index.md", 1, "../")[1]}
