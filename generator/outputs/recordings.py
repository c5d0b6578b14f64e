"""Recordings: the sounds and films of entries as artifacts, published byte for byte."""

from collections.abc import Iterator
from pathlib import Path

from generator.engine.cache import digest_of
from generator.engine.files import FileState
from generator.engine.output_folder import Artifact
from generator.site.library import Library


def recordings(library: Library, root: Path, trusted_ns: int) -> Iterator[Artifact]:
    """Yield the recordings of all entries.

    A file that last changed before `trusted_ns` is not read for its key: a digest of its state suffices.
    """
    for entry in library.entries:
        for name, source in entry.media:
            file = (root / entry.path).with_name(source)
            state = FileState.of(file.stat())
            key = digest_of("recording", *state) if state.is_settled(trusted_ns) else digest_of(file.read_bytes())
            yield Artifact(entry.address + name, key, file.read_bytes)
