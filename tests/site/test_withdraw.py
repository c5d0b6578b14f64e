"""`guong withdraw`: what was withdrawn leaves the site without a trace, and officers are told what is left to do."""

import zlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from generator.cli.configuration import configured
from generator.cli.verify import check_names
from tests.support.commands import tree
from tests.support.factories import profile_text, story_text
from tests.support.site_copies import change, copy_base, places, run

NAME = "Đặng Thị Kín Đáo"
SLUG = "dang-thi-kin-dao"
PROFILE = f"content/profiles/{SLUG}/index.md"
STORY, OTHER = "content/stories/2019/con-duong/index.md", "content/stories/2019/ba-nguoi/index.md"
REASON = ("--reason", "Theo đề nghị của người được nêu")
BODY = f"# người viết: tổ 3\n[Bà Kín Đáo](/guong/{SLUG}/) và **{NAME}** cùng bà con."


def files() -> dict[str, str]:
    """Write a profile that stands everywhere, a story that tells of it, and one of three people."""
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


def told_in(folder: Path, *words: str) -> set[str]:
    """Return the files that hold one of these words, packed ones unpacked: found by bytes alone."""
    found = set()
    for path, content in tree(folder).items():
        texts = [content]
        if path.endswith(".z"):
            texts.append(zlib.decompress(content))
        if any(word.encode() in text for word in words for text in texts):
            found.add(path)
    return found


def traces(site: Path, *names: str) -> set[tuple[str, str]]:
    """Return what `guong verify` finds of withdrawn people."""
    settings, site_dir = configured(site / "mkdocs.yml")
    found = check_names(site, replace(settings, today=date(2026, 6, 1)), site_dir, names)
    return {(each.location.path, each.code) for each in found}


def test_no_byte_of_a_withdrawn_name_is_left(site: Path) -> None:
    assert run("build", site).exit_code == 0
    before = told_in(site / "site", NAME, SLUG)
    assert {"index.html", "sitemap.xml", "addresses.json", "cau-chuyen/2019/con-duong/index.html"} <= before
    assert any(path.endswith(".z") for path in before)
    assert (site / f"site/guong/{SLUG}/anh-1-480.jpg").exists()
    result = run("withdraw", site, SLUG, *REASON, "--to", "/linh-vuc/")
    assert result.exit_code == 0, result.output
    verdict = run("build", site)
    assert verdict.exit_code == 0, verdict.output
    named = {path for path, code in traces(site) if code == "GS913"}
    assert named == {STORY, OTHER}  # what the command said people must look at
    for path in (STORY, OTHER):
        text = (site / path).read_text("utf-8").replace(NAME, "một người").replace("Bà Kín Đáo", "Bà ấy")
        (site / path).write_text(text, "utf-8")
    assert run("build", site).exit_code == 0
    assert traces(site) == set()
    assert told_in(site / "site", NAME, NAME.upper(), "Kín Đáo", SLUG, "kin-dao-cu", "người được nêu") == set()
    cached = tree(site / "site")
    assert run("build", site, "--no-cache").exit_code == 0
    assert tree(site / "site") == cached  # what was withdrawn does not come back out of the cache
    for address in (f"guong/{SLUG}", "guong/kin-dao-cu"):
        assert set(tree(site / "site" / address)) == {"index.html"}
        assert 'href="../../linh-vuc/"' in (site / "site" / address / "index.html").read_text("utf-8")


def test_everything_is_listed_that_held_the_entry(site: Path) -> None:
    report = run("withdraw", site, SLUG, *REASON).stdout
    for told in (
        f"/guong/{SLUG}/ sẽ báo", STORY, OTHER, "/linh-vuc/nong-nghiep/", "/nam/2019/", "/cau-chuyen/2019/con-duong/",
        f"/guong/{SLUG}/anh-1-480.avif", f"/guong/{SLUG}/chia-se.jpg", "/tim-kiem/du-lieu/", "/sitemap.xml",
        "/addresses.json", "[ ] Bài đã chia sẻ trên Zalo", "git",
    ):  # fmt: skip
        assert told in report
    line = next(i for i, each in enumerate((site / STORY).read_text("utf-8").split("\n"), 1) if NAME in each)
    assert f"{STORY}:{line}:" in report
    assert run("check", site).stdout == "Không có lỗi nào.\n"


