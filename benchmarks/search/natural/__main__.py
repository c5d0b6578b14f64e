"""Asks the questions of the two small corpora in seconds, without a browser.

`--mixed` asks the large corpus too; `--worst` lists the questions that are answered worst.
"""

import argparse
from collections.abc import Iterator, Sequence

from benchmarks.search.natural.bm25 import Baseline
from benchmarks.search.natural.corpora import Asked, mixed, small
from benchmarks.search.natural.quality import Answers, ask
from benchmarks.search.natural.table import table
from generator.search.correction import answer
from generator.search.reader import IndexReader


def ours(corpus: Asked) -> Answers:
    """Ask this project's search, as `guong search` does."""
    index = IndexReader(corpus.index().__getitem__)

    def ranked(text: str) -> Sequence[int]:
        return answer(index, text).ranking.order

    return ask("ours", corpus, ranked)


def baseline(corpus: Asked) -> Answers:
    """Ask BM25."""
    return ask("bm25", corpus, Baseline(tuple(corpus.documents.values())).ranked)


def _worst(answers: Answers) -> Iterator[str]:
    for (question, way), each in sorted(answers.scores.items(), key=lambda item: (item[1].precision, item[1].recall)):
        if way == "full" and each.precision < 1:
            yield f"{each.recall:.2f} {each.precision:.2f} {each.first:3.0f} {question.set:9}{question.text}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--mixed", action="store_true", help="ask the corpus of 10,000 too")
    parser.add_argument("--worst", action="store_true", help="list the questions that are answered worst")
    given = parser.parse_args()
    found = []
    for corpus in (*small(), *([mixed()] if given.mixed else ())):
        answers = ours(corpus)
        found += [answers, baseline(corpus)]
        if given.worst:
            print("\n".join(_worst(answers)), "\n")
    print(table(found))


if __name__ == "__main__":
    main()
