"""Consent: outputs without it are not made, children are protected, drafts may be incomplete but not harmful."""

import io
from pathlib import Path

import pytest
from PIL import Image

from generator.build.prepare import prepare
from generator.content.entry_kinds import PROFILE
from generator.content.files.entry_files import EntryFile
from generator.content.settings import Settings
from generator.engine.theme import theme_with
from generator.outputs.pictures import card_style, pictures
from generator.outputs.search_index import search_files
from generator.pages.share_view import share_card
from generator.problems.problem import Severity
from generator.site.site import Site
from generator.text.person_names import readings
from tests.support.build_tools import tools
from tests.support.factories import TODAY, profile_text, read, small_project, story_text
from tests.support.recordings import FILM as A_FILM
from tests.support.recordings import silence
from tests.support.rendered_pages import articles, files_beside, rendered

SET = Settings(today=TODAY, site_url="https://example.vn/")
PREVIEW = Settings(today=TODAY, site_url="https://example.vn/", preview=True)
FOLDER = "content/profiles/cau-be-sua-cau"
FILE = EntryFile(PROFILE, "cau-be-sua-cau", None, f"{FOLDER}/index.md", ())
CHILD: dict[str, object] = {"name": "em N.T.A.", "is_child": True, "review_due": "2025-05-19"}
BOTH = ["nguoi-dai-dien", "tre-em-tu-du-7-tuoi"]


def consent(*scopes: str, **more: object) -> dict[str, object]:
    return {"basis": "dong-y", "reference": "DY-2026-014", "scopes": ["dang-web", *scopes], "giver": BOTH} | more


def photo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (600, 400), "#784f28").save(out, "JPEG")
    return out.getvalue()


def a_site(root: Path, *scopes: str, **keys: object) -> tuple[Site, list[str]]:
    """Return the site of one profile that uses everything that needs consent."""
    media: dict[str, object] = {
        "photos": [{"file": "anh.jpg", "alt": "Sửa cầu", "credit": "Trần Thị B"}],
        "audio": [{"file": "loi-ke.mp3", "title": "Lời kể"}],
        "video": [{"file": "phim.mp4", "title": "Phim"}],
        "birth_year": 1971,
        "consent": consent(*scopes),
    }
    text = profile_text(**(media | keys))
    beside: dict[str, str | bytes] = {f"{FOLDER}/index.md": text, f"{FOLDER}/anh.jpg": photo()}
    beside |= {f"{FOLDER}/loi-ke.mp3": silence(), f"{FOLDER}/phim.mp4": A_FILM.read_bytes()}
    small_project(root, beside)
    site, problems = prepare(root, SET, tools(root))
    return site, [each.code for each in problems]


def outputs(site: Site, root: Path) -> tuple[str, set[str]]:
    """Return the page of the profile, and the paths of the files beside it."""
    page = rendered(site, root)["guong/cau-be-sua-cau/"]
    made = set(files_beside(site, root))
    made |= {each.path for each in pictures(site.library, root, card_style(theme_with()), tools(root))}
    return page.head + page.content, {path.rpartition("/")[2] for path in made if path.startswith("guong/")}


PHOTO, VOICE, FILM = "anh-1-480.jpg", "am-thanh-1.mp3", "video-1.mp4"


@pytest.mark.parametrize(
    ("scopes", "made"),
    [
        ((), set()),
        (("hinh-anh",), {PHOTO, FILM}),
        (("giong-noi",), {VOICE}),
        (("hinh-anh", "giong-noi", "mang-xa-hoi", "nam-sinh"), {PHOTO, FILM, VOICE}),
    ],
)
def test_an_output_without_consent_is_not_made(scopes: tuple[str, ...], made: set[str], tmp_path: Path) -> None:
    site, found = a_site(tmp_path, *scopes)
    assert found == ["GS812"] * (3 - len(made))
    page, beside = outputs(site, tmp_path)
    assert {PHOTO, VOICE, FILM} & beside == made
    for name in (PHOTO, VOICE, FILM):
        assert (name in page) == (name in made)
    assert ("1971" in page) == ("nam-sinh" in scopes)
    assert "hinh-anh" not in page
    assert "đồng ý" not in page
    (entry,) = site.library.entries
    assert entry.is_photo_shareable == ("mang-xa-hoi" in scopes)


