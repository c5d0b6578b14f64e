"""`guong build` says how large the site is, and warns before the limits of its host."""

import re
import shutil
from pathlib import Path

import pytest

from generator.build.plan import BuildResult
from generator.build.site_size import limit_lines, size_line
from generator.content.settings import Hosting
from generator.engine.output_record import RECORD
from tests.support.site_copies import PROFILE, STORY, change, copy_base, run

SIZE = re.compile(r"Cả trang có ([\d.]+) tệp, ([\d.]+,\d) MB\.")


def counted(site: Path) -> tuple[int, str]:
    sizes = [file.stat().st_size for file in (site / "site").rglob("*") if file.is_file() and file.name != RECORD]
    return len(sizes), f"{sum(sizes) // 1_000_000},{sum(sizes) // 100_000 % 10}"


def said(output: str) -> tuple[int, str]:
    found = SIZE.search(output)
    assert found, output
    return int(found[1].replace(".", "")), found[2]


def test_every_kind_of_build_says_the_size_of_the_whole_site(tmp_path: Path) -> None:
    copy_base(site := tmp_path / "trang")
    assert said(run("build", site).output) == counted(site)
    assert said(run("build", site).output) == counted(site)  # nothing changed
    change(site, PROFILE, ("\n---\n", "\n---\n\nMột đoạn chữ mới, dài hơn trước.\n"))
    assert said(run("build", site).output) == counted(site)  # a text alone
    files = counted(site)[0]
    shutil.rmtree((site / STORY).parent)
    result = run("build", site)
    assert said(result.output) == counted(site)
    assert counted(site)[0] < files
    assert "Cảnh báo" not in result.output


def test_a_build_warns_from_nine_tenths_of_a_limit(tmp_path: Path) -> None:
    copy_base(site := tmp_path / "trang")
    files = said(run("build", site).output)[0]
    change(site, "mkdocs.yml", ("  - guong-sang", f"  - guong-sang:\n      hosting: {{files: {files + files // 10}}}"))
    for _ in range(2):
        result = run("build", site)
        assert result.exit_code == 0
        assert "Cảnh báo: trang sắp chạm giới hạn" in result.output
    change(site, "mkdocs.yml", (f"{files + files // 10}", f"{files + files // 4}"))
    assert "Cảnh báo" not in run("build", site).output


@pytest.mark.parametrize(
    ("limits", "states"),
    [
        (Hosting(), []),
        (Hosting(files=20_000), ["trang sắp chạm giới hạn 20.000 tệp"]),
        (Hosting(files=18_000), ["trang sắp chạm giới hạn 18.000 tệp"]),
        (Hosting(files=17_999, megabytes=900), ["trang đã vượt giới hạn 17.999 tệp", "trang đã vượt giới hạn 900 MB"]),
        (Hosting(files=20_001, megabytes=1100), []),
    ],
)
def test_a_warning_names_the_limit(limits: Hosting, states: list[str]) -> None:
    result = BuildResult((), files=18_000, size=980_060_000)
    assert size_line(result) == "Cả trang có 18.000 tệp, 980,0 MB."
    lines = list(limit_lines(result, limits))
    assert [line.partition(" (")[0].removeprefix("Cảnh báo: ") for line in lines] == states


@pytest.mark.parametrize("key", ["files: -1", "megabytes: nhiều", "file: 20000"])
def test_a_wrong_limit_is_refused(key: str, tmp_path: Path) -> None:
    copy_base(site := tmp_path / "trang")
    change(site, "mkdocs.yml", ("  - guong-sang", f"  - guong-sang:\n      hosting: {{{key}}}"))
    result = run("build", site)
    assert result.exit_code == 2
    assert "hosting" in result.output
