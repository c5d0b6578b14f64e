"""`guong fix`: mends what needs no judgement, changes nothing else, and a second run finds nothing."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.decoding import decode
from generator.content.written_values import within_quotes, written_day
from generator.editing.fixing.files import mended_text
from tests.support.site_copies import PROFILE, change, copy_base, places, run

ENTRY = "content/profiles/nguyen-van-a/index.md"
PAGE = "content/pages/gioi-thieu.md"
DATA = "content/data/fields.yml"


def matter(text: str) -> str:
    return f"---\n{text}\n---\n\nÔng A sửa cầu.\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("name: “Nguyễn Văn A”", 'name: "Nguyễn Văn A"'),
        ("name: ”Nguyễn Văn A”", 'name: "Nguyễn Văn A"'),
        ("title: «Chuyện A»", 'title: "Chuyện A"'),
        ("title: “Anh A: người giữ rừng”", 'title: "Anh A: người giữ rừng"'),
        ("fields: [“y-te”, ‘giao-duc’]", 'fields: ["y-te", "giao-duc"]'),
        ("fields:\n  - “y-te”", 'fields:\n  - "y-te"'),
        ("draft: “true”", 'draft: "true"'),
        ("date: 19/5/2026", "date: 2026-05-19"),
        ("date: 09-05-2026  # đăng", "date: 2026-05-09  # đăng"),
        ("date: ngày 9 tháng 5 năm 2026", "date: 2026-05-09"),
        ("date: 2026/5/9", "date: 2026-05-09"),
        ('date: "19.5.2026"', 'date: "2026-05-19"'),
        ("date: “19/5/2026”", 'date: "2026-05-19"'),
        ("consent:\n  expires: 1/6/2028", "consent:\n  expires: 2028-06-01"),
        ("awards:\n  - {award: a, date: 19/5/2026}", "awards:\n  - {award: a, date: 2026-05-19}"),
        ("consent:\n\tbasis:\tdong-y", "consent:\n  basis:  dong-y"),
        ("author: Lê A\n\tdraft: true\n\t\tyear: 2026", "author: Lê A\ndraft: true\nyear: 2026"),
        ("photos:\n\t- file: a.jpg\n\t  alt: A", "photos:\n  - file: a.jpg\n    alt: A"),
        ("summary: >\n\tvà: a", "summary: >\n  và: a"),
        ("photos:\n  - file: anh.jpg", "photos:\n  - file: anh.jpeg"),
        ("photos:\n  - file: CAU.JPG", "photos:\n  - file: CAU.jpg"),
    ],
)
def test_a_value_is_mended(before: str, after: str) -> None:
    assert mended_text(matter(before), ENTRY, ("anh.jpeg", "CAU.jpg"))[0] == matter(after)


@pytest.mark.parametrize(
    "text",
    [
        "title: “Vua” làm đường",
        "title: “Vua” và “tướng”",
        "summary: “Tôi chỉ làm việc nhỏ thôi, bà con mới là người làm nên con đường.”",
        "sources:\n  - title: “Người giữ rừng”",
        "transcript: |\n  name: “Tôi”\n  date: 19/5/2026",
        'name: "“A”"',
        "date: 30/2/2026",
        "date: 5/2026",
        "role: ngày 19/5/2026",
        "role: 19/5/2026",
        "photos:\n  - file: anh.png",
        "photos:\n  - file: hai.jpg",
        "name: [“A”",
        "- “A”\nb: c",
    ],
)
def test_a_value_that_needs_judgement_stays(text: str) -> None:
    """A quotation within a value, an officer's own words, a day that is none, two files of one name, broken YAML."""
    assert mended_text(matter(text), ENTRY, ("anh.jpeg", "hai.jpeg", "hai.JPG")) == (matter(text), {})


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("\ufeffa\r\nb\rc", "a\nb\nc"),
        ("a\u00a0b\u2003c\u200b\u00add", "a b cd"),
        (unicodedata.normalize("NFD", "Tiếng Việt"), "Tiếng Việt"),
        ("e\u200b\u0301", "é"),
        ("Một.\n\n\tHai.\n\tBa.\n\n \t - bốn", "Một.\n\nHai.\nBa.\n\n- bốn"),
        ("Một:\tHai", "Một:\tHai"),
        ("- một\n\n\thai", "- một\n\n\thai"),
        ("```\n\tx\n```", "```\n\tx\n```"),
        ("\t---\n", "\t---\n"),
        ("    Bốn dấu cách.\n", "    Bốn dấu cách.\n"),
        ("Ngày 19/5/2026 “Vua” nói: “Được.”", "Ngày 19/5/2026 “Vua” nói: “Được.”"),
    ],
)
def test_a_body_is_mended(before: str, after: str) -> None:
    assert mended_text(before, PAGE)[0] == after


def test_a_data_file_is_yaml_as_a_whole() -> None:
    assert mended_text("- slug:\ta\r\n  label: “A”\r\n", DATA)[0] == "- slug:  a\n  label: “A”\n"


