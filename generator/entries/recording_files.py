"""Checks the sounds and films that entries name: each opens, and what does not play can be taken out.

As with photos, the verdict is cached by the state of the file, so that an unchanged one is not read again.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from generator.engine.cache import Cache, CacheError, digest_of
from generator.engine.errors import reason_of
from generator.engine.files import FileState, trusted_time
from generator.engine.git import is_lfs_pointer
from generator.engine.parallel import BuildTools, each_done
from generator.problems.problem import Problem, Reference, problem
from generator.recordings.cleaning import FORMATS, VERSION, cleaned
from generator.recordings.error import RecordingError

MAX_MEGABYTES = 100  # of a recording; GitHub and GitLab take no larger file
_MEGABYTE = 1024 * 1024
_GOOD, _LFS, _OTHER = "ok", "lfs", "other"  # verdicts; any other is the reason why a file cannot be published
_CRASHED = "chương trình đọc tệp dừng đột ngột khi mở tệp này"


class _Unchecked(NamedTuple):
    """A recording to be read: its path from the site's root, the root, the key of its verdict if it may be cached."""

    path: str
    root: Path
    key: str


def check_recordings(root: Path, references: Iterable[Reference], tools: BuildTools) -> Iterator[Problem]:
    """Report every named sound or film that is too large, does not open, or cannot be freed of what does not play."""
    named = [each for each in references if PurePosixPath(each.target).suffix.lower() in FORMATS]
    verdicts: dict[str, str] = {}
    unchecked: list[_Unchecked] = []
    for path in dict.fromkeys(each.target for each in named):
        try:
            state = FileState.of((root / path).stat())
        except OSError as error:
            verdicts[path] = reason_of(error)
            continue
        if state.size > MAX_MEGABYTES * _MEGABYTE:
            verdicts[path] = str(state.size // _MEGABYTE)
            continue
        key = digest_of("recording verdict", VERSION, path, *state)
        if (cached := tools.cache.get(key)) is not None:
            verdicts[path] = cached.decode()
        else:
            unchecked.append(_Unchecked(path, root, key if state.is_settled(trusted_time(tools.settling_ns)) else ""))
    for done in each_done(tools.pool, _verdict, unchecked):
        verdicts[done.item.path] = verdict = done.result or _CRASHED
        if done.item.key and done.result:
            _cache(tools.cache, done.item.key, verdict)
        tools.progress("Kiểm tra âm thanh, video", sum(each.path in verdicts for each in unchecked), len(unchecked))
    for reference in named:
        yield from _problems(reference, verdicts[reference.target])


def _problems(reference: Reference, verdict: str) -> Iterator[Problem]:
    path = PurePosixPath(reference.target)
    match verdict:
        case "ok":
            return
        case "lfs":
            yield problem("GS406", reference.location, file=path.name)
        case "other":
            yield problem("GS609", reference.location, file=path.name, kind=FORMATS[path.suffix.lower()][0])
        case size if size.isdecimal():
            yield problem("GS608", reference.location, file=path.name, size=size, limit=MAX_MEGABYTES)
        case reason:
            yield problem("GS407", reference.location, file=path.name, reason=reason)


def _verdict(unchecked: _Unchecked) -> str:
    try:
        content = (unchecked.root / unchecked.path).read_bytes()
        if is_lfs_pointer(content):
            return _LFS
        cleaned(content, PurePosixPath(unchecked.path).suffix.lower())
    except RecordingError as error:
        return str(error) or _OTHER
    except OSError as error:
        return reason_of(error)
    return _GOOD


def _cache(cache: Cache, key: str, verdict: str) -> None:
    with suppress(CacheError):
        cache.put(key, verdict.encode())
