"""Photos and share cards of a site: no metadata of a camera is published, no file is made twice."""

import io
import os
import random
from dataclasses import replace
from pathlib import Path
from time import time_ns

import pytest
from PIL import Image

from generator.build.prepare import prepare
from generator.build.tools import tools_at
from generator.engine.files import SETTLING_NS
from generator.engine.theme import theme_with
from generator.images.photos import FORMATS
from generator.images.share_cards import HEIGHT, WIDTH
from generator.outputs.pictures import card_style, pictures
from generator.problems.problem import Problem
from generator.site.site import CARD_FRAME, LISTING_FRAME, Site
from tests.support.audit_events import opened_files
from tests.support.build_tools import CountingTools
from tests.support.built_sites import BuiltSite
from tests.support.commands import build, copy_project, run, tree
from tests.support.factories import SETTINGS, profile_text, small_project, with_settings
from tests.support.rendered_pages import rendered
from tests.unit.images.test_photos import SEEDS, SIGNS_OF_METADATA, damaged, telltale_photo

STYLE = card_style(theme_with())
READ, CHECKED, MADE, DRAWN = "Đọc bài", "Kiểm tra ảnh", "Thu nhỏ ảnh", "Vẽ ảnh chia sẻ"
URL = "https://example.vn/con/"
SET = replace(SETTINGS, site_url=URL)
SOCIAL = {"basis": "dong-y", "reference": "DY-2026-014", "scopes": ["dang-web", "hinh-anh", "mang-xa-hoi"]}


