"""Shells are split at their marks and filled, and change in no other way."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.render import to_root
from generator.pages.shell import CONTENT, HEAD, TITLE, ShellError, split_shell

MARKS = (TITLE, HEAD, CONTENT)
plain = st.text(max_size=60).filter(lambda text: "[[" not in text)
any_text = plain | st.sampled_from(MARKS) | st.just("\\1 {} %s $&")


@given(st.tuples(plain, plain, plain, plain), st.tuples(any_text, any_text, any_text))
def test_filling_puts_each_text_in_its_place_and_changes_nothing_else(
    around: tuple[str, str, str, str], texts: tuple[str, str, str]
) -> None:
    shell = split_shell("".join((around[0], TITLE, around[1], HEAD, around[2], CONTENT, around[3])))
    filled = "".join((around[0], texts[0], around[1], texts[1], around[2], texts[2], around[3]))
    assert shell.fill(*texts) == filled


@pytest.mark.parametrize("order", [order for order in permutations(MARKS) if order != MARKS])
def test_marks_out_of_order_are_refused(order: tuple[str, ...]) -> None:
    with pytest.raises(ShellError):
        split_shell("<p>".join(order))


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("place", range(4))
def test_a_mark_that_occurs_twice_is_refused(mark: str, place: int) -> None:
    marks = list(MARKS)
    marks.insert(place, mark)
    with pytest.raises(ShellError):
        split_shell(" ".join(marks))


@pytest.mark.parametrize("mark", MARKS)
def test_a_missing_mark_is_refused_and_named(mark: str) -> None:
    with pytest.raises(ShellError) as caught:
        split_shell("".join(each for each in MARKS if each != mark))
    assert str(caught.value) == mark


@pytest.mark.parametrize(
    ("address", "root"), [("", "./"), ("nam/", "../"), ("guong/a/", "../../"), ("cau-chuyen/2026/a/", "../../../")]
)
def test_the_way_to_the_root(address: str, root: str) -> None:
    assert to_root(address) == root
