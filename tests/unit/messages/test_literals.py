"""No text that readers see is written in code: Vietnamese stands in message files, and where officers are spoken to."""

import ast
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from generator.messages.messages import messages_in
from tests.support.vietnamese import is_vietnamese

GENERATOR = Path(__file__).parents[3] / "generator"
THEME = GENERATOR / "theme"
# Where Vietnamese in Python is not for readers of the site, beside errors, problems and progress.
ALLOWED = {
    "audit/": "reports to officers",
    "build/": "what a build did, and names of settings in problems",
    "cli/": "help and terminal output",
    "content/": "formats: names of keys and terms, in problems, the staff guide and editors",
    "editing/": "drafts, and messages to officers",
    "engine/": "errors in the terminal",
    "entries/": "what rules look for, and problems",
    "gazetteer/": "names of places and their types",
    "images/photos.py": "parts of problems",
    "mkdocs_plugin/configuration.py": "messages to those who run a site",
    "mkdocs_plugin/reading.py": "messages to those who run a site",
    "outputs/editor_schemas.py": "what editors show to officers",
    "outputs/hosts/": "comments for those who run the server, and texts of contact files",
    "outputs/output.py": "names of outputs, for officers",
    "outputs/scenes.py": "the text of an error",
    "problems/": "the catalogue, and reports",
    "recordings/": "parts of problems",
    "search/": "words, Telex and the terminal",
    "serve/": "terminal output, and notes on previewed pages",
    "site/appearance.py": "parts of problems",
    "site/collections.py": "parts of problems",
    "site/consents.py": "parts of problems",
    "site/handwritten_pages.py": "parts of problems",
    "site/library.py": "parts of problems",
    "site/official_site.py": "what placeholders look like, and parts of problems",
    "site/redirects.py": "parts of problems",
    "site/site.py": "parts of problems",
    "text/": "letters and words of Vietnamese",
}
TO_OFFICERS = {"problem", "progress", "error", "info", "warning"}
SCRIPTS_ABOUT_VIETNAMESE = {"grades.js", "telex.js", "words.js"}
_SCRIPT_COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'`])//[^\n]*", re.DOTALL)
_TEMPLATE_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_FILTERED = re.compile(r"""["']([a-z_.]+)["'](?:\s+if [^|()]+ else ["']([a-z_.]+)["']\))?\s*\|\s*t\b""")
_IN_SCRIPTS = re.compile(r"""["'`]([a-z]+\.[a-z_]+)["'`]""")


def _strings(nodes: Iterable[ast.AST]) -> Iterator[ast.Constant]:
    return (each for node in nodes for each in ast.walk(node) if isinstance(each, ast.Constant))


def _is_to_officers(node: ast.AST) -> bool:
    """Tell whether a node raises an error, or calls what reports to officers."""
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        return name in TO_OFFICERS or name.endswith("Error")
    return isinstance(node, ast.Raise)


def _literals(file: Path) -> Iterator[tuple[int, str]]:
    """Yield the strings of a module that are neither documentation nor errors, problems and progress."""
    nodes = list(ast.walk(ast.parse(file.read_text("utf-8"))))
    documentation = [
        node.value for node in nodes if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    ]
    left_out = set(map(id, _strings((*documentation, *filter(_is_to_officers, nodes)))))
    for string in _strings(nodes[:1]):
        if isinstance(string.value, str) and id(string) not in left_out:
            yield string.lineno, string.value


def _vietnamese_in(file: Path) -> list[tuple[int, str]]:
    return [found for found in _literals(file) if is_vietnamese(found[1])]


def _modules() -> dict[str, Path]:
    return {file.relative_to(GENERATOR).as_posix(): file for file in sorted(GENERATOR.rglob("*.py"))}


def test_python_has_no_text_for_readers() -> None:
    allowed = tuple(ALLOWED)
    found = {name: _vietnamese_in(file) for name, file in _modules().items() if not name.startswith(allowed)}
    assert {name: texts for name, texts in found.items() if texts} == {}


@pytest.mark.parametrize("place", ALLOWED)
def test_every_exception_is_needed(place: str) -> None:
    assert any(_vietnamese_in(file) for name, file in _modules().items() if name.startswith(place))


def test_templates_have_no_text_for_readers() -> None:
    files = [
        file for file in THEME.rglob("*.html") if is_vietnamese(_TEMPLATE_COMMENT.sub("", file.read_text("utf-8")))
    ]
    assert files == []


def test_scripts_have_no_text_for_readers() -> None:
    files = {
        file.name for file in THEME.rglob("*.js") if is_vietnamese(_SCRIPT_COMMENT.sub("", file.read_text("utf-8")))
    }
    assert files == SCRIPTS_ABOUT_VIETNAMESE


def _used_in_templates() -> set[str]:
    texts = [file.read_text("utf-8") for file in THEME.rglob("*.html")]
    return {name for text in texts for match in _FILTERED.finditer(text) for name in match.groups() if name}


def _used_in_scripts() -> set[str]:
    text = "".join(_SCRIPT_COMMENT.sub("", file.read_text("utf-8")) for file in THEME.rglob("*.js"))
    return {f"script.{name}" for name in _IN_SCRIPTS.findall(text)}


def _known() -> set[str]:
    return set(messages_in("vi").signature())


def test_templates_use_messages_that_exist() -> None:
    assert len(_used_in_templates()) > 100
    assert _used_in_templates() <= _known()


def test_every_message_is_used() -> None:
    """An id is written whole, or its last part or parts follow from a name that the code has."""
    made = re.compile(
        r"taxonomy\.\w+\.(label|title|lead|by)|guide\.vocabulary\.\w+|kind\.\w+\.(name|count|plural|own_keys)"
        r"|script\.suggest\.(name|place|deed|field|term|asked)|script\.search\.(count|none)(_for)?"
    )
    code = {value for file in _modules().values() for _, value in _literals(file)}
    unused = _known() - _used_in_templates() - _used_in_scripts() - code
    assert {name for name in unused if not made.fullmatch(name)} == set()


def test_scripts_use_texts_that_they_are_sent() -> None:
    sent = json.loads(messages_in("vi").for_scripts().partition(" = ")[2].removesuffix(";\n"))["texts"]
    groups = {name.partition(".")[0] for name in sent}
    used = {name for name in _used_in_scripts() if name.split(".")[1] in groups}
    assert used <= {f"script.{name}" for name in sent}
