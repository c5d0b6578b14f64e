"""Checks the photos that entries name: a photo that has not changed since it was judged is not even opened.

A file's size and times tell whether it is the one that was read before, as git's index does; the verdict itself is kept
by digest of the content.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from generator.engine.cache import Cache, CacheError, digest_of
from generator.engine.files import FileState, trusted_time
from generator.engine.parallel import BuildTools, each_done
from generator.images import photos
from generator.images.photos import MAX_BYTES, Photo, PhotoError, check_photo, too_heavy
from generator.problems.problem import Problem, Reference, problem

_CRASHED = PhotoError("GS604", reason="chương trình đọc ảnh dừng đột ngột khi mở tệp này")


class Unjudged(NamedTuple):
    """A photo's path and content."""

    path: str
    content: bytes


class Verdict(NamedTuple):
    """What was found of a content: a photo, or why it is none."""

    digest: str
    photo: Photo | None
    error: PhotoError | None


def check_photos(
    root: Path, references: Iterable[Reference], tools: BuildTools
) -> tuple[dict[str, Photo], list[Problem]]:
    """Judge every photo once; return those that can be published by path, and a problem wherever another is named."""
    named = list(references)
    paths = sorted({reference.target for reference in named})
    verdicts = {path: found for path in paths if (found := _known(root, path, tools)) is not None}
    unknown = [path for path in paths if path not in verdicts]
    for path, verdict in _judged(root, unknown, tools):
        verdicts[path] = verdict
        tools.progress("Kiểm tra ảnh", sum(each in verdicts for each in unknown), len(unknown))
    good = {path: verdict.photo for path, verdict in verdicts.items() if verdict.photo is not None}
    problems = [
        problem(error.code, reference.location, file=Path(reference.target).name, **error.values)
        for reference in named
        if (error := verdicts[reference.target].error) is not None
    ]
    return good, problems


def judge(unjudged: Unjudged) -> Verdict:
    """Decode a photo."""
    digest = hashlib.sha256(unjudged.content).hexdigest()
    try:
        return Verdict(digest, check_photo(unjudged.content), None)
    except PhotoError as error:
        return Verdict(digest, None, error)


def _judged(root: Path, paths: Iterable[str], tools: BuildTools) -> Iterator[tuple[str, Verdict]]:
    contents = (Unjudged(path, (root / path).read_bytes()) for path in paths)
    for unjudged, verdict in ((done.item, done.result) for done in each_done(tools.pool, judge, contents)):
        if verdict is not None:
            _keep(tools.cache, _verdict_key(verdict.digest), _written(verdict))
        yield unjudged.path, verdict or Verdict("", None, _CRASHED)


def _known(root: Path, path: str, tools: BuildTools) -> Verdict | None:
    """Return the verdict on a file where there is no need to decode it."""
    cache = tools.cache
    try:
        state = FileState.of((root / path).stat())
        if state.size > MAX_BYTES:
            return Verdict("", None, too_heavy(state.size))
        key = digest_of("seen", path, *state)
        seen = cache.get(key)
        digest = seen.decode() if seen else hashlib.sha256((root / path).read_bytes()).hexdigest()
    except OSError:
        return Verdict("", None, PhotoError("GS604", reason="không mở được tệp"))
    if seen is None and state.is_settled(trusted_time(tools.settling_ns)):
        _keep(cache, key, digest.encode())
    kept = cache.get(_verdict_key(digest))
    return _read(digest, kept) if kept is not None else None


def _verdict_key(digest: str) -> str:
    return digest_of("verdict", photos.VERSION, digest)


def _keep(cache: Cache, key: str, content: bytes) -> None:
    """Keep what costs only time to find again: a check runs where nothing may be written, too."""
    with suppress(CacheError):
        cache.put(key, content)


def _written(verdict: Verdict) -> bytes:
    if verdict.error is not None:
        return json.dumps({"code": verdict.error.code, "values": verdict.error.values}).encode()
    photo = verdict.photo
    return json.dumps({"width": photo.width, "height": photo.height, "tone": photo.tone} if photo else {}).encode()


def _read(digest: str, content: bytes) -> Verdict:
    kept = json.loads(content)
    if "code" in kept:
        return Verdict(digest, None, PhotoError(kept["code"], **kept["values"]))
    return Verdict(digest, Photo(digest, kept["width"], kept["height"], kept["tone"]), None)
