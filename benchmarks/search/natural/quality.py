"""Asks an engine every question in seven spellings, and measures its lists."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.search.natural.corpora import Asked
from benchmarks.search.natural.measures import Score, average, score
from benchmarks.search.natural.questions import Question
from benchmarks.search.spellings import SPELLINGS, spell

Ranked = Callable[[str], Sequence[int]]  # from a text to numbers of documents


@dataclass(slots=True)
class Answers:
    """The scores of an engine on a corpus, by question and spelling."""

    corpus: str
    engine: str
    scores: dict[tuple[Question, str], Score] = field(default_factory=dict)

    def mean(self, sets: Iterable[str] = (), spellings: Iterable[str] = SPELLINGS) -> Score:
        """Return the means over sets (all by default) and spellings."""
        wanted, ways = set(sets), set(spellings)
        return average(
            each
            for (question, way), each in self.scores.items()
            if way in ways and (not wanted or question.set in wanted)
        )


def ask(engine: str, corpus: Asked, ranked: Ranked) -> Answers:
    """Ask an engine every question of a corpus."""
    names = list(corpus.documents)
    found = Answers(corpus.name, engine)
    lists: dict[str, list[str]] = {}
    for question in corpus.questions:
        for way in SPELLINGS:
            text = spell(question.text, way)
            if text not in lists:
                lists[text] = [names[number] for number in ranked(text)]
            found.scores[question, way] = score(lists[text], question.answers, corpus.sets[question.set])
    return found
