"""Random edits of a small site, drawn by a property test: of content, shared files, cache and output."""

import os
from collections.abc import Callable, Iterable
from copy import deepcopy
from pathlib import Path
from shutil import rmtree
from typing import Any, TypeVar

import pytest
from hypothesis import strategies as st

from generator.engine.output_record import OutputRecord
from tests.support.commands import tree
from tests.support.edited_sites import DAYS, FIELDS, HOME, LONG_AGO, NOON, PLACES, EditedSite, Values, address_of, entry
from tests.support.recordings import silence

T = TypeVar("T")
EPOCH = "SOURCE_DATE_EPOCH"
NEXT_WEEK, WEEK = "2026-06-08", 7 * 24 * 3600
WORDS = ("sáu tháng", "bảy tháng", "cả làng", "một đời")
NAMES = ("Nguyễn Văn A", "Trần Thị Ấm", "Lê Ơn")
SUMMARIES = (
    "Vận động 40 hộ hiến đất, mở xong đường thôn dài 2 km.",
    "Mười năm liền sửa cầu, đắp đường cho bà con đi lại.",
)
# Edits of templates and styles: file, text, replacement.
TEMPLATES = (
    ("pages/entry.html", "gs-entry__text", "gs-entry__words"),
    ("pages/withdrawn.html", "<h1>", "<h1 >"),
    ("components/card/template.html", "gs-card__facts", "gs-card__where"),
    ("components/breadcrumb/template.html", "<nav", "<nav "),
    ("marks/latest.html", "\n", "\n\n"),
    ("partials/site-footer.html", "<footer", "<footer "),
)


