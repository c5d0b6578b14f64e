"""Tells whether the content is this project's own: its samples. A host replaces them, and most tests do without."""

from functools import lru_cache

import pytest

from tests.support.site_copies import PROJECT

_URL = "https://guongsang.example.vn/"


@lru_cache(maxsize=1)
def why_absent() -> str:
    """Return why the tests of the samples cannot run on the content; nothing if they can."""
    files = [file for kind in ("profiles", "stories") for file in (PROJECT / "content" / kind).rglob("index.md")]
    if not files or not all("\nsample: true\n" in file.read_text("utf-8", "replace") for file in files):
        return "the content is a host's own, without the samples of this project"
    if f"\nsite_url: {_URL}\n" not in (PROJECT / "mkdocs.yml").read_text("utf-8"):
        return "mkdocs.yml is a host's own: it names another site than that of the samples"
    return ""


def need_samples() -> None:
    """Skip the test that asks, with the reason, where the samples are not there."""
    if reason := why_absent():
        pytest.skip(reason)
