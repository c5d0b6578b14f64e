"""The command `guong`: it asks the pipeline and prints; no logic of its own."""

import json
import logging
import sys
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory
from time import time
from typing import Annotated, NoReturn

import typer
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, MkDocsException

from generator.mkdocs_plugin import NAME, plugin_of, root_of, settings_of
from generator.model import EntryType
from generator.pipeline import prepare
from generator.problems import as_text, has_errors
from generator.publish import Publication
from generator.reading import ReadingError
from generator.schema import json_schema
from generator.search.ranking import SOME, Ranking, correction
from generator.search.ranking import search as ranked
from generator.search.reader import Index, SchemaError
from generator.verify import verify_site
from generator.vocabulary import load_vocabularies
from generator.workers import workshop_at

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Gương Sáng: kiểm tra và tạo trang từ các bài viết.")
_ConfigFile = Annotated[Path, typer.Option("--config-file", "-f", help="Tệp cấu hình của trang.")]
_CONFIG = Path("mkdocs.yml")


@app.command(help="Kiểm tra bài viết; in mọi lỗi kèm tệp, dòng, cột. Mã thoát 1 khi có lỗi.")
def check(
    paths: Annotated[list[Path] | None, typer.Argument(help="Chỉ in lỗi của các tệp, thư mục này.")] = None,
    config_file: _ConfigFile = _CONFIG,
) -> None:
    """Print the report on the content, or on a part of it; everything is checked either way."""
    config = _load(config_file)
    root = root_of(config)
    try:
        with workshop_at(root) as workshop:
            _, problems = prepare(root, settings_of(config), workshop)
    except ReadingError as error:
        _stop(str(error))
    if paths:
        chosen = [_relative(path, root) for path in paths]
        problems = [each for each in problems if any(_is_below(each.location.path, part) for part in chosen)]
    sys.stdout.write(as_text(problems))
    raise typer.Exit(1 if has_errors(problems) else 0)


@app.command(help="Tạo trang vào thư mục site; chỉ ghi những gì thay đổi, dừng lại khi bài viết có lỗi.")
def build(config_file: _ConfigFile = _CONFIG) -> None:
    """Build the whole site, as `mkdocs build --strict` does, over the one that is there."""
    started = time()
    config = _load(config_file)
    config.strict = True
    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    plugin, site = plugin_of(config), Publication(Path(config.site_dir))
    plugin.publication = site
    with TemporaryDirectory() as frame:  # MkDocs empties the folder that it writes to
        config.site_dir = frame
        try:
            mkdocs_build(config)
        except MkDocsException as error:
            _stop(str(error))
    site.prune()
    counts = f"ghi {site.written} tệp, giữ nguyên {site.kept}, bỏ {site.removed}"
    typer.echo(f"{plugin.entries} bài: {counts}; {time() - started:.1f} giây".replace(".", ","))
    typer.echo(f"Trang đã tạo xong: {site.site_dir / 'index.html'}")


@app.command(help="Kiểm tra trang đã tạo: liên kết, mục, tệp tải từ nơi khác.")
def verify(config_file: _ConfigFile = _CONFIG) -> None:
    """Check the built site."""
    config = _load(config_file)
    if not Path(config.site_dir).is_dir():
        _stop(f"Chưa có thư mục {config.site_dir}: chạy “guong build” trước.")
    problems = list(verify_site(Path(config.site_dir), config.site_url or ""))
    sys.stdout.write(as_text(problems))
    raise typer.Exit(1 if has_errors(problems) else 0)


@app.command(help="In JSON Schema của phần khóa, dùng cho trình soạn thảo.")
def schema(kind: EntryType, config_file: _ConfigFile = _CONFIG) -> None:
    """Print the JSON Schema of profiles or stories."""
    vocabularies, _ = load_vocabularies(root_of(_load(config_file)))
    typer.echo(json.dumps(json_schema(kind, vocabularies), ensure_ascii=False, indent=2))


@app.command(help="Tìm trong trang đã tạo, xếp thứ tự như trang Tìm kiếm.")
def search(
    text: Annotated[str, typer.Argument(help="Từ cần tìm, có dấu hoặc không dấu.")],
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="In nhiều nhất bao nhiêu bài.")] = 10,
    config_file: _ConfigFile = _CONFIG,
) -> None:
    """Print what the search page would show, from the same files."""
    site_dir = Path(_load(config_file).site_dir)
    try:
        index = Index(lambda path: (site_dir / path).read_bytes())
    except FileNotFoundError:
        _stop(f"Chưa có chỉ mục tìm kiếm trong {site_dir}: chạy “guong build” trước.")
    except SchemaError:
        _stop(f"Chỉ mục tìm kiếm trong {site_dir} do phiên bản khác tạo ra: chạy “guong build” để tạo lại.")
    found = ranked(index, text)
    words = correction(index, found.words) if found.words and found.tier in {None, SOME} else None
    if words and not found.documents:
        found = ranked(index, " ".join(words))
    for line in _listed(index, found, words, limit):
        typer.echo(line)


def _listed(index: Index, found: Ranking, words: tuple[str, ...] | None, limit: int) -> Iterator[str]:
    if words:
        yield f"Có phải bạn tìm “{' '.join(words)}”?"
    if found.words and found.tier == SOME:
        yield "Không có bài nào chứa đủ các từ; dưới đây là những bài gần nhất."
    yield f"{len(found.documents)} bài" if found.documents else "Không tìm thấy bài nào."
    for place, number in enumerate(found.documents[:limit], 1):
        shown = index.document(number)
        yield f"{place:3}. {shown.title} – {shown.field} · {shown.place} · {shown.year}"
        yield f"     /{shown.address}"


def _load(config_file: Path) -> MkDocsConfig:
    try:
        config = load_config(str(config_file))
    except (ConfigurationError, OSError) as error:
        _stop(f"Không đọc được tệp cấu hình {config_file}: {error}")
    if NAME not in config.plugins:
        _stop(f"Tệp cấu hình {config_file} chưa có “{NAME}” ở mục plugins.")
    return config


def _stop(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(2)


def _relative(path: Path, root: Path) -> str:
    resolved = path.resolve()
    if not resolved.exists():
        _stop(f"Không có tệp hay thư mục nào tên {path}.")
    if not resolved.is_relative_to(root):
        _stop(f"{path} không thuộc trang này ({root}).")
    return resolved.relative_to(root).as_posix()


def _is_below(path: str, part: str) -> bool:
    return part in {".", path} or path.startswith(f"{part}/")


def main() -> None:
    """Run the command. Reports are UTF-8 wherever they go, and a name that is no text cannot stop them."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app()
