"""Creates the folder of a new site: configuration, vocabularies, pages, workflows, editor settings."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from generator.editing.front_matter import scalar
from generator.engine.errors import BuildError, reason_of
from generator.engine.files import files_below, write_file

_STARTER = Path(__file__).parent.parent / "starter"
_CONFIG = "mkdocs.yml"
_IGNORED = {".git", ".venv"}  # a new repository, and the environment of this command
_URL = re.compile(r"https?://[^\s\"'#<>\\]+")


class NewSite(NamedTuple):
    """The name, address and governing body of a new site; an unknown one is empty."""

    name: str = ""
    url: str = ""
    governing_body: str = ""


def checked_url(text: str) -> str:
    """Return the URL of a site with a slash at its end; an empty one stays empty. Raises ValueError."""
    if text and not _URL.fullmatch(text):
        raise ValueError("địa chỉ trang bắt đầu bằng https://, ví dụ https://guongsang.tinh.gov.vn/")
    return f"{text.rstrip('/')}/" if text else ""


def make_site(folder: Path, facts: NewSite) -> int:
    """Write a new site into a folder; return the number of files. Raises BuildError if the folder is not empty."""
    written: list[Path] = []
    try:
        if folder.exists() and any(each.name not in _IGNORED for each in folder.iterdir()):
            raise BuildError(f"Thư mục {folder} không trống nên chưa ghi gì; hãy chọn một thư mục mới.")
        folder.mkdir(parents=True, exist_ok=True)
        files = dict(starter_files(facts))
        for path, content in files.items():
            write_file(folder, path, content)
            written.append(folder / path)
    except OSError as error:
        _remove(written, folder)
        raise BuildError(f"Không ghi được vào thư mục {folder}: {reason_of(error)}.") from error
    return len(files)


def _remove(written: Iterable[Path], folder: Path) -> None:
    """Remove the files of a site that was not written as a whole, and the folders that are empty then."""
    for file in written:
        with suppress(OSError):
            file.unlink()
        for above in file.parents:
            if above == folder.parent:
                break
            with suppress(OSError):
                above.rmdir()


def passages_of_samples() -> dict[str, str]:
    """Return, by file, a pattern of the passage that speaks of this project's samples."""
    passages: dict[str, str] = _starter()["cut"]
    return passages


def starter_files(facts: NewSite) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of every file of a new site."""
    starter = _starter()
    root = _STARTER / "shared"
    if not root.is_dir():  # in a checkout of this project, its own site is the source
        root = _STARTER.parent.parent
    for path in _paths(root, starter["shared"]):
        if path in starter["own_work"]:
            continue
        content = (root / path).read_bytes()
        if path in starter["cut"]:
            content = _without(starter["cut"][path], content.decode()).encode()
        if path == _CONFIG:
            content = configuration(content.decode(), facts).encode()
        yield path, content
    for path, name in starter["own"].items():
        text = (_STARTER / name).read_text("utf-8")
        yield path, text.replace("{version}", version("guong-sang")).encode()


def configuration(sample: str, facts: NewSite) -> str:
    """Return the configuration `sample` with the name, URL and governing body of the new site."""
    values = {"site_url": facts.url or '""', "governing_body": scalar(facts.governing_body)}
    values |= dict.fromkeys(("responsible_editor", "address", "phone", "email"), '""')
    if facts.name:
        values["site_name"] = scalar(facts.name)
    lines = []
    for line in sample.splitlines():
        key = line.partition(":")[0]
        lines.append(f"{key}: {values.pop(key.strip())}" if key.strip() in values else line)
    assert not values  # noqa: S101  (the sample has every key)
    return "\n".join([*lines, ""])


def _starter() -> dict[str, Any]:
    return tomllib.loads((_STARTER / "starter.toml").read_text("utf-8"))


def _paths(root: Path, names: list[str]) -> Iterator[str]:
    for name in names:
        if (root / name).is_dir():
            yield from sorted(f"{name}/{path}" for path, *_ in files_below(root / name))
        else:
            yield name


def _without(passage: str, text: str) -> str:
    """Return a text without a passage; a host that offers its own site to others may have removed it already."""
    return re.sub(passage, "", text)
