"""Links and citations in documents and code lead to something that exists."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.problems.catalogue import CODES
from tests.support.commands import PROJECT

_LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)")
_NO_ANCHOR = re.compile(r"[^\w\- ]")
_DOCUMENTS = sorted([*PROJECT.glob("*.md"), *(PROJECT / "docs").rglob("*.md")])

_PATH = re.compile(
    r"`((?:generator|content|tests|tools|docs|requirements|benchmarks|\.github|\.gitlab|\.vscode)/[\w./*-]*)`"
)

_DECISIONS = PROJECT / "docs/decisions"
_DECISION_FORM = re.compile(r"# \d{4}\. (.+)\n\nStatus: (accepted|superseded by \d{4})\n\nDate: (\d{4}-\d\d-\d\d)\n")
_SECTIONS = ["Context", "Decision", "Consequences", "Alternatives"]

_REQUIREMENTS = PROJECT / "docs/requirements.md"
_HEADING = re.compile(r"^#+ (?P<id>[A-Z]\d+|\d[a-d]|\d|[A-Z])(?:\.|$)", re.MULTILINE)
_LINE_OF_A_SOURCE = re.compile(r"\bS[0-4]:\d+\b")
_ID = re.compile(r"\b[A-HLV]\d{1,2}\b")
_SECTION_OR_ID = re.compile(rf"{_ID.pattern}|\b\d[a-d]\b")
_CITED = re.compile(rf"[Rr]equirements? (?:{_SECTION_OR_ID.pattern})(?:(?:, | and |–)(?:{_SECTION_OR_ID.pattern}))*")
_DECISION = re.compile(r"\b(?:[Dd]ecisions?|[Rr]ecords?)(?: |/)(\d{1,4})\b")
_UNKNOWN_DOCUMENT = re.compile(r"\b[Dd]esign §|\b[Rr]equirements part \d")

_SOURCE_SUFFIXES = {".py", ".html", ".js", ".css", ".md", ".yml", ".toml"}


def _anchors(document: Path) -> set[str]:
    """Return the anchors of a document's headings, as forges derive them."""
    headings = re.findall(r"^#+ (.*)$", document.read_text("utf-8"), re.MULTILINE)
    return {_NO_ANCHOR.sub("", heading.lower()).replace(" ", "-") for heading in headings}


def _is_cited_in_full(file: Path) -> bool:
    """Tell whether every id in a file is a citation: in documents, and in modules that name the page."""
    return file in _DOCUMENTS or "docs/requirements.md" in file.read_text("utf-8")


def _citing_files() -> Iterator[Path]:
    yield from _DOCUMENTS
    yield PROJECT / "mkdocs.yml"
    yield PROJECT / "pyproject.toml"
    for folder in ("generator", "theme", "tools", "benchmarks", "tests", "content/data", ".github", ".gitlab"):
        for file in (PROJECT / folder).rglob("*"):
            if file.suffix in _SOURCE_SUFFIXES and "fixtures" not in file.parts and file != Path(__file__):
                yield file


@pytest.mark.parametrize("document", _DOCUMENTS, ids=lambda each: str(each.relative_to(PROJECT)))
def test_links_lead_to_files(document: Path) -> None:
    broken = []
    for path, anchor in _LINK.findall(document.read_text("utf-8")):
        target = document.parent / path if path else document
        if not target.exists() or (anchor and anchor not in _anchors(target)):
            broken.append((path, anchor))
    assert not broken


@pytest.mark.parametrize("page", sorted(_DECISIONS.glob("[0-9]*.md")), ids=lambda each: each.stem)
def test_decisions_are_one_page_of_one_form(page: Path) -> None:
    text = page.read_text("utf-8")
    assert _DECISION_FORM.match(text)
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) in (_SECTIONS[:3], _SECTIONS)
    assert len(text.splitlines()) <= 60
    assert len(text.split()) <= 500


def test_the_index_of_decisions_lists_each_page() -> None:
    index = (_DECISIONS / "README.md").read_text("utf-8")
    listed = re.findall(r"^\| \[\d{4}\]\((.*?)\) \| (.*?) \| (.*?) \| (.*?) \|$", index, re.MULTILINE)
    pages = []
    for page in sorted(_DECISIONS.glob("[0-9]*.md")):
        form = _DECISION_FORM.match(page.read_text("utf-8"))
        assert form
        pages.append((page.name, *form.groups()))
    assert listed == pages


