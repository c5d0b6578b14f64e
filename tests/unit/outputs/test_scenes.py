"""Covers: every deed and field has a scene or something in its place, and text is readable under every sky."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from generator.content.data.vocabularies import Vocabularies, Vocabulary
from generator.engine.theme import Theme, theme_with
from generator.images.palette import palette
from generator.outputs.scenes import IconError, scene_rules, scenes
from generator.outputs.stylesheet import stylesheet
from generator.pages.cards import COVER_VARIANTS, Figure, figure_of
from generator.pages.render import Renderer
from generator.site.colours import contrast
from tests.support.factories import SETTINGS, vocabularies

THEME = theme_with()
RENDERER = Renderer(THEME, SETTINGS.messages)
SHEET = THEME.file("components/cover/style.css").read_text("utf-8")
SVG = "{http://www.w3.org/2000/svg}"
MOST_BYTES = 2048


def drawn(terms: Vocabularies, theme: Theme = THEME, *icon_dirs: Path) -> dict[str, bytes]:
    return {each.path: each.make() for each in scenes(theme, Renderer(theme, SETTINGS.messages), icon_dirs, terms)}


def named_in(rules: Iterator[str]) -> dict[str, str]:
    """Return the file that each class shows, as a path on the site."""
    return {name: f"assets/{path}" for name, path in re.findall(r'\.(\S+)::after .*url\("([^"]+)"\)', "\n".join(rules))}


def test_every_deed_and_every_field_has_a_scene_of_its_own() -> None:
    terms = vocabularies()
    rules = named_in(scene_rules(THEME, terms))
    assert rules.keys() == {
        "gs-cover",
        *(f"gs-cover--{each.slug}" for each in terms.fields), *(f"gs-deed--{each.slug}" for each in terms.deeds),
    }  # fmt: skip
    pictures = drawn(terms)
    assert set(rules.values()) == set(pictures)
    assert len(set(pictures.values())) == len(pictures)


@pytest.mark.parametrize("path", sorted(drawn(vocabularies())))
def test_a_scene_is_small_and_stands_alone(path: str) -> None:
    """From disk, no browser loads another file for a picture, and a style within would need leave."""
    content = drawn(vocabularies())[path]
    assert len(content) <= MOST_BYTES
    root = ET.fromstring(content)  # noqa: S314  (our own)
    assert root.attrib["viewBox"] == "0 0 480 160"
    assert {each.tag for each in root.iter()} <= {SVG + tag for tag in ("svg", "g", "path", "circle")}
    assert b"href" not in content
    assert b"style" not in content


def test_the_left_of_a_scene_is_free_for_the_figure() -> None:
    for _, file in THEME.files("scenes/*/*.svg"):
        tall = re.findall(
            r"p\.(?:tree|palm|house|stilt_house|school|person|flag|paper|boat)\((\d+)", file.read_text("utf-8")
        )
        assert all(int(x) >= 236 for x in tall), file


def test_a_deed_wins_over_a_field() -> None:
    rules = list(scene_rules(THEME, vocabularies()))
    last_field = max(number for number, rule in enumerate(rules) if rule.startswith(".gs-cover"))
    assert all(rule.startswith(".gs-deed--") for rule in rules[last_field + 1 :])
    assert stylesheet(THEME, vocabularies())[1].decode().rstrip().endswith(rules[-1])


def test_a_field_without_a_scene_shows_its_icon_or_the_scene_for_all(tmp_path: Path) -> None:
    first = next(iter(vocabularies().fields))
    icon = tmp_path / "xa/lua.svg"
    icon.parent.mkdir()
    icon.write_text(
        '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7"/></svg>\n'
    )
    own = [
        first.model_copy(update={"slug": f"rieng-{number}", "icon": each})
        for number, each in enumerate(("xa/lua", None))
    ]
    terms = replace(vocabularies(), fields=Vocabulary(tuple(own)), deeds=Vocabulary())
    pictures = drawn(terms, THEME, tmp_path)
    assert named_in(scene_rules(THEME, terms)) == {
        "gs-cover": "assets/scenes/any.svg", "gs-cover--rieng-0": "assets/scenes/fields/rieng-0.svg"
    }  # fmt: skip
    assert 'd="M1 1h7"' in pictures["assets/scenes/fields/rieng-0.svg"].decode()
    assert ET.fromstring(pictures["assets/scenes/fields/rieng-0.svg"]).tag == f"{SVG}svg"  # noqa: S314
    with pytest.raises(IconError, match="xa/lua"):
        drawn(terms)


def test_a_site_draws_a_scene_of_its_own_deed(tmp_path: Path) -> None:
    file = tmp_path / "scenes/deeds/dan-ca.svg"
    file.parent.mkdir(parents=True)
    file.write_text('{% import "scenes/parts.svg" as p %}{% call p.scene() %}{{ p.land() }}{% endcall %}')
    deed = next(iter(vocabularies().deeds)).model_copy(update={"slug": "dan-ca"})
    terms = replace(vocabularies(), deeds=Vocabulary((deed,)))
    theme = theme_with(tmp_path)
    assert named_in(scene_rules(theme, terms))["gs-deed--dan-ca"] == "assets/scenes/deeds/dan-ca.svg"
    assert drawn(terms, theme)["assets/scenes/deeds/dan-ca.svg"].startswith(b"<svg")


def skies(sheet: str) -> list[dict[str, str]]:
    """Return the colours of each sky of one colour scheme, the first as the base of the others."""
    found = [dict(re.findall(r"--(ink|figure|sky|low|hill): (#[0-9a-f]{6});", block)) for block in sheet.split("}")]
    return [found[0] | each for each in found if "sky" in each]


@pytest.mark.parametrize("is_dark", [False, True])
def test_text_is_readable_under_every_sky(is_dark: bool) -> None:  # noqa: FBT001
    covers, dark = SHEET.split(".gs-cover {", 1)[1].split("@media (prefers-color-scheme: dark)", 1)
    found = skies(dark if is_dark else covers)
    assert len(found) == 6
    for sky in found:
        texts = [sky["ink"], *([sky["figure"]] if is_dark else palette(THEME))]
        for text in texts:
            for ground in (sky["sky"], sky["low"], sky["hill"]):
                assert contrast(_rgb(text), _rgb(ground)) >= 4.5, (text, ground)


def _rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour[1:])
    return red, green, blue


def test_every_variant_has_a_sky() -> None:
    named = {int(each) for each in re.findall(r"gs-cover--v(\d+)", SHEET)}
    assert named == set(range(1, COVER_VARIANTS))  # 0 is the cover as it is


@pytest.mark.parametrize(
    ("value", "parts", "size"),
    [
        ("110 lần", ("", "110", "lần"), "large"),
        ("5 năm", ("", "5", "năm"), "large"),
        ("Gần 300 m²", ("Gần", "300", "m²"), "medium"),
        ("1,1 tỷ đồng", ("", "1,1", "tỷ đồng"), "medium"),
        ("Hơn 1.000 tấn rác", ("Hơn", "1.000", "tấn rác"), "medium"),
        ("15.000 m²", ("", "15.000", "m²"), "small"),
        ("Hơn 200 phần quà cho học sinh", ("Hơn", "200", "phần quà cho học sinh"), "small"),
        ("Hàng nghìn người nghèo", ("Hàng nghìn người nghèo", "", ""), "phrase"),
    ],
)  # fmt: skip
def test_the_size_of_a_figure_follows_what_it_says(value: str, parts: tuple[str, str, str], size: str) -> None:
    assert figure_of(value, "hiến máu") == Figure(*parts, "hiến máu", size)
