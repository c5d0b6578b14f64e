"""Settings and sites shared by the tests.

Property tests try the same examples every time, so that a failure can be made again.
"""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests.support.built_sites import BuiltSite
from tests.support.commands import at_url, build, copy_project
from tests.support.samples import need_samples
from tests.support.shared_folders import made_once

pytest_plugins = ("tests.support.chromium",)

# Commands are started by the hundred: they are not to compile the program anew each time, whatever the machine says.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")

_SLOW = ("site", "browser")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run fast tests first: units, then commands, then built sites, then the browser."""

    def slowness(item: pytest.Item) -> list[bool]:
        is_unit = "unit" in item.path.parts
        return [*(item.get_closest_marker(name) is not None for name in reversed(_SLOW)), not is_unit]

    items.sort(key=slowness)


@pytest.fixture(scope="session")
def samples() -> None:
    """Skip tests of the samples where a host has put its own content in their place."""
    need_samples()


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the project; not to be changed."""
    return made_once(tmp_path_factory, "project", copy_project)


@pytest.fixture(scope="session")
def site_at_root(project: Path, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Build the project as it is, for the root of its own host."""
    folder = made_once(tmp_path_factory, "root", lambda folder: build(project, folder / "site"))
    return BuiltSite(folder / "site", "https://guongsang.example.vn/")


@pytest.fixture(scope="session")
def site_below(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Build the project for a sub-path, its listings cut into pages of three so that all of them go on."""
    url = "https://example.vn/con/"

    def make(folder: Path) -> None:
        short = ("office:", "page_size: 3\n      office:")
        build(copy_project(folder / "project", at_url(url), short), folder / "host" / "con")

    return BuiltSite(made_once(tmp_path_factory, "below", make) / "host" / "con", url)
