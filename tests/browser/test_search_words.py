"""Words in the browser equal those of the generator: one table of cases, and the same results for any text."""

import json
import random
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from generator.search.telex import is_syllable, query_words
from generator.search.words import key, words
from generator.text.vietnamese import fold
from tests.support.chromium import served

pytestmark = pytest.mark.browser

PROJECT = Path(__file__).parents[2]
TABLE = json.loads((PROJECT / "tests/fixtures/words.json").read_text(encoding="utf-8"))
TEXTS = [case for case in TABLE if "text" in case]
QUERIES = [case for case in TABLE if "query" in case]

_ASK = """
async (asked) => {
  const { texts, queries, keys } = JSON.parse(asked);
  const { fold, key, positions, words } = await import("/search/words.js");
  const { isSyllable, queryWords } = await import("/search/telex.js");
  return JSON.stringify({
    texts: texts.map((text) => {
      const found = words(text);
      const places = positions(text).map(({ start, end, spelling }) => [start, end, spelling]);
      return { words: found, keys: found.map(key), places, slices: places.map(([a, b]) => words(text.slice(a, b))) };
    }),
    queries: queries.map(([query, foreign]) => queryWords(query, new Set(foreign))),
    syllables: keys.map(isSyllable),
    folded: texts.map(fold),
  });
}
"""

_VIETNAMESE = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
_ONSETS = " b c ch d g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x f j w z dr pl kr"
_RIMES = """
  a ai ao au ay ac ach am an ang anh ap at ak e ee em en eng eo ep et eu ek i ia ic ich ie iec iem ien ieng iep iet
  ieu im in ing inh ip it iu o oa oac oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi om on ong oo ooc oong
  op ot ou u ua uan uang uat uay uc ue uech uenh ui uk um un ung uo uoc uoi uom uon uong uop uot uou up ut uu uy uya
  uych uyen uyet uynh uyp uyt uyu w y ye yen yet yeu yeng ym
"""


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    with served(PROJECT / "generator/theme/assets") as home:
        opened = chromium.new_page()
        opened.goto(f"{home}mark.svg")
        yield opened
        opened.close()


def test_the_table(page: Page) -> None:
    answers = _asked(page, texts=[case["text"] for case in TEXTS], queries=QUERIES)
    assert not [
        (case, found)
        for case, found in zip(TEXTS, answers["texts"], strict=True)
        if (found["words"], found["keys"]) != (case["words"], case["keys"])
    ]
    assert not [
        (case, found) for case, found in zip(QUERIES, answers["queries"], strict=True) if found != case["words"]
    ]


def test_any_text_has_the_same_words(page: Page) -> None:
    texts = _any_texts(4000)
    queries = [
        {"query": text, "foreign": words(text)[:1] if number % 5 == 0 else []} for number, text in enumerate(texts)
    ]
    answers = _asked(page, texts=texts, queries=queries)
    for text, query, found, decoded in zip(texts, queries, answers["texts"], answers["queries"], strict=True):
        expected = words(text)
        assert found["words"] == expected, ascii(text)
        assert found["keys"] == [*map(key, expected)], ascii(text)
        assert decoded == query_words(text, query["foreign"]), ascii(text)


def test_every_word_has_its_position(page: Page) -> None:
    texts = [case["text"] for case in TEXTS] + _any_texts(1000)
    for text, found in zip(texts, _asked(page, texts=texts)["texts"], strict=True):
        places = found["places"]
        assert [spelled for _, _, spelled in places] == found["words"], ascii(text)
        bounds = [bound for start, end, _ in places for bound in (start, end)]
        assert bounds == sorted(bounds), ascii(text)
        assert [word for sliced in found["slices"] for word in sliced] == found["words"], ascii(text)


def test_positions_refer_to_the_unnormalised_text(page: Page) -> None:
    text = "👍 Tho\u0302n Ea T’ling: 1.000\u00a0ngu\u031bo\u031b\u0300i\u00ad."
    places = _asked(page, texts=[text])["texts"][0]["places"]
    assert [(_slice(text, start, end), spelled) for start, end, spelled in places] == [
        ("Tho\u0302n", "thôn"),
        ("Ea", "ea"),
        ("T’ling", "tling"),
        ("1.000", "1000"),
        ("ngu\u031bo\u031b\u0300i", "người"),
    ]


def test_the_same_keys_are_syllables(page: Page) -> None:
    keys = ["".join(parts) for parts in product(_ONSETS.split(" "), _RIMES.split())]
    answers = _asked(page, keys=keys)["syllables"]
    assert [k for k, found in zip(keys, answers, strict=True) if found != is_syllable(k)] == []
    assert 2000 < sum(answers) < len(keys) - 500


def test_folding_is_the_same(page: Page) -> None:
    texts = ["", "ĐỨC PHỔ", "Hoà Bình", "nguye\u0302\u0303n", "Ea T’ling 2", _VIETNAMESE, _VIETNAMESE.upper()]
    assert _asked(page, texts=texts)["folded"] == [fold(text) for text in texts]


def _asked(
    page: Page,
    texts: Sequence[str] = (),
    queries: Sequence[dict[str, Any]] = (),
    keys: Sequence[str] = (),
) -> dict[str, Any]:
    pairs = [[query["query"], query.get("foreign", [])] for query in queries]
    asked = json.dumps({"texts": [*texts], "queries": pairs, "keys": [*keys]})  # one string: lists take far longer
    answers: dict[str, Any] = json.loads(page.evaluate(_ASK, asked))
    return answers


def _slice(text: str, start: int, end: int) -> str:
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def _any_texts(count: int) -> list[str]:
    """Return reproducible texts of every kind: syllables, keystrokes, names, numbers, all of Unicode."""
    dice = random.Random(count)  # noqa: S311
    return [_text(dice) for _ in range(count)]


def _text(dice: random.Random) -> str:
    text = "".join(dice.choice(_PIECES)(dice) for _ in range(dice.randint(1, 9)))
    return dice.choice((text, text, text.upper(), unicodedata.normalize("NFD", text)))


def _one_of(*ranges: range) -> Callable[[random.Random], str]:
    return lambda dice: chr(dice.choice(dice.choice(ranges)))


def _some_of(letters: str) -> Callable[[random.Random], str]:
    return lambda dice: "".join(dice.choices(letters, k=dice.randint(1, 8)))


_PIECES: list[Callable[[random.Random], str]] = [
    _some_of(_VIETNAMESE),
    _some_of(_VIETNAMESE),
    _some_of("aaabcddeeeghiklmnooopqrstuuuvxyfjwwzrsf"),
    _some_of("0123456789..,'"),
    _one_of(range(0x20, 0xD800), range(0xE000, 0x10000), range(0x10000, 0x30000)),
    _one_of(range(0x300, 0x530), range(0x1780, 0x17E0), range(0xAA00, 0xAAE0)),
    lambda dice: dice.choice("'’‘ʼʹ′`´＇-–/.,!?\u00ad\u200b\u2060\ufeff\u0301\u0323\u031b\u0302"),
    lambda dice: dice.choice(("oá", "oẹ", "uý", "quý", "qúy", "kỹ", "quyết", "xoong", "İ", "ΑΣ", "Å", "ﬁ", "豈")),
    lambda _: " ",
    lambda _: " ",
]
