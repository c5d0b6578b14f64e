"""`guong verify`: the part about withdrawn people; who they are, and the texts that the site is made from."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.audit.withdrawn_names import Gone, Text, verify_names
from generator.build.prepare import prepare
from generator.content.settings import Settings
from generator.engine.errors import BuildError
from generator.engine.workers import tools_at
from generator.problems.problem import Problem
from generator.site.library import former_addresses
from generator.site.redirects import PATH as REDIRECTS
from generator.site.site import Site

MAX_NAMES_BYTES = 1 << 20


def verify_withdrawn(root: Path, settings: Settings, site_dir: Path, asked: Iterable[str] = ()) -> Iterator[Problem]:
    """Prove that a built site holds nothing of what was withdrawn, nor the names `asked` about."""
    with tools_at(root) as tools:
        site, _ = prepare(root, settings, tools)
    gone = [*_withdrawn(site), *_asked(asked)]
    yield from verify_names(site_dir, gone, _texts(root, site) if gone else ())


def names_in(file: Path) -> list[str]:
    """Read names from a file that is kept outside of the repository, one on a line. Raises BuildError."""
    try:
        with file.open("rb") as opened:
            text = opened.read(MAX_NAMES_BYTES).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise BuildError(f"Không đọc được danh sách tên {file} (tệp chữ, UTF-8, mỗi dòng một tên).") from None
    return [line.strip() for line in text.splitlines() if line.strip()]


def _withdrawn(site: Site) -> Iterator[Gone]:
    for entry in site.library.withdrawn:
        addresses = (entry.address, *former_addresses(entry))
        yield Gone(entry.path, entry.names, addresses, tuple(kept.target for kept in entry.keeps))


def _asked(names: Iterable[str]) -> Iterator[Gone]:
    for number, name in enumerate(names, 1):
        yield Gone(f"tên thứ {number} ghi ở lệnh", (name,))


def _texts(root: Path, site: Site) -> Iterator[Text]:
    """Yield what the site is made from, withdrawn entries left out."""
    paths = [(entry.path, entry.address) for entry in (*site.library.entries, *site.library.notices)]
    paths += [(page.path, page.address) for page in site.handwritten]
    paths += [(REDIRECTS, "")] if site.redirects else []
    for path, address in paths:
        yield Text(path, address, (root / path).read_text("utf-8", "replace"))
