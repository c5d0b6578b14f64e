"""A build does no more than what was edited asks for: pages rendered, files written, files read; no clock is asked."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.engine.cache import FOLDER
from tests.support.commands import tree
from tests.support.edited_sites import NOON, EditedSite, Told, Values, address_of, age, entry
from tests.support.opened_files import opened_files

pytestmark = pytest.mark.site

COUNT = 60
PARTS = 64  # what is known of many things lies in so many files
EDITS = 30
OLD, TOLD_OF, STORY, RECENT = "profiles/p01", "profiles/p32", "stories/2025/s33", "profiles/p58"
# So many that no list holds everything.
FIELDS = ("nong-nghiep", "moi-truong", "y-te", "doi-song-xa-hoi", "cai-cach-hanh-chinh")


def sixty() -> dict[str, Values]:
    """Make profiles of a day each, and stories of some of them."""
    entries: dict[str, Values] = {}
    for number in range(COUNT):
        day = f"2025-{1 + number // 20:02}-{1 + number % 20:02}"
        own: Values = {"date": day, "fields": [FIELDS[number % len(FIELDS)]]}
        if number % 10 == 3:
            entries[f"stories/2025/s{number:02}"] = entry(number, **own, exemplars=[f"p{number - 1:02}"])
        else:
            entries[f"profiles/p{number:02}"] = entry(number, **own)
    return entries


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EditedSite]:
    """Build a site of sixty entries once; every test goes on from what the one before has left."""
    site = EditedSite(tmp_path_factory.mktemp("work") / "project", sixty())
    site.config["page_size"] = 10
    site.create()
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
        assert site.build()
        yield site


class Work:
    """What a build did, as the site shows it, and what entries it opened, as the system tells."""

    def __init__(self, site: EditedSite) -> None:
        """Build; every file that is not written keeps its time stamp."""
        before, stamps = tree(site.site), site.stamps()
        with opened_files() as opened:
            told = site.build()
        assert told is not None
        self.told: Told = told
        self.known = {path for path in opened if f"/{FOLDER}/" in path}
        found = (path.partition(f"{site.root}/content/")[2] for path in opened)
        self.opened = {path for path in found if path.startswith(("profiles/", "stories/"))}
        now = tree(site.site)
        self.changed = {path for path in now if now[path] != before.get(path)}
        assert self.changed == {path for path, stamp in site.stamps().items() if stamp != stamps.get(path)}
        assert told.written == len(self.changed)
        assert told.removed == len(before.keys() - now.keys())
        assert told.written + told.kept == len(now)
        self.pages = {path for path in self.changed if path.endswith(".html")}


def page_of(folder: str) -> str:
    return f"{address_of(folder)}index.html"


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def generated(site: EditedSite) -> int:
    """Return how many pages there are that MkDocs has not made."""
    return sum(path.endswith(".html") for path in tree(site.site)) - len({"index.html", "404.html"})


def pages_with(site: EditedSite, text: str) -> set[str]:
    return {path for path, content in tree(site.site).items() if path.endswith(".html") and text.encode() in content}


@pytest.mark.parametrize("folder", [OLD, STORY, RECENT])
def test_an_edited_body_costs_its_page_and_the_files_of_its_words(folder: str, base: EditedSite) -> None:
    assert base.build()
    shown_on = pages_with(base, f'/{address_of(folder)}"')
    assert len(shown_on) > 5  # its card stands on lists, which stay as they are
    base.entries[folder]["words"] = "một năm"
    base.write(folder)
    work = Work(base)
    assert work.pages == {page_of(folder)}
    assert work.told.rendered == 1
    assert all(path.startswith("tim-kiem/du-lieu/") for path in work.changed - work.pages)
    assert work.told.written < 40
    assert work.opened == {f"{folder}/index.md"}
    assert len(work.known) < PARTS + 40  # what is known of the site's files, but not of the other entries


@pytest.mark.parametrize("folder", [TOLD_OF, STORY, RECENT])
def test_an_edited_summary_costs_the_pages_that_show_its_card(folder: str, base: EditedSite) -> None:
    new = f"Ba năm liền, bà con cùng nhau đắp lại con đường cũ dài 3 km: {folder}."
    base.entries[folder]["summary"] = new
    base.write(folder)
    work = Work(base)
    assert work.pages == pages_with(base, new)
    assert page_of(folder) in work.pages
    assert work.told.rendered == len(work.pages - {"index.html"})  # a hand-written page shows what is latest
    assert work.told.rendered < 25
    assert (page_of(STORY) in work.pages) is (folder in {STORY, TOLD_OF})
    assert (page_of(TOLD_OF) in work.pages) is (folder in {STORY, TOLD_OF})


def test_where_nothing_has_changed_nothing_is_read(base: EditedSite) -> None:
    assert base.build()
    work = Work(base)
    assert work.told[1:] == (0, 0, len(tree(base.site)), 0)
    assert not work.opened


def test_a_change_of_what_is_shared_reads_no_entry_that_is_known(base: EditedSite) -> None:
    edit(base.root / "content/pages/index.md", "limit=2", "limit=3")
    work = Work(base)
    assert work.pages == {"index.html"}
    assert work.told.rendered == 0
    assert not work.opened


def test_a_template_that_nothing_shows_costs_rendering_alone(base: EditedSite) -> None:
    edit(base.root / "theme/pages/withdrawn.html", "<h1>", "<h1 >")
    work = Work(base)
    assert work.told.rendered == generated(base)
    assert not work.changed


@pytest.mark.parametrize(("old", "new"), [("Đọc khoảng", "Đọc chừng"), ("Đọc chừng", "Đọc khoảng")])
def test_an_edited_template_costs_writing_the_pages_that_show_it(old: str, new: str, base: EditedSite) -> None:
    """What is put back as it was is no less of an edit."""
    edit(base.root / "theme/pages/entry.html", old, new)
    work = Work(base)
    assert work.told.rendered == generated(base)
    assert work.changed == {page_of(folder) for folder in base.entries} == pages_with(base, new)


def test_an_edited_style_costs_the_stylesheet(base: EditedSite) -> None:
    sheet = base.root / "theme/styles/2-base.css"
    sheet.write_text(sheet.read_text("utf-8") + "\n.moi { color: red; }\n", "utf-8")
    assert "assets/guong.css" in Work(base).changed
    assert not Work(base).changed


def test_a_spoiled_page_alone_is_rendered_again(base: EditedSite) -> None:
    page = base.site / page_of(STORY)
    page.write_bytes(b"?" * page.stat().st_size)
    work = Work(base)
    assert work.changed == {page_of(STORY)}
    assert work.told.rendered == 1


def test_a_build_without_the_cache_leaves_it_alone_and_makes_the_same(base: EditedSite) -> None:
    cache = base.root / FOLDER
    kept, made, stamps = tree(cache), tree(base.site), base.stamps()
    told = base.build(is_cached=False)
    assert told is not None
    assert (told.rendered, told.written, told.removed) == (generated(base), 0, 0)
    assert (tree(cache), tree(base.site), base.stamps()) == (kept, made, stamps)


def test_what_is_kept_does_not_grow_with_every_edit(base: EditedSite) -> None:
    """As if an hour lay between two edits: what is fresh may be another build's."""
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


def test_to_learn_that_nothing_has_changed_no_model_of_an_entry_is_loaded() -> None:
    """To load it takes longer than to look at ten thousand files."""
    asked = "import sys, generator.build.run; print(*(name for name in sys.modules if name.startswith('generator.')))"
    loaded = subprocess.run([sys.executable, "-c", asked], capture_output=True, encoding="utf-8", check=True)  # noqa: S603
    assert "generator.content.entry_files" in loaded.stdout.split()
    assert "generator.content.model" not in loaded.stdout.split()
