"""A site's own look: what does nothing is refused, and colours are measured as a browser computes them."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.content.settings import Settings
from generator.site.appearance import check_appearance, check_icons
from generator.site.colours import contrast, declarations, values_in
from tests.support.factories import BASE, vocabularies

CONFIG = "site_name: A\ntheme:\n  name: material\n  custom_dir: theme\n  language: vi\n  font: false\n"
EVERY_MODE = """\
:root { --gs-accent: #1d4f91; --gs-accent-soft: #e3edf9; }
@media (prefers-color-scheme: dark) { :root { --gs-accent: #a9cdfb; --gs-accent-soft: #1c2b3f; } }
:root[data-contrast="high"] { --gs-accent: #0b2f63; }
"""


def codes(root: Path, config: str = CONFIG, sheet: str = "", **settings: str) -> list[tuple[str, int]]:
    (root / "theme/styles").mkdir(parents=True)
    (root / "theme/assets").mkdir()
    (root / "theme/assets/logo.svg").touch()
    (root / "theme/logo.svg").touch()
    (root / "mkdocs.yml").write_text(config, "utf-8")
    if sheet:
        (root / "theme/styles/6-mau.css").write_text(sheet, "utf-8")
    found = check_appearance(root, Settings(custom_dir=str(root / "theme"), **settings))  # type: ignore[arg-type]
    return [(each.code, each.location.line) for each in found]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", []),
        ("  logo: assets/logo.svg\n", []),
        ("  palette: {primary: red}\n", [("GS918", 7)]),
        ("  icon: {logo: material/flag}\n", [("GS918", 7)]),
        ("  features: [navigation.tabs]\n", [("GS918", 7)]),
        ("  fnt: false\n", [("GS918", 7)]),
    ],
)
def test_a_key_without_effect_is_refused(line: str, expected: list[tuple[str, int]], tmp_path: Path) -> None:
    assert codes(tmp_path, CONFIG + line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "copyright: © Sở Văn hóa",
        "site_author: Sở Văn hóa",
        "repo_url: https://github.com/don-vi/guong-sang",
        "repo_name: Kho bài viết",
        "edit_uri: edit/main/",
        "edit_uri_template: edit/main/{path}",
        "extra: {social: []}",
        "extra_javascript: [assets/a.js]",
        "use_directory_urls: false",
    ],
)
def test_a_key_of_mkdocs_that_nothing_reads_is_refused(line: str, tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("alone", "hook", "plugin", "template")]
    assert codes(folders[0], f"{CONFIG}{line}\n") == [("GS918", 7)]
    assert codes(folders[1], f"{CONFIG}{line}\nhooks: [a.py]\n") == []
    assert codes(folders[2], f"{CONFIG}{line}\nplugins: [guong-sang, macros]\n") == []
    footer = folders[3] / "theme/partials/site-footer.html"
    footer.parent.mkdir(parents=True)
    footer.write_text("{{ config.%s }}" % line.partition(":")[0], "utf-8")  # noqa: UP031
    assert codes(folders[3], f"{CONFIG}{line}\nplugins: [guong-sang]\n") == []


def test_keys_of_mkdocs_that_work_are_no_problem(tmp_path: Path) -> None:
    working = "site_url: https://a.vn/\nextra_css: [assets/a.css]\nuse_directory_urls: true\nnav: []\nstrict: true\n"
    assert codes(tmp_path, CONFIG + working) == []


def test_files_that_nothing_takes_are_reported(tmp_path: Path) -> None:
    assert codes(tmp_path, sheet=EVERY_MODE) == []
    for path in (
        "mau.css",
        "css/mau.css",
        "styles/x/mau.css",
        "components/mau.css",
        "styles/after/in.css",
        "assets/a.css",
    ):
        (tmp_path / "theme" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "theme" / path).write_text("a { color: red }", "utf-8")
    found = check_appearance(tmp_path, Settings(custom_dir=str(tmp_path / "theme")))
    assert [(each.code, each.location.path) for each in found] == [
        ("GS918", f"theme/{path}") for path in ("components/mau.css", "css/mau.css", "mau.css", "styles/x/mau.css")
    ]
    (unnamed,) = check_appearance(tmp_path, Settings())
    assert (unnamed.code, unnamed.location.line, "custom_dir: theme" in unnamed.hint) == ("GS918", 2, True)


def test_a_typeface_from_elsewhere_is_refused(tmp_path: Path) -> None:
    assert codes(tmp_path, CONFIG.replace("font: false", "font: {text: Roboto}")) == [("GS918", 6)]


@pytest.mark.parametrize(
    ("path", "is_right"),
    [
        ("assets/logo.svg", True),
        ("assets/khong-co.svg", False),
        ("logo.svg", False),
        ("assets/../logo.svg", True),
        ("../mkdocs.yml", False),
        ("https://noi-khac.vn/logo.svg", False),
        ("assets/logo.gif", False),
    ],
)
def test_a_logo_is_a_picture_of_the_sites_own_folder(path: str, is_right: bool, tmp_path: Path) -> None:  # noqa: FBT001
    assert codes(tmp_path, logo=path) == ([] if is_right else [("GS919", 2)])


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        (EVERY_MODE, []),
        (":root {\n  --gs-accent: #c58b7f;\n}\n", [("GS920", 2)]),
        # A sheet after the theme's also holds in dark mode, unless that has a colour of its own.
        (":root {\n  --gs-accent: #1d4f91;\n}\n", [("GS920", 2)]),
        # Figures are written in the accent on the soft gold.
        (':root[data-contrast="high"] { --gs-gold-soft: #a2a2a2; }\n', [("GS920", 1)]),
        ("/* --gs-ink: #fff; */ :root { --gs-line: #eeeeee }\n", []),
        (":root { --gs-ink: black; }\n", [("GS921", 1)]),
        (":root { --gs-cover-3: #112233; }\n", [("GS918", 1)]),  # the sheet of covers comes later
        # What cannot be read is not measured: one mistake, one problem.
        (":root { --gs-accent: rgb(250 250 10); --gs-accent-soft: #1c2b3f; }\n", [("GS921", 1)]),
        (":root { --gs-acent: #1d4f91; }\n", [("GS918", 1)]),
        (":root { --gs-own: #1d4f91; }\n.gs-card { color: var(--gs-own); }\n", []),
        (".gs-card { --gs-ink: #ffffff; color: red }\n", []),
        (":root { --gs-radius: 0; }\n", []),
    ],
)
def test_text_has_enough_contrast_in_every_mode(sheet: str, expected: list[tuple[str, int]], tmp_path: Path) -> None:
    assert codes(tmp_path, sheet=sheet)[: len(expected) or None] == expected


def test_covers_have_their_own_sheet_with_white_text(tmp_path: Path) -> None:
    sheet = tmp_path / "theme/components/cover/style.css"
    sheet.parent.mkdir(parents=True)
    sheet.write_text(":root {\n  --gs-cover-1: #112233;\n  --gs-cover-2: #99ccff;\n}\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    found = list(check_appearance(tmp_path, Settings(custom_dir=str(tmp_path / "theme"))))
    assert {(each.code, each.location.path, each.location.line) for each in found} == {
        ("GS920", "theme/components/cover/style.css", 3)
    }


def test_contrast_is_that_of_wcag() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((118, 118, 118), (255, 255, 255)) == pytest.approx(4.54, abs=0.01)
    found = list(declarations("\n:root{--gs-ink:#FFF}", "a.css"))
    assert [(each.name, each.rgb, each.at.line) for each in found] == [("--gs-ink", (255, 255, 255), 2)]
    assert values_in(found, "dark") == {"--gs-ink": (255, 255, 255)}


def test_an_icon_of_a_field_is_one_of_the_theme(tmp_path: Path) -> None:
    for name in ("material/flag", "material/rice", "xa/lua"):
        file = tmp_path / f"icons/{name}.svg"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    fields = vocabularies().fields
    wanted = replace(fields, terms=tuple(term for term in fields if term.icon == "material/flag"))
    icons = (str(tmp_path / "icons"),)
    assert wanted.terms
    assert list(check_icons(BASE, wanted, icons)) == []
    (found,) = check_icons(BASE, replace(wanted, terms=(wanted.terms[0].model_copy(update={"icon": "xa/lu"}),)), icons)
    assert (found.code, "“xa/lua”" in found.hint) == ("GS922", True)
    (wrong,) = check_icons(BASE, replace(wanted, terms=(wanted.terms[0].model_copy(update={"icon": "../a"}),)), icons)
    assert wrong.code == "GS922"
    assert list(check_icons(BASE, fields, ())) == []
