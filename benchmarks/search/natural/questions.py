"""Reads the questions, with the entries that answer them, and the articles that some of them are about."""

from dataclasses import dataclass
from pathlib import Path

from generator.search.documents import Document, ResultData

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the ids of the entries that answer it; `set` names the entries that were judged for it."""

    set: str
    text: str
    answers: frozenset[str]


def questions() -> tuple[Question, ...]:
    """Read all questions."""
    lines = (_FOLDER / "questions.txt").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return tuple(Question(name, text, frozenset(answers.split(","))) for name, text, answers in rows)


def articles() -> dict[str, Document]:
    """Read the articles as documents, by id."""
    rows = (line.split("\t") for line in (_FOLDER / "articles.txt").read_text("utf-8").splitlines())
    return {name: _document(name, title, text) for name, _, title, text in rows}


def _document(name: str, title: str, text: str) -> Document:
    result = ResultData(
        f"bai/{name}/", title, None, text.partition(". ")[0], "Bài báo", "", "", 2026, "story", is_sample=False
    )
    return Document(result, text, (text, "", "", title))
