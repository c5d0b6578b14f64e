"""An output that reads texts of entries is never stale after an edit of a text only; other outputs cost nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.engine.output_folder import Artifact, artifact_of
from generator.outputs.output import OUTPUTS, Output
from generator.outputs.texts import Texts
from generator.site.site import Site
from tests.support.commands import tree
from tests.support.edited_sites import NOON, EditedSite, entry

pytestmark = pytest.mark.site
A, B = "profiles/a", "profiles/b"


def text_of_all(site: Site, texts: Texts) -> Iterator[Artifact]:
    """Yield one file with the text of every entry, like a feed."""
    bodies = (texts.article(each).body.text for each in site.library.entries)
    yield artifact_of("all.txt", "\n".join(bodies).encode())


def text_of_first(site: Site, texts: Texts) -> Iterator[Artifact]:
    """Yield a file with the text of the newest entry."""
    yield artifact_of("first.txt", texts.article(site.library.entries[0]).body.text.encode())


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> EditedSite:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
    site = EditedSite(tmp_path / "project", {A: entry(0), B: entry(1)})
    site.create()
    return site


def edit(site: EditedSite, folder: str, words: str) -> None:
    site.entries[folder]["words"] = words
    site.write(folder)


def test_an_output_of_texts_follows_an_edit_of_a_text(site: EditedSite) -> None:
    site.outputs = (*OUTPUTS, Output("Bài", text_of_all))
    assert site.build()
    for folder, words in ((A, "tám năm"), (B, "chín năm"), (A, "mười năm")):
        edit(site, folder, words)
        assert site.build()
        assert words in (site.site / "all.txt").read_text("utf-8")
        assert tree(site.site) == site.clean()


def test_a_text_that_no_output_reads_is_published_alone(site: EditedSite) -> None:
    site.outputs = (*OUTPUTS, Output("Bài", text_of_first))
    assert site.build()
    first = (site.site / "first.txt").read_text("utf-8")
    asked, other = (A, B) if str(site.entries[A]["words"]) in first else (B, A)
    edit(site, other, "tám năm")
    counts = site.build()
    assert counts is not None
    assert counts.rendered == 1
    assert (site.site / "first.txt").read_text("utf-8") == first
    edit(site, asked, "chín năm")
    assert site.build()
    assert "chín năm" in (site.site / "first.txt").read_text("utf-8")
    assert tree(site.site) == site.clean()