def skeleton(text: str) -> str:
    """Return a text without all that a mending may change: written independently of the program."""
    text = re.sub(
        "[\u00ad\u034f\u200b-\u200f\u2060-\u2064\ufeff\r]", "", text.replace("\r\n", "\n").replace("\r", "\n")
    )
    text = unicodedata.normalize("NFC", re.sub("[\u00a0\u2000-\u200a\u202f\u205f\u3000\t ]+", "", text))
    text = re.sub('[“”„‟‘’‚‛«»″"]', "", text)
    text = re.sub(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})", r"\3-\2-\1", text)
    return re.sub(r"(?i)\.jpe?g", ".jpg", re.sub(r"\b0|[/.-]", "-", text).replace("--", "-"))


PIECES = st.lists(
    st.sampled_from(
        [
            "---\n", "name: ", "date: ", "title: “A: b”\n", "- ", "fields: [“a”, b]\n", "photos:\n  - file: ", "a.jpg",
            "“", "”", "‘", "«", '"', "19/5/2026", "1-2-2026", "\n", "\r\n", "\r", "\t", "\u00a0", "\u3000", "\u200b",
            "\ufeff", "\u0301", "\u0323", "e", "ê", "Ông A", " ", "    ", "\n\n\t", "#", "|", ":", "[", "```",
            "x: |\n  ",
        ]
    ),
    max_size=30,
).map("".join)  # fmt: skip


@given(PIECES, st.sampled_from([ENTRY, PAGE, DATA]))
def test_any_text_keeps_all_else_and_is_mended_in_one_run(text: str, path: str) -> None:
    mended, counts = mended_text(text, path, ("a.jpeg",))
    assert skeleton(mended) == skeleton(text)
    assert mended_text(mended, path, ("a.jpeg",)) == (mended, {})
    assert bool(counts) == (mended != text)


@given(st.text(), st.sampled_from([ENTRY, PAGE, DATA]))
def test_any_characters_keep_all_else(text: str, path: str) -> None:
    mended, _ = mended_text(text, path)
    assert skeleton(mended) == skeleton(text)
    assert mended_text(mended, path) == (mended, {})


def test_what_is_mended_is_no_problem_any_more() -> None:
    text = "\ufeff" + unicodedata.normalize("NFD", "Tiếng\u00a0Việt\u200b\r\n")
    assert {each.code for each in decode(text.encode(), ENTRY)[1]} == {"GS102", "GS103", "GS104", "GS109", "GS110"}
    assert decode(mended_text(text, ENTRY)[0].encode(), ENTRY)[1] == []


@pytest.mark.parametrize(
    ("text", "inner"), [("“A”", "A"), ("”A”", "A"), ("“A", None), ("“A” “B”", None), ('“A "b"”', None), ("“”", None)]
)
def test_quotes_count_only_around_a_whole_value(text: str, inner: str | None) -> None:
    assert within_quotes(text) == inner


@pytest.mark.parametrize(
    ("text", "day"),
    [("19/5/2026", "2026-05-19"), ("5/19/2026", None), ("19/5-2026", None), ("31/4/2026", None), ("0/0/2026", None)],
)
def test_a_day_is_read_in_vietnamese_order(text: str, day: str | None) -> None:
    assert str(written_day(text)) == str(day)


def test_the_command_shows_every_change_and_keeps_other_files(tmp_path: Path) -> None:
    copy_base(site := tmp_path / "site")
    change(site, PROFILE, ("name: Nguyễn Văn A", "name: “Nguyễn\u00a0Văn A”"), ("2026-05-19", "19/5/2026"))
    before = {file: file.stat().st_mtime_ns for file in site.rglob("*.*") if file.is_file()}
    shown = run("fix", site, "--dry-run")
    assert "-name: “Nguyễn⍽Văn A”" in shown.stdout
    assert '+name: "Nguyễn Văn A"' in shown.stdout
    assert "+date: 2026-05-19" in shown.stdout
    assert shown.stdout.endswith("1 tệp sửa được. Chưa ghi gì.\n")
    assert {file: file.stat().st_mtime_ns for file in before} == before
    assert run("fix", site).stdout.endswith("Đã sửa 1 tệp.\n")
    assert [file.name for file in before if file.stat().st_mtime_ns != before[file]] == ["index.md"]
    assert run("check", site).stdout == "Không có lỗi nào.\n"
    assert run("fix", site).stdout == "Không có gì cần sửa.\n"


def test_a_part_of_the_content_can_be_mended_alone(tmp_path: Path) -> None:
    copy_base(site := tmp_path / "site")
    change(site, PROFILE, ("ông A", "ông\u00a0A"))
    assert run("fix", site, str(site / "content/stories")).stdout == "Không có gì cần sửa.\n"
    assert places(run("check", site).stdout) == [(PROFILE, 16, 20, "GS110")]


def test_the_bullets_of_word_become_a_list() -> None:
    body = "Việc:\n\n•\tVớt người\n·   Báo tin\no\tChở về\n\t•\tCho ăn\n\n```\n• mã\n```\n"
    mended = "Việc:\n\n- Vớt người\n- Báo tin\n- Chở về\n- Cho ăn\n\n```\n• mã\n```\n"
    text, counts = mended_text(f"---\nname: A\n---\n\n{body}", ENTRY)
    assert text == f"---\nname: A\n---\n\n{mended}"
    assert counts["dấu đầu dòng của Word"] == 4
