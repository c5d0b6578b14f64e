"""Every kind of page is valid HTML by the Nu checker, which also reads the SVG and CSS within."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.every_kind_of_page import build_site_of_every_kind
from tests.support.node_tools import need_tool
from tests.support.shared_folders import made_once

pytestmark = pytest.mark.site
# Of a file, which has no origin, the checker thinks that `'self'` allows nothing, and it takes a block of data for a
# script. Browsers do neither (tests/browser/test_structured_data.py).
_MISTAKEN = ("Resource violates Content Security Policy", "Inline script violates Content Security Policy")


class Finding(NamedTuple):
    """A finding of the checker: the page's path within the site, the message, the piece of HTML."""

    page: str
    message: str
    extract: str


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_once(tmp_path_factory, "every-kind", build_site_of_every_kind) / "project/site"


def findings(folder: Path) -> Iterator[Finding]:
    """Yield errors and warnings of all HTML below a folder."""
    jar = need_tool("vnu-jar/build/dist/vnu.jar", "java")
    options = ("--stdout", "--format", "json", "--exit-zero-always", "--skip-non-html")
    command = ["java", "-Xss4m", "-jar", str(jar), *options, str(folder)]
    done = subprocess.run(command, capture_output=True, check=True, timeout=300)  # noqa: S603
    for each in json.loads(done.stdout)["messages"]:
        is_notice = each["type"] == "info" and each.get("subType") != "warning"  # explains the message before it
        if not is_notice and not each["message"].startswith(_MISTAKEN):
            yield Finding(each["url"].partition(f"{folder.name}/")[2], each["message"], each.get("extract", ""))


def test_every_page_is_valid(site: Path) -> None:
    pages = {file.parent.relative_to(site).as_posix() for file in site.rglob("*.html")}
    kinds = {
        ".", "guong/day-du", "guong/be", "guong/da-go", "guong/het-han", "guong/ten-cu", "cu",
        "cau-chuyen/2026/lay-y-kien", "cau-chuyen/2026/da-lay-y-kien", "cau-chuyen/2026/ban-tin", "tim-kiem", "mau",
        "chuyen-de/duong-moi", "huong-dan/sau", "nam/2025/trang-1", "dia-phuong/truoc-2025/tinh-quang-ngai-51",
    }  # fmt: skip
    assert kinds <= pages
    assert list(findings(site)) == []


def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    page = '<!doctype html><html lang="vi"><title>Trang</title><input type="checkbox" autocomplete="off">'
    (tmp_path / "trang.html").write_text(page, "utf-8")
    (found,) = findings(tmp_path)
    assert "autocomplete" in found.message
