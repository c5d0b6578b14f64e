"""Writes the corpus for stock Material for MkDocs: entries as plain pages with tags."""

from pathlib import Path

import yaml

from benchmarks.builds.hugo_site import body_of
from generator.pages.cards import card_view
from generator.site.site import Site
from generator.site.taxonomies import VOCABULARY_TAXONOMIES

_CONFIG = """\
site_name: Gương Sáng
site_url: https://guongsang.example.vn/
theme:
  name: material
  language: vi
  font: false
plugins:
  - search
  - tags
"""
KINDLY = "out-of-nav.yml"  # the configuration that keeps entries out of the navigation: else each page repeats all
_OUT_OF_NAV = """\
nav:
  - Trang chủ: index.md
  - Theo mục: tags.md
validation:
  nav:
    omitted_files: ignore
"""


def write_material_site(site: Site, root: Path, folder: Path) -> None:
    """Write a MkDocs project of the site whose entries lie below `root`."""
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(_CONFIG, "utf-8")
    (folder / KINDLY).write_text(_CONFIG + _OUT_OF_NAV, "utf-8")
    (folder / "docs/index.md").write_text("# Gương Sáng\n", "utf-8")
    (folder / "docs/tags.md").write_text("# Theo mục\n\n<!-- material/tags -->\n", "utf-8")
    for entry in site.library.entries:
        tags = {str(entry.year): None, card_view(entry, site.library.context, None).place: None}
        for taxonomy in VOCABULARY_TAXONOMIES:
            terms = getattr(site.library.context.vocabularies, taxonomy.name)
            tags |= dict.fromkeys(terms[slug].label for slug in taxonomy.terms_of(entry, site.library))
        matter = {"title": entry.title, "description": entry.summary, "tags": list(tags)}
        front = yaml.dump(matter, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1_000_000)
        file = folder / f"docs/{entry.address.rstrip('/')}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        body = body_of(root / entry.path)
        file.write_text(f"---\n{front}---\n\n# {entry.title}\n\n{entry.summary}\n\n{body}", "utf-8")
