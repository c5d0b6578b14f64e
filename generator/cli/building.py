"""`guong build`: publishes a site over the one that is there; where nothing has changed, nothing is even read."""

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from time import time

from generator.cli.outcome import Built, Outcome
from generator.cli.plan import Plan
from generator.clock import today
from generator.frame import Frame, content_of, frame_key, keep_frame, libraries, load_frame
from generator.memo import Memo
from generator.problems import Problem
from generator.program import program_digest
from generator.publish import Publication, Published
from generator.settings import Settings
from generator.store import FOLDER, SETTLED_SECONDS, Store, digest_of


def build_and_tell(config_file: Path, *, is_cached: bool, is_preview: bool = False) -> tuple[tuple[Problem, ...], str]:
    """Build a site, or a preview of it; return every problem of its content, and what was done.

    Nothing is done where there are errors. A preview keeps what it makes apart: it reads the same content by settings
    of its own, and neither build is to drop what the other will want. Raises BuildError.
    """
    started = time()
    root = config_file.parent
    if is_cached:
        folder = root / FOLDER / "preview" if is_preview else root / FOLDER
        outcome = _build_at(config_file, Store(folder), is_preview=is_preview)
    else:
        with TemporaryDirectory() as apart:
            outcome = _build_at(config_file, Store(Path(apart)), is_preview=is_preview)
    built = outcome.built
    told = f"{counted(built, time() - started)}\nTrang đã tạo xong: {built.site_dir}/index.html" if built else ""
    return outcome.problems, told


def counted(built: Built, seconds: float) -> str:
    """Say in one line what a build did."""
    counts = f"tạo {built.rendered} trang; ghi {built.written} tệp, giữ nguyên {built.kept}, bỏ {built.removed}"
    took = f"{seconds:.1f}".replace(".", ",")
    return f"{built.entries} bài: {counts}; {took} giây"


def _build_at(config_file: Path, store: Store, *, is_preview: bool) -> Outcome:
    plan = planned(config_file, store, is_preview=is_preview)
    published, publication = publication_of(plan.site_dir, store)
    files = _settled_files(config_file.parent)  # before they are read: what changes later shows the next time
    last = f"last {plan.site_dir.resolve()}"
    if plan.frame is not None and files and publication.is_untouched:
        match Memo(store, last, _state(plan.frame, plan.settings, files)).before.get("outcome"):
            case Outcome(built=Built()) as outcome:
                return outcome
    from generator.cli.publishing import publish  # noqa: PLC0415  (slow to load)

    outcome, site = publish(config_file.parent, plan, publication, store)
    if outcome.built is not None and site.frame is not None:
        published.keep(publication.now)
        again = outcome.built._replace(rendered=0, written=0, kept=len(publication.now), removed=0)
        kept = {"outcome": outcome._replace(built=again)} if files else {}
        Memo(store, last, _state(site.frame, plan.settings, files)).keep(kept)
        store.prune()
    return outcome


def publication_of(site_dir: Path, store: Store) -> tuple[Memo, Publication]:
    """Begin to publish over what the last build left in a folder; the memo is to keep what is published now."""
    memo = Memo(store, f"published {site_dir.resolve()}", "")
    before = {path: each for path, each in memo.before.items() if isinstance(each, Published)}
    return memo, Publication(site_dir, before)


def planned(config_file: Path, store: Store, *, is_preview: bool = False) -> Plan:
    """Tell what is to be built, without MkDocs where it would make the same as before. Raises BuildError.

    A store holds either the site or its preview.
    """
    key = frame_key(config_file)
    frame = load_frame(store, key)
    if frame is not None:
        return Plan(replace(frame.settings, today=today()), Path(frame.site_dir), frame, lambda: frame)
    from generator.mkdocs_plugin import (  # noqa: PLC0415  (slow)
        is_self_contained,
        load,
        load_preview,
        make_frame,
        settings_of,
    )  # fmt: skip

    config = load_preview(config_file) if is_preview else load(config_file)
    site_dir = Path(config.site_dir)

    def made() -> Frame:
        frame = make_frame(config)
        if is_self_contained(config):
            keep_frame(store, key, frame)
        return frame

    return Plan(settings_of(config), site_dir, None, made)


def _settled_files(root: Path) -> str:
    """Write down the states of all files of the content; “” where one may be changed once more without a trace."""
    files = list(_files(f"{root}/content", ""))
    newest = max((max(state[1:3]) for _, state in files), default=0)
    return repr(files) if time() - newest / 1e9 > SETTLED_SECONDS else ""


def _state(frame: Frame, settings: Settings, files: str) -> str:
    """Return what tells that something was changed since. A frame does not show every change of a template."""
    shells = (part for depth in sorted(frame.shells) for part in frame.shells[depth].parts)
    made = (part for path in sorted(frame.files) for part in (path, frame.files[path]))
    theme = content_of(Path(frame.theme_dir).parent, Path(frame.theme_dir).name)
    return digest_of("state", program_digest(), *libraries(), repr(settings), *theme, *shells, *made, files)


def _files(folder: str, path: str) -> Iterator[tuple[str, tuple[int, int, int, int]]]:
    """Yield everything below a folder, folders too, with what changes where it is written to."""
    with suppress(FileNotFoundError), os.scandir(folder) as found:
        for child in sorted(found, key=attrgetter("name")):
            state = child.stat(follow_symlinks=False)
            yield path + child.name, (state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino)
            if child.is_dir(follow_symlinks=False):
                yield from _files(child.path, f"{path}{child.name}/")
