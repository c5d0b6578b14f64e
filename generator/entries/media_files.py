"""Checks the photos that entries name.

The verdict on a photo is cached by the digest of its content, and the digest by the state of the file (as in git's
index), so that an unchanged photo is not even opened.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from generator.engine.cache import Cache, CacheError, digest_of
from generator.engine.files import FileState, trusted_time
from generator.engine.git import is_lfs_pointer
from generator.engine.parallel import BuildTools, each_done
from generator.images import metadata, photos
from generator.images.metadata import tells_place
from generator.images.photos import MAX_BYTES, Photo, PhotoError, check_photo, too_heavy
from generator.problems.problem import Problem, Reference, in_command, problem

_CRASHED = PhotoError("GS604", reason="chương trình đọc ảnh dừng đột ngột khi mở tệp này")


class UncheckedPhoto(NamedTuple):
    """The path and the content of a photo to be checked."""

    path: str
    content: bytes


class Verdict(NamedTuple):
    """The result for the content with a digest: a photo, or the reason why it cannot be published.

    `tells_place` tells that the file holds coordinates, which its copies on the site do not.
    """

    digest: str
    photo: Photo | None
    error: PhotoError | None
    tells_place: bool = False


def check_photos(
    root: Path, references: Iterable[Reference], tools: BuildTools
) -> tuple[dict[str, Photo], list[Problem]]:
    """Return the publishable photos by path, and a problem for every reference to any other."""
    named = list(references)
    paths = sorted({reference.target for reference in named})
    verdicts = {path: found for path in paths if (found := _cached_verdict(root, path, tools)) is not None}
    unchecked = [path for path in paths if path not in verdicts]
    for path, verdict in _checked(root, unchecked, tools):
        verdicts[path] = verdict
        tools.progress("Kiểm tra ảnh", sum(each in verdicts for each in unchecked), len(unchecked))
    good = {path: verdict.photo for path, verdict in verdicts.items() if verdict.photo is not None}
    problems = [
        problem(error.code, reference.location, file=Path(reference.target).name, **error.values)
        for reference in named
        if (error := verdicts[reference.target].error) is not None
    ]
    problems += [
        problem("GS845", reference.location, file=Path(reference.target).name, path=in_command(reference.target))
        for reference in named
        if verdicts[reference.target].tells_place
    ]
    return good, problems


def verdict_on(unchecked: UncheckedPhoto) -> Verdict:
    """Decode a photo and return the verdict."""
    digest = hashlib.sha256(unchecked.content).hexdigest()
    if is_lfs_pointer(unchecked.content):
        return Verdict(digest, None, PhotoError("GS406"))
    try:
        return Verdict(digest, check_photo(unchecked.content), None, tells_place(unchecked.content))
    except PhotoError as error:
        return Verdict(digest, None, error)


def _checked(root: Path, paths: Iterable[str], tools: BuildTools) -> Iterator[tuple[str, Verdict]]:
    photos_to_check = (UncheckedPhoto(path, (root / path).read_bytes()) for path in paths)
    for photo, verdict in ((done.item, done.result) for done in each_done(tools.pool, verdict_on, photos_to_check)):
        if verdict is not None:
            _cache(tools.cache, _verdict_key(verdict.digest), _serialised(verdict))
        yield photo.path, verdict or Verdict("", None, _CRASHED)


def _cached_verdict(root: Path, path: str, tools: BuildTools) -> Verdict | None:
    """Return the verdict on a file, or None if it has to be decoded."""
    cache = tools.cache
    try:
        state = FileState.of((root / path).stat())
        if state.size > MAX_BYTES:
            return Verdict("", None, too_heavy(state.size))
        key = digest_of("seen", path, *state)
        cached_digest = cache.get(key)
        digest = cached_digest.decode() if cached_digest else hashlib.sha256((root / path).read_bytes()).hexdigest()
    except OSError:
        return Verdict("", None, PhotoError("GS604", reason="không mở được tệp"))
    if cached_digest is None and state.is_settled(trusted_time(tools.settling_ns)):
        _cache(cache, key, digest.encode())
    serialised = cache.get(_verdict_key(digest))
    return _parsed(digest, serialised) if serialised is not None else None


def _verdict_key(digest: str) -> str:
    return digest_of("verdict", photos.VERSION, metadata.VERSION, digest)


def _cache(cache: Cache, key: str, content: bytes) -> None:
    """Cache a value if the disk allows: a check must also run where nothing can be written."""
    with suppress(CacheError):
        cache.put(key, content)


def _serialised(verdict: Verdict) -> bytes:
    if verdict.error is not None:
        return json.dumps({"code": verdict.error.code, "values": verdict.error.values}).encode()
    photo, place = verdict.photo, {"tells_place": verdict.tells_place}
    values = {"width": photo.width, "height": photo.height, "tone": photo.tone, **place} if photo else {}
    return json.dumps(values).encode()


def _parsed(digest: str, serialised: bytes) -> Verdict:
    values = json.loads(serialised)
    if "code" in values:
        return Verdict(digest, None, PhotoError(values["code"], **values["values"]))
    photo = Photo(digest, values["width"], values["height"], values["tone"])
    return Verdict(digest, photo, None, values["tells_place"])
