"""`guong verify`: checks the built site: its links, and that it names nobody who was withdrawn."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.audit.links import verify_site
from generator.audit.withdrawn_names import people_asked_for, verify_names, withdrawn_people
from generator.build.prepare import prepare
from generator.build.tools import tools_at
from generator.cli.configuration import configured
from generator.content.settings import Settings
from generator.engine.errors import BuildError
from generator.problems.problem import Problem
from generator.problems.reports import Report, report_of

MAX_NAMES_BYTES = 1 << 20


def check_site(config_file: Path, names: Iterable[str] = (), *, is_preview: bool = False) -> tuple[Report, Path]:
    """Check the built site, and that it names none of `names`; return the report and the site's folder.

    Raises BuildError if there is no site.
    """
    settings, site_dir = configured(config_file, is_preview=is_preview)
    if not site_dir.is_dir():
        command = "guong build --preview" if is_preview else "guong build"
        raise BuildError(f"Chưa có thư mục {site_dir}: chạy “{command}” trước.")
    withdrawn = check_names(config_file.parent, settings, site_dir, names)
    return report_of((*verify_site(site_dir, settings.site_url), *withdrawn)), site_dir


def check_names(root: Path, settings: Settings, site_dir: Path, names: Iterable[str] = ()) -> Iterator[Problem]:
    """Yield a problem wherever the built site, or the content, names a withdrawn person or one of `names`."""
    with tools_at(root) as tools:
        site, _ = prepare(root, settings, tools)
    yield from verify_names(root, site, site_dir, [*withdrawn_people(site), *people_asked_for(names)])


def read_names(file: Path) -> list[str]:
    """Read a file of names, one a line, which stays outside of the repository. Raises BuildError."""
    try:
        with file.open("rb") as opened:
            text = opened.read(MAX_NAMES_BYTES).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise BuildError(f"Không đọc được danh sách tên {file} (tệp chữ, UTF-8, mỗi dòng một tên).") from None
    return [line.strip() for line in text.splitlines() if line.strip()]
