"""Recordings: the sounds and films of entries as artifacts, without anything that does not play."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from generator.engine.cache import digest_of
from generator.engine.errors import BuildError, reason_of
from generator.engine.files import FileState
from generator.engine.output_folder import Artifact
from generator.recordings.cleaning import VERSION, cleaned
from generator.recordings.error import RecordingError
from generator.site.library import Library


def recordings(library: Library, root: Path, trusted_ns: int) -> Iterator[Artifact]:
    """Yield the recordings of all entries.

    A file that last changed before `trusted_ns` is not read for its key: a digest of its state suffices.
    """
    for entry in library.entries:
        for name, source in entry.media:
            file = (root / entry.path).with_name(source)
            state = FileState.of(file.stat())
            of = state if state.is_settled(trusted_ns) else (file.read_bytes(),)
            yield Artifact(entry.address + name, digest_of("recording", VERSION, *of), partial(published, file))


def published(file: Path) -> bytes:
    """Return what is published of a file. Raises BuildError if it was replaced since it was checked."""
    try:
        return cleaned(file.read_bytes(), file.suffix.lower())
    except OSError as error:
        raise BuildError(f"Không đọc được {file}: {reason_of(error)}.") from error
    except RecordingError as error:
        raise BuildError(f"Tệp {file} vừa bị thay trong lúc tạo trang. Hãy chạy lại.") from error
