"""`guong withdraw`: no byte of a withdrawn name remains in the site; the report lists the remaining tasks."""

import re
import zlib
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image

from generator.cli.checks.verify import check_names
from generator.cli.configuration import configured
from tests.support.commands import tree
from tests.support.factories import profile_text, story_text
from tests.support.site_copies import change, copy_base, places, run
from tests.support.terminals import ENTER, talk

NAME = "Đặng Thị Kín Đáo"
SLUG = "dang-thi-kin-dao"
PROFILE = f"content/profiles/{SLUG}/index.md"
STORY, OTHER = "content/stories/2019/con-duong/index.md", "content/stories/2019/ba-nguoi/index.md"
OTHER_ADDRESS = b"/cau-chuyen/2019/ba-nguoi/"
REASON = ("--reason", "Theo đề nghị của người được nêu", "--yes")
BODY = f"# người viết: tổ 3\n[Bà Kín Đáo](/guong/{SLUG}/) và **{NAME}** cùng bà con."


def files() -> dict[str, str]:
    """Return a profile that many pages show, a story that names it, and a story about three people."""
    photo = {"file": "anh.jpg", "alt": f"{NAME} cấy lúa", "credit": "Trần Thị B", "caption": f"Bà {NAME}"}
    people = [
        {"name": NAME, "subject_type": "ca-nhan", "role": "Trưởng thôn"},
        {"name": "Lê Văn Còn", "subject_type": "ca-nhan"},
    ]
    return {
        PROFILE: profile_text(
            name=NAME, photos=[photo], aliases=["/guong/kin-dao-cu/"], featured_until="2027-01-01", honorific="bà"
        ),
        STORY: story_text(exemplars=["nguyen-van-a", SLUG], links=None, title="Con đường mới").replace(
            "Nhờ **sáu tháng**", BODY.split("\n")[1] + " Nhờ **sáu tháng**"
        ),
        OTHER: story_text(
            title=f"{NAME} và hai người bạn",
            summary=f"Ông bà {NAME}, Lê Văn Còn và ông An cùng nhau đắp con đường dài hai cây số.",
            people=people,
            photos=[photo],
            exemplars=["nguyen-van-a", SLUG],
            results=[{"value": "2 km", "label": f"đường bà {NAME} đắp"}],
        ).replace("Nhờ **sáu tháng**", f"Hôm ấy bà {NAME} đến. {NAME} làm, bà Đáo cười. Nhờ **sáu tháng**"),
    }


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    copy_base(root)
    (root / "content/pages/index.md").write_text(
        "# Trang chủ\n\n<!-- guong:latest limit=6 -->\n\n<!-- guong:featured -->\n", "utf-8"
    )
    for path, text in files().items():
        (root / path).parent.mkdir(parents=True)
        (root / path).write_text(text, "utf-8")
    for path in (PROFILE, OTHER):
        Image.new("RGB", (640, 480), "green").save((root / path).with_name("anh.jpg"))
    assert run("check", root).stdout == "Không có lỗi nào.\n"
    return root


def test_a_withdrawn_entry_leaves_its_collections(site: Path) -> None:
    """Under its former address, too; a collection of nothing else goes."""
    file = site / "content/data/collections.yml"
    rest = "- slug: mot\n  label: Một\n  note: Một việc.\n  entries:\n    - /guong/nguyen-van-a/\n"
    alone = f"- slug: hai\n  label: Hai\n  note: Hai việc.\n  entries:\n    - /guong/{SLUG}/\n"
    file.write_text(f"{rest}    - /guong/kin-dao-cu/\n{alone}", "utf-8")
    assert run("withdraw", site, SLUG, *REASON).exit_code == 0
    assert file.read_text("utf-8") == rest


def files_with(folder: Path, *words: str) -> set[str]:
    """Return the files that contain one of the words, decompressed if need be; searches bytes."""
    found = set()
    for path, content in tree(folder).items():
        texts = [content]
        if path.endswith(".z"):
            texts.append(zlib.decompress(content))
        if any(word.encode() in text for word in words for text in texts):
            found.add(path)
    return found


def findings(site: Path, *names: str) -> set[tuple[str, str]]:
    """Return path and code of every withdrawn name that `guong verify` finds."""
    settings, site_dir = configured(site / "mkdocs.yml")
    found = check_names(site, replace(settings, today=date(2026, 6, 1)), site_dir, names)
    return {(each.location.path, each.code) for each in found}


