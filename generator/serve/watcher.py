"""Watches the files of a site for changes, by notifications of the system; polling is the fallback.

A watch ends with its folder: one that comes back, as when git checks out another branch and returns, is watched anew.
"""

import errno
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from time import monotonic

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

from generator.build.mkdocs_output import OVERRIDES
from generator.content.files.tree import CONTENT_DIR, is_leftover
from generator.engine.theme import Theme

# Without events of opening and reading: a build does both with many files, which would fill the system's queue.
_KINDS: list[type[FileSystemEvent]] = [
    FileCreatedEvent, FileModifiedEvent, FileClosedEvent, FileMovedEvent, FileDeletedEvent,
    DirCreatedEvent, DirMovedEvent, DirDeletedEvent,
]  # fmt: skip
_QUIET_SECONDS, _LONGEST_SECONDS = 0.1, 1.0
_POLLING_SECONDS = 2.0
_LIMITS = {errno.ENOSPC, errno.EMFILE}
_TOO_MANY = """\
Hệ thống không cho theo dõi thêm thư mục, nên từ nay trang được kiểm tra lại mỗi 2 giây, chậm hơn bình thường.
Muốn nhanh, hãy nâng giới hạn rồi chạy lại: sudo sysctl fs.inotify.max_user_watches=524288
(nếu vẫn chưa đủ: sudo sysctl fs.inotify.max_user_instances=512)."""


class Changes(FileSystemEventHandler):
    """The queue of changed files, as paths relative to the site's root."""

    def __init__(self, names: Mapping[Path, str]) -> None:
        """Note the changes of some files and of all files below some folders; `names` are their relative paths."""
        self._names = {str(path): name for path, name in names.items()}
        self._queue: SimpleQueue[str] = SimpleQueue()
        self._rewatch: Callable[[frozenset[str]], None] = _nothing

    def rewatch_by(self, rewatch: Callable[[frozenset[str]], None]) -> None:
        """Call `rewatch` with every batch before it is returned, so that no change after it is missed."""
        self._rewatch = rewatch

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note both paths of a move: many editors write a temporary file and then rename it."""
        for path in (event.src_path, event.dest_path):
            name = self._name(os.fsdecode(path))
            if name is not None:
                self._queue.put(name)

    def next_batch(self) -> frozenset[str]:
        """Wait for a change and return it with those that follow closely: an editor saves a file in several steps."""
        found = {self._queue.get()}
        end = monotonic() + _LONGEST_SECONDS
        while monotonic() < end:
            try:
                found.add(self._queue.get(timeout=_QUIET_SECONDS))
            except Empty:
                break
        batch = frozenset(found)
        self._rewatch(batch)
        return batch

    def _name(self, path: str) -> str | None:
        """Return a path relative to the site's root; None for leftovers of editors and files not watched."""
        last = os.path.basename(path)  # noqa: PTH119  (a Path object for each of many events is slow)
        if not last or is_leftover(last):
            return None
        for folder, name in self._names.items():
            if path == folder:
                return name
            if path.startswith(folder + os.sep):
                return name + path[len(folder) :].replace(os.sep, "/")
        return None


@contextmanager
def watching(
    config_file: Path, theme: Theme, say: Callable[[str], None], *, is_polling: bool = False
) -> Iterator[Changes]:
    """Watch the content, the theme and the configuration of a site; `say` prints why polling is the fallback."""
    root = config_file.resolve().parent
    folders = {(root / CONTENT_DIR): CONTENT_DIR, **{Path(each).resolve(): Path(each).name for each in theme.folders}}
    overrides = {} if root / OVERRIDES in folders else {root / OVERRIDES: OVERRIDES}
    folders |= overrides
    changes = Changes({**folders, config_file.resolve(): config_file.name})
    # The last one fails if watches ran out before it: watchdog does not report that for folders within a folder.
    wanted = [*((folder, True) for folder in folders), (root, False)]
    observer = None if is_polling else _native(changes, wanted, say)
    if observer is None:
        observer = PollingObserver(timeout=_POLLING_SECONDS)
        _begin(observer, changes, wanted)
    of_root = {name: folder for folder, name in folders.items() if folder.parent == root}
    changes.rewatch_by(partial(_watch_anew, observer, changes, of_root))
    try:
        yield changes
    finally:
        observer.stop()
        observer.join()


def _watch_anew(observer: BaseObserver, changes: Changes, folders: Mapping[str, Path], batch: frozenset[str]) -> None:
    """Watch the folders of a site's root that came, went or came back."""
    for name, folder in folders.items():
        if name in batch:
            watch = ObservedWatch(str(folder), recursive=True, event_filter=_KINDS)
            with suppress(KeyError):  # it was not there before
                observer.unschedule(watch)
            if folder.is_dir():
                with suppress(OSError):  # it went again: its next change is noted
                    observer.schedule(changes, str(folder), recursive=True, event_filter=_KINDS)


def _nothing(_: frozenset[str]) -> None:
    """Do nothing."""


def _native(changes: Changes, wanted: list[tuple[Path, bool]], say: Callable[[str], None]) -> BaseObserver | None:
    """Start to watch by notifications of the system; return None if its limit of watched folders is too low."""
    observer: BaseObserver | None = None
    try:
        observer = Observer()
        _begin(observer, changes, wanted)
    except OSError as error:
        if observer is not None:
            observer.stop()
            observer.join()
        if error.errno not in _LIMITS:
            raise
        say(_TOO_MANY)
        return None
    return observer


def _begin(observer: BaseObserver, changes: Changes, wanted: list[tuple[Path, bool]]) -> None:
    observer.start()
    for folder, is_deep in wanted:
        if folder.is_dir():
            observer.schedule(changes, str(folder), recursive=is_deep, event_filter=_KINDS)
