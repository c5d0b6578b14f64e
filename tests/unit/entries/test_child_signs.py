"""Children in texts: the check asks about somebody named who may be under 16, and about nobody else."""

from datetime import date

import pytest
import yaml

from generator.content.entry_kinds import PROFILE, STORY
from generator.content.files.entry_files import EntryFile
from generator.content.markdown.body import parse_body
from generator.content.settings import Settings
from generator.entries.rules.child_signs import as_read, child_signs
from generator.problems.problem import Problem
from tests.support.factories import PROJECT, TODAY, profile_text, read, story_text

SENTENCES = yaml.safe_load((PROJECT / "tests/fixtures/child_sentences.yml").read_text("utf-8"))
FILE = EntryFile(PROFILE, "viec-tot", None, "content/profiles/viec-tot/index.md", ())
OF_STORY = EntryFile(STORY, "viec-tot", 2019, "content/stories/2019/viec-tot/index.md", ())
DAY = date(2026, 5, 19)
SAID = "Nhờ hàng xóm giúp, nhà bà đã dựng xong trong ba ngày."


def signs(sentence: str) -> list[str]:
    body, _ = parse_body(sentence, "index.md", 1, "")
    return [sign.text for sign in child_signs(as_read(body.text), DAY)]


@pytest.mark.parametrize("sentence", SENTENCES["asked"])
def test_a_child_is_recognised(sentence: str) -> None:
    assert signs(sentence)


@pytest.mark.parametrize("sentence", SENTENCES["right"])
def test_nobody_is_taken_for_a_child(sentence: str) -> None:
    assert signs(sentence) == []


def test_a_sign_is_the_name_with_what_shows_it() -> None:
    assert signs("Hôm ấy, em Nguyễn Văn A, học sinh lớp 5A Trường B, nhặt được ví.") == [
        "em Nguyễn Văn A, học sinh lớp 5A"
    ]


def check(text: str, *, production: bool = False, file: EntryFile = FILE) -> list[Problem]:
    return read(text, file, Settings(today=TODAY, production=production))[1]


def with_body(text: str, body: str) -> str:
    return text.partition("\n---\n")[0] + f"\n---\n\n{body}\n"


NAMED = with_body(profile_text(), f"{SAID}\n\nNgười giúp là **em  Lò\nThị Pàng**, lớp 7B.")


@pytest.mark.parametrize(("production", "code"), [(False, "GS823"), (True, "GS824")])
def test_a_question_blocks_a_real_site(production: bool, code: str) -> None:  # noqa: FBT001
    (found,) = check(NAMED, production=production)
    assert (found.code, found.message.split("”")[0]) == (code, "“em Lò Thị Pàng, lớp 7B")
    lines = NAMED.split("\n")
    assert lines[found.location.line - 1][found.location.column - 1 :] == "em  Lò"


@pytest.mark.parametrize("answer", ["is_child: false", "withdrawn: {date: 2026-05-01, reason: Theo yêu cầu}"])
def test_an_answered_question_is_not_asked(answer: str) -> None:
    assert check(NAMED.replace("subject_type", f"{answer}\nsubject_type"), production=True) == []


@pytest.mark.parametrize(
    ("keys", "codes"),
    [
        ({"role": "Học sinh lớp 5A"}, ["GS823"]),
        ({"role": "Giáo viên dạy lớp 5A"}, []),
        ({"honorific": "em"}, ["GS823"]),
        ({"honorific": "em", "role": "Sinh viên Đại học Vinh"}, []),
        ({"honorific": "ông"}, []),
        ({"name": "Cháu Nguyễn Văn A"}, ["GS823"]),
        ({"birth_year": 2012}, ["GS823"]),
        ({"birth_year": 2008}, ["GS823"]),  # fifteen until the birthday
        ({"birth_year": 2007}, []),
        ({"birth_year": 2012, "is_child": False}, ["GS825"]),
        ({"birth_year": 2008, "is_child": False}, []),
        ({"summary": "Nguyễn Văn A, 10 tuổi, nhặt được chiếc ví có 5 triệu đồng và đem trả."}, ["GS823"]),
        ({"evidence": [{"type": "so-lieu-co-nguon", "text": "Em Nguyễn Văn A, lớp 5, đem trả ví"}]}, ["GS823"]),
        ({"subject_type": "tap-the", "name": "Lớp 5A Trường Tiểu học Phổ Minh"}, []),
    ],
)
def test_the_front_matter_is_read_too(keys: dict[str, object], codes: list[str]) -> None:
    assert [each.code for each in check(profile_text(**keys))] == codes


def test_people_of_a_story_are_read_with_their_roles() -> None:
    people = [{"name": "Trần Thị B", "role": "học sinh lớp 5", "subject_type": "ca-nhan"}]
    (found,) = check(story_text(people=people), file=OF_STORY)
    assert found.code == "GS823"
