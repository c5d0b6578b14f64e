"""A new site: nothing is overwritten, and it says nothing of this project's samples and development."""

from pathlib import Path

import pytest
import yaml

from generator.editing.new_site import NewSite, checked_url, configuration, make_site, starter_files
from generator.engine.errors import BuildError
from tests.support.commands import PROJECT, run, tree


@pytest.mark.parametrize("name", ["ghi-chu.txt", ".gitignore", "content"])
def test_a_folder_that_holds_anything_is_left_alone(name: str, tmp_path: Path) -> None:
    (tmp_path / name).mkdir()
    with pytest.raises(BuildError, match="không trống nên chưa ghi gì"):
        make_site(tmp_path, NewSite())
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_a_new_repository_counts_as_empty(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert make_site(tmp_path, NewSite()) == len(tree(tmp_path))


def test_a_file_in_the_folders_place_is_reported(tmp_path: Path) -> None:
    (tmp_path / "trang").touch()
    with pytest.raises(BuildError, match="Không ghi được"):
        make_site(tmp_path / "trang", NewSite())


@pytest.mark.usefixtures("samples")
def test_facts_come_into_the_configuration_whatever_they_hold() -> None:
    facts = NewSite('Gương "sáng": Huế # 1', "https://a.vn/", "\\1: Sở – 'Nội vụ'")
    plain = yaml.safe_load(configuration((PROJECT / "mkdocs.yml").read_text("utf-8"), facts))
    assert (plain["site_name"], plain["site_url"]) == facts[:2]
    office = plain["plugins"][0]["guong-sang"]["office"]
    assert office.pop("governing_body") == facts.governing_body
    assert set(office.values()) == {""}


@pytest.mark.parametrize(
    ("text", "url"), [("", ""), ("https://a.vn", "https://a.vn/"), ("http://a.vn/b/", "http://a.vn/b/")]
)
def test_an_address_of_a_site_is_a_url(text: str, url: str) -> None:
    assert checked_url(text) == url
    with pytest.raises(ValueError, match="https://"):
        checked_url(f"{text} x")


@pytest.mark.usefixtures("samples")
def test_the_samples_and_our_own_work_are_not_in_it() -> None:
    files = dict(starter_files(NewSite()))
    assert not any(
        path.startswith(("content/profiles", "content/stories", "tests", "benchmarks", "generator")) for path in files
    )
    pages = "\n".join(content.decode() for path, content in files.items() if path.startswith("content/pages/"))
    assert "Các bài mẫu" not in pages
    assert "trang mẫu" not in pages
    assert "Trang mẫu" not in files["mkdocs.yml"].decode()


def test_a_wrong_address_is_told_at_the_command_line(tmp_path: Path) -> None:
    result = run("guong", "init", "trang", "--url", "guong.vn", cwd=tmp_path)
    assert result.returncode == 2
    assert result.stdout.startswith("--url: địa chỉ trang bắt đầu bằng https://")
    assert not (tmp_path / "trang").exists()
