"""A build killed at any moment leaves only complete files, and the next build gives the same result."""

import io
import json
import os
import re
import signal
import subprocess
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from shutil import rmtree
from time import monotonic
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from tests.support.commands import BIN, environment, tree
from tests.support.edited_sites import NOON, EditedSite, entry

pytestmark = pytest.mark.site

KILLS = int(os.environ.get("GUONG_KILLS", "5"))
TEMPORARY = re.compile(r"(?:.*/)?\.\d+-[0-9a-f]{8}-\d+\.tmp")
COUNT, VARIANTS = 40, range(4)
OWN, THEIRS = "the build alone", "every process of it"


@dataclass(frozen=True)
class Victim:
    """A site with many pages, the result of a clean build of each variant, and the duration of a build."""

    site: EditedSite
    clean: Mapping[int, Mapping[str, bytes]]
    seconds: float


def vary(site: EditedSite, variant: int) -> None:
    """Write a variant: there are two of every entry, and two of the template of entries."""
    for number, folder in enumerate(site.entries):
        values = entry(number, words=f"{variant & 1} năm liền", name=f"Nguyễn Văn {'AĂ'[variant & 1]}")
        if values != site.entries[folder]:
            site.entries[folder] = values
            site.write(folder)
    template = site.root / "theme/pages/entry.html"
    text, count = re.subn(
        "gs-entry__(text|words)", f"gs-entry__{('text', 'words')[variant >> 1]}", template.read_text()
    )
    assert count == 1
    template.write_text(text, "utf-8")


@pytest.fixture(scope="module")
def victim(tmp_path_factory: pytest.TempPathFactory) -> Victim:
    site = EditedSite(tmp_path_factory.mktemp("killed") / "project", {f"profiles/p{n:02}": {} for n in range(COUNT)})
    site.entries = {folder: entry(number) for number, folder in enumerate(site.entries)}
    site.config |= {"page_size": 1, "share_cards": "true"}
    site.create()
    clean = {}
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
        for variant in VARIANTS:
            vary(site, variant)
            clean[variant] = site.clean()
    started = monotonic()
    finish(site)
    return Victim(site, clean, monotonic() - started)


def start(site: EditedSite, *options: str) -> subprocess.Popen[bytes]:
    """Start a build in its own session; all its processes hold the other end of its output."""
    temporary = site.root.parent / "temporary"
    rmtree(temporary, ignore_errors=True)
    temporary.mkdir()
    return subprocess.Popen(  # noqa: S603  (our own command)
        [BIN / "guong", "build", *options],
        cwd=site.root,
        env=environment(SOURCE_DATE_EPOCH=NOON, TMPDIR=str(temporary)),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


def finish(site: EditedSite) -> None:
    """Run a complete build."""
    process = start(site)
    output, _ = process.communicate(timeout=300)
    assert process.returncode == 0, output.decode()


def stop(process: subprocess.Popen[bytes], whom: str, with_what: signal.Signals, after: float) -> int:
    """Stop a build after some seconds; wait until none of its processes is left, and return its exit status.

    The output ends with the last of them; a failed build shows it in the report.
    """
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        if whom == OWN:
            process.send_signal(with_what)
        else:
            os.killpg(process.pid, with_what)
    output, _ = process.communicate(timeout=60)
    assert process.returncode in {0, -with_what, 128 + with_what}, output.decode()
    return process.returncode


def is_whole(path: str, content: bytes) -> bool:
    """Return whether a file is complete, by parsing it like a browser."""
    match Path(path).suffix:
        case ".html":
            return content.rstrip().endswith(b"</html>")
        case ".z":
            reader = zlib.decompressobj()
            reader.decompress(content)
            return reader.eof
        case ".json":
            return json.loads(content) is not None
        case ".xml" | ".svg":
            return ET.fromstring(content) is not None  # noqa: S314  (our own)
        case ".jpg" | ".png" | ".webp":
            with Image.open(io.BytesIO(content)) as image:
                image.load()
            return True
    return bool(content)


def check(victim: Victim) -> int:
    """Check that every file equals that of some build; return the number of temporary files left behind."""
    found = tree(victim.site.site)
    left = [path for path in found if TEMPORARY.fullmatch(path)]
    for path in found.keys() - left:
        assert any(files.get(path) == found[path] for files in victim.clean.values()), path
    return len(left)


def test_all_files_of_a_build_are_complete(victim: Victim) -> None:
    """So files that equal those of some build are complete as well."""
    suffixes: set[str] = set()
    for files in victim.clean.values():
        assert not [path for path, content in files.items() if not is_whole(path, content)]
        suffixes.update(Path(path).suffix for path in files)
    assert suffixes >= {".html", ".z", ".json", ".xml", ".jpg", ".css", ".js"}
    changed = [path for path, content in victim.clean[0].items() if content != victim.clean[3].get(path)]
    assert len(changed) > 400  # enough pages for several processes


def test_a_killed_build_leaves_no_incomplete_file(victim: Victim) -> None:
    random, variant, dead, seconds = Random(1), VARIANTS[-1], 0, victim.seconds  # noqa: S311
    for number in range(5 * KILLS):
        variant = random.choice([each for each in VARIANTS if each != variant])
        vary(victim.site, variant)
        after = random.uniform(0, seconds)
        status = stop(start(victim.site), (OWN, THEIRS)[number % 2], signal.SIGKILL, after)
        assert status in {0, -signal.SIGKILL}
        # With status 0 the build finished first: builds are faster than assumed.
        seconds = after if status == 0 else 1.05 * seconds
        dead += status != 0
        check(victim)
        if random.random() < 0.7:  # otherwise the next build starts from what this one left
            finish(victim.site)
            assert tree(victim.site.site) == victim.clean[variant]
        if dead == KILLS:
            break
    finish(victim.site)
    assert tree(victim.site.site) == victim.clean[variant]
    assert dead == KILLS


@pytest.mark.parametrize("whom", [OWN, THEIRS])
def test_a_build_asked_to_stop_removes_temporary_files(victim: Victim, whom: str) -> None:
    """The first output says that it reads entries; without a cache it reads all of them."""
    random, statuses = Random(2), set[int]()  # noqa: S311
    temporary = victim.site.root.parent / "temporary"
    for variant in VARIANTS:
        vary(victim.site, variant)
        process = start(victim.site, "--no-cache")
        assert process.stdout is not None
        assert process.stdout.readline().startswith("Đọc bài".encode())
        statuses.add(stop(process, whom, signal.SIGTERM, random.uniform(0, 0.3 * victim.seconds)))
        left = check(victim)
        assert whom == THEIRS or not (left or list(temporary.iterdir()))
    assert 128 + signal.SIGTERM in statuses
    assert statuses <= {0, 128 + signal.SIGTERM}
    finish(victim.site)
    assert tree(victim.site.site) == victim.clean[variant]