def test_a_photo_without_people_and_a_labelled_voice_need_no_consent(tmp_path: Path) -> None:
    photos = [{"file": "anh.jpg", "alt": "Cầu", "credit": "B", "without_people": True}]
    audio = [{"file": "loi-ke.mp3", "title": "Bài đọc", "ai_use": "giong-doc"}]
    site, found = a_site(tmp_path, photos=photos, audio=audio)
    assert found == ["GS812"]  # the film
    page, beside = outputs(site, tmp_path)
    assert {PHOTO, VOICE} <= beside
    assert "Giọng đọc tự động" in page


def test_a_public_event_covers_photos_in_stories_only(tmp_path: Path) -> None:
    ground = {"basis": "su-kien-cong-cong", "reference": "Ngày hội 18/5/2026", "scopes": ["dang-web"]}
    photos = [{"file": "anh.jpg", "alt": "Ngày hội", "credit": "B"}]
    path = "content/stories/2019/ngay-hoi"
    small_project(tmp_path, {f"{path}/index.md": story_text(photos=photos, consent=ground), f"{path}/anh.jpg": photo()})
    site, problems = prepare(tmp_path, SET, tools(tmp_path))
    assert not problems
    assert site.library.entries[0].photos == ("anh.jpg",)


def test_ai_pictures_are_labelled_and_never_on_cards(tmp_path: Path) -> None:
    photos = [{"file": "anh.jpg", "alt": "Cầu", "credit": "B", "ai_use": "anh-minh-hoa"}]
    site, _ = a_site(tmp_path, "mang-xa-hoi", photos=photos, ai_use="bien-tap-van-ban")
    page, _ = outputs(site, tmp_path)
    assert "Hình minh họa do AI tạo" in page
    assert "Văn bản có AI hỗ trợ biên tập" in page
    shown = rendered(site, tmp_path)["nam/2019/"].content
    assert "cau-be-sua-cau" in shown
    assert PHOTO not in shown


@pytest.mark.parametrize("allowed", [True, False])
def test_photos_are_printed_only_with_consent_to_print(allowed: bool, tmp_path: Path) -> None:  # noqa: FBT001
    site, _ = a_site(tmp_path, "hinh-anh", *(["an-pham"] if allowed else []))
    page, _ = outputs(site, tmp_path)
    assert ("gs-entry--unprinted" in page) != allowed


def test_a_childs_page_is_not_promoted(tmp_path: Path) -> None:
    scopes = ("hinh-anh", "mang-xa-hoi", "giong-noi")
    site, found = a_site(tmp_path, *scopes, **CHILD)
    assert found == []
    page, _ = outputs(site, tmp_path)
    assert '<meta name="robots" content="noindex">' in page
    assert "facebook.com" not in page
    assert "data-unsent" in page
    sitemaps = [content for path, content in files_beside(site, tmp_path).items() if path.startswith("sitemap")]
    assert not any(b"cau-be-sua-cau" in content for content in sitemaps)
    assert not site.library.entries[0].is_photo_shareable


