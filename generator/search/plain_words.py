"""Words that carry nothing by themselves: a question holds them, an answer need not.

The manifest carries the list to the browser.
"""

from collections.abc import Iterable, Mapping

from generator.search.grades import FITTING, grade_of
from generator.search.words import key, words

_WORDS = """
    ai ấy bao bằng bị bởi cả các cái cho chưa chỉ có còn cùng của cũng do đã đang đây đâu đều để đến đó được gì hay hoặc
    hơn khi không là lại làm lên mà mọi một mỗi này nào nên ngoài người nhau nhiều như những nơi ở ra rất rồi sao sau sẽ
    thế theo thì tại trên trong trước từ tới và vào vẫn về vì việc với xuống
"""
PLAIN_WORDS = tuple(words(_WORDS))


def by_key(words: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Return the words by key, for `is_plain`."""
    found: dict[str, tuple[str, ...]] = {}
    for word in words:
        found[key(word)] = (*found.get(key(word), ()), word)
    return found


def is_plain(word: str, plain: Mapping[str, tuple[str, ...]]) -> bool:
    """Return whether a word as typed may be one of the list: “cua” may be “của”, “cưa” may not."""
    return any(grade_of(each, word) >= FITTING for each in plain.get(key(word), ()))