def test_cited_requirements_exist() -> None:
    text = _REQUIREMENTS.read_text("utf-8")
    ids = {match["id"] for match in _HEADING.finditer(text)} | set(_LINE_OF_A_SOURCE.findall(text))
    unknown = []
    for file in _citing_files():
        if file == _REQUIREMENTS:
            continue
        content = file.read_text("utf-8")
        cited = {each for span in _CITED.findall(content) for each in _SECTION_OR_ID.findall(span)}
        cited |= set(_LINE_OF_A_SOURCE.findall(content))
        if _is_cited_in_full(file):
            cited |= set(_ID.findall(content))
        unknown += [(str(file.relative_to(PROJECT)), each) for each in sorted(cited - ids)]
    assert not unknown


def test_ids_of_requirements_are_given_once() -> None:
    ids = [match["id"] for match in _HEADING.finditer(_REQUIREMENTS.read_text("utf-8"))]
    assert len(ids) == len(set(ids))


def test_cited_decisions_exist() -> None:
    numbers = {int(file.name[:4]) for file in _DECISIONS.glob("[0-9]*.md")}
    unknown = [
        (str(file.relative_to(PROJECT)), cited)
        for file in _citing_files()
        for cited in _DECISION.findall(file.read_text("utf-8"))
        if int(cited) not in numbers
    ]
    assert not unknown


def test_no_document_outside_the_repository_is_cited() -> None:
    citing = [
        str(file.relative_to(PROJECT)) for file in _citing_files() if _UNKNOWN_DOCUMENT.search(file.read_text("utf-8"))
    ]
    assert not citing


def test_documents_for_engineers_are_not_published() -> None:
    assert "\ndocs_dir: content/pages\n" in (PROJECT / "mkdocs.yml").read_text("utf-8")
    for workflow in [*(PROJECT / ".github/workflows").glob("*.yml"), PROJECT / ".gitlab-ci.yml"]:
        assert not re.search(r"(?:path|publish): *docs", workflow.read_text("utf-8"))


def test_paths_in_documents_exist() -> None:
    missing = [
        (str(document.relative_to(PROJECT)), path)
        for document in _DOCUMENTS
        if document.name != "CHANGELOG.md"  # it also names files of the past
        for path in _PATH.findall(document.read_text("utf-8"))
        if not list(PROJECT.glob(path.rstrip("/")))
    ]
    assert not missing


def test_codes_in_documents_are_in_the_catalogue() -> None:
    cited = {code for document in _DOCUMENTS for code in re.findall(r"\bGS\d{3}\b", document.read_text("utf-8"))}
    assert cited <= set(CODES)


def test_the_tree_in_contributing_names_every_package() -> None:
    tree = (PROJECT / "CONTRIBUTING.md").read_text("utf-8").split("```")[1]
    packages = {file.parent.name for file in (PROJECT / "generator").glob("*/__init__.py")}
    assert packages <= set(re.findall(r"\b(\w+)/", tree))


def test_decision_22_and_the_linter_agree_on_the_layers() -> None:
    contract = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"][0]
    page = (_DECISIONS / "0022-layers.md").read_text("utf-8")
    rows = re.findall(r"^ *\| \d+ \| ((?:`\w+`(?:, )?)+) \|", page, re.MULTILINE)
    assert [set(re.findall(r"\w+", row)) for row in rows] == [
        {name.strip().removeprefix("generator.") for name in re.split(r"[|:]", layer)} for layer in contract["layers"]
    ]


def test_every_dependency_has_its_reason() -> None:
    files = (PROJECT / "requirements").glob("*.in")
    names = {name for file in files for name in re.findall(r"^[a-z][\w-]*", file.read_text("utf-8"), re.MULTILINE)}
    table = (PROJECT / "docs/dependencies.md").read_text("utf-8")
    assert not {name for name in names if not re.search(rf"^\| (?:[^|]*\W)?{name}\W", table, re.MULTILINE)}
