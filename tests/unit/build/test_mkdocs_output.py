"""The key of MkDocs' output covers what the navigation leads to."""

from pathlib import Path

from generator.build.mkdocs_output import mkdocs_key
from tests.support.site_copies import copy_base


def test_the_navigation_follows_the_vocabulary_of_deeds(tmp_path: Path) -> None:
    copy_base(site := tmp_path / "site")
    config = site / "mkdocs.yml"
    with_deeds = mkdocs_key(config)
    assert mkdocs_key(config) == with_deeds
    (site / "content/data/deeds.yml").unlink()
    assert mkdocs_key(config) != with_deeds
