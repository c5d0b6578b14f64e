"""Sounds and films are published without what does not play, and only if they open."""

from pathlib import Path

import pytest

from generator.build.prepare import prepare
from generator.engine.errors import BuildError
from generator.engine.files import trusted_time
from generator.outputs.recordings import recordings
from generator.recordings.cleaning import cleaned
from tests.support.build_tools import tools
from tests.support.factories import SETTINGS, profile_text, small_project
from tests.support.recordings import RECORDINGS

SOUNDS, FILMS = ("sound.mp3", "sound.m4a", "sound.ogg", "sound.opus"), ("film.mp4", "film.webm")
CONSENT = {"basis": "dong-y", "reference": "DY-1", "scopes": ["dang-web", "hinh-anh", "giong-noi"]}


def project(root: Path, contents: dict[str, bytes]) -> Path:
    named = {key: [{"file": each, "title": each} for each in names] for key, names in
             (("audio", [each for each in contents if each.startswith("sound")]),
              ("video", [each for each in contents if each.startswith("film")]))}  # fmt: skip
    text = profile_text(**{key: files for key, files in named.items() if files}, consent=CONSENT)
    return small_project(
        root,
        {
            "content/profiles/a/index.md": text,
            **{f"content/profiles/a/{name}": each for name, each in contents.items()},
        },
    )


def test_what_is_published_holds_nothing_private(tmp_path: Path) -> None:
    root = project(tmp_path, {name: (RECORDINGS / name).read_bytes() for name in (*SOUNDS, *FILMS)})
    site, problems = prepare(root, SETTINGS, tools(root))
    assert not problems
    made = {each.path.rpartition("/")[2]: each.make() for each in recordings(site.library, root, trusted_time())}
    assert made == {
        **{f"am-thanh-{number}{Path(name).suffix}": clean(name) for number, name in enumerate(SOUNDS, 1)},
        **{f"video-{number}{Path(name).suffix}": clean(name) for number, name in enumerate(FILMS, 1)},
    }
    assert not [name for name, content in made.items() if b"0912345678" in content or b"+21.0278" in content]


def clean(name: str) -> bytes:
    return cleaned((RECORDINGS / name).read_bytes(), Path(name).suffix)


def test_a_file_that_was_replaced_since_the_check_stops_the_build(tmp_path: Path) -> None:
    root = project(tmp_path, {"sound.mp3": (RECORDINGS / "sound.mp3").read_bytes()})
    site, _ = prepare(root, SETTINGS, tools(root))
    (artifact,) = recordings(site.library, root, trusted_time())
    (root / "content/profiles/a/sound.mp3").write_bytes(b"0912345678")
    with pytest.raises(BuildError, match=r"sound\.mp3 vừa bị thay"):
        artifact.make()


def test_each_that_does_not_open_is_reported_at_its_line(tmp_path: Path) -> None:
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"
    film = (RECORDINGS / "film.mp4").read_bytes()
    contents = {"sound.mp3": b"<script>", "sound.ogg": pointer, "film.mp4": film[:-100], "film.webm": film}
    root = project(tmp_path, contents)
    for _ in range(2):  # the second time from the cache
        _, problems = prepare(root, SETTINGS, tools(root))
        lines = (root / "content/profiles/a/index.md").read_text("utf-8").split("\n")
        found = sorted((each.code, lines[each.location.line - 1].split("file: ")[1]) for each in problems)
        assert found == [
            ("GS406", "sound.ogg"), ("GS407", "film.mp4"), ("GS609", "film.webm"), ("GS609", "sound.mp3"),
        ]  # fmt: skip
