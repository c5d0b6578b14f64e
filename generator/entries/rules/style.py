"""Style rules: superlatives without evidence, clichés, misspellings, sensitive words, figures without a source.

All are warnings (requirements E1, E2, F4, F7, L3, L21, docs/requirements.md). The words are data, in
`content/data/style.yml`; one pass over a file searches for all of them.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import chain, islice
from typing import NamedTuple

from generator.content.data.terms import StyleTerm
from generator.content.data.vocabularies import Vocabulary
from generator.content.draft_prompts import whole_prompts_in
from generator.content.model import Matter
from generator.content.yaml_tree import Step, scalars
from generator.entries.rules.groups import Groups
from generator.entries.rules.keys import Subject
from generator.problems.problem import Location, Problem, problem
from generator.text.prefilter import WordFinder
from generator.text.vietnamese import slugify

_MAX_WORDS = 60  # in a sentence
_MAX_SENTENCE = 1000  # characters searched in both directions for the ends of a sentence
_MAX_OPENING = 3000
_MAX_WARNINGS = 50  # for one entry: nobody fixes more at once, and each costs a scan of the text
_CODES = {"tot-bac": "GS324", "mo-dau": "GS325", "chinh-ta": "GS329", "nhay-cam": "GS331", "ghi-chu": "GS332"}
_LEADERS = "chuc-danh"
_VALID = "hien"
_OUTSIDE_THE_LAW = "ton-vinh-khac"
_Key = tuple[int, tuple[Step, ...]]
# Keys worded by the officer; titles of sources and numbers of decisions are quotations.
_OWN_WORDING = frozenset(
    {"title", "name", "summary", "role", "value", "label", "caption", "alt", "honorific", "transcript"}
)
_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++[”\"')]*+(?:\s|\Z)|\n\s*\n|\n(?=[#>|*-]|\d+\.)")
_FIGURE = re.compile(
    r"(?<!\d)(?<!\d[.,])\d++(?:[.,]\d++)*+\s?(?:%(?![0-9A-Fa-f]{2})|(?:người|hộ(?! chiếu| khẩu)|triệu|tỷ|tỉ"
    r"|đồng(?! đội| chí| bào| nghiệp| hương| môn)|ha|km"
    r"|m2|m²|tấn(?! công)|kg|suất|lượt|căn(?! cước| cứ)|phần(?! mềm| cứng)|lần|buổi)(?!\w))"
)
_MOST_BEFORE = 10  # characters; enough for a number before a word
_PLAIN_PREFIX = "dân tộc"
# “người Thái Bình”, but “người Dao Đỏ”.
_NAME_GOES_ON = re.compile(r"\s(?!Đỏ|Đen|Trắng|Hoa|Tiền|Thanh|Lai)[A-ZĐ]\w")
_QUOTES = (("“", "”"), ("«", "»"))


class _Wording(NamedTuple):
    """The words of the style vocabulary with their terms (None for an exception), and the titles of leaders.

    `groups` tell, by term, whether a sensitive word is about a group of people.
    """

    words: WordFinder
    terms: Mapping[str, StyleTerm | None]
    leaders: WordFinder
    groups: Mapping[str, Groups]

    def found(self, text: str) -> Iterator[tuple[re.Match[str], StyleTerm]]:
        """Yield every word of a term in a text; of overlapping ones, the first and longest."""
        for match in self.words.find(text):
            if (term := self.terms[" ".join(match[0].split())]) is not None:
                yield match, term


@lru_cache(maxsize=2)
def _wording(vocabulary: Vocabulary[StyleTerm]) -> _Wording:
    terms: dict[str, StyleTerm | None] = {}
    leaders: list[str] = []
    for term in vocabulary:
        if term.kind == _LEADERS:
            leaders += map(str.lower, term.words)
            continue
        terms |= dict.fromkeys(map(str.lower, _phrases(term)), term)
        terms |= dict.fromkeys((word.lower() for word in term.exceptions), None)
    groups = {term.slug: Groups(term.groups, term.words if term.prefixes else ()) for term in vocabulary if term.groups}
    return _Wording(WordFinder(terms), terms, WordFinder(leaders), groups)


def _phrases(term: StyleTerm) -> tuple[str, ...]:
    """Return the words of a term, each after each of its prefixes if it has some."""
    return tuple(f"{prefix} {word}" for prefix in term.prefixes for word in term.words) or term.words


def check_style(subject: Subject, unreadable: frozenset[str]) -> Iterator[Problem]:
    """Yield the style warnings of an entry; none while it has invalid keys, or once it is withdrawn."""
    if unreadable or subject.matter.withdrawn is not None:
        return
    found = chain(_figures(subject), _awards(subject), _captions(subject), _in_words(subject), _long_sentences(subject))
    yield from islice(found, _MAX_WARNINGS)


def _in_words(subject: Subject) -> Iterator[Problem]:
    raw = subject.raw
    prompts = [range(start, start + len(prompt)) for start, prompt in whole_prompts_in(raw.text)]
    reported: set[str] = set()  # the terms that are reported once for an entry
    keys: list[_Key] = []
    for match, term in _wording(subject.context.vocabularies.style).found(raw.text):
        if term.slug in reported or any(match.start() in prompt for prompt in prompts):
            continue
        if match.start() < raw.body_offset:
            keys = keys or _by_offset(subject)
            sentence = _key_around(match.start(), raw.text, keys)
        else:
            sentence = _sentence_around(match.start(), raw.text, raw.body_offset)
        if sentence is None or not _CONDITIONS[term.kind](subject, term, match, sentence):
            continue
        if term.kind in {"nhay-cam", "ghi-chu"}:
            reported.add(term.slug)
        found = raw.text[match.start() : match.end()]
        advice = term.advice or f"Viết là “{term.right}”."
        yield problem(
            _CODES[term.kind], subject.place_of(match.start()), text=found, label=term.label.lower(), advice=advice
        )


def _by_offset(subject: Subject) -> list[_Key]:
    """Return the texts of the front matter with their offsets, in order."""
    starts = [0]
    for line in subject.raw.text[: subject.raw.body_offset].split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    places = ((steps, each.at) for steps, each in scalars(subject.raw.matter))
    return sorted((starts[at.line - 1] + at.column - 1, steps) for steps, at in places)


def _key_around(offset: int, text: str, keys: list[_Key]) -> range | None:
    """Return the span of the value around an offset in the front matter; None if an officer did not word it."""
    before = [row for row in keys if row[0] <= offset]
    if not before or before[-1][1][-1] not in _OWN_WORDING or "sources" in before[-1][1]:
        return None
    start, steps = before[-1]
    end = next((row[0] for row in keys if row[0] > start), len(text))
    if "results" in steps:  # a figure and its label are one statement
        start = next(row[0] for row in keys if row[1][:-1] == steps[:-1])
    newline = text.find("\n", offset)
    return range(start, min(end, newline if newline >= 0 else end))


def _sentence_around(offset: int, text: str, start: int) -> range:
    begin = start
    for end in _SENTENCE_END.finditer(text, max(start, offset - _MAX_SENTENCE), offset):
        begin = end.end()
    last = min(len(text), offset + _MAX_SENTENCE)
    after = _SENTENCE_END.search(text, offset, last)
    return range(begin, after.end() if after else last)


_Condition = Callable[[Subject, StyleTerm, re.Match[str], range], bool]


def _lacks_evidence(subject: Subject, _: StyleTerm, match: re.Match[str], sentence: range) -> bool:
    """Return whether a superlative lacks a figure or a source, there or in the next sentence.

    Names and quotations need none.
    """
    text = subject.raw.text
    if text[match.start() : match.end()].split()[-1].istitle():  # “hạng Nhất”, “xã Duy Nhất”
        return False
    whole, offset = text[sentence.start : sentence.stop], match.start() - sentence.start
    for opening, closing in _QUOTES:
        if whole.rfind(opening, 0, offset) > whole.rfind(closing, 0, offset):
            return False
    rest = whole[:offset] + whole[offset + len(match[0]) :]
    if match.start() >= subject.raw.body_offset:
        rest += _next_sentence(text, sentence.stop)
    return not any(char.isdecimal() for char in rest) and "theo " not in rest.lower()


def _next_sentence(text: str, start: int) -> str:
    last = min(len(text), start + _MAX_SENTENCE)
    end = _SENTENCE_END.search(text, start, last)
    return "" if text.endswith("\n\n", 0, start) else text[start : end.start() if end else last]


def _is_in_opening(subject: Subject, _: StyleTerm, match: re.Match[str], __: range) -> bool:
    raw = subject.raw
    if not raw.body_offset <= match.start() < raw.body_offset + _MAX_OPENING:
        return False
    return "\n\n" not in raw.text[raw.body_offset : match.start()].lstrip()


def _lacks_consent(subject: Subject, term: StyleTerm, match: re.Match[str], _: range) -> bool:
    """Return whether a sensitive word about a person lacks consent to its purpose."""
    consent = subject.matter.consent
    is_agreed = term.scope is not None and consent is not None and term.scope in consent.scopes
    return not is_agreed and _is_of_person(subject, term, match)


def _is_of_person(subject: Subject, term: StyleTerm, match: re.Match[str]) -> bool:
    """Return whether a sensitive word is about a person: a number before it counts people, “các” names a group.

    A word that follows a prefix is a name, in capitals (“người Hoa”, not “người hoa mắt”), and the whole name (not
    “người Thái Bình”).
    """
    text = subject.raw.text
    before = text[max(0, match.start() - _MOST_BEFORE) : match.start()]
    groups = _wording(subject.context.vocabularies.style).groups.get(term.slug)
    if before.rstrip(" %\n")[-1:].isdecimal() or (groups and groups.has(text, *match.span())):
        return False
    found = text[match.start() : match.end()]
    if not term.prefixes or _PLAIN_PREFIX in found.lower():
        return True
    return found.split()[-1][:1].isupper() and not _NAME_GOES_ON.match(text, match.end())


def sensitive_words(subject: Subject, scope: str) -> Iterator[Location]:
    """Yield the place of each word about a person that only consent to `scope` allows."""
    raw = subject.raw
    keys = _by_offset(subject)
    for match, term in _wording(subject.context.vocabularies.style).found(raw.text):
        is_worded = match.start() >= raw.body_offset or _key_around(match.start(), raw.text, keys) is not None
        if term.scope == scope and is_worded and _is_of_person(subject, term, match):
            yield subject.place_of(match.start())


def _always(*_: object) -> bool:
    return True


_CONDITIONS: dict[str, _Condition] = {
    "tot-bac": _lacks_evidence,
    "mo-dau": _is_in_opening,
    "chinh-ta": _always,
    "nhay-cam": _lacks_consent,
    "ghi-chu": _always,
}


def _long_sentences(subject: Subject) -> Iterator[Problem]:
    """Report sentences too long to follow when read aloud."""
    raw = subject.raw
    offset = raw.body_offset
    for paragraph in raw.text[offset:].split("\n\n"):
        # A fast test by full stops alone excludes most paragraphs.
        if any(part.count(" ") + part.count("\n") >= _MAX_WORDS for part in paragraph.split(". ")):
            begin = 0
            for end in (*(each.end() for each in _SENTENCE_END.finditer(paragraph)), len(paragraph)):
                sentence = paragraph[begin:end]
                if (words := len(sentence.split())) > _MAX_WORDS and "|" not in sentence:
                    start = offset + begin + len(sentence) - len(sentence.lstrip())
                    yield problem("GS330", subject.place_of(start), words=words, most=_MAX_WORDS)
                begin = end
        offset += len(paragraph) + 2


def _figures(subject: Subject) -> Iterator[Problem]:
    """Ask for a source of figures (requirements E1), or evidence for the author's own."""
    matter, raw = subject.matter, subject.raw
    if matter.sources or matter.evidence:
        return
    if matter.results:
        yield problem("GS326", subject.at("results", 0), text=matter.results[0].value)
    elif found := _FIGURE.search(raw.text, raw.body_offset):
        yield problem("GS326", subject.place_of(found.start()), text=found[0])


