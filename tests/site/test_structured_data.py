"""Structured data of every kind of page: it is valid by the types of schema.org, and says nothing that it must not."""

import json
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.support.every_kind_of_page import CHILD, GONE, INVENTED, LAPSED, NOMINATED, URL, build_site_of_every_kind
from tests.support.node_tools import need_tool
from tests.support.shared_folders import made_once

pytestmark = pytest.mark.site
_BLOCK = re.compile('<script type="application/ld[+]json">(.*?)</script>')
_NAMES = ("Graph", "SearchAction", "Thing", "WithActionConstraints", "WithContext")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_once(tmp_path_factory, "every-kind", build_site_of_every_kind) / "project/site"


@pytest.fixture(scope="module")
def blocks(site: Path) -> dict[str, dict[str, Any] | None]:
    """Return the structured data of each page, by address; None for a page without."""
    found: dict[str, dict[str, Any] | None] = {}
    for file in sorted(site.rglob("index.html")):
        texts = _BLOCK.findall(file.read_text("utf-8"))
        assert len(texts) <= 1, file
        address = file.parent.relative_to(site).as_posix() + "/"
        found[address.removeprefix("./")] = json.loads(texts[0]) if texts else None
    return found


def compiled(blocks: Iterable[dict[str, Any]], folder: Path) -> subprocess.CompletedProcess[str]:
    """Compile blocks as values of the types of schema.org."""
    compiler = need_tool("typescript/bin/tsc", "node")
    lines = [f'import type {{ {", ".join(_NAMES)} }} from "schema-dts";']
    for number, block in enumerate(blocks):
        values = dict(block)
        if action := values.pop("potentialAction", None):  # of an action alone, the types have `query-input`
            lines.append(f"export const a{number}: WithActionConstraints<SearchAction> = {json.dumps(action)};")
        kind = "Graph" if "@graph" in values else "WithContext<Thing>"
        lines.append(f"export const b{number}: {kind} = {json.dumps(values)};")
    (folder / "blocks.ts").write_text("\n".join(lines), "utf-8")
    (folder / "node_modules").symlink_to(compiler.parents[2])
    options = ("--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--moduleResolution", "nodenext")
    command = ["node", str(compiler), *options, "blocks.ts"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=False)  # noqa: S603


def test_every_block_is_valid_by_the_types_of_schema_org(blocks: dict[str, dict[str, Any]], tmp_path: Path) -> None:
    shown = [each for each in blocks.values() if each]
    assert {"WebSite", "WebPage", "Graph"} <= {each.get("@type", "Graph") for each in shown}
    done = compiled(shown, tmp_path)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("key", ["headlin", "articleSection"])
def test_the_types_refuse_what_schema_org_lacks(key: str, blocks: dict[str, dict[str, Any]], tmp_path: Path) -> None:
    block = blocks["guong/day-du/"]
    article, *rest = block["@graph"]
    wrong = block | {"@graph": [article | {key: {"@type": "Thin"}}, *rest]}
    done = compiled([wrong], tmp_path)
    assert done.returncode != 0
    assert "blocks.ts(2," in done.stdout


def test_pages_without_content_and_pages_of_children_have_none(
    blocks: dict[str, dict[str, Any] | None], site: Path
) -> None:
    without = {address for address, block in blocks.items() if block is None}
    pages = {each: (site / each / "index.html").read_text("utf-8") for each in without}
    empty = {each for each, page in pages.items() if "Chưa có bài viết trong mục này" in page}
    assert {"dia-phuong/son-la/", "viec-tot/hien-mau/"} <= empty
    shrunken = {each for each, page in pages.items() if "/trang-" in each and 'http-equiv="refresh"' in page}
    assert without - empty - shrunken == {
        "b/", "cu/", "guong/be/", "guong/da-go/", "guong/het-han/", "guong/het-han-cu/", "guong/ten-cu/", "mau/",
        "nhung/bai/", "nhung/muc/", "tim-kiem/", "cau-chuyen/2026/lay-y-kien/", "cau-chuyen/2026/da-lay-y-kien/",
    }  # fmt: skip


def test_no_block_names_who_must_not_be_named(blocks: dict[str, dict[str, Any] | None]) -> None:
    text = json.dumps(blocks, ensure_ascii=False)
    assert not [name for name in (CHILD, GONE, LAPSED, NOMINATED) if name in text]
    assert not [name for name in ("guong/be/", "guong/da-go/", "guong/het-han/") if f"{URL}{name}" in text]
    assert json.dumps(blocks["guong/minh-hoa/"], ensure_ascii=False).count(INVENTED) == 1  # the title
    assert '"Person"' not in json.dumps(blocks["guong/minh-hoa/"])
