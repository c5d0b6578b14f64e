"""A build does only the work that an edit requires: pages rendered, files written and read are counted."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.engine.cache import FOLDER
from tests.support.audit_events import opened_files
from tests.support.commands import tree
from tests.support.edited_sites import NOON, BuildCounts, EditedSite, Values, address_of, age, entry

pytestmark = pytest.mark.site

COUNT = 60
PARTS = 64  # files of a cache table
EDITS = 30
OLD, EXEMPLAR, STORY, RECENT = "profiles/p01", "profiles/p32", "stories/2025/s33", "profiles/p58"
# Enough fields that no listing contains every entry.
FIELDS = ("nong-nghiep", "moi-truong", "y-te", "doi-song-xa-hoi", "cai-cach-hanh-chinh")


def sixty() -> dict[str, Values]:
    """Return profiles, one for each day, and stories of some of them."""
    entries: dict[str, Values] = {}
    for number in range(COUNT):
        day = f"2025-{1 + number // 20:02}-{1 + number % 20:02}"
        own: Values = {"date": day, "fields": [FIELDS[number % len(FIELDS)]]}
        if number % 10 == 3:
            entries[f"stories/2025/s{number:02}"] = entry(number, **own, exemplars=[f"p{number - 1:02}"])
        else:
            person = f"Nguyễn Văn {chr(ord('A') + number % 26)}"  # by place and year another one: no warning of twins
            entries[f"profiles/p{number:02}"] = entry(number, **own, name=person)
    return entries


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EditedSite]:
    """Build a site of sixty entries once; every test continues with the state of the previous one."""
    site = EditedSite(tmp_path_factory.mktemp("work") / "project", sixty())
    site.config["page_size"] = 10
    site.create()
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
        assert site.build()
        yield site


class Work:
    """The effects of a build: changed files of the site, and files opened."""

    def __init__(self, site: EditedSite) -> None:
        """Build; check that unchanged files keep their time stamps."""
        before, stamps = tree(site.site), site.stamps()
        with opened_files() as opened:
            counts = site.build()
        assert counts is not None
        self.counts: BuildCounts = counts
        self.cache_files = {path for path in opened if f"/{FOLDER}/" in path}
        found = (path.partition(f"{site.root}/content/")[2] for path in opened)
        self.opened = {path for path in found if path.startswith(("profiles/", "stories/"))}
        now = tree(site.site)
        self.changed = {path for path in now if now[path] != before.get(path)}
        assert self.changed == {path for path, stamp in site.stamps().items() if stamp != stamps.get(path)}
        assert counts.written == len(self.changed)
        assert counts.removed == len(before.keys() - now.keys())
        assert counts.written + counts.kept == len(now)
        self.pages = {path for path in self.changed if path.endswith(".html")}


def page_of(folder: str) -> str:
    return f"{address_of(folder)}index.html"


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def generated(site: EditedSite) -> int:
    """Return the number of pages other than those of MkDocs."""
    return sum(path.endswith(".html") for path in tree(site.site)) - len({"index.html", "404.html"})


def pages_with(site: EditedSite, text: str) -> set[str]:
    return {path for path, content in tree(site.site).items() if path.endswith(".html") and text.encode() in content}


@pytest.mark.parametrize("folder", [OLD, STORY, RECENT])
def test_an_edited_body_costs_its_page_and_the_files_of_its_words(folder: str, base: EditedSite) -> None:
    assert base.build()
    shown_on = pages_with(base, f'/{address_of(folder)}"')
    assert len(shown_on) > 5  # its card is on listings, which do not change
    base.entries[folder]["words"] = "một năm"
    base.write(folder)
    work = Work(base)
    assert work.pages == {page_of(folder)}
    assert work.counts.rendered == 1
    assert all(path.startswith("tim-kiem/du-lieu/") for path in work.changed - work.pages)
    assert work.counts.written < 40
    assert work.opened == {f"{folder}/index.md"}
    assert len(work.cache_files) < PARTS + 40  # those of the published files, not of the other entries


@pytest.mark.parametrize("folder", [EXEMPLAR, STORY, RECENT])
def test_an_edited_summary_costs_the_pages_that_show_its_card(folder: str, base: EditedSite) -> None:
    new = f"Ba năm liền, bà con cùng nhau đắp lại con đường cũ dài 3 km: {folder}."
    base.entries[folder]["summary"] = new
    base.write(folder)
    work = Work(base)
    assert work.pages == pages_with(base, new)
    assert page_of(folder) in work.pages
    assert work.counts.rendered == len(work.pages - {"index.html"})  # the home page is made by MkDocs
    assert work.counts.rendered < 25
    assert (page_of(STORY) in work.pages) is (folder in {STORY, EXEMPLAR})
    assert (page_of(EXEMPLAR) in work.pages) is (folder in {STORY, EXEMPLAR})


def test_a_story_about_a_profile_of_long_ago_changes_the_pages_with_its_card_alone(base: EditedSite) -> None:
    """It shares the place of the profile in listings, so no other card moves to another page."""
    numbered = {path for path in tree(base.site) if "/trang-" in path and path.endswith(".html")}
    shown_on = pages_with(base, f'/{address_of(OLD)}"')
    folder = "stories/2025/s90"
    keys = {key: base.entries[OLD][key] for key in ("fields", "locality", "year") if key in base.entries[OLD]}
    base.entries[folder] = entry(90, **keys, date="2025-04-01", exemplars=[OLD.removeprefix("profiles/")])
    base.write(folder)
    work = Work(base)
    assert numbered & shown_on & work.pages
    assert work.pages & numbered == numbered & pages_with(base, f'/{address_of(folder)}"')
    assert tree(base.site) == base.clean()


def test_without_changes_no_entry_is_read(base: EditedSite) -> None:
    assert base.build()
    work = Work(base)
    assert work.counts[1:] == (0, 0, len(tree(base.site)), 0)
    assert not work.opened


def test_an_edited_hand_written_page_reads_no_entry(base: EditedSite) -> None:
    edit(base.root / "content/pages/index.md", "limit=2", "limit=3")
    work = Work(base)
    assert work.pages == {"index.html"}
    assert work.counts.rendered == 0
    assert not work.opened


def test_an_edited_unused_template_costs_only_rendering(base: EditedSite) -> None:
    edit(base.root / "theme/pages/withdrawn.html", "<h1>", "<h1 >")
    work = Work(base)
    assert work.counts.rendered == generated(base)
    assert not work.changed


@pytest.mark.parametrize(("old", "new"), [("gs-entry__text", "gs-entry__words"), ("gs-entry__words", "gs-entry__text")])
def test_an_edited_template_costs_writing_the_pages_that_use_it(old: str, new: str, base: EditedSite) -> None:
    """Reverting an edit is an edit too."""
    edit(base.root / "theme/pages/entry.html", old, new)
    work = Work(base)
    assert work.counts.rendered == generated(base)
    assert work.changed == {page_of(folder) for folder in base.entries} == pages_with(base, new)


def test_an_edited_style_costs_the_stylesheet(base: EditedSite) -> None:
    sheet = base.root / "theme/styles/2-base.css"
    sheet.write_text(sheet.read_text("utf-8") + "\n.moi { color: red; }\n", "utf-8")
    assert "assets/guong.css" in Work(base).changed
    assert not Work(base).changed


def test_only_a_damaged_page_is_rendered_again(base: EditedSite) -> None:
    page = base.site / page_of(STORY)
    page.write_bytes(b"?" * page.stat().st_size)
    work = Work(base)
    assert work.changed == {page_of(STORY)}
    assert work.counts.rendered == 1


def test_a_build_without_the_cache_does_not_touch_it_and_gives_the_same_site(base: EditedSite) -> None:
    cache = base.root / FOLDER
    cached, site, stamps = tree(cache), tree(base.site), base.stamps()
    counts = base.build(is_cached=False)
    assert counts is not None
    assert (counts.rendered, counts.written, counts.removed) == (generated(base), 0, 0)
    assert (tree(cache), tree(base.site), base.stamps()) == (cached, site, stamps)


def test_the_cache_does_not_grow_with_every_edit(base: EditedSite) -> None:
    """Ages the cache before each build, since recent files, which may belong to another build, are not removed."""
    cache = base.root / FOLDER
    sizes: list[int] = []
    for number in range(EDITS):
        base.entries[OLD]["words"] = f"lần thứ {number} của bà con"
        base.write(OLD)
        age(cache)
        assert base.build()
        sizes.append(len(tree(cache)))
    assert sizes[0] > COUNT
    assert max(sizes) == sizes[0]
    assert tree(base.site) == base.clean()


def test_the_model_is_not_loaded_to_learn_that_nothing_has_changed() -> None:
    """Loading it takes longer than checking ten thousand files."""
    script = "import sys, generator.build.run; print(*(name for name in sys.modules if name.startswith('generator.')))"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)  # noqa: S603
    assert "generator.content.files.tree" in loaded.stdout.split()
    assert "generator.content.model" not in loaded.stdout.split()
