"""Codes of numbers: one to one, pronounceable, and far apart."""

import re

import pytest

from generator.text.spoken_codes import MOST, code_of, is_fit, number_of


def test_a_number_has_one_code_and_a_code_one_number() -> None:
    codes = [code_of(number) for number in range(1, MOST + 1)]
    assert len(set(codes)) == MOST >= 100_000
    assert all(number_of(code) == number for number, code in enumerate(codes[:30_000], 1))


def test_codes_are_syllables_of_letters_that_sound_different() -> None:
    for number in range(1, MOST + 1, 7):
        assert re.fullmatch(r"[bhklmpstv][aeiou][bhklmpstv][aeiou](?:[bhklmpstv][aeiou]?)?", code_of(number))


def test_the_first_two_thousand_have_four_letters_and_the_next_five() -> None:
    assert {len(code_of(number)) for number in range(1, 2026)} == {4}
    assert {len(code_of(number)) for number in range(2026, 20_251)} == {5}


@pytest.mark.parametrize("text", ["", "ba", "bab", "abab", "bana", "babab ", "BABA", "bababab", "bâba"])
def test_another_text_is_no_code(text: str) -> None:
    assert number_of(text) is None


@pytest.mark.parametrize("number", [0, -1, MOST + 1])
def test_another_number_has_no_code(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        code_of(number)


def test_a_code_that_was_misheard_leads_nowhere_on_a_small_site() -> None:
    codes = {code_of(number) for number in range(1, 101)}
    for code in codes:
        for at, letters in enumerate(("bhklmpstv", "aeiou", "bhklmpstv", "aeiou")):
            assert not any(f"{code[:at]}{each}{code[at + 1 :]}" in codes for each in letters if each != code[at])


def test_some_codes_are_not_given() -> None:
    assert sum(not is_fit(number) for number in range(1, 2026)) >= 5