def _awards(subject: Subject) -> Iterator[Problem]:
    """Ask for the decision on an award (requirements B8), except in samples, as the press seldom names it."""
    for index, award in enumerate(() if subject.matter.sample else subject.matter.awards):
        term = subject.context.vocabularies.awards[award.award]
        is_valid = subject.context.vocabularies.award_statuses[award.status].shown == _VALID
        if is_valid and not award.decision and term.family != _OUTSIDE_THE_LAW:
            yield problem("GS327", subject.at("awards", index), award=award.label or term.label)


def _captions(subject: Subject) -> Iterator[Problem]:
    """Ask captions that name the leader who presents an award to name the recipient (requirements F4)."""
    for index, photo in enumerate(subject.matter.photos):
        found = next(_wording(subject.context.vocabularies.style).leaders.find(photo.caption or ""), None)
        exemplars = _people_in(subject.matter) if found else ()
        caption = slugify(photo.caption or "")
        if found and exemplars and not any(slugify(" ".join(name.split()[-2:])) in caption for name in exemplars):
            yield problem("GS328", subject.at("photos", index, "caption"), text=found[0])


def _people_in(matter: Matter) -> tuple[str, ...]:
    exemplars = (slug.replace("-", " ") for slug in matter.exemplar_slugs)
    return (*(each.name for each in matter.described), *exemplars)
