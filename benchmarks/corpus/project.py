"""Writes a project of synthetic entries: `python -m benchmarks.corpus.project 10000 FOLDER`.

Entry number i depends on i alone, so that a corpus of n + 1 is that of n and one newer entry. Texts are Vietnamese
sentences with many slots; words are as unevenly distributed as in real prose. All people are fictional.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copy2, copytree, rmtree

from benchmarks.corpus.entries import Draft, draft
from generator.content.data.data_files import COLLECTIONS

PROJECT = Path(__file__).parents[2]
_PLAIN = re.compile(r"[a-z0-9][a-z0-9-]*|\d{4}-\d\d-\d\d")


def drafts(count: int) -> Iterator[Draft]:
    """Yield the entries of a corpus, oldest first."""
    return map(draft, range(count))


def write_corpus(root: Path, count: int) -> None:
    """Write a project with the entries of a corpus, and vocabularies, pages and configuration of this one."""
    root.mkdir(parents=True, exist_ok=True)
    rmtree(root / "content", ignore_errors=True)
    for part in ("data", "pages"):
        copytree(PROJECT / "content" / part, root / "content" / part)
    (root / COLLECTIONS).unlink(missing_ok=True)  # of the samples, which are not in the corpus
    copy2(PROJECT / "mkdocs.yml", root)
    for each in drafts(count):
        write_entry(root, each)


def write_entry(root: Path, entry: Draft) -> Path:
    """Write one entry; return its file."""
    file = root / entry.path
    file.parent.mkdir(parents=True)
    file.write_text(text_of(entry), "utf-8")
    return file


def text_of(entry: Draft) -> str:
    """Return an entry's file."""
    matter = "\n".join(line for key, value in entry.matter.items() for line in _lines(key, value))
    return f"---\n{matter}\n---\n\n{entry.body}\n"


def _lines(key: str, value: object) -> Iterator[str]:
    if not isinstance(value, list):
        yield f"{key}: {_scalar(value)}" if not isinstance(value, dict) else f"{key}: {_flow(value)}"
    elif value and isinstance(value[0], dict):
        yield f"{key}:"
        for item in value:
            lead = "  - "
            for name, inner in item.items():
                yield f"{lead}{name}: {_scalar(inner)}"
                lead = "    "
    else:
        yield f"{key}: [{', '.join(map(_scalar, value))}]"


def _flow(value: dict[str, object]) -> str:
    parts = (f"{name}: {_flow_list(inner)}" for name, inner in value.items())
    return f"{{{', '.join(parts)}}}"


def _flow_list(value: object) -> str:
    return f"[{', '.join(map(_scalar, value))}]" if isinstance(value, list) else _scalar(value)


def _scalar(value: object) -> str:
    text = str(value)
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    write_corpus(Path(sys.argv[2]), int(sys.argv[1]))