def photo(colour: str = "#784f28", size: tuple[int, int] = (1000, 750)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG")
    return out.getvalue()


def photos(*names: str, **more: str) -> list[dict[str, str]]:
    return [{"file": name, "alt": f"Ảnh {name}", "credit": "Trần Thị B"} | more for name in names]


def project(root: Path, **changes: object) -> Path:
    text = profile_text(**({"photos": photos("a.jpg", "b.jpg"), "consent": SOCIAL} | changes))
    folder = "content/profiles/a"
    files: dict[str, str | bytes] = {
        f"{folder}/index.md": text,
        f"{folder}/a.jpg": photo(),
        f"{folder}/b.jpg": photo("#102030", (300, 200)),
    }
    return small_project(root, files)


def made(root: Path) -> tuple[dict[str, bytes], dict[str, int]]:
    """Make the pictures of a project; return their bytes by path, and the number of items of each task."""
    counted = CountingTools(root)
    site, problems = prepare(root, SET, counted.tools)
    assert not problems
    artifacts = list(pictures(site.library, root, STYLE, counted.tools))
    written = {each.path: each.make() for each in artifacts}
    assert len(written) == len(artifacts)
    return written, counted.made


def checked(root: Path) -> tuple[Site, list[Problem], dict[str, int]]:
    counted = CountingTools(root)
    site, problems = prepare(root, SET, counted.tools)
    return site, problems, counted.made


def test_a_site_has_every_photo_in_every_size_and_a_card_for_every_entry(tmp_path: Path) -> None:
    written, work = made(project(tmp_path))
    suffixes = [form.suffix for form in FORMATS]
    expected = {f"guong/a/anh-1-{width}.{suffix}" for width in (480, 1000) for suffix in suffixes}
    expected |= {f"guong/a/anh-2-300.{suffix}" for suffix in suffixes}
    assert written.keys() == expected | {"guong/a/chia-se.jpg", "assets/chia-se.jpg"}
    assert work == {READ: 1, CHECKED: 2, MADE: 2, DRAWN: 2}
    for path, content in written.items():
        image = Image.open(io.BytesIO(content))
        is_card = path.endswith("chia-se.jpg")
        assert image.width == (WIDTH if is_card else int(path.rpartition("-")[2].partition(".")[0]))


def test_a_second_build_decodes_nothing_and_gives_the_same(tmp_path: Path) -> None:
    first, _ = made(project(tmp_path))
    assert made(tmp_path) == (first, {})


def opened_by_a_check(root: Path) -> list[str]:
    """Check a project; return the photos that it opened, by audit events."""
    with opened_files() as opened:
        assert checked(root)[1] == []
    return [name for name in opened if name.endswith(".jpg")]


def test_an_unchanged_photo_is_not_even_opened(tmp_path: Path) -> None:
    project(tmp_path)
    assert {Path(each).name for each in opened_by_a_check(tmp_path)} == {"a.jpg", "b.jpg"}
    changed = (tmp_path / "content/profiles/a/b.jpg").stat().st_ctime_ns
    while time_ns() <= changed + SETTLING_NS:  # the state of a file changed a moment ago is not trusted
        assert opened_by_a_check(tmp_path)
    opened_by_a_check(tmp_path)
    assert opened_by_a_check(tmp_path) == []
    (tmp_path / "content/profiles/a/b.jpg").write_bytes(photo("#aa0000", (300, 200)))
    assert {Path(each).name for each in opened_by_a_check(tmp_path)} == {"b.jpg"}


def test_a_photo_that_is_touched_is_read_but_not_made_again(tmp_path: Path) -> None:
    first, _ = made(project(tmp_path))
    os.utime(tmp_path / "content/profiles/a/a.jpg", (1_600_000_000, 1_600_000_000))
    assert made(tmp_path) == (first, {})


def test_a_changed_photo_is_made_again_alone(tmp_path: Path) -> None:
    first, _ = made(project(tmp_path))
    (tmp_path / "content/profiles/a/b.jpg").write_bytes(photo("#aa0000", (300, 200)))
    second, work = made(tmp_path)
    assert work == {CHECKED: 1, MADE: 1}
    assert {path for path in first if first[path] != second[path]} == {
        f"guong/a/anh-2-300.{form.suffix}" for form in FORMATS
    }


def test_a_changed_lead_photo_or_name_is_drawn_again(tmp_path: Path) -> None:
    first, _ = made(project(tmp_path))
    (tmp_path / "content/profiles/a/a.jpg").write_bytes(photo("#aa0000"))
    second, work = made(tmp_path)
    assert work == {CHECKED: 1, MADE: 1, DRAWN: 1}
    assert first["guong/a/chia-se.jpg"] != second["guong/a/chia-se.jpg"]
    (tmp_path / "content/profiles/a/index.md").write_text(
        profile_text(name="Trần Văn Ẩn", photos=photos("a.jpg", "b.jpg"), consent=SOCIAL), "utf-8"
    )
    third, work = made(tmp_path)
    assert work == {READ: 1, DRAWN: 1}
    assert second["assets/chia-se.jpg"] == third["assets/chia-se.jpg"]


def test_damage_in_the_cache_is_repaired(tmp_path: Path) -> None:
    first, _ = made(project(tmp_path))
    cached = [file for file in (tmp_path / ".cache").rglob("*") if file.is_file()]
    assert len(cached) > len(first)
    for number, file in enumerate(cached):
        file.write_bytes((b"", file.read_bytes()[:-1], b"\0" * 300)[number % 3])
    assert made(tmp_path)[0] == first
    assert made(tmp_path) == (first, {})


def test_a_bad_photo_is_reported_at_its_line_and_checked_once(tmp_path: Path) -> None:
    project(tmp_path)
    bad = tmp_path / "content/profiles/a/b.jpg"
    bad.write_bytes(photo()[:400])
    text = (tmp_path / "content/profiles/a/index.md").read_text("utf-8")
    line = next(number for number, each in enumerate(text.split("\n"), 1) if "file: b.jpg" in each)
    for work in ({READ: 1, CHECKED: 2}, {}):
        _, problems, counted = checked(tmp_path)
        assert [(each.code, *each.location) for each in problems] == [("GS604", "content/profiles/a/index.md", line, 3)]
        assert counted == work


def test_a_bad_photo_is_reported_with_the_other_problems_of_its_entry(tmp_path: Path) -> None:
    project(tmp_path, kind="khong-co")
    (tmp_path / "content/profiles/a/b.jpg").write_bytes("Văn bản".encode())
    assert {each.code for each in checked(tmp_path)[1]} == {"GS307", "GS604"}


def test_a_check_works_without_a_writable_cache(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / ".cache").write_text("no folder")
    assert checked(tmp_path)[1] == []


def test_the_lead_photo_is_on_the_card_only_with_consent_for_social_networks(tmp_path: Path) -> None:
    def right_part(folder: str, **changes: object) -> object:
        written, _ = made(project(tmp_path / folder, **changes))
        return Image.open(io.BytesIO(written["guong/a/chia-se.jpg"])).getpixel((WIDTH - 50, HEIGHT // 2))

    assert near(right_part("consent"), (0x78, 0x4F, 0x28))
    assert not near(right_part("none", consent=SOCIAL | {"scopes": ["dang-web", "hinh-anh"]}), (0x78, 0x4F, 0x28))
    ai = photos("a.jpg", ai_use="anh-minh-hoa") + photos("b.jpg")
    assert not near(right_part("ai", photos=ai), (0x78, 0x4F, 0x28))


def near(pixel: object, colour: tuple[int, int, int]) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(int(one) - other) < 16 for one, other in zip(pixel, colour, strict=True))


def test_pages_list_every_size_and_reserve_space_for_the_photo(tmp_path: Path) -> None:
    root = project(tmp_path)
    site, _, _ = checked(root)
    shown = rendered(site, root)
    page = shown["guong/a/"].content
    for form in FORMATS:
        assert f"anh-1-480.{form.suffix} 480w, anh-1-1000.{form.suffix} 1000w" in page
    lead, second = (f"<img{each.partition('>')[0]}>" for each in page.split("<img")[1:3])
    assert 'width="1000" height="750"' in lead
    tone = bytes.fromhex(lead.partition('data-tone="#')[2][:6])
    assert near(tuple(tone), (0x78, 0x4F, 0x28))
    assert 'fetchpriority="high"' in lead
    assert "lazy" not in lead
    assert 'alt="Ảnh b.jpg" width="300" height="200"' in second
    assert 'loading="lazy"' in second
    assert "Ảnh: Trần Thị B" in page
    card = shown["nam/2019/"].content
    assert 'src="../../guong/a/anh-1-480.jpg"' in card
    assert "../../guong/a/anh-1-480.avif 480w" in card


def test_heads_link_to_their_card_by_an_absolute_url(tmp_path: Path) -> None:
    root = project(tmp_path)
    site, _, _ = checked(root)
    heads = {address: page.head for address, page in rendered(site, root).items()}
    assert f'<meta property="og:image" content="{URL}guong/a/chia-se.jpg">' in heads["guong/a/"]
    assert f'<meta property="og:url" content="{URL}guong/a/">' in heads["guong/a/"]
    assert '<meta property="og:type" content="article">' in heads["guong/a/"]
    assert f'content="{URL}assets/chia-se.jpg"' in heads["nam/2019/"]
    assert '<meta property="og:type" content="website">' in heads["nam/2019/"]
    nowhere = with_settings(site, SETTINGS)
    assert not [page for page in rendered(nowhere, root).values() if "og:" in page.head]


def test_a_thousand_hostile_files_are_reported_each_at_its_line(tmp_path: Path) -> None:
    """In real worker processes."""
    chance = random.Random(20)  # noqa: S311  (the same files every time)
    files: dict[str, str | bytes] = {}
    for number in range(1000):
        content = chance.choice(SEEDS)
        for _ in range(chance.randint(1, 3)):
            kind = chance.choice(["set", "head", "insert", "cut", "end"])
            content = damaged(content, kind, chance.randrange(10_000), chance.randbytes(chance.randint(1, 30)))
        files[f"content/profiles/{number // 50}/{number}.jpg"] = content
    names = [f"{number}.jpg" for number in range(1000)]
    for folder in range(20):  # as many photos in each as an entry may have
        text = profile_text(name=f"Người {folder}", photos=photos(*names[50 * folder : 50 * folder + 50]))
        files[f"content/profiles/{folder}/index.md"] = text
    small_project(tmp_path, files)
    with tools_at(tmp_path) as tools:
        site, problems = prepare(tmp_path, SET, tools)
    lines = {path: str(text).split("\n") for path, text in files.items() if path.endswith(".md")}
    problems = [each for each in problems if each.code != "GS845"]  # some still tell where they were taken
    assert {each.code for each in problems} == {"GS604", "GS605"}
    refused = {lines[each.location.path][each.location.line - 1].split("file: ")[1] for each in problems}
    assert len(refused) == len(problems) > 100
    assert refused | {Path(path).name for path in site.library.photos} == {*names}
    assert len(refused) + len(site.library.photos) == 1000


@pytest.mark.site
def test_no_byte_of_a_photos_metadata_is_in_any_file_of_the_site(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project")
    entry = root / "content/profiles/co-anh"
    entry.mkdir()
    (entry / "anh.jpg").write_bytes(telltale_photo())
    text = profile_text(photos=photos("anh.jpg"), consent=SOCIAL, sample=True)
    (entry / "index.md").write_text(text, "utf-8")
    site = BuiltSite(build(root, tmp_path / "site"), "https://guongsang.example.vn/")
    files = tree(site.folder)
    assert {f"guong/co-anh/anh-1-40.{form.suffix}" for form in FORMATS} <= files.keys()
    pictured = {name: content for name, content in files.items() if name.endswith((".jpg", ".webp", ".avif"))}
    assert not [(name, sign) for name, each in pictured.items() for sign in SIGNS_OF_METADATA if sign in each]
    assert not [name for name, content in files.items() if b"SecretPhone" in content]
    for address, page in site.pages.items():
        found = [each["content"] for each in page.all("meta") if each.get("property") == "og:image"]
        assert len(found) == (address not in {"404.html", CARD_FRAME, LISTING_FRAME}), address
        for image in found:
            assert image.removeprefix(site.url) in files, address


@pytest.mark.site
def test_a_file_that_is_no_photo_stops_the_build_with_its_line(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project")
    entry = root / "content/profiles/co-anh"
    entry.mkdir()
    (entry / "anh.jpg").write_text("Không phải ảnh", "utf-8")
    (entry / "index.md").write_text(profile_text(photos=photos("anh.jpg"), sample=True), "utf-8")
    result = run("guong", "build", cwd=root)
    assert result.returncode != 0
    assert "content/profiles/co-anh/index.md:" in result.stdout
    assert "GS604" in result.stdout
    assert "Traceback" not in result.stdout
