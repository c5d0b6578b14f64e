"""The questions of the benchmark: what they ask for exists, and how lists are measured."""

from collections import Counter
from math import log2

import pytest

from benchmarks.search.natural.measures import average, score
from benchmarks.search.natural.questions import articles, questions
from tests.support.commands import PROJECT


@pytest.mark.usefixtures("samples")
def test_the_answers_exist() -> None:
    known = set(articles())
    own = {path.parent.name for path in PROJECT.glob("content/*/**/index.md")}
    by_set = {"given": known, "articles": known, "content": own, "mixed": known | own}
    assert not [(each.text, each.answers - by_set[each.set]) for each in questions() if each.answers - by_set[each.set]]


def test_there_are_many_questions_each_asked_once_of_a_set() -> None:
    asked = Counter((each.set, each.text) for each in questions())
    assert max(asked.values()) == 1
    assert sum(name != "given" for name, _ in asked) >= 150


def test_a_list_is_measured_without_entries_that_nobody_judged() -> None:
    found = score(["x", "b", "y", "a"], frozenset({"a", "c"}), frozenset({"a", "b", "c"}))
    assert (found.recall, found.precision, found.first) == (0.5, 0.5, 2)
    assert found.gain == pytest.approx((1 / log2(3)) / (1 + 1 / log2(3)))


def test_only_the_first_ten_count() -> None:
    listed = [f"b{number}" for number in range(10)] + ["a"]
    found = score(listed, frozenset({"a"}), frozenset(listed))
    assert (found.recall, found.gain, found.first) == (0, 0, 11)
    assert score([], frozenset({"a"}), frozenset({"a"})).first == 50
    assert average([found, score(["a"], frozenset({"a"}), frozenset({"a"}))]).recall == 0.5
