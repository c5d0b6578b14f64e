"""The configuration of a site: a preview never reaches the folder that is published."""

from pathlib import Path

import pytest

from generator.cli.configuration import configured
from generator.engine.errors import BuildError
from generator.mkdocs_plugin.frame import load, make_mkdocs_output
from tests.support.site_copies import STORY, change, copy_base, run


@pytest.fixture
def site(tmp_path: Path) -> Path:
    copy_base(tmp_path / "site")
    change(tmp_path / "site", STORY, ("author:", "draft: true\nauthor:"))
    return tmp_path / "site"


@pytest.mark.parametrize(
    ("command", "settings"),
    [
        ("build", "production: true, preview: true"),
        ("build", "preview: yes"),
        ("check", "preview: !!bool on, production: true"),
        ("verify", "preview: true"),
    ],
)
def test_no_setting_puts_drafts_into_the_site(command: str, settings: str, site: Path) -> None:
    change(site, "mkdocs.yml", ("  - guong-sang\n", f"  - guong-sang: {{{settings}}}\n"))
    assert run(command, site).exit_code != 0
    assert not (site / "site").exists()
    with pytest.raises(BuildError, match="đưa cả bài nháp"):
        configured(site / "mkdocs.yml", is_preview=True)


def test_the_refusal_names_the_command_for_previews(site: Path) -> None:
    change(site, "mkdocs.yml", ("  - guong-sang\n", "  - guong-sang: {production: true, preview: true}\n"))
    output = run("build", site).output
    assert "guong build --preview" in output
    assert "site-preview" in output


def test_the_former_setting_may_stay_off(site: Path) -> None:
    change(site, "mkdocs.yml", ("  - guong-sang\n", "  - guong-sang: {preview: false}\n"))
    settings, folder = configured(site / "mkdocs.yml")
    assert (settings.preview, folder.name) == (False, "site")
    settings, folder = configured(site / "mkdocs.yml", is_preview=True)
    assert (settings.preview, folder.name) == (True, "site-preview")


@pytest.mark.parametrize("folder", ["site-preview", "./site-preview/", "site-preview/con"])
def test_the_site_is_never_built_into_the_folder_of_previews(folder: str, site: Path) -> None:
    with (site / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write(f"site_dir: {folder}\n")
    with pytest.raises(BuildError, match="thư mục của bản xem thử"):
        configured(site / "mkdocs.yml")


@pytest.mark.parametrize(
    ("name", "is_long"), [("Gương sáng quê mình", False), ("Gương điển hình tiên tiến Phú Thọ", True)]
)
def test_the_frame_knows_a_long_name(name: str, is_long: bool, site: Path) -> None:  # noqa: FBT001
    change(site, "mkdocs.yml", ("site_name: ", f"site_name: {name} # "))
    plan = make_mkdocs_output(load(site / "mkdocs.yml"))
    pages = [content for path, content in plan.files.items() if path.endswith(".html")]
    assert pages
    assert all((b"gs-header--long" in page) == is_long for page in pages)
