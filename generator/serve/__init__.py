"""`guong serve`: serves the site while it is edited. An edited entry is previewed at once, then the site is built.

It shows drafts and entries dated later, marked, as a preview does. It builds into a folder of its own and leaves the
published site alone. One thread collects changes and previews edited entries, one answers browsers, and the main thread
builds, so that Ctrl+C also ends a build.
"""

import signal
import sys
import traceback
from collections.abc import Callable, Iterable
from contextlib import suppress
from multiprocessing import active_children
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from time import time
from typing import NoReturn

from jinja2 import TemplateError, TemplateSyntaxError

from generator.build.mkdocs_output import OVERRIDES
from generator.build.run import summary_line
from generator.build.tools import tools_with
from generator.build.whole_build import build_all
from generator.content.entry_kinds import ENTRY_KINDS
from generator.content.files.tree import scan_content
from generator.engine.cache import FOLDER, PREVIEW_CACHE, Cache
from generator.engine.errors import BuildError
from generator.engine.output_folder import open_output
from generator.engine.theme import theme_with
from generator.mkdocs_plugin.planning import plan_build
from generator.problems.problem import Problem, has_errors, in_order
from generator.problems.reports.text import as_text
from generator.serve.preview import Previewer
from generator.serve.watcher import Changes, watching
from generator.serve.web_server import ServedPages, running_server

_FOLDER = f"{FOLDER}/serve"  # the cache's own folders have names of two letters
_MOST_PREVIEWS = 5  # entries edited at once; for more of them a build is as fast
_TEXT_SUFFIXES = {"", ".md", ".yml"}  # a change of such a file shows in the HTML of the pages that it concerns


class _Session:
    """A running `guong serve`: previews edited entries, builds after changes, reports problems."""

    def __init__(self, config_file: Path, pages: ServedPages, say: Callable[[str], None]) -> None:
        self._config_file, self._root, self._pages, self._say = config_file, config_file.parent, pages, say
        self._changed: SimpleQueue[frozenset[str]] = SimpleQueue()
        self._previewer: Previewer | None = None
        self._problems: tuple[Problem, ...] = ()

    def preview_edits(self, changes: Changes) -> NoReturn:
        """Preview edited entries, and queue all changes for the next build."""
        while True:
            paths = changes.next_batch()
            edited = [path for path in sorted(paths) if _is_entry(path)]
            for path in edited if len(edited) <= _MOST_PREVIEWS else ():
                with suppress(Exception):  # the next build reports it
                    self._preview(path)
            self._changed.put(paths)

    def build_after_changes(self) -> NoReturn:
        """Build the site, and again whenever something has changed."""
        paths: frozenset[str] = frozenset()
        while True:
            self._build_or_report(reloads_all=any(map(_concerns_all_pages, paths)))
            paths = self._changed.get()
            with suppress(Empty):
                while True:
                    paths |= self._changed.get_nowait()

    def _preview(self, path: str) -> None:
        found = self._previewer.preview(path) if self._previewer else None
        if found is None:
            return
        self._report([each for each in self._problems if each.location.path != path] + list(found.problems))
        if found.html is not None:
            self._pages.put(found.path, found.html)

    def _build_or_report(self, *, reloads_all: bool) -> None:
        """Build the site; report any error, since the next change may fix it."""
        try:
            self._build(reloads_all=reloads_all)
        except BuildError as error:
            self._fail(str(error))
        except TemplateSyntaxError as error:
            self._fail(f"Mẫu {error.filename or error.name}, dòng {error.lineno}, có lỗi: {error.message}")
        except TemplateError as error:
            self._fail(f"Mẫu có lỗi: {error.message}\n{traceback.format_exc(limit=-1)}")
        except Exception as error:  # noqa: BLE001
            self._fail(f"Không tạo được trang: {error}\n{traceback.format_exc()}")

    def _build(self, *, reloads_all: bool) -> None:
        started = time()
        previews = self._pages.previews()  # older than this build, which replaces them
        cache = Cache(self._root / PREVIEW_CACHE)
        plan = plan_build(self._config_file, cache, is_preview=True)
        # The table of published files has a cache of its own: `guong build` would prune it from that of the site.
        output = open_output(self._root / _FOLDER / "site", Cache(self._root / _FOLDER / "known"))
        with tools_with(cache) as tools:
            tree = scan_content(self._root)
            result, site, mkdocs_output = build_all(self._root, tree, plan, output, tools)
        if mkdocs_output is None:
            self._report(result.problems)
            return
        output.save()
        self._previewer = Previewer(self._root, site, mkdocs_output)
        self._pages.drop(previews)
        self._report(result.problems, reloads_all=reloads_all)
        self._say(summary_line(result, time() - started))

    def _fail(self, message: str) -> None:
        self._say(message)
        self._pages.update(message)

    def _report(self, problems: Iterable[Problem], *, reloads_all: bool = False) -> None:
        """Show errors on open pages, and print all problems unless they are the same as before."""
        before, self._problems = self._problems, tuple(in_order(problems))
        is_invalid = has_errors(self._problems)
        if self._problems and self._problems != before:
            self._say(as_text(self._problems).rstrip())
            if is_invalid:
                self._say("Trang chưa được cập nhật. Sửa các lỗi trên, trang sẽ tự cập nhật.")
        self._pages.update(as_text(self._problems) if is_invalid else "", reloads_all=reloads_all)


def serve(config_file: Path, host: str, port: int, say: Callable[[str], None], *, is_polling: bool) -> None:
    """Serve a site until Ctrl+C; `say` prints messages. Raises BuildError if the port is not available."""
    root = config_file.parent
    pages = ServedPages(root / _FOLDER / "site")
    session = _Session(config_file, pages, say)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _end)
    with (
        running_server(pages, host, port) as url,
        watching(config_file, theme_with(root / OVERRIDES), say, is_polling=is_polling) as changes,
    ):
        say(f"Xem trang tại {url} – bấm Ctrl+C để dừng.")
        Thread(target=session.preview_edits, args=(changes,), daemon=True).start()
        session.build_after_changes()


def _end(number: int, _: object) -> NoReturn:
    """End this process and its workers at once, whatever they are doing."""
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.SIG_IGN)  # a second Ctrl+C must not interrupt the end
    for worker in active_children():
        worker.terminate()
    sys.exit(0 if number == signal.SIGINT else 128 + number)


def _is_entry(path: str) -> bool:
    return ENTRY_KINDS.at(path) is not None


def _concerns_all_pages(path: str) -> bool:
    """Return whether a change may alter pages without altering their HTML: the theme, scripts, styles, pictures."""
    return path.startswith(f"{OVERRIDES}/") or Path(path).suffix not in _TEXT_SUFFIXES
