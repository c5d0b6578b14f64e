"""The output of MkDocs is cached: MkDocs is loaded only if its output might change."""

import subprocess
import sys
from pathlib import Path

import pytest

from generator.build.mkdocs_output import MkDocsOutput, load_mkdocs_output, mkdocs_key, save_mkdocs_output
from generator.content.settings import Office, Settings
from generator.engine.cache import Cache
from generator.engine.theme import Theme
from generator.pages.shell import Shell
from tests.support.commands import PROJECT, environment, run, tree
from tests.support.site_copies import PROFILE, change, copy_base

# Runs the command like `guong`, and prints whether MkDocs was loaded.
_RUN = """
import sys
from generator.cli import app
app(["build"], standalone_mode=False)
print("loaded" if "mkdocs" in sys.modules else "not loaded")
"""
PAGE = "content/pages/index.md"
OUTPUT = MkDocsOutput(
    files={"index.html": b"<!-- guong:latest -->", "assets/a.css": b"\x00\xff"},
    marked=("index.html",),
    shells={1: Shell(("a", "b", "c", "d"))},
    settings=Settings(site_name="Ấm", office=Office(phone="0255")),
    site_dir="/site",
    theme=Theme(("/theme",)),
    has_examples=True,
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    copy_base(tmp_path / "site")
    return tmp_path / "site"


def test_a_cached_output_is_loaded_unchanged(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert load_mkdocs_output(cache, "a" * 64) is None
    save_mkdocs_output(cache, "a" * 64, OUTPUT)
    assert load_mkdocs_output(Cache(tmp_path), "a" * 64) == OUTPUT
    assert load_mkdocs_output(cache, "b" * 64) is None
    cache.put("c" * 64, b"something else")
    assert load_mkdocs_output(cache, "c" * 64) is None


def test_without_a_writable_cache_there_is_no_output(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    save_mkdocs_output(Cache(tmp_path / "cache"), "a" * 64, OUTPUT)
    assert load_mkdocs_output(Cache(tmp_path / "cache"), "a" * 64) is None


def test_the_key_depends_on_configuration_pages_and_theme_but_not_on_entries(site: Path) -> None:
    config = site / "mkdocs.yml"

    def key_after(path: str, text: str) -> str:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, "utf-8")
        return mkdocs_key(config)

    keys = [mkdocs_key(config)]
    keys.append(key_after("mkdocs.yml", config.read_text("utf-8") + "\nuse_directory_urls: true\n"))
    keys.append(key_after(PAGE, "# Khác\n"))
    keys.append(key_after("content/pages/moi/index.md", "# Mới\n"))
    keys.append(key_after("theme/main.html", "a"))
    keys.append(key_after("theme/main.html", "b"))
    (site / "theme/main.html").rename(site / "theme/other.html")
    keys.append(mkdocs_key(config))
    assert len({*keys}) == len(keys)
    assert key_after(PROFILE, "khác") == keys[-1]
    assert key_after("content/data/fields.yml", "") == keys[-1]


@pytest.mark.parametrize("target", ["profiles", "nothing"])
def test_a_symbolic_link_is_never_cached(target: str, site: Path) -> None:
    (site / "content/pages/lien-ket.md").symlink_to(site / "content" / target)
    assert mkdocs_key(site / "mkdocs.yml") != mkdocs_key(site / "mkdocs.yml")


def built(site: Path) -> bool:
    """Build a site; return whether MkDocs was loaded."""
    result = subprocess.run(  # noqa: S603  (our own command)
        [sys.executable, "-c", _RUN],
        cwd=site,
        env=environment(PYTHONPATH=str(PROJECT)),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    return result.stdout.splitlines()[-1] == "loaded"


@pytest.mark.site
def test_mkdocs_is_loaded_only_if_its_output_would_change(site: Path) -> None:
    assert built(site)
    first = tree(site / "site")
    change(site, PROFILE, ("author: Trần Thị B", "author: Trần Thị Bình"))
    assert not built(site)
    second = tree(site / "site")
    assert "Trần Thị Bình" in second["guong/nguyen-van-a/index.html"].decode()
    assert first.keys() == second.keys()
    assert first["404.html"] == second["404.html"]
    assert not built(site)
    (site / PAGE).write_text("# Trang chủ mới\n", "utf-8")
    assert built(site)
    assert "Trang chủ mới" in tree(site / "site")["index.html"].decode()
    assert not built(site)


@pytest.mark.site
def test_a_cached_output_gives_the_same_site_as_mkdocs(site: Path) -> None:
    assert built(site)
    (site / "site/index.html").unlink()
    (site / "site/guong/nguyen-van-a/index.html").write_bytes(b"damaged")
    expected = tree(site / "site").keys() | {"index.html"}
    assert not built(site)
    again = tree(site / "site")
    for file in (site / ".cache").glob("??/*"):
        file.unlink()
    assert built(site)
    assert tree(site / "site") == again
    assert again.keys() == expected


@pytest.mark.site
def test_a_configuration_that_reads_the_environment_is_not_cached(site: Path) -> None:
    change(site, "mkdocs.yml", ("site_name: Trang kiểm thử", "site_name: !ENV [TEN_TRANG, Trang kiểm thử]"))
    assert built(site)
    assert built(site)


@pytest.mark.site
def test_a_linked_folder_is_reported_and_nothing_is_published(site: Path) -> None:
    (site / "content/pages/thu-muc").symlink_to(site / "content/profiles")
    result = run("guong", "build", cwd=site)
    assert result.returncode == 2
    assert "content/pages/thu-muc:1:1: GS108" in result.stdout
    assert "Traceback" not in result.stdout
    assert not (site / "site").exists()
