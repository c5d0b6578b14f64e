"""`guong new`: drafts from options and from questions pass the check and never overwrite an entry."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from typer.testing import Result

from generator.content import entry_kinds
from generator.content.context import Context
from generator.content.draft_prompts import draft_body, prompts_in
from generator.content.settings import Settings
from generator.editing.answers import Answers
from generator.editing.draft_from_answers import Drafted, make_draft
from generator.editing.existing_entries import ExistingEntries
from generator.editing.numbers import free_number
from generator.gazetteer import load_gazetteer
from tests.support.site_copies import PROFILE, VOCABULARIES, change, copy_base, run
from tests.support.terminals import CTRL_C, DOWN, ENTER, talk

OPTIONS = {
    "type": "guong", "name": "Trần Thị Thử Nghiệm", "subject": "ca-nhan", "field": "Nông nghiệp",
    "place": "xã hợp lý, Phú Thọ", "kind": "Nhân tố mới",
}  # fmt: skip
DRAFT = "content/profiles/tran-thi-thu-nghiem/index.md"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    copy_base(tmp_path / "site")
    return tmp_path / "site"


def new(site: Path, *more: str, **options: str | None) -> Result:
    """Run `guong new` with plain options, changed by `options`; None leaves one out."""
    chosen = {key: value for key, value in (OPTIONS | options).items() if value is not None}
    return run("new", site, *(part for key, value in chosen.items() for part in (f"--{key}", value)), *more)


def test_a_draft_from_options(site: Path) -> None:
    result = new(
        site, "--scope", "dang-web", "--scope", "giong-noi", role="Trưởng thôn", basis="dong-y", reference="DY-1"
    )
    assert result.exit_code == 0, result.output
    assert (
        (site / DRAFT)
        .read_text("utf-8")
        .startswith(
            "---\n"
            "name: Trần Thị Thử Nghiệm\n"
            "subject_type: ca-nhan\n"
            "role: Trưởng thôn\n"
            'summary: "(Cần viết: một, hai câu, 40–300 ký tự, nêu kết quả trước)"\n'
            "date: 2026-06-01\n"
            "kind: nhan-to-moi\n"
            "fields: [nong-nghiep]\n"
            "locality: xã Hợp Lý, tỉnh Phú Thọ\n"
            "quotes:\n"
            '  - text: "(Cần viết: lời đã nói, không đặt trong ngoặc kép)"\n'
            '    speaker: "(Cần viết: tên người nói như in trên bài)"\n'
            "genre: chan-dung\n"
            'author: "(Cần viết: tên người viết hoặc cơ quan)"\n'
            "consent:\n"
            "  basis: dong-y\n"
            "  reference: DY-1\n"
            "  scopes: [dang-web, giong-noi]\n"
            f"number: {free_number('tran-thi-thu-nghiem', ())}\n"
            "draft: true\n"
            "---\n\n"
            "(Cần viết: kết quả lớn nhất"
        )
    )
    assert f"guong check {DRAFT}" in result.stdout
    assert run("check", site).exit_code == 0


def test_a_draft_is_not_published_with_its_prompts(site: Path) -> None:
    new(site)
    change(site, DRAFT, ("draft: true\n", ""))
    assert {"GS120", "GS801"} <= set(re.findall("GS[0-9]{3}", run("check", site).stdout))


def test_a_story(site: Path) -> None:
    result = new(site, type="cau-chuyen", name="Chuyện: cây cầu", subject=None, genre="bản tin", year="2019",
                 award="bằng khen của thủ tướng chính phủ; year=2019; decision=12/QĐ-TTg")  # fmt: skip
    assert result.exit_code == 0, result.output
    text = (site / "content/stories/2019/chuyen-cay-cau/index.md").read_text("utf-8")
    assert 'title: "Chuyện: cây cầu"\n' in text
    assert "date: 2026-06-01\nyear: 2019\n" in text
    assert "  - award: bang-khen-cua-thu-tuong-chinh-phu\n    year: 2019\n    decision: 12/QĐ-TTg\n" in text
    assert run("check", site).exit_code == 0


@pytest.mark.parametrize("slug", VOCABULARIES.genres.slugs)
def test_every_genre_has_an_outline(slug: str) -> None:
    genre = VOCABULARIES.genres[slug]
    body = draft_body(genre)
    assert len(list(prompts_in(body))) == len(genre.outline) > 0
    made = make_draft(_answers(genre=genre.slug), ExistingEntries(), CONTEXT)
    assert isinstance(made, Drafted), made


def test_the_outline_of_a_model_lets_others_repeat_it() -> None:
    """Requirements A19 (docs/requirements.md)."""
    made = make_draft(_answers(kind="mo-hinh"), ExistingEntries(), CONTEXT)
    assert isinstance(made, Drafted)
    practice = made.draft.values["practice"]
    assert isinstance(practice, dict)
    assert list(practice) == ["problem", "method", "cost", "outcome", "conditions", "lessons", "contact"]
    assert "Bài học kinh nghiệm" in made.draft.body


CONTEXT = Context(VOCABULARIES, load_gazetteer(), Settings())
WRONG: dict[str, tuple[dict[str, object], set[str]]] = {
    "nothing": (dict.fromkeys(("name", "subject_type", "kind"), "") | {"fields": (), "places": ()},
                {"name", "subject", "field", "place", "kind"}),
    "unknown terms": ({"subject_type": "người", "fields": ("nông nghiep moi",), "kind": "x", "genre": "tho"},
                      {"subject", "field", "kind", "genre"}),
    "a place that is none": ({"places": ("xã Hợp Lí, Phú Thọ",)}, {"place"}),
    "a place that is several": ({"places": ("Tân Bình",)}, {"place"}),
    "days": ({"date": "2026-02-30", "year": "19"}, {"date", "year"}),
    "awards": ({"awards": ("huân chương lao động; rank",)}, {"award"}),
    "a rank the award has not": ({"awards": ("huân chương lao động; rank=hang-tu",)}, {"award"}),
    "a scope without a ground": ({"scopes": ("dang-web",)}, {"scope"}),
    "a ground without its reference": ({"basis": "hop-dong"}, {"reference"}),
    "a ground for samples": ({"basis": "bai-mau-tu-bao-chi"}, {"basis"}),
    "a telephone number": ({"role": "Tổ trưởng, 0912 000 000"}, {"role"}),
    "a name too long": ({"name": "Nguyễn " * 30}, {"name"}),
    "four fields": ({"fields": ("y-te", "nong-nghiep", "moi-truong", "doi-ngoai")}, {"field"}),
    "no letter for an address": ({"name": "李明"}, {"slug"}),
    "an address that is none": ({"slug": "../ra-ngoai"}, {"slug"}),
    "an address with capitals": ({"slug": "Tran"}, {"slug"}),
    "an address for a child": ({"slug": "em-a", "is_child": True}, {"slug"}),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_wrong_answers_are_reported_by_option(case: str) -> None:
    changes, options = WRONG[case]
    found = make_draft(_answers(**changes), ExistingEntries(), CONTEXT)
    assert isinstance(found, list)
    assert {each.option for each in found} == options, found


def test_a_wrong_answer_writes_nothing(site: Path) -> None:
    before = sorted(site.rglob("*"))
    result = new(site, name=None, kind="x", role="Tổ trưởng, 0912 000 000")
    assert result.exit_code == 2
    assert re.findall("^--([a-z]+): ", result.stderr, re.MULTILINE) == ["name", "kind"], result.stderr
    assert sorted(each for each in site.rglob("*") if ".cache" not in each.parts) == before


def test_consent_is_never_assumed(site: Path) -> None:
    """Silence is no consent (requirements L6, docs/requirements.md)."""
    new(site, basis="dong-y", reference="DY-1")
    assert "  scopes: []\n" in (site / DRAFT).read_text("utf-8")
    assert run("check", site).exit_code == 0


def test_an_existing_entry_is_never_overwritten(site: Path) -> None:
    before = (site / PROFILE).read_bytes()
    result = new(site, name="Nguyễn Văn A")
    assert result.exit_code == 2
    assert f"đã có {PROFILE}; nếu là bài khác thì dùng “nguyen-van-a-hop-ly”" in result.stderr
    assert (site / PROFILE).read_bytes() == before
    assert new(site, name="Nguyễn Văn A", slug="nguyen-van-a-hop-ly").exit_code == 0


def test_a_former_address_stays_taken(site: Path) -> None:
    change(site, PROFILE, ("author:", "aliases: [/guong/ong-a/]\nauthor:"))
    result = new(site, slug="ong-a")
    assert (result.exit_code, PROFILE in result.stderr) == (2, True)


def test_the_address_of_a_childs_entry_is_opaque(site: Path) -> None:
    """Requirements L7 (docs/requirements.md)."""
    result = new(site, "--child", name="em N.T.A.")
    assert result.exit_code == 0, result.output
    (path,) = (each for each in site.glob("content/profiles/*/index.md") if each != site / PROFILE)
    assert re.fullmatch("bai-[0-9a-f]{8}", path.parent.name)
    text = path.read_text("utf-8")
    assert "is_child: true\n" in text
    assert "review_due: 2027-06-01\n" in text
    assert run("check", site).exit_code == 0


@pytest.mark.parametrize(("day", "due"), [("31/5/2026", date(2027, 5, 31)), ("29/2/2028", date(2029, 2, 28))])
def test_an_entry_about_a_child_is_reviewed_a_year_later(day: str, due: date) -> None:
    made = make_draft(_answers(is_child=True, date=day), ExistingEntries(), CONTEXT)
    assert isinstance(made, Drafted), made
    assert made.draft.values["review_due"] == due


def _answers(**changes: object) -> Answers:
    plain: dict[str, object] = {
        "entry_kind": entry_kinds.PROFILE, "name": "Trần Thị Thử Nghiệm", "subject_type": "ca-nhan",
        "fields": ("y-te",), "places": ("xã Hợp Lý, tỉnh Phú Thọ",), "kind": "nhan-to-moi",
    }  # fmt: skip
    return Answers(**(plain | changes))  # type: ignore[arg-type]


STEPS = [
    ("Số hoặc tên", "1"), ("k = không", "k"), ("Tên như in trên bài", "Trần Thị Thử: Nghiệm"), ("Số hoặc tên", "1"),
    ("Chức vụ", ""), ("Số hoặc tên", "nong nghiep; 5"), ("Số hoặc tên", "cho mau; gom ve chai"),
    ("Số hoặc tên", "nhan to"), ("Ngày đăng dự kiến (Enter: ", "12/5/2026"), ("Năm của việc", ""),
]  # fmt: skip
LAST = [
    ("Hình thức khen thưởng (", "huan chuong lao dong"), ("Số hoặc tên", "2"), ("Năm của quyết định", "2024"),
    ("Số quyết định", "12/QĐ-CTN"), ("Hình thức khen thưởng khác", ""), ("Người viết", "Tổ thử nghiệm"),
    ("Số hoặc tên", "1"), ("Căn cứ: số của phiếu", "DY-2026-1"), ("Số hoặc tên", "1, 3"), ("Số hoặc tên", "1"),
]  # fmt: skip


def lines(steps: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(question, answer + ENTER) for question, answer in steps]


def test_a_draft_from_questions(site: Path) -> None:
    """The place is typed without tone marks and chosen from the completions."""
    place = [("Địa phương:", "hop ly phu tho"), ("xã Hợp Lý, tỉnh Phú Thọ", DOWN), ("xã Hợp Lý, tỉnh Phú Thọ", ENTER)]
    done = talk(["new"], site, [*lines(STEPS), *place, *lines(LAST)])
    assert done.exit_code == 0, done.shown
    text = (site / DRAFT).read_text("utf-8")
    for line in (
        'name: "Trần Thị Thử: Nghiệm"', "date: 2026-05-12", "fields: [nong-nghiep, moi-truong]",
        "deeds: [hien-mau, gom-phe-lieu]", "locality: xã Hợp Lý, tỉnh Phú Thọ",
        "  - award: huan-chuong-lao-dong", "    rank: hang-nhi", "    decision: 12/QĐ-CTN", "author: Tổ thử nghiệm",
        "  scopes: [dang-web, truyen-thanh]", "  giver: chinh-chu",
    ):  # fmt: skip
        assert f"{line}\n" in text
    assert run("check", site).exit_code == 0


def test_deeds_are_given_by_slug_label_or_alias(site: Path) -> None:
    assert new(site, "--deed", "hien-mau", "--deed", "Bếp cơm 0 đồng", "--deed", "do dau").exit_code == 0
    assert "\ndeeds: [hien-mau, bep-an-tu-thien, nuoi-tre]\n" in (site / DRAFT).read_text("utf-8")


@pytest.mark.parametrize(
    ("deeds", "message"),
    [
        (["hien mauu"], "--deed: “hien mauu” không có trong danh mục. Có phải ý bạn là"),
        (["hien-mau", "hien-dat", "gom-rac", "day-boi"], "--deed: khóa “deeds” có 4 mục; cần nhiều nhất 3"),
    ],
)
def test_a_wrong_deed_is_refused(site: Path, deeds: list[str], message: str) -> None:
    result = new(site, *(part for deed in deeds for part in ("--deed", deed)))
    assert result.exit_code == 2
    assert message in " ".join(result.output.split())
    assert not (site / DRAFT).exists()


def test_a_site_without_deeds_is_not_asked_for_them(site: Path) -> None:
    (site / "content/data/deeds.yml").unlink()
    place = [("Địa phương:", "xã Hợp Lý, tỉnh Phú Thọ")]
    without = [step for step in STEPS if "ve chai" not in step[1]]
    done = talk(["new"], site, lines([*without, *place, ("Hình thức", ""), ("Người viết", ""), ("Số hoặc tên", "")]))
    assert done.exit_code == 0, done.shown
    assert "deeds" not in (site / DRAFT).read_text("utf-8")


def test_another_address_is_asked_for_if_one_is_taken(site: Path) -> None:
    named = [(question, "Nguyễn Văn A" if "in trên" in question else answer) for question, answer in STEPS]
    place = [("Địa phương:", "xã Hợp Lý, tỉnh Phú Thọ")]
    consent = [("Hình thức", ""), ("Người viết", ""), ("Số hoặc tên", "")]
    done = talk(["new"], site, lines([*named, *place, *consent, ("Địa chỉ khác", "")]))
    assert done.exit_code == 0, done.shown
    assert PROFILE in done.shown
    assert (site / "content/profiles/nguyen-van-a-hop-ly/index.md").is_file()


def test_a_wrong_answer_is_asked_again_and_ctrl_c_writes_nothing(site: Path) -> None:
    before = sorted(site.rglob("*"))
    done = talk(["new"], site, [*lines(STEPS[:5]), ("Số hoặc tên", f"99{ENTER}"), ("không rõ là mục nào", CTRL_C)])
    assert done.exit_code == 130
    assert "Đã dừng, chưa ghi gì." in done.shown
    assert sorted(each for each in site.rglob("*") if ".cache" not in each.parts) == before


@pytest.mark.parametrize("kind", ["guong", "cau-chuyen"])
def test_a_fresh_draft_has_no_warning(site: Path, kind: str) -> None:
    """Nobody has done anything wrong yet: neither the words of a prompt nor what is still to be written are a fault."""
    for genre in VOCABULARIES.genres:
        subject = "ca-nhan" if kind == "guong" else None
        made = new(site, type=kind, name=f"Thử nghiệm {genre.label}", genre=genre.slug, subject=subject)
        assert made.exit_code == 0, made.output
    assert not re.search(" GS[0-9]{3} ", run("check", site).stdout)


def test_a_draft_without_prompts_has_the_warnings_of_its_text(site: Path) -> None:
    new(site, kind="nhân tố mới")
    text = (site / DRAFT).read_text("utf-8")
    answered = re.sub(r"\(Cần viết: [^\n]*\)", "Bà là người giỏi nhất xã, ai cũng quý mến và muốn học cách làm.", text)
    (site / DRAFT).write_text(answered, "utf-8")
    assert {"GS324", "GS801"} <= set(re.findall("GS[0-9]{3}", run("check", site).stdout))


def test_an_award_of_a_month(site: Path) -> None:
    result = new(site, award="lao động tiên tiến; date=tháng 7/2023; decision=12/QĐ-UBND")
    assert result.exit_code == 0, result.output
    assert '    date: "2023-07"\n' in (site / DRAFT).read_text("utf-8")
    assert run("check", site).exit_code == 0


def test_a_place_keeps_the_name_that_it_had_then(site: Path) -> None:
    """The commune was renamed in 2024; the gazetteer has it under its last name."""
    assert new(site, place="Xuân Hòa, Xuân Trường, Nam Định", date="12/3/2020").exit_code == 0
    assert "locality: xã Xuân Hòa, huyện Xuân Trường, tỉnh Nam Định\n" in (site / DRAFT).read_text("utf-8")


def test_a_name_from_word_loses_its_quotation_marks(site: Path) -> None:
    assert new(site, name="“Trần Thị Thử Nghiệm”").exit_code == 0
    assert "name: Trần Thị Thử Nghiệm\n" in (site / DRAFT).read_text("utf-8")


def test_a_list_of_labels_with_commas_can_be_told_apart(site: Path) -> None:
    assert "Gương người tốt, việc tốt; Mô hình, cách làm hay; " in new(site, kind="xyz").output
