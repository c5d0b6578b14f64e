"""After any edits in any order, an incremental build gives the same site as a clean build."""

import io
import os
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree, rmtree

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PIL import Image

from generator.engine.files import SETTLING_NS
from tests.support.commands import tree
from tests.support.edited_sites import AT_ONCE, NOON, EditedSite, Values, entry
from tests.support.random_edits import EDITS, EPOCH, Editor

pytestmark = pytest.mark.site

BASE: dict[str, Values] = {
    "profiles/p0": entry(0),
    "profiles/p1": entry(1, aliases=["/guong/cu/"]),
    "profiles/p2": entry(2, links=["guong/p0/"]),
    "stories/2025/s0": entry(3, exemplars=["p0", "p1"], links=["guong/p1/"]),
    "stories/2026/s1": entry(4, exemplars=["p1"]),
    "stories/2026/s2": entry(5, withdrawn={"date": "2026-05-01", "reason": "Theo yêu cầu."}),
}

STEPS = st.lists(st.lists(st.sampled_from(EDITS), min_size=1, max_size=2), min_size=5, max_size=8)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path]]:
    """Build the base once; yield its folder and that of a copy."""
    folder = tmp_path_factory.mktemp("incremental")
    site = EditedSite(folder / "project", BASE)
    site.create()
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv(EPOCH, NOON)
        assert site.build()
    copytree(site.root, folder / "copy")
    yield site.root, folder / "copy"
    rmtree(folder)


# Failing examples are not shrunk: that would take as long as a hundred examples.
@settings(
    max_examples=int(os.environ.get("GUONG_EDITS", "4")),
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data())
def test_after_any_edits_the_site_equals_that_of_a_clean_build(built: tuple[Path, Path], data: st.DataObject) -> None:
    root, base = built
    rmtree(root)
    copytree(base, root)
    site = EditedSite(root, BASE)
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv(EPOCH, NOON)
        # Trusted at once or not: a build and the next edit are more than a tick of the clock apart.
        site.settling_ns = AT_ONCE if data.draw(st.booleans(), label="files are trusted at once") else SETTLING_NS
        editor = Editor(site, data, monkeypatch)
        for edits in data.draw(STEPS):
            for edit in edits:
                getattr(editor, edit)()
            if not check(site):
                editor.mend()
                assert check(site)


def test_after_edits_of_photos_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(EPOCH, NOON)
    site = EditedSite(tmp_path / "project", {"profiles/p0": entry(0), "stories/2025/s0": entry(3, exemplars=["p0"])})
    site.config["share_cards"] = "true"
    site.create()
    consent = {"basis": "dong-y", "reference": "DY-2026-014", "scopes": ["dang-web", "hinh-anh", "mang-xa-hoi"]}
    shown = {"photos": [{"file": "anh.jpg", "alt": "Một con đường", "credit": "Trần Thị B"}], "consent": consent}
    photo, values = site.file("profiles/p0").with_name("anh.jpg"), site.entries["profiles/p0"]
    assert check(site)
    photo.write_bytes(picture("#784f28"))
    assert not check(site)  # no entry refers to the photo
    values |= shown
    site.write("profiles/p0")
    assert check(site)
    before = tree(site.site)
    photo.write_bytes(picture("#284f78"))
    assert check(site)
    assert {path for path, content in tree(site.site).items() if content != before[path] and path.endswith(".jpg")}
    values["name"] = "Trần Thị Ấm"
    site.write("profiles/p0")
    assert check(site)
    photo.write_bytes(b"no photo")
    assert not check(site)
    photo.unlink()
    values |= {"photos": None}
    site.write("profiles/p0")
    assert check(site)


def picture(colour: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (1000, 750), colour).save(out, "JPEG")
    return out.getvalue()


def check(site: EditedSite) -> bool:
    """Build a site; return whether its content is valid. If not, no file may change."""
    before = site.stamps(), tree(site.site)
    if site.build() is None:
        assert (site.stamps(), tree(site.site)) == before
        return False
    assert tree(site.site) == site.clean()
    return True
