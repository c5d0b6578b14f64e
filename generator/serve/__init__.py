"""`guong serve`: shows the site while it is written; an edited entry at once, what else it changes a little later.

The pages lie in a folder of their own: what is published stays as it is. Three threads share the work. One gathers what
changes and renders edited entries, one answers browsers, and the main one builds, so that Ctrl+C ends a build too.
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
from generator.content.tree import scan_content
from generator.engine.cache import FOLDER, Cache
from generator.engine.errors import BuildError
from generator.engine.output_folder import open_output
from generator.engine.theme import theme_with
from generator.mkdocs_plugin.planning import plan_build
from generator.problems.problem import Problem, has_errors, in_order
from generator.problems.reports.text import as_text
from generator.serve.preview import Previewer
from generator.serve.watcher import Changes, watching
from generator.serve.web_server import Shown, opened

# In the cache's folder, where it leaves room: its own are named by two letters.
_FOLDER = f"{FOLDER}/serve"
_FEW = 5  # entries edited at once; with more of them a build is as quick
_TEXTS = {"", ".md", ".yml"}  # a change of these shows in the pages; of other files, in what pages load


class _Serving:
    """What is being served, and what is known of it."""

    def __init__(self, config_file: Path, shown: Shown, tell: Callable[[str], None]) -> None:
        self._config_file, self._root, self._shown, self._tell = config_file, config_file.parent, shown, tell
        self._changed: SimpleQueue[frozenset[str]] = SimpleQueue()
        self._previewer: Previewer | None = None
        self._problems: tuple[Problem, ...] = ()

    def follow(self, changes: Changes) -> NoReturn:
        """Show edited entries at once, and pass on what has changed."""
        while True:
            paths = changes.gathered()
            edited = [path for path in sorted(paths) if _is_entry(path)]
            for path in edited if len(edited) <= _FEW else ():
                with suppress(Exception):  # the build that follows says what is wrong
                    self._preview(path)
            self._changed.put(paths)

    def build_for_ever(self) -> NoReturn:
        """Build, and again whenever something has changed."""
        paths: frozenset[str] = frozenset()
        while True:
            self._build_and_tell(is_new_edition=any(map(_is_loaded, paths)))
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
            self._shown.put(found.path, found.html)

    def _build_and_tell(self, *, is_new_edition: bool) -> None:
        try:
            self._build(is_new_edition=is_new_edition)
        except BuildError as error:
            self._fail(str(error))
        except TemplateSyntaxError as error:
            self._fail(f"Mẫu {error.filename or error.name}, dòng {error.lineno}, có lỗi: {error.message}")
        except TemplateError as error:
            self._fail(f"Mẫu có lỗi: {error.message}\n{traceback.format_exc(limit=-1)}")
        except Exception as error:  # noqa: BLE001  (whatever it is: the next change may mend it)
            self._fail(f"Không tạo được trang: {error}\n{traceback.format_exc()}")

    def _build(self, *, is_new_edition: bool) -> None:
        started = time()
        previews = self._shown.previews()  # of what is read from now on
        cache = Cache(self._root / FOLDER)
        plan = plan_build(self._config_file, cache)
        # A cache of its own: a build of the site itself would prune this table from the common one.
        output = open_output(self._root / _FOLDER / "site", Cache(self._root / _FOLDER / "known"))
        with tools_with(cache) as tools:
            tree = scan_content(self._root)
            result, site, mkdocs_output = build_all(self._root, tree, plan, output, tools)
        if mkdocs_output is None:
            self._report(result.problems)
            return
        output.save()
        self._previewer = Previewer(self._root, site, mkdocs_output)
        self._shown.drop(previews)
        self._report(result.problems, is_new_edition=is_new_edition)
        self._tell(summary_line(result, time() - started))

    def _fail(self, message: str) -> None:
        self._tell(message)
        self._shown.update(message)

    def _report(self, problems: Iterable[Problem], *, is_new_edition: bool = False) -> None:
        """Say what is wrong, where that is something else than was said last."""
        before, self._problems = self._problems, tuple(in_order(problems))
        is_wrong = has_errors(self._problems)
        if self._problems and self._problems != before:
            self._tell(as_text(self._problems).rstrip())
            if is_wrong:
                self._tell("Trang chưa được cập nhật. Sửa các lỗi trên, trang sẽ tự cập nhật.")
        self._shown.update(as_text(self._problems) if is_wrong else "", is_new_edition=is_new_edition)


def serve(config_file: Path, host: str, port: int, tell: Callable[[str], None], *, is_polling: bool) -> None:
    """Show a site until Ctrl+C. Raises BuildError where its port cannot be had."""
    root = config_file.parent
    shown = Shown(root / _FOLDER / "site")
    serving = _Serving(config_file, shown, tell)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _end)
    with (
        opened(shown, host, port) as url,
        watching(config_file, theme_with(root / OVERRIDES), tell, is_polling=is_polling) as changes,
    ):
        tell(f"Xem trang tại {url} – bấm Ctrl+C để dừng.")
        Thread(target=serving.follow, args=(changes,), daemon=True).start()
        serving.build_for_ever()


def _end(number: int, _: object) -> NoReturn:
    """End at once: what workers are at need not be waited for."""
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.SIG_IGN)  # nor need it be said twice
    for worker in active_children():
        worker.terminate()
    sys.exit(0 if number == signal.SIGINT else 128 + number)


def _is_entry(path: str) -> bool:
    return ENTRY_KINDS.at(path) is not None


def _is_loaded(path: str) -> bool:
    return path.startswith(f"{OVERRIDES}/") or Path(path).suffix not in _TEXTS
