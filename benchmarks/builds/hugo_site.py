"""Writes the corpus as a site for Hugo: the same texts, facts and listings, its templates are in `hugo_theme/`.

What Hugo could not find out by itself is handed to it, computed already: the places of an entry, the titles, trails and
notes of listings, the stories of a profile. Listings are terms of taxonomies ("giao-duc/2024" for a field's year), its
own way to collect pages; those of communes and former units are sections, since Hugo's time for taxonomies grows with
their terms times their pages. It counts, sorts, pages and renders them itself.
"""

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from shutil import copy2, copytree

import yaml
from pydantic import BaseModel

from generator.content.data.vocabularies import Vocabularies
from generator.content.entry import Article
from generator.content.model import ProfileMatter, StoryMatter
from generator.engine.cache import FOLDER, Cache
from generator.engine.files import write_file
from generator.engine.theme import theme_with
from generator.entries.reader import Articles
from generator.outputs.scenes import scenes
from generator.outputs.stylesheet import stylesheet
from generator.pages.cards import card_view
from generator.pages.entry_view import PlaceView, entry_view
from generator.pages.render import Renderer
from generator.site.handwritten_pages import PAGES_DIR
from generator.site.library import Library
from generator.site.listings import Item, Listing
from generator.site.site import Site
from generator.site.taxonomies import listing_addresses

_PROJECT = Path(__file__).parents[2]
_THEME = _PROJECT / "generator/theme"
_MATERIAL = Path(str(files("material"))) / "templates"
_TEMPLATES = Path(__file__).parent / "hugo_theme"
_VOCABULARIES = ("fields", "kinds", "subject_types", "genres", "movements", "criteria", "awards", "evidence_types")
_WITHOUT_INDEX = ("guong", "cau-chuyen", "linh-vuc-nam", "dia-phuong-nam", "dia-phuong-xa")  # as on our side
_RANKS = {"hang-nhat": "hạng Nhất", "hang-nhi": "hạng Nhì", "hang-ba": "hạng Ba"}
_YEAR = re.compile(r"\d{4}")
_MARK = re.compile(r"<!-- guong:.*? -->")

Values = dict[str, object]


def write_hugo_site(site: Site, root: Path, folder: Path) -> None:
    """Write a Hugo project of the site whose entries lie below `root`."""
    copytree(_TEMPLATES, folder, dirs_exist_ok=True)
    _write_assets(site, folder)
    _write_json(folder / "data/terms.json", _terms(site.library.context.vocabularies))
    _write_json(folder / "data/listings.json", {f"/{each.address}": _listing(each) for each in site.listings})
    units = [_unit_page(each) for each in site.listings if _is_unit(each.address)]
    _write_json(folder / "data/units.json", units)
    _write(folder / "content/truoc-2025/_index.md", {"title": "Địa danh trước tháng 7/2025"}, "")
    for term in _terms_without_entries(site):
        _write(folder / f"content/{term}/_index.md", {"title": term}, "")
    for page in site.handwritten:
        _write_page(root, page.path, folder)
    _write(folder / "content/tim-kiem.md", {"title": "Tìm kiếm", "layout": "written"}, "# Tìm kiếm\n")
    for section in _WITHOUT_INDEX:
        _write(folder / f"content/{section}/_index.md", {"title": section, "build": {"render": "never"}}, "")
    articles = Articles(root, Cache(root / FOLDER), site.library.context)
    for entry in site.library.entries:
        file = folder / f"content/{entry.address.rstrip('/')}.md"
        _write(file, _matter(articles.of(entry), site.library), body_of(root / entry.path))


def _write_assets(site: Site, folder: Path) -> None:
    theme, terms = theme_with(), site.library.context.vocabularies
    write_file(folder / "static", *stylesheet(theme, terms))
    for scene in scenes(theme, Renderer(theme, site.settings.messages), [_MATERIAL / ".icons"], terms):
        write_file(folder / "static", scene.path, scene.make())
    copytree(_MATERIAL / "assets", folder / "static/assets", dirs_exist_ok=True)
    stylesheet_of_material = next((_MATERIAL / "assets/stylesheets").glob("main.*.min.css"))
    copy2(stylesheet_of_material, folder / "static/assets/stylesheets/main.min.css")
    copytree(_THEME / "assets", folder / "static/assets", dirs_exist_ok=True)


def _terms(vocabularies: Vocabularies) -> Values:
    named: Values = {
        name: {term.slug: {"label": term.label, "name": term.name} for term in getattr(vocabularies, name)}
        for name in _VOCABULARIES
    }
    awards = {term.slug: {"label": term.label, "level": term.level} for term in vocabularies.awards}
    return named | {"awards": awards, "ranks": _RANKS}


def _listing(listing: Listing) -> Values:
    return {
        "heading": listing.heading,
        "title": listing.title,
        "lead": listing.lead,
        "is_index": listing.is_index,
        "crumbs": [{"label": item.label, "address": item.address} for item in listing.crumbs],
        "notes": [
            {"label": note.label, "values": [{"text": text, "address": address} for text, address in note.values]}
            for note in listing.notes
        ],
        "filters": listing.filters,
        "groups": [{"title": group.title, "items": [_link(item) for item in group.items]} for group in listing.groups],
    }