class Editor:
    """Applies drawn edits to a site; every public method is an edit, except `mend`."""

    def __init__(self, site: EditedSite, data: st.DataObject, monkeypatch: pytest.MonkeyPatch) -> None:
        self.site, self._draw, self._monkeypatch = site, data.draw, monkeypatch
        self._is_aged = self._draw(st.booleans(), label="every entry keeps one old time stamp")

    def _pick(self, options: Iterable[T]) -> T:
        return self._draw(st.sampled_from(list(options)))

    def _entry(self, kind: str = "") -> str | None:
        folders = sorted(folder for folder in self.site.entries if folder.startswith(kind))
        return self._pick(folders) if folders else None

    def _set(self, folder: str | None, **values: object) -> None:
        if folder is not None:
            self.site.entries[folder] |= values
            self._write(folder)

    def _write(self, folder: str) -> None:
        self.site.write(folder)
        if self._is_aged:
            os.utime(self.site.file(folder), LONG_AGO)

    def _remove(self, folder: str) -> Values:
        rmtree(self.site.file(folder).parent)
        return self.site.entries.pop(folder)

    def _new_folder(self) -> str:
        of = self._pick(("profiles", "stories/2025", "stories/2026"))
        return self._pick(each for each in (f"{of}/x{n}" for n in range(9)) if each not in self.site.entries)

    # Entries

    def add(self) -> None:
        folder = self._new_folder()
        self.site.entries[folder] = entry(self._draw(st.integers(0, 11)))
        self._write(folder)

    def reword(self) -> None:
        self._set(self._entry(), words=self._pick(WORDS))

    def sum_up(self) -> None:
        self._set(self._entry(), summary=self._pick(SUMMARIES))

    def retitle(self) -> None:
        self._set(self._entry("profiles"), name=self._pick(NAMES))
        self._set(self._entry("stories"), title=self._pick(NAMES))

    def redate(self) -> None:
        self._set(self._entry(), date=self._pick((*DAYS, NEXT_WEEK)))

    def refile(self) -> None:
        fields = self._draw(st.lists(st.sampled_from(FIELDS), min_size=1, max_size=2, unique=True))
        self._set(self._entry(), fields=fields, locality=self._pick(PLACES))

    def feature(self) -> None:
        self._set(self._entry(), featured_until=self._pick((None, "2026-06-03")))

    def link(self) -> None:
        self._set(self._entry(), links=[address_of(self._pick(sorted(self.site.entries)))])

    def tell_of(self) -> None:
        profiles = [folder.split("/")[1] for folder in self.site.entries if folder.startswith("profiles/")]
        some = st.lists(st.sampled_from(sorted(profiles)), max_size=2, unique=True) if profiles else st.just([])
        self._set(self._entry("stories"), exemplars=self._draw(some))

    def record(self) -> None:
        """Add or replace a sound file of an entry."""
        if folder := self._entry():
            self._set(folder, audio=[{"file": "loi.mp3", "title": "Lời kể", "transcript": "Lời."}])
            self.site.file(folder).with_name("loi.mp3").write_bytes(self._pick((silence(2), silence(3))))

    def rename(self) -> None:
        """Move an entry to another folder, perhaps with its former address as an alias."""
        if folder := self._entry():
            values = self._remove(folder)
            former = [f"/{address_of(folder)}"] if self._draw(st.booleans()) else []
            moved = self._new_folder().replace("stories/2025", "stories/2026")
            if moved.startswith("profiles/") is folder.startswith("profiles/") and moved not in self.site.entries:
                self.site.entries[moved] = values | {"aliases": former}
                self._write(moved)

    def withdraw(self) -> None:
        to = address_of(self._pick(sorted(self.site.entries)))
        withdrawn = {"date": "2026-05-02", "reason": "Theo yêu cầu.", "to": f"/{to}"}
        self._set(self._entry(), withdrawn=self._pick((None, withdrawn)))

    def draft(self) -> None:
        self._set(self._entry(), draft=self._pick((None, True)))

    def delete(self) -> None:
        if folder := self._entry():
            self._remove(folder)

    def mistake(self) -> None:
        self._set(self._entry(), kinds="nguoi-tot-viec-tot")

    # Shared files

    def relabel(self) -> None:
        self._replace(self.site.root / "content/data/fields.yml", "short: Môi trường", "short: Môi sinh")

    def template(self) -> None:
        path, old, new = self._pick(TEMPLATES)
        self._replace(self.site.root / "theme" / path, old, new)

    def style(self) -> None:
        sheet = self.site.root / "theme/styles/2-base.css"
        sheet.write_text(sheet.read_text("utf-8") + "\n.moi { color: red; }\n", "utf-8")

    def configure(self) -> None:
        self.site.config |= self._pick(({"page_size": 1}, {"page_size": 24}, {"site_name": "Trang Ấm"}))
        self.site.write_config()

    def home(self) -> None:
        limit = self._draw(st.integers(0, 9))
        (self.site.root / "content/pages/index.md").write_text(HOME.replace("limit=2", f"limit={limit}"), "utf-8")

    def page(self) -> None:
        page = self.site.root / "content/pages/them.md"
        if page.exists():
            page.unlink()
        else:
            page.write_text("# Thêm\n\n<!-- guong:featured -->\n", "utf-8")

    def day(self) -> None:
        self._monkeypatch.setenv(EPOCH, str(int(os.environ[EPOCH]) + WEEK))

    def _replace(self, file: Path, old: str, new: str) -> None:
        """Replace a text with another, or reverse it."""
        text = file.read_text("utf-8")
        assert old in text or new in text
        file.write_text(text.replace(new, old) if new in text else text.replace(old, new), "utf-8")

    # Cache and output, which may be damaged

    def lose_some(self) -> None:
        self._some(".cache", Path.unlink)

    def damage_some(self) -> None:
        self._some(".cache", lambda file: file.write_bytes(file.read_bytes()[:-1] + b"?"))

    def lose_all(self) -> None:
        rmtree(self.site.root / ".cache", ignore_errors=True)

    def spoil(self) -> None:
        """Overwrite files of the site without changing their length."""
        self._some("site", lambda file: file.write_bytes(b"?" * file.stat().st_size))

    def clear(self) -> None:
        self._some("site", Path.unlink)

    def touch(self) -> None:
        self._some("site", lambda file: os.utime(file, LONG_AGO))

    def litter(self) -> None:
        """Leave a page of a build that was interrupted; files of others stay (test_output_record.py)."""
        OutputRecord(self.site.site).add("guong/khong-co/index.html")
        (self.site.site / "guong/khong-co").mkdir(parents=True, exist_ok=True)
        (self.site.site / "guong/khong-co/index.html").write_bytes(b"?")

    def _some(self, folder: str, change: Callable[[Path], object]) -> None:
        """Change every nth file, or pages of entries, which are likely to matter."""
        paths = sorted(tree(self.site.root / folder))
        of_entries = [path for path in paths if path.startswith(("guong/", "cau-chuyen/"))]
        chosen = paths[self._draw(st.integers(0, 6)) :: self._pick((2, 7, 50))]
        for path in self._pick((chosen, of_entries)):
            change(self.site.root / folder / path)

    # Repair

    def mend(self) -> None:
        """Correct all errors in the content."""
        entries = self.site.entries
        today = "2026-06-01" if os.environ[EPOCH] == NOON else NEXT_WEEK
        shown = {
            address_of(folder)
            for folder, values in entries.items()
            if not values.get("draft") and not values.get("withdrawn") and str(values["date"]) <= today
        }
        addresses = {address_of(folder) for folder in entries}
        before = deepcopy(entries)
        for values in entries.values():
            aliases = [alias for alias in _list(values, "aliases") if alias[1:] not in addresses]
            addresses.update(alias[1:] for alias in aliases)
            exemplars = [slug for slug in _list(values, "exemplars") if f"guong/{slug}/" in shown]
            values |= {"kinds": None, "aliases": aliases or None, "exemplars": exemplars or None}
        for folder, values in entries.items():
            values["links"] = [link for link in _list(values, "links") if link in addresses]
            match values.get("withdrawn"):
                case {"to": str(to), **withdrawn} if to[1:] not in addresses:
                    values["withdrawn"] = withdrawn
            if values != before[folder]:
                self._write(folder)


def _list(values: Values, key: str) -> list[Any]:
    found = values.get(key) or []
    assert isinstance(found, list)
    return found


EDITS = sorted(name for name, each in vars(Editor).items() if callable(each) and name[0] != "_" and name != "mend")