def codes(**keys: object) -> list[str]:
    _, problems = read(profile_text(**(CHILD | {"consent": consent()} | keys)), FILE)
    return [each.code for each in problems]


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ({}, []),
        ({"consent": consent(giver="nguoi-dai-dien")}, ["GS817"]),
        ({"consent": consent(giver="tre-em-tu-du-7-tuoi")}, ["GS817"]),
        ({"consent": consent(giver="chinh-chu")}, ["GS817", "GS817"]),
        ({"consent": consent(giver="nguoi-dai-dien"), "is_under_7": True}, []),
        ({"consent": consent(giver="nguoi-dai-dien"), "is_under_7": True, "is_child": None}, []),
        ({"consent": consent(giver="chinh-chu"), "is_child": None, "review_due": None, "name": "Ẩn"}, []),
        ({"name": "Sửa Cầu"}, ["GS818"]),
        ({"name": "em Bé Sửa"}, []),
        ({"name": "Em T. ở Cầu Sửa"}, []),
        ({"name": "Em T., xã Cầu Sửa"}, []),
        ({"name": "Em Cầu Sửa ở Ea Ktur"}, ["GS818"]),
        ({"name": "Cầu Sửa"}, ["GS818"]),
        ({"name": "bé Sửa", "aliases": ["/guong/be-sua/"]}, ["GS818", "GS818"]),
        ({"name": "Nguyễn Văn Ẩn", "aliases": ["/guong/nguyenvanan/"]}, ["GS818"]),
        ({"name": "Nguyễn Văn Ẩn", "aliases": ["/guong/vananlop5/"]}, ["GS818"]),
        ({"name": "Nguyễn Văn Ẩn", "aliases": ["/guong/an-nguyen/", "/guong/viec-tot/"]}, ["GS818"]),
        ({"summary": f"Em Trần Cầu Sửa, lớp 5, nhặt được chiếc ví. {'Việc tốt. ' * 3}"}, ["GS818"]),
        ({"role": "Lớp\u00a05A, Trường  Tiểu học Phổ Minh"}, ["GS819"]),
        ({"summary": "Em là học sinh lớp  3A Trường Tiểu học Phổ Minh, nhặt được ví đem trả."}, ["GS819"]),
        ({"summary": "Em là học sinh lớp 11 Trường Phổ Minh, nhặt được chiếc ví đem trả."}, ["GS819"]),
        ({"name": "Nguyễn Thị Ẩn", "role": "Học sinh mồ côi"}, []),
        ({"name": "Nguyễn Thị Ẩn", "role": "Mồ côi từ nhỏ"}, ["GS820", "GS331"]),
        ({"name": "em Ẩn", "role": "Mồ côi từ nhỏ"}, ["GS331"]),
        ({"summary": "Em Nguyễn Thị Ẩn, lớp 5, bị ung thư máu, vẫn đều đặn tới lớp học bài."}, ["GS820", "GS331"]),
        ({"role": "Lớp 5A, Trường Tiểu học Phổ Minh"}, ["GS819"]),
        ({"role": "Lớp 5A, Trường Tiểu học Phổ Minh", "locality": "tỉnh Quảng Ngãi"}, []),
        ({"role": "Học sinh lớp 5"}, []),
        ({"consent": consent("suc-khoe-hoan-canh"), "name": "Nguyễn Thị Ẩn"}, ["GS820"]),
        ({"consent": consent("suc-khoe-hoan-canh"), "name": "Nguyễn T. A."}, []),
        ({"consent": consent("suc-khoe-hoan-canh"), "name": "em Ẩn"}, []),
        ({"review_due": None}, ["GS821"]),
        ({"review_due": "2025-05-20"}, ["GS821"]),
        ({"review_due": "2025-05-20", "updated": "2024-06-01"}, []),
        ({"featured_until": "2026-12-31"}, ["GS822"]),
    ],
)
def test_children_are_protected(keys: dict[str, object], found: list[str]) -> None:
    assert codes(**keys) == found


BODIES = [
    ("Em học **lớp**\n3A,   Trường\nTiểu học Phổ Minh.", ["GS819"]),
    ("Em học l&#7899;p 3A, Trường Tiểu học Phổ Minh.", ["GS819"]),
    ("Em học lớp 3A.", []),
]


@pytest.mark.parametrize(("body", "found"), BODIES)
def test_school_and_class_are_found_as_a_reader_reads_them(body: str, found: list[str]) -> None:
    text = profile_text(**(CHILD | {"consent": consent()})).partition("\n---\n")[0] + f"\n---\n\n{body}\n"
    _, problems = read(text, FILE)
    assert [each.code for each in problems] == found


def test_a_childs_name_never_leaves_its_own_page(tmp_path: Path) -> None:
    """Listings, search, share card, other pages and the head of its own have neither name, story nor photo."""
    agreed = consent("hinh-anh", "mang-xa-hoi")
    named = {"name": "Trần Thị Ẩn Danh", "role": "Học sinh Ẩn", "results": [{"value": "9", "label": "Ẩn Danh giúp"}]}
    photos = [{"file": "anh.jpg", "alt": "Ẩn", "credit": "Trần Thị B"}]
    story = story_text(title="Ẩn Danh đi học", exemplars=["cau-be-sua-cau"], consent=agreed, **(CHILD | {"name": None}))
    small_project(
        tmp_path,
        {
            f"{FOLDER}/index.md": profile_text(**(CHILD | named), photos=photos, consent=agreed),
            f"{FOLDER}/anh.jpg": photo(),
            "content/stories/2019/chuyen/index.md": story,
        },
    )
    site, problems = prepare(tmp_path, SET, tools(tmp_path))
    assert problems == []
    pages = rendered(site, tmp_path)
    own = {"guong/cau-be-sua-cau/": "Trần Thị Ẩn Danh", "cau-chuyen/2019/chuyen/": "Ẩn Danh đi học"}
    for address, name in own.items():
        assert name in pages[address].content
    others = [page.content for address, page in pages.items() if address not in own]
    others += [part for page in pages.values() for part in (page.title, page.head)]
    files = [*files_beside(site, tmp_path).values()]
    files += [content for _, content in search_files(site, articles(site, tmp_path), tools(tmp_path))]
    others += [text for content in files for text in readings(content)]
    others += [str(share_card(entry, site.library, ("#000",))) for entry in site.library.entries]
    assert not [text for text in others if "Ẩn" in text or PHOTO in text]
    assert sum("Gương trẻ em ở Quảng Ngãi, năm 2019" in text for text in others) > 5


