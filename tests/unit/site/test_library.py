"""The library: visible entries and their order, references between entries, permanent addresses."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build.prepare import prepare
from generator.content.entry import Entry
from generator.content.entry_kinds import ENTRY_KINDS, PROFILE
from generator.content.files.entry_files import EntryFile
from generator.content.settings import Settings
from generator.problems.problem import Location, Problem, Reference, has_errors
from generator.site.library import check_aliases, check_exemplars, check_links
from generator.site.site import check_addresses
from tests.support.build_tools import tools
from tests.support.factories import (
    PREVIEW,
    SETTINGS,
    TODAY,
    library,
    profile,
    profile_text,
    small_project,
    story,
    story_text,
)
from tests.support.rendered_pages import Page, rendered

WITHDRAWN = {"date": "2026-02-03", "reason": "Theo yêu cầu của người được nêu"}


def slugs(entries: Sequence[Entry]) -> list[str]:
    return [entry.slug for entry in entries]


def codes(problems: Sequence[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def file_of(entry: Entry) -> EntryFile:
    return EntryFile(ENTRY_KINDS[entry.type], entry.slug, None, entry.path, ())


def built(root: Path, settings: Settings = SETTINGS) -> dict[str, Page]:
    """Render every generated page of a project, by address."""
    site, problems = prepare(root, settings, tools(root))
    assert not has_errors(problems), problems
    return rendered(site, root)


@given(st.permutations([("c", 2), ("a", 1), ("b", 1), ("d", 3)]))
def test_entries_are_sorted_newest_first_then_by_address(order: list[tuple[str, int]]) -> None:
    entries = [profile(slug, date=f"2024-01-{day:02}") for slug, day in order]
    assert slugs(library(*entries).entries) == ["d", "c", "a", "b"]


def test_stories_of_a_profile_are_newest_first() -> None:
    stories = [story(f"bai-{day}", date=f"2024-01-{day:02}", exemplars=["nguyen-van-a"]) for day in (3, 9, 5)]
    made = library(profile(), *stories, story("khac", exemplars=[]))
    assert slugs(made.stories_of["nguyen-van-a"]) == ["bai-9", "bai-5", "bai-3"]


@pytest.mark.parametrize(
    ("keys", "public", "preview"),
    [
        ({}, True, True),
        ({"date": TODAY}, True, True),
        ({"date": date(2026, 6, 2), "year": None}, False, True),
        ({"draft": True}, False, True),
        ({"withdrawn": WITHDRAWN}, False, False),
        ({"withdrawn": WITHDRAWN, "draft": True}, False, False),
    ],
)
def test_drafts_future_and_withdrawn_entries_are_hidden(
    keys: dict[str, object], *, public: bool, preview: bool
) -> None:
    entry = profile(**keys)
    assert bool(library(entry, settings=SETTINGS).entries) is public
    assert bool(library(entry, settings=PREVIEW).entries) is preview
    assert bool(library(entry).profiles) is public


def test_hidden_stories_are_not_among_the_stories_of_a_profile() -> None:
    hidden = [
        story("nhap", exemplars=["nguyen-van-a"], draft=True),
        story("go", exemplars=["nguyen-van-a"], withdrawn=WITHDRAWN),
        story("mai", exemplars=["nguyen-van-a"], date="2026-06-02"),
    ]
    assert not library(profile(), *hidden).stories_of


def test_an_unknown_exemplar_is_reported_with_the_nearest_name() -> None:
    entries = [profile(), story(exemplars=["nguyen-van-b"])]
    (problem,) = check_exemplars(entries, map(file_of, entries), (), SETTINGS)
    assert problem.code == "GS502"
    assert "“nguyen-van-a”" in problem.hint
    assert problem.location.path == entries[1].path
    assert problem.location.line > 1


def test_a_name_as_exemplar_is_that_very_person_or_nobody() -> None:
    entries = [profile(), profile("nguyen-van-anh", name="Trần Thị B"), story(exemplars=["Trần Thị B"])]
    files = list(map(file_of, entries))
    assert "Có phải ý bạn là “nguyen-van-anh”? " in next(iter(check_exemplars(entries, files, (), SETTINGS))).hint
    entries[2] = story(exemplars=["Nguyễn Văn Ái"])
    assert "Có phải" not in next(iter(check_exemplars(entries, files, (), SETTINGS))).hint


@pytest.mark.parametrize(
    ("keys", "state"),
    [
        ({"draft": True}, "còn là bản nháp"),
        ({"withdrawn": WITHDRAWN}, "đã gỡ"),
        ({"date": "2026-06-02"}, "chưa tới ngày đăng"),
    ],
)
def test_a_visible_story_may_name_visible_profiles_only(keys: dict[str, object], state: str) -> None:
    hidden = profile(**keys)
    for naming, expected in ((story(exemplars=["nguyen-van-a"]), ["GS503"]), (story(draft=True), [])):
        entries = [hidden, naming]
        found = list(check_exemplars(entries, map(file_of, entries), (), SETTINGS))
        assert codes(found) == expected
        assert all(state in problem.message for problem in found)


def test_a_profile_with_errors_still_exists() -> None:
    naming = story(exemplars=["nguyen-van-a"])
    assert not list(check_exemplars([naming], map(file_of, [profile(), naming]), (), SETTINGS))


def test_a_former_address_may_not_belong_to_another_entry() -> None:
    first = profile("a", aliases=["/guong/cu/", "/guong/b/"])
    second = profile("b", aliases=["/guong/cu/"])
    found = list(check_aliases([second, first], {"guong/a/": "a", "guong/b/": "b"}))
    assert codes(found) == ["GS501", "GS501"]
    assert [problem.location.path for problem in found] == [first.path, second.path]


@pytest.mark.parametrize(
    ("target", "exists"),
    [("/guong/a/", True), ("/guong/a/#nguon", True), ("/", True), ("/guong/b/", False), ("/guong/a", False)],
)
def test_a_broken_link_in_a_body_is_reported(target: str, *, exists: bool) -> None:
    entry = profile()
    linked = entry._replace(links=(Reference(target, Location(entry.path)),))
    found = list(check_links(library(linked), frozenset({"", "guong/a/"})))
    assert codes(found) == ([] if exists else ["GS505"])


def test_a_withdrawn_entry_leaves_a_notice_without_personal_data(tmp_path: Path) -> None:
    text = profile_text(name="Nguyễn Văn Kín", withdrawn=WITHDRAWN, role="Trưởng thôn Kín")
    made = built(small_project(tmp_path, {"content/profiles/kin/index.md": text}))
    page = made["guong/kin/"]
    assert "Bài viết đã được gỡ" in page.content
    assert "03/02/2026" in page.content
    assert 'content="noindex"' in page.head
    for each in made.values():
        assert "Kín" not in f"{each.title}{each.head}{each.content}"


@pytest.mark.parametrize(("to", "exists"), [("/linh-vuc/", True), ("/guong/khong-co/", False), ("linh-vuc", False)])
def test_a_withdrawn_entry_links_its_replacement(to: str, tmp_path: Path, *, exists: bool) -> None:
    text = profile_text(withdrawn={**WITHDRAWN, "to": to})
    root = small_project(tmp_path, {"content/profiles/kin/index.md": text})
    _, problems = prepare(root, SETTINGS, tools(root))
    assert codes(problems) == ([] if exists else ["GS505"])
    if exists:
        assert 'href="../../linh-vuc/"' in built(root)["guong/kin/"].content


def test_former_addresses_redirect_and_link_the_entry(tmp_path: Path) -> None:
    text = profile_text(aliases=["/guong/ten-cu/", "/bai/12/"])
    made = built(small_project(tmp_path, {"content/profiles/ten-moi/index.md": text}))
    assert 'url=../../guong/ten-moi/"' in made["guong/ten-cu/"].head
    assert 'href="../../guong/ten-moi/"' in made["guong/ten-cu/"].content
    assert 'href="../../guong/ten-moi/"' in made["bai/12/"].content


def test_former_addresses_of_a_withdrawn_entry_show_the_notice(tmp_path: Path) -> None:
    text = profile_text(name="Nguyễn Văn Kín", aliases=["/guong/ten-cu/"], withdrawn=WITHDRAWN)
    made = built(small_project(tmp_path, {"content/profiles/kin/index.md": text}))
    assert "Bài viết đã được gỡ" in made["guong/ten-cu/"].content
    assert "Kín" not in made["guong/ten-cu/"].content


def test_canonical_addresses_begin_with_the_site_url(tmp_path: Path) -> None:
    root = small_project(tmp_path, {"content/profiles/a/index.md": profile_text(aliases=["/guong/cu/"])})
    made = built(root, replace(SETTINGS, site_url="https://example.vn/con/"))
    canonical = '<link rel="canonical" href="https://example.vn/con/guong/a/">'
    assert canonical in made["guong/a/"].head
    assert canonical in made["guong/cu/"].head
    assert "canonical" not in built(root)["guong/a/"].head


def test_text_of_entries_is_escaped(tmp_path: Path) -> None:
    name, title = 'A "<script>alert(1)</script>" &', "<b>Đậm</b> & nhạt"
    root = small_project(
        tmp_path,
        {
            "content/profiles/a/index.md": profile_text(name=name),
            "content/stories/2019/b/index.md": story_text(title=title, exemplars=["a"]),
        },
    )
    for page in built(root).values():
        html = f"{page.title}{page.head}{page.content}"
        assert "<script>" not in html
        assert "<b>" not in html


def test_spaces_around_references_are_ignored(tmp_path: Path) -> None:
    story_of_a = story_text(exemplars=[" nguyen-van-a "])
    gone = profile_text(withdrawn={**WITHDRAWN, "to": " /guong/nguyen-van-a/ "})
    files: dict[str, str | bytes] = {
        "content/profiles/nguyen-van-a/index.md": profile_text(aliases=[" /guong/cu/ "]),
        "content/profiles/da-go/index.md": gone,
        "content/stories/2019/b/index.md": story_of_a,
    }
    made = built(small_project(tmp_path, files))
    assert "guong/cu/" in made
    assert 'href="../../guong/nguyen-van-a/"' in made["guong/da-go/"].content


def test_a_year_folder_is_written_in_plain_digits(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {f"content/stories/{year}/b/index.md": story_text() for year in ("2019", "20١٩")}
    root = small_project(tmp_path, files)
    _, problems = prepare(root, SETTINGS, tools(root))
    assert [(each.code, each.location.path) for each in problems] == [("GS111", "content/stories/20١٩")]


def test_two_entries_at_one_address_are_reported(tmp_path: Path) -> None:
    """Neither a listing nor a second file may hide a page."""
    root = small_project(tmp_path, {})
    site, _ = prepare(root, SETTINGS, tools(root))
    files = [EntryFile(PROFILE, "a", None, f"content/profiles/{name}/index.md", ()) for name in "ab"]
    (found,) = check_addresses(site, files)
    assert (found.code, found.location.path) == ("GS501", files[1].path)
    assert files[0].path in found.message


@pytest.mark.parametrize(
    ("vocabulary", "slug", "keys"),
    [
        ("award_statuses", "hieu-luc", {"awards": [{"award": "anh-hung-lao-dong"}]}),
        ("ai_uses", "khong", {"video": [{"title": "Phim", "url": "https://a.example/"}]}),
    ],
)
def test_a_default_missing_from_its_vocabulary_is_reported(
    vocabulary: str, slug: str, keys: dict[str, object], tmp_path: Path
) -> None:
    root = small_project(tmp_path, {"content/profiles/a/index.md": profile_text(**keys)})
    data = root / f"content/data/{vocabulary}.yml"
    text = data.read_text("utf-8")
    assert f"slug: {slug}\n" in text
    data.write_text(text.replace(f"slug: {slug}\n", "slug: khac\n"), "utf-8")
    assert set(codes(prepare(root, SETTINGS, tools(root))[1])) == {"GS307"}