def test_what_leads_to_the_entry_leads_there_no_longer(site: Path) -> None:
    run("withdraw", site, SLUG, *REASON)
    text = (site / STORY).read_text("utf-8")
    assert f"/guong/{SLUG}/" not in text
    assert "Bà Kín Đáo và" in text
    assert f"- {SLUG}" not in text
    assert "- nguyen-van-a" in text


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((SLUG,), "Ghi lý do gỡ"),
        ((SLUG, "--reason", f"{NAME} đề nghị"), "không được nêu tên"),
        ((SLUG, *REASON, "--to", "/khong-co/"), "không phải là địa chỉ"),
        ((SLUG, *REASON, "--to", f"/guong/{SLUG}/"), "không phải là địa chỉ"),
        ((SLUG, *REASON, "--date", "hôm qua"), "không phải là ngày"),
        (("khong-co", *REASON), "Không có bài nào"),
        (("ba-nguoi", "--person", "Phạm Văn Lạ"), "không nêu"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_changed(arguments: tuple[str, ...], told: str, site: Path) -> None:
    before = tree(site / "content")
    result = run("withdraw", site, *arguments)
    assert result.exit_code == 2
    assert told in result.stderr
    assert tree(site / "content") == before


def test_a_notice_is_withdrawn_too(site: Path) -> None:
    base = "content/stories/2026/chiec-cau-moi/index.md"
    asked = "consultation: {council: 2026-06-30, contact: Phòng Nội vụ}\nauthor:"
    change(site, base, ("author:", asked), ("exemplars: [nguyen-van-a]\n", ""))
    assert run("withdraw", site, "chiec-cau-moi", *REASON).exit_code == 0
    assert run("check", site).stdout == "Không có lỗi nào.\n"


def test_what_was_withdrawn_is_not_withdrawn_again(site: Path) -> None:
    run("withdraw", site, SLUG, *REASON)
    assert "không đang đăng" in run("withdraw", site, SLUG, *REASON).stderr


def test_one_person_is_taken_out_of_a_story(site: Path) -> None:
    result = run("withdraw", site, "ba-nguoi", "--person", NAME)
    assert result.exit_code == 0, result.output
    text = (site / OTHER).read_text("utf-8")
    assert NAME not in text
    assert SLUG not in text
    assert "title: Một người và hai người bạn" in text
    assert "đường một người đắp" in text
    assert "Hôm ấy một người đến. Một người làm, bà Đáo cười." in text
    assert "Lê Văn Còn" in text
    line = next(i for i, each in enumerate(text.split("\n"), 1) if "bà Đáo" in each)
    assert f"{OTHER}:{line}:" in result.stdout  # it may be her, or another
    assert "anh.jpg (alt)" in result.stdout
    assert "anh.jpg (caption)" in result.stdout
    assert "không xóa được khuôn mặt" in result.stdout
    assert run("check", site).stdout == "Không có lỗi nào.\n"
    assert NAME in (site / PROFILE).read_text("utf-8")


def test_whether_one_person_is_gone_is_proved_by_the_name_given(site: Path, tmp_path: Path) -> None:
    (tmp_path / "ten.txt").write_text(f"Phạm Văn Lạ\n\n{NAME}\n", "utf-8")
    run("withdraw", site, "ba-nguoi", "--person", "Lê Văn Còn", "--instead", "một bác nông dân")
    run("build", site)
    assert traces(site, "Lê Văn Còn") == set()
    shown = run("verify", site, "--names", str(tmp_path / "ten.txt"), "--name", "Lê Văn Còn").stdout
    assert {code for *_, code in places(shown)} >= {"GS911", "GS913"}
    assert "tên thứ 3 ghi ở lệnh" in shown
    assert "tên thứ 1 ghi ở lệnh" not in shown
    assert NAME not in shown  # a log may be read by anybody


def test_another_of_the_same_name_may_stay(site: Path) -> None:
    """The officer says who is meant; then other entries must not name the withdrawn one all the same."""
    for path in (STORY, OTHER):
        (site / path).write_text((site / path).read_text("utf-8").replace(NAME, "một người"), "utf-8")
    namesake = site / "content/profiles/nguoi-cung-ten/index.md"
    namesake.parent.mkdir()
    namesake.write_text(profile_text(name=NAME), "utf-8")
    run("withdraw", site, SLUG, *REASON)
    change(site, PROFILE, ("withdrawn:\n", "withdrawn:\n  keeps: [/guong/nguoi-cung-ten/]\n"))
    assert run("build", site).exit_code == 0
    assert traces(site) == set()
    with (site / STORY).open("a", encoding="utf-8") as story:
        story.write(f"\nCòn {NAME}.\n")
    assert traces(site) == {(STORY, "GS913")}
    change(site, PROFILE, ("  keeps: [/guong/nguoi-cung-ten/]\n", ""))
    assert {code for _, code in traces(site)} == {"GS911", "GS913"}