def test_no_byte_of_a_withdrawn_name_remains(site: Path) -> None:
    assert run("build", site).exit_code == 0
    before = files_with(site / "site", NAME, SLUG)
    assert {"index.html", "sitemap-bai-2024.xml", "addresses.json", "cau-chuyen/2019/con-duong/index.html"} <= before
    assert {"nguon-tin/atom.xml", "nguon-tin/feed.json", "dia-phuong/quang-ngai/atom.xml"} <= before
    assert any(path.endswith(".z") for path in before)
    assert (site / f"site/guong/{SLUG}/anh-1-480.jpg").exists()
    result = run("withdraw", site, SLUG, *REASON, "--to", "/linh-vuc/")
    assert result.exit_code == 0, result.output
    verdict = run("build", site)
    assert verdict.exit_code == 0, verdict.output
    named = {path for path, code in findings(site) if code == "GS913"}
    assert named == {STORY, OTHER}  # the mentions that the command listed
    for path in (STORY, OTHER):
        text = (site / path).read_text("utf-8").replace(NAME, "một người").replace("Bà Kín Đáo", "Bà ấy")
        (site / path).write_text(text, "utf-8")
    assert run("build", site).exit_code == 0
    assert findings(site) == set()
    assert files_with(site / "site", NAME, NAME.upper(), "Kín Đáo", SLUG, "kin-dao-cu", "người được nêu") == set()
    cached = tree(site / "site")
    assert run("build", site, "--no-cache").exit_code == 0
    assert tree(site / "site") == cached  # the cache restores no withdrawn file
    for address in (f"guong/{SLUG}", "guong/kin-dao-cu"):
        assert set(tree(site / "site" / address)) == {"index.html"}
        assert 'href="../../linh-vuc/"' in (site / "site" / address / "index.html").read_text("utf-8")


def test_every_output_of_the_entry_is_listed(site: Path) -> None:
    report = run("withdraw", site, SLUG, *REASON).stdout
    for text in (
        f"/guong/{SLUG}/ sẽ báo", STORY, OTHER, "/linh-vuc/nong-nghiep/", "/nam/2019/", "/cau-chuyen/2019/con-duong/",
        f"/guong/{SLUG}/anh-1-480.avif", f"/guong/{SLUG}/chia-se.jpg", "/tim-kiem/du-lieu/", "/sitemap-bai-2024.xml",
        "/addresses.json", "/nguon-tin/atom.xml", "/linh-vuc/nong-nghiep/feed.json",
        "[ ] Bài đã chia sẻ trên Zalo", "git",
    ):  # fmt: skip
        assert text in report
    line = next(i for i, each in enumerate((site / STORY).read_text("utf-8").split("\n"), 1) if NAME in each)
    assert f"{STORY}:{line}:" in report
    assert run("check", site).stdout == "Không có lỗi nào.\n"


def test_every_file_with_the_name_is_listed(site: Path) -> None:
    """An output that a later module adds is listed, too, or this fails."""
    assert run("build", site).exit_code == 0
    files = files_with(site / "site", NAME, SLUG)
    listed = re.findall(r"(?<![^\s(])/[^\s,;)]*", run("withdraw", site, SLUG, *REASON).stdout)
    folders = tuple(address for address in listed if address != "/" and not address.startswith("/guong/"))
    # They show a card of OTHER, a mention that is listed by its path.
    mentioning = {"guong/nguyen-van-a/index.html", f"nhung/the/{sha256(OTHER_ADDRESS).hexdigest()[0]}.json"}
    for file in sorted(files - mentioning):
        address = f"/{file.removesuffix('index.html')}"
        assert address in listed or address.startswith(folders), file