def _link(item: Item) -> Values:
    """Return a link to a listing, with its term, since Hugo counts the entries."""
    values: Values = {"label": item.label, "address": item.address}
    if _is_unit(item.address):
        values["unit"] = f"/{item.address}"
    elif item.count is not None:
        values["taxonomy"], values["term"] = _term(item.address)
    return values


def _is_unit(address: str) -> bool:
    """Return whether a listing is a commune's or a former unit's: thousands of them, too many for Hugo's taxonomies."""
    taxonomy, *terms = address.rstrip("/").split("/")
    return taxonomy == "dia-phuong" and len(terms) > 1 and not _YEAR.fullmatch(terms[1])


def _unit_page(listing: Listing) -> Values:
    """Return the path of a unit's page in Hugo's content (its address: `hugo.yaml`)."""
    below = listing.address.rstrip("/").removeprefix("dia-phuong/")
    path = below if below.startswith("truoc-2025/") else f"dia-phuong-xa/{below}"
    return {"path": path, "title": listing.title}


def _term(address: str) -> tuple[str, str]:
    """Return the taxonomy and the term whose pages are the listing at an address (its address: `hugo.yaml`).

    Years have a taxonomy of their own: Hugo would count the pages of a/2024 among those of a again.
    """
    taxonomy, *terms = address.rstrip("/").split("/")
    return f"{taxonomy}-nam" if len(terms) > 1 else taxonomy, "/".join(terms)


def _terms_without_entries(site: Site) -> Iterator[str]:
    """Yield the folders of unused terms: Hugo shows a term without pages only if it has a file."""
    for each in site.listings:
        if not each.entries and not each.is_index and not _is_unit(each.address):
            yield "/".join(_term(each.address))


def _matter(article: Article, library: Library) -> Values:
    entry, matter, view = article.entry, article.matter, entry_view(article, library.context)
    values: Values = {"title": entry.title, "description": matter.summary, "date": matter.date.isoformat()}
    values |= {"year": str(entry.year), "kind": matter.kind, "fields": list(matter.fields), "genre": matter.genre}
    if isinstance(matter, ProfileMatter):
        values |= {"role": matter.role, "subject_type": matter.subject_type}
        values["stories"] = [f"/{each.address.rstrip('/')}" for each in library.stories_of.get(entry.slug, ())]
    if isinstance(matter, StoryMatter):
        values["exemplars"] = list(matter.exemplars)
        values["people"] = [{"name": each.name, "role": each.role} for each in matter.people]
    values["movements"] = list(matter.movements)
    values["criteria"] = list(matter.criteria)
    values["places"] = [_place(each) for each in view.places]
    values["place"] = card_view(entry, library.context, None).place
    for name, keys in (
        ("results", ("value", "label")),
        ("awards", ("award", "rank", "label", "decision", "year")),
        ("evidence", ("type", "text")),
        ("sources", ("title", "publisher", "date")),
    ):
        values[name] = [_chosen(each, keys) for each in getattr(matter, name)]
    addresses = tuple(listing_addresses(entry, library))
    values["units"] = list(dict.fromkeys(f"/{address}" for address in addresses if _is_unit(address)))
    for address in addresses:
        if _is_unit(address):
            continue
        taxonomy, term = _term(address)
        terms = values.setdefault(taxonomy, [])
        assert isinstance(terms, list)
        if term not in terms:
            terms.append(term)
    return {name: value for name, value in values.items() if value not in (None, [])}


def _place(place: PlaceView) -> Values:
    then: Values = {"then": _anchor(place.then)} if place.then else {}
    return then | {"now": [_anchor(item) for item in place.now]}


def _anchor(item: Item) -> Values:
    return {"label": item.label, "address": item.address}


def _chosen(part: BaseModel, keys: tuple[str, ...]) -> Values:
    values = part.model_dump(mode="json", include=set(keys), exclude_none=True)
    return {key: values[key] for key in keys if key in values}


def body_of(file: Path) -> str:
    """Return the text below a file's front matter."""
    return file.read_text("utf-8").partition("\n---\n")[2].lstrip()


def _write_page(root: Path, path: str, folder: Path) -> None:
    """Write a hand-written page without its live marks; the templates replace them."""
    text = (root / path).read_text("utf-8")
    _, front, body = text.split("---\n", 2)
    below = path.removeprefix(f"{PAGES_DIR}/")
    matter: Values = yaml.safe_load(front) | ({} if below == "index.md" else {"layout": "written"})
    # To Hugo, an index.md is a page that has none below it; an _index.md is the page of a section.
    _write(folder / "content" / re.sub(r"\bindex\.md$", "_index.md", below), matter, _MARK.sub("", body))


def _write(file: Path, matter: Values, body: str) -> None:
    """Write a content file. Hugo reads front matter that is JSON faster than YAML or TOML."""
    _write_text(file, f"{json.dumps(matter, ensure_ascii=False, indent=1, default=str)}\n\n{body}")


def _write_json(file: Path, value: object) -> None:
    _write_text(file, json.dumps(value, ensure_ascii=False))


def _write_text(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