@pytest.mark.parametrize(("keys", "found"), [({}, ["GS829"]), (CHILD | {"name": None}, [])])
def test_a_story_that_names_a_child_is_of_a_child(keys: dict[str, object], found: list[str], tmp_path: Path) -> None:
    story = story_text(exemplars=["cau-be-sua-cau"], consent=consent(), **keys)
    profile = profile_text(**CHILD, consent=consent())
    small_project(tmp_path, {f"{FOLDER}/index.md": profile, "content/stories/2019/chuyen/index.md": story})
    _, problems = prepare(tmp_path, SET, tools(tmp_path))
    assert [each.code for each in problems] == found


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ({"reprint": {"url": "https://bao.example/a"}}, []),
        ({"reprint": {"url": "https://bao.example/a", "permission": "Thư ngày 5/5/2026"}}, []),
        ({"kind": "nguoi-co-uy-tin", "consent": consent("dan-toc")}, []),
        ({"kind": "nguoi-co-uy-tin"}, ["GS815"]),
    ],
)
def test_valid_consents_are_accepted(keys: dict[str, object], found: list[str]) -> None:
    assert codes(**({"is_child": None, "review_due": None, "name": "Ẩn"} | keys)) == found


DRAFTS = [
    ({}, [], True),
    ({"consent": None}, ["GS801"], True),
    ({"sources": None}, ["GS311", "GS326"], True),
    ({"summary": None}, ["GS302"], False),
    ({"locality": "xã Không Có"}, ["GS401"], False),
    ({"awards": [{"award": "huan-chuong-lao-dong", "rank": "ba"}]}, ["GS315", "GS327"], False),
    ({"photos": [{"file": "khong-co.jpg", "alt": "A", "credit": "B"}]}, ["GS601"], False),
]


@pytest.mark.parametrize(("keys", "found", "is_shown"), DRAFTS)
def test_a_draft_may_be_incomplete(
    keys: dict[str, object], found: list[str], is_shown: bool, tmp_path: Path  # noqa: FBT001
) -> None:  # fmt: skip
    adult = {"photos": [], "audio": [], "video": [], "draft": True} | keys
    for name, settings in (("site", SET), ("preview", PREVIEW)):
        root = tmp_path / name
        small_project(root, {f"{FOLDER}/index.md": profile_text(**adult)})
        site, problems = prepare(root, settings, tools(root))
        assert [each.code for each in problems] == found
        assert all(each.severity is Severity.WARNING for each in problems)
        pages = rendered(site, root)
        assert ("guong/cau-be-sua-cau/" in pages) == (is_shown and settings.preview)


@pytest.mark.parametrize("keys", [{"so_dien_thoai": "x"}, {"role": "ĐT 0912 000 000"}, {"unit": "a.b@thu.example"}])
def test_private_data_is_an_error_even_in_a_draft(keys: dict[str, object]) -> None:
    article, problems = read(profile_text(draft=True, **keys), FILE)
    assert article is None
    assert [each.severity for each in problems] == [Severity.ERROR]


@pytest.mark.parametrize("is_draft", [True, False])
def test_a_story_that_names_an_incomplete_draft(is_draft: bool, tmp_path: Path) -> None:  # noqa: FBT001
    """It is an error in a published story; a draft story is shown without the draft."""
    text = story_text(exemplars=["cau-be-sua-cau"], draft=is_draft or None)
    small_project(
        tmp_path,
        {
            f"{FOLDER}/index.md": profile_text(draft=True, summary=None),
            "content/stories/2019/chuyen/index.md": text,
        },
    )
    site, problems = prepare(tmp_path, PREVIEW, tools(tmp_path))
    assert [each.code for each in problems] == ["GS302", "GS503"]
    assert (problems[1].severity is Severity.WARNING) == is_draft
    assert "Con đường mới" in rendered(site, tmp_path)["cau-chuyen/2019/chuyen/"].content


@pytest.mark.parametrize("allowed", [True, False])
def test_a_caption_for_social_networks_needs_consent_to_them(allowed: bool, tmp_path: Path) -> None:  # noqa: FBT001
    site, _ = a_site(tmp_path, *(["mang-xa-hoi"] if allowed else []))
    page, _ = outputs(site, tmp_path)
    assert ("gs-caption" in page) == allowed
