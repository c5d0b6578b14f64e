"""Checks the files beside an entry: every named file exists, and every file is named."""

from collections.abc import Iterator
from itertools import chain
from pathlib import PurePosixPath

from generator.content.files.entry_files import EntryFile
from generator.content.files.file_names import bad_names
from generator.content.yaml_tree import Mapping, Scalar, Sequence, locate, value_at
from generator.entries.rules.keys import Subject
from generator.entries.rules.plausibility import in_quotes
from generator.problems.problem import Location, Problem, Reference, did_you_mean, problem
from generator.recordings.cleaning import FILMS, SOUNDS
from generator.text.vietnamese import closest

_KEYS = ("photos", "audio", "video")
# Formats that every browser plays. Photos are checked by their content, not by their names.
_SUFFIXES = {"audio": SOUNDS, "video": FILMS}


def check_files(subject: Subject, unreadable: frozenset[str]) -> Iterator[Problem]:
    """Report files that are missing, outside the folder, or unused."""
    if unreadable.intersection(_KEYS):
        return
    used: set[str] = set()
    for key in _KEYS:
        named: set[str] = set()
        for index, medium in enumerate(getattr(subject.matter, key)):
            if medium.file is None:
                if not medium.url:
                    place = subject.at(key, index)
                    yield problem("GS302", place, key="file", where=f" trong “{key}”", meaning="tên tệp, hoặc “url”")
                continue
            used.update((subject.file.on_disk(medium.file) or medium.file, *_near(subject, medium.file)))
            place = subject.at(key, index, "file")
            yield from _named(subject, medium.file, place)
            if medium.file in named:
                yield problem("GS312", place, value=medium.file, key=key)
            named.add(medium.file)
            suffixes = _SUFFIXES.get(key)
            if suffixes and not medium.file.lower().endswith(suffixes):
                yield problem("GS607", place, file=medium.file, formats=", ".join(suffixes))
    for name in subject.file.siblings:
        is_in_text = f"]({name}" in subject.raw.body or f"](./{name}" in subject.raw.body  # GS705 reports it there
        if name not in used and not is_in_text and name not in bad_names(subject.file.siblings):
            folder = PurePosixPath(subject.file.path).parent
            yield problem("GS606", Location(str(folder / name)), file=name)


def photo_references(node: Mapping, file: EntryFile) -> Iterator[Reference]:
    """Yield the path of every named photo that exists, with the location of its name, even if the entry has errors."""
    return _references(node, "photos", file)


def recording_references(node: Mapping, file: EntryFile) -> Iterator[Reference]:
    """Yield the same of every sound and film."""
    return chain(_references(node, "audio", file), _references(node, "video", file))


def _references(node: Mapping, key: str, file: EntryFile) -> Iterator[Reference]:
    media = value_at(node, (key,))
    for index in range(len(media.items) if isinstance(media, Sequence) else 0):
        steps = (key, index, "file")
        value = value_at(node, steps)
        name = (value.value or "").strip() if isinstance(value, Scalar) else ""
        if (found := file.on_disk(name)) is not None:
            yield Reference(str(PurePosixPath(file.path).with_name(found)), locate(node, steps))


def _named(subject: Subject, name: str, place: Location) -> Iterator[Problem]:
    if (quoted := in_quotes(name, place)) is not None:
        yield quoted
    elif ("/" in name or "\\" in name or name in {".", ".."}) and name not in subject.file.siblings:
        yield problem("GS603", place, file=name)
    elif subject.file.on_disk(name) is None:
        yield problem("GS601", place, file=name, suggestion=did_you_mean(_near(subject, name)))


def _near(subject: Subject, name: str) -> list[str]:
    """Return the files that a misspelt name may mean; they are not reported as unused as well."""
    return [] if subject.file.on_disk(name) is not None else closest(name, subject.file.siblings)