def test_links_to_the_entry_are_removed(site: Path) -> None:
    run("withdraw", site, SLUG, *REASON)
    text = (site / STORY).read_text("utf-8")
    assert f"/guong/{SLUG}/" not in text
    assert "Bà Kín Đáo và" in text
    assert f"- {SLUG}" not in text
    assert "- nguyen-van-a" in text


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((SLUG,), "Ghi lý do gỡ"),
        ((SLUG, *REASON[:2]), "--yes"),
        (("ba-nguoi", "--person", NAME), "--yes"),
        ((SLUG, "--reason", f"{NAME} đề nghị"), "không được nêu tên"),
        ((SLUG, *REASON, "--to", "/khong-co/"), "không phải là địa chỉ"),
        ((SLUG, *REASON, "--to", f"/guong/{SLUG}/"), "không phải là địa chỉ"),
        ((SLUG, *REASON, "--date", "hôm qua"), "không phải là ngày"),
        (("khong-co", *REASON), "Không có bài nào"),
        (("ba-nguoi", "--person", "Phạm Văn Lạ"), "không nêu"),
    ],
)
def test_an_invalid_request_changes_nothing(arguments: tuple[str, ...], message: str, site: Path) -> None:
    before = tree(site / "content")
    result = run("withdraw", site, *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert tree(site / "content") == before


def test_a_notice_is_withdrawn_too(site: Path) -> None:
    base = "content/stories/2026/chiec-cau-moi/index.md"
    asked = "consultation: {council: 2026-06-30, contact: Phòng Nội vụ}\nauthor:"
    change(site, base, ("author:", asked), ("exemplars: [nguyen-van-a]\n", ""))
    assert run("withdraw", site, "chiec-cau-moi", *REASON).exit_code == 0
    assert run("check", site).stdout == "Không có lỗi nào.\n"


def test_a_withdrawn_entry_is_not_withdrawn_again(site: Path) -> None:
    run("withdraw", site, SLUG, *REASON)
    assert "không đang đăng" in run("withdraw", site, SLUG, *REASON).stderr


def test_one_person_is_removed_from_a_story(site: Path) -> None:
    result = run("withdraw", site, "ba-nguoi", "--person", NAME, "--yes")
    assert result.exit_code == 0, result.output
    text = (site / OTHER).read_text("utf-8")
    assert NAME not in text
    assert SLUG not in text
    assert "title: Một người và hai người bạn" in text
    assert "đường một người đắp" in text
    assert "Hôm ấy một người đến. Một người làm, bà Đáo cười." in text
    assert "Lê Văn Còn" in text
    line = next(i for i, each in enumerate(text.split("\n"), 1) if "bà Đáo" in each)
    assert f"{OTHER}:{line}:" in result.stdout  # the person or a namesake
    assert "anh.jpg (alt)" in result.stdout
    assert "anh.jpg (caption)" in result.stdout
    assert "không xóa được khuôn mặt" in result.stdout
    assert run("check", site).stdout == "Không có lỗi nào.\n"
    assert NAME in (site / PROFILE).read_text("utf-8")


def test_verify_searches_the_names_given(site: Path, tmp_path: Path) -> None:
    (tmp_path / "ten.txt").write_text(f"Phạm Văn Lạ\n\n{NAME}\n", "utf-8")
    run("withdraw", site, "ba-nguoi", "--person", "Lê Văn Còn", "--instead", "một bác nông dân", "--yes")
    run("build", site)
    assert findings(site, "Lê Văn Còn") == set()
    shown = run("verify", site, "--names", str(tmp_path / "ten.txt"), "--name", "Lê Văn Còn").stdout
    assert {code for *_, code in places(shown)} >= {"GS911", "GS913"}
    assert "tên thứ 3 ghi ở lệnh" in shown
    assert "tên thứ 1 ghi ở lệnh" not in shown
    assert NAME not in shown  # logs are public


def test_a_namesake_may_stay(site: Path) -> None:
    """`keeps` allows one entry to go on naming somebody; in other entries the name is still reported."""
    for path in (STORY, OTHER):
        (site / path).write_text((site / path).read_text("utf-8").replace(NAME, "một người"), "utf-8")
    namesake = site / "content/profiles/nguoi-cung-ten/index.md"
    namesake.parent.mkdir()
    namesake.write_text(profile_text(name=NAME), "utf-8")
    run("withdraw", site, SLUG, *REASON)
    change(site, PROFILE, ("withdrawn:\n", "withdrawn:\n  keeps: [/guong/nguoi-cung-ten/]\n"))
    assert run("build", site).exit_code == 0
    assert findings(site) == set()
    with (site / STORY).open("a", encoding="utf-8") as story:
        story.write(f"\nCòn {NAME}.\n")
    assert findings(site) == {(STORY, "GS913")}
    change(site, PROFILE, ("  keeps: [/guong/nguoi-cung-ten/]\n", ""))
    assert {code for _, code in findings(site)} == {"GS911", "GS913"}


def test_the_label_of_a_link_is_shown_before_it_stays(site: Path) -> None:
    """A story that lists no people has no names to search for: its links may name them."""
    lone = "content/stories/2019/chuyen-cua-kin/index.md"
    (site / lone).parent.mkdir()
    (site / lone).write_text(story_text(title="Hồ Thị Ẩn Danh", exemplars=None), "utf-8")
    link = "[bà Hồ Thị\nẨn Danh](</cau-chuyen/2019/chuyen-cua-kin/#dau> 'xem')"
    with (site / STORY).open("a", encoding="utf-8") as story:
        story.write(f"\nCó {link} nữa.\n")
    unasked = run("withdraw", site, "chuyen-cua-kin", *REASON[:2])
    assert (unasked.exit_code, link in (site / STORY).read_text("utf-8")) == (2, True)
    assert "“bà Hồ Thị Ẩn Danh”" in unasked.stdout or ": bà Hồ Thị Ẩn Danh" in unasked.stdout
    done = run("withdraw", site, "chuyen-cua-kin", *REASON)
    assert (done.exit_code, ": bà Hồ Thị Ẩn Danh" in done.stdout) == (0, True)
    assert "Có bà Hồ Thị\nẨn Danh nữa." in (site / STORY).read_text("utf-8")
    assert run("build", site).exit_code == 0
    assert {code for _, code in findings(site)} == {"GS911", "GS913"}  # the title of the story


def test_labels_can_be_replaced(site: Path) -> None:
    done = run("withdraw", site, SLUG, *REASON, "--instead", "một người")
    text = (site / STORY).read_text("utf-8")
    assert done.exit_code == 0
    assert "một người và **" in text
    assert "Bà Kín Đáo" not in text
    assert "Chữ của các liên kết đã bỏ" not in done.stdout


def test_the_sentences_are_shown_before_they_change(site: Path) -> None:
    """A longer name of another person stays, also for `guong verify`."""
    longer = f"{NAME} Lan"
    namesake = site / "content/profiles/nguoi-khac/index.md"
    namesake.parent.mkdir()
    namesake.write_text(profile_text(name=longer), "utf-8")
    with (site / OTHER).open("a", encoding="utf-8") as story:
        story.write(f"\nBà **{NAME}** và bà {longer} cùng làm. Ông An về.\n")
    before = tree(site / "content")
    asked = run("withdraw", site, "ba-nguoi", "--person", NAME)
    assert tree(site / "content") == before
    for line in (f"trước: Bà **{NAME}** và bà {longer} cùng làm.", f"sau:   **Một người** và bà {longer} cùng làm."):
        assert line in asked.stdout
    assert "có thể là người khác, tên dài hơn" in asked.stdout
    run("withdraw", site, "ba-nguoi", "--person", NAME, "--yes")
    assert f"**Một người** và bà {longer} cùng làm. Ông An về." in (site / OTHER).read_text("utf-8")
    assert (OTHER, "GS913") not in findings(site, NAME)
    assert (namesake.relative_to(site).as_posix(), "GS913") not in findings(site, NAME)


def test_a_person_is_asked_about_at_a_terminal(site: Path) -> None:
    shown = talk(
        ["withdraw", SLUG, *REASON[:2]], site, [("Chữ thay cho", f"một bà{ENTER}"), ("Ghi các thay đổi", f"c{ENTER}")]
    )
    assert shown.exit_code == 0, shown.shown
    assert "một bà và **" in (site / STORY).read_text("utf-8")
    before = tree(site / "content")
    shown = talk(["withdraw", "ba-nguoi", "--person", NAME], site, [("Ghi các thay đổi", f"k{ENTER}")])
    assert (shown.exit_code, tree(site / "content") == before) == (2, True)


def test_every_copy_on_this_machine_is_removed(site: Path) -> None:
    copies = [
        "site-preview/index.html", ".cache/serve/site/am-thanh.mp3", ".cache/preview/0a/1", ".cache/against/0a/1",
        ".cache/published/addresses.json", ".cache/0a/1",
    ]  # fmt: skip
    for path in (*copies, ".cache/pip/of-others"):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(NAME, "utf-8")
    done = run("withdraw", site, SLUG, *REASON)
    assert not any((site / path).exists() for path in copies)
    assert (site / ".cache/pip/of-others").exists()
    assert files_with(site, NAME) - {".cache/pip/of-others"} == {PROFILE, STORY, OTHER}
    for text in ("site-preview/", ".cache/", "artifacts", "refs/pull"):
        assert text in done.stdout


def test_a_copy_that_is_a_work_tree_is_named(site: Path) -> None:
    for folder in ("site-preview/.git", "elsewhere"):
        (site / folder).mkdir(parents=True)
    (site / ".cache").rename(site / "elsewhere/cache")
    (site / ".cache").symlink_to(site / "elsewhere/cache")
    done = run("withdraw", site, SLUG, *REASON)
    assert (site / "site-preview/.git").exists()
    assert any((site / "elsewhere/cache").iterdir())
    assert "hãy tự xóa:\n  site-preview/\n  .cache/\n" in done.stdout
