"""`guong samples remove`: the samples go, everything else stays, and their published addresses need not answer."""

import json
from pathlib import Path
from shutil import rmtree

import pytest

from tests.support.commands import tree
from tests.support.factories import profile_text, story_text
from tests.support.repositories import start
from tests.support.site_copies import PROFILE, STORY, change, copy_base, places, run

SAMPLE = "content/profiles/bai-mau/index.md"
SAMPLE_STORY = "content/stories/2013/chuyen-mau/index.md"
INTRODUCTION = "content/pages/gioi-thieu.md"
COLLECTIONS = "content/data/collections.yml"
COLLECTION = "- slug: cau\n  label: Cầu\n  note: Làm cầu.\n  entries:\n{}    - /cau-chuyen/2026/chiec-cau-moi/\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site with entries of its own, two samples, and the introduction that samples come with."""
    root = tmp_path / "site"
    copy_base(root)
    files = {
        SAMPLE: profile_text(name="Bà Mẫu", sample=True, fields=["y-te"], year=2013, aliases=["/guong/mau-cu/"]),
        SAMPLE_STORY: story_text(sample=True, year=2013, exemplars=["bai-mau"]),
        COLLECTIONS: COLLECTION.format("    - /guong/bai-mau/\n"),
        INTRODUCTION: "# Giới thiệu\n\n## Đây là trang mẫu\n\nCác bài là **bài mẫu**.\n\n## Cách kể\n\nNêu kết quả.\n",
    }
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    (root / SAMPLE).with_name("ghi-chu.txt").touch()
    change(root, "mkdocs.yml", ("  - guong-sang\n", "  - guong-sang:\n      share_cards: false\n"))
    return root


def test_the_samples_are_shown_and_removed_after_consent_alone(site: Path) -> None:
    (site / SAMPLE).with_name("ghi-chu.txt").unlink()
    before = tree(site / "content")
    shown = run("samples remove", site, "--dry-run")
    assert "Bài mẫu sẽ xóa (2)" in shown.stdout
    assert "content/profiles/bai-mau: Bà Mẫu" in shown.stdout
    assert INTRODUCTION in shown.stdout
    asked = run("samples remove", site)
    assert asked.exit_code == 2
    assert "--yes" in asked.stderr
    assert tree(site / "content") == before
    done = run("samples remove", site, "--yes")
    assert (done.exit_code, "Đã xóa 2 bài mẫu" in done.stdout) == (0, True)
    after = tree(site / "content")
    assert before.keys() - after.keys() == {path.removeprefix("content/") for path in (SAMPLE, SAMPLE_STORY)}
    assert not (site / "content/stories/2013").exists()
    assert (site / INTRODUCTION).read_text("utf-8") == "# Giới thiệu\n\n## Cách kể\n\nNêu kết quả.\n"
    assert {path for path in after if after[path] != before[path]} == {"pages/gioi-thieu.md", "data/collections.yml"}
    assert (site / COLLECTIONS).read_text("utf-8") == COLLECTION.format("")
    assert "Không còn bài mẫu nào." in run("samples remove", site, "--yes").stdout


def test_what_belongs_to_a_sample_goes_with_it_and_is_counted(site: Path) -> None:
    assert "content/profiles/bai-mau: Bà Mẫu, kèm 1 tệp" in run("samples remove", site, "--dry-run").stdout


def test_nothing_is_removed_that_an_entry_of_the_host_needs(site: Path) -> None:
    change(site, STORY, ("[nguyen-van-a]", "[nguyen-van-a, bai-mau]"))
    before = tree(site / "content")
    done = run("samples remove", site, "--yes")
    assert done.exit_code == 2
    assert f"{STORY}:4:" in done.stderr
    assert "GS502" in done.stderr
    assert tree(site / "content") == before


def test_addresses_of_samples_may_die_and_all_others_may_not(site: Path) -> None:
    (site / SAMPLE).with_name("ghi-chu.txt").unlink()
    assert run("build", site).exit_code == 0
    published = site / "site/addresses.json"
    samples = json.loads(published.read_text("utf-8"))["samples"]
    own = {"/guong/bai-mau/", "/guong/mau-cu/", "/cau-chuyen/2013/chuyen-mau/", "/nam/2013/", "/linh-vuc/y-te/2013/"}
    assert own <= set(samples)
    assert not {"/", "/linh-vuc/y-te/", "/nam/2026/", "/guong/nguyen-van-a/"} & set(samples)
    start(site)
    run("samples remove", site, "--yes")
    for earlier in (str(published), "HEAD"):
        assert run("check", site, "--against", earlier).stdout == "Không có lỗi nào.\n"
    change(site, STORY, ("exemplars: [nguyen-van-a]\n", ""), ("[chiếc cầu](/guong/nguyen-van-a/)", "chiếc cầu"))
    rmtree((site / PROFILE).parent)
    found = places(run("check", site, "--against", str(published)).stdout)
    assert [(path, code) for path, *_, code in found] == [(PROFILE, "GS512")]


def test_a_list_of_addresses_of_an_earlier_version_has_no_samples(site: Path) -> None:
    (site / SAMPLE).with_name("ghi-chu.txt").unlink()
    run("build", site)
    published = site / "site/addresses.json"
    values = json.loads(published.read_text("utf-8"))
    del values["samples"]
    published.write_text(json.dumps(values), "utf-8")
    assert run("check", site, "--against", str(published)).stdout == "Không có lỗi nào.\n"
    run("samples remove", site, "--yes")
    assert SAMPLE in run("check", site, "--against", str(published)).stdout
