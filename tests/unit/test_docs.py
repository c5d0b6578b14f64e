"""The documents for engineers lead to files that are there."""

import re
from pathlib import Path

import pytest

from tests.support.commands import PROJECT

_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
_DOCUMENTS = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    *(f"docs/decisions/{each.name}" for each in (PROJECT / "docs/decisions").glob("*.md")),
]


@pytest.mark.parametrize("document", sorted(_DOCUMENTS))
def test_links_lead_to_files(document: str) -> None:
    path = PROJECT / document
    broken = [link for link in _LINK.findall(path.read_text("utf-8")) if not Path(path.parent, link).exists()]
    assert not broken
