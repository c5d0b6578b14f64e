"""Reports the files of `content/data/` that nothing reads: a misspelt name would be ignored in silence."""

from collections.abc import Iterator

from generator.content.data.data_files import DATA_DIR
from generator.content.data.vocabularies import VOCABULARY_FILES
from generator.content.files.tree import ContentTree
from generator.problems.problem import Location, Problem, did_you_mean, problem, shortlist
from generator.text.vietnamese import closest

_OTHERS = (
    "collections.yml",
    "deadlines.yml",
    "places.yml",
    "redirects.yml",
    "searches.yml",
    "synonyms.yml",
)  # files that a site need not have


def check_data_folder(tree: ContentTree) -> Iterator[Problem]:
    """Yield a problem for every file and folder that is none of the known files."""
    known = (*VOCABULARY_FILES, *_OTHERS)
    for name, state in tree.children(DATA_DIR):
        if name not in known and not name.startswith(".") and not state.is_link:
            near = did_you_mean(closest(name, known))
            files = shortlist("Các tệp được dùng", name, known)
            yield problem("GS123", Location(f"{DATA_DIR}/{name}"), name=name, suggestion=near, known=files)
