"""Makes a small site with each engine from the same texts: this project, Material, Pagefind."""

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from shutil import copytree

from generator.engine.files import write_file
from generator.outputs.scripts import published_script

PAGES = Path(__file__).parent / "adapters"
_PROJECT = Path(__file__).parents[2]
_CONFIG = "site_name: Gương\ntheme:\n  name: material\n  language: vi\n  font: false\nplugins:\n  - search\n"
_PAGE = '<!doctype html>\n<html lang="vi">\n<meta charset="utf-8"><title>{0}</title>\n<main><h1>{0}</h1>\n{1}</main>\n'
_FRAGMENT_MAGIC = b"pagefind_dcd"


def ours(folder: Path, files: Iterable[tuple[str, bytes]]) -> Path:
    """Write this project's index beside its scripts."""
    copytree(PAGES, folder, dirs_exist_ok=True)
    for script in (_PROJECT / "generator/theme/assets/search").glob("*.js"):
        write_file(folder, f"assets/search/{script.name}", published_script(script.read_text("utf-8")).encode())
    for path, content in files:
        write_file(folder, path, content)
    return folder


def material(folder: Path, addresses: Sequence[str], texts: Sequence[Sequence[str]]) -> Path:
    """Build an empty site with stock Material in Vietnamese, then put the documents into its index."""
    source = folder.with_name(f"{folder.name}-source")
    (source / "docs").mkdir(parents=True)
    (source / "docs/index.md").write_text("# Gương\n", "utf-8")
    (source / "mkdocs.yml").write_text(_CONFIG, "utf-8")
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)]
    subprocess.run(command, cwd=source, env=environment, check=True)  # noqa: S603  (our own command)
    index = json.loads((folder / "search/search_index.json").read_text("utf-8"))
    index["docs"] = [
        {"location": address, "title": title, "text": escape("\n".join(rest), quote=False)}
        for address, (title, *rest) in zip(addresses, texts, strict=True)
    ]
    content = json.dumps(index, separators=(",", ":"), ensure_ascii=False)  # smaller than what Material writes
    (folder / "search/search_index.json").write_text(content, "utf-8")
    worker = next((folder / "assets/javascripts/workers").glob("search.*.min.js"))
    (folder / "worker.json").write_text(json.dumps({"worker": f"/{worker.relative_to(folder).as_posix()}"}), "utf-8")
    copytree(PAGES, folder, dirs_exist_ok=True)
    return folder


def pagefind(folder: Path, addresses: Sequence[str], texts: Sequence[Sequence[str]]) -> Path:
    """Write a page for every entry and let Pagefind index them."""
    for address, (title, *rest) in zip(addresses, texts, strict=True):
        paragraphs = "\n".join(f"<p>{escape(part)}</p>" for part in rest if part)
        write_file(folder, f"{address}index.html", _PAGE.format(escape(title), paragraphs).encode())
    command = [sys.executable, "-m", "pagefind", "--site", str(folder), "--quiet"]
    subprocess.run(command, check=True)  # noqa: S603  (our own command)
    copytree(PAGES, folder, dirs_exist_ok=True)
    return folder


def pagefind_addresses(folder: Path) -> dict[str, str]:
    """Return the address of every result of Pagefind by its id."""
    found = {}
    for file in (folder / "pagefind/fragment").glob("*.pf_fragment"):
        content = gzip.decompress(file.read_bytes()).removeprefix(_FRAGMENT_MAGIC)
        found[file.stem] = json.loads(content)["url"].removeprefix("/")
    return found
