"""The words that carry a text's content."""

from generator.text.content_words import content_words


def test_function_words_and_signs_are_left_out() -> None:
    assert content_words("Vớt bốn ngư dân trên biển, ở Lý Sơn.") == {"vớt", "bốn", "ngư", "dân", "biển", "lý", "sơn"}
