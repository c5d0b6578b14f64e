"""A value of the wrong form: one problem, with the lines that it was probably meant to be."""

import pytest

from generator.content.entry_kinds import PROFILE
from generator.content.files.entry_files import EntryFile
from tests.support.factories import profile_text
from tests.support.site_copies import check_entry

FILE = EntryFile(PROFILE, "nguyen-van-a", None, "content/profiles/nguyen-van-a/index.md", ("anh.jpg",))

CONSENT = "consent:\n  basis: dong-y\n  reference: DY-1\n  scopes: [dang-web]"


def found(lines: str, *without: str) -> list[tuple[str, str]]:
    """Return the codes and hints of a profile with further lines, without some of its keys."""
    text = profile_text(**dict.fromkeys(without))
    problems = check_entry(text.replace("---\n", f"---\n{lines}\n", 1), FILE)[1]
    return [(each.code, each.hint) for each in problems if each.code != "GS606"]


@pytest.mark.parametrize(
    ("lines", "without", "meant"),
    [
        (
            "photos: [anh.jpg]",
            "photos",
            (
                'photos:\n  - file: anh.jpg\n    alt: "(Cần viết: mô tả ảnh cho người không nhìn thấy)"\n'
                '    credit: "(Cần viết: tên người chụp, cơ quan)"'
            ),
        ),
        ("photos:\n  file: anh.jpg\n  alt: Cầu", "photos", "photos:\n  - file: anh.jpg\n    alt: Cầu"),
        (
            "sources: Báo Quảng Ngãi",
            "sources",
            'sources:\n  - title: Báo Quảng Ngãi\n    publisher: "(Cần viết: cơ quan báo chí, cơ quan ban hành)"',
        ),
        (
            "sources: https://a.vn/b",
            "sources",
            (
                'sources:\n  - url: https://a.vn/b\n    title: "(Cần viết: tên bài, văn bản)"\n'
                '    publisher: "(Cần viết: cơ quan báo chí, cơ quan ban hành)"'
            ),
        ),
        ("consent: dong-y", "consent", "consent:\n  basis: dong-y\n  scopes: [dang-web]"),
        (
            "consent:\n  - basis: dong-y\n    scopes: [dang-web]",
            "consent",
            "consent:\n  basis: dong-y\n  scopes: [dang-web]",
        ),
        ("fields: y-te", "fields", "fields: [y-te]"),
        ("role: [Trưởng thôn]", "role", "role: Trưởng thôn"),
        ("awards: [gia-dinh-van-hoa]", "awards", "awards:\n  - award: gia-dinh-van-hoa"),
    ],
)
def test_a_value_of_another_form_is_shown_as_it_was_meant(lines: str, without: str, meant: str) -> None:
    assert found(lines, without) == [("GS303", f"Có lẽ ý bạn là:\n{meant}")]


@pytest.mark.parametrize(
    ("lines", "without", "meant"),
    [
        (
            "consent:\nbasis: dong-y\nreference: DY-1\nscopes: [dang-web]",
            "consent",
            "consent:\n  basis: dong-y\n  reference: DY-1\n  scopes: [dang-web]",
        ),
        ("photos:\nfile: anh.jpg\nalt: Cầu", "photos", "photos:\n  - file: anh.jpg\n    alt: Cầu"),
        ("safety_review:\nreviewer: Công an xã", "safety_review", "safety_review:\n  reviewer: Công an xã"),
    ],
)
def test_keys_of_a_group_without_indent_are_one_problem(lines: str, without: str, meant: str) -> None:
    assert found(lines, without) == [("GS351", f"Thụt vào hai dấu cách:\n{meant}")]


def test_an_unknown_key_lists_the_nearest_five() -> None:
    ((code, hint),) = found("localitty_nows: x")
    assert code == "GS301"
    assert "Các khóa được dùng, gần nhất: locality_now, locality, " in hint
    assert hint.split(": ")[-1].count(",") == 4


def test_a_value_cannot_forge_a_line_of_a_report() -> None:
    text = 'role: ["a\\nb:1:1: GS101 lỗi: x"]'
    ((_, hint),) = found(text, "role")
    assert hint.count("\n") == 1


@pytest.mark.parametrize(
    ("lines", "without", "hint"),
    [
        (f"{CONSENT}\n  giver: nguoi-dai-dien, tre em tu du 7 tuoi", "consent",
         "Ghi thành danh sách: [nguoi-dai-dien, tre-em-tu-du-7-tuoi]. "),
        ("fields: [y-te; Môi trường]", "fields", "Ghi thành danh sách: [y-te, moi-truong]. "),
        ("kind: dien-hinh-tien-tien, nhan-to-moi", "kind", ""),
    ],
)  # fmt: skip
def test_several_terms_in_one_text_are_shown_as_a_list(lines: str, without: str, hint: str) -> None:
    ((code, shown),) = found(lines, without)
    assert code == "GS307"
    assert shown.startswith(hint)
    assert ("Ghi thành danh sách" in shown) == bool(hint)
