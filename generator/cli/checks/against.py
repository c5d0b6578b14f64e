"""`guong check --against`: compares with the addresses of a revision, of a published list or of a built site."""

from collections.abc import Iterable
from pathlib import Path

from generator.audit.dead_addresses import dead_addresses
from generator.audit.site_addresses import EarlierSite, addresses_in_folder, current_site, earlier_site
from generator.build.prepare import prepare
from generator.build.tools import tools_with
from generator.content.data.data_files import DATA_DIR
from generator.content.files.tree import CONTENT_DIR
from generator.content.settings import Settings
from generator.engine.cache import FOLDER, Cache
from generator.engine.errors import BuildError
from generator.engine.git import commit_of, tree_at
from generator.outputs.addresses import read_addresses
from generator.problems.problem import Problem, has_errors
from generator.site.site import Site


def check_against(root: Path, against: str, site: Site, problems: Iterable[Problem]) -> list[Problem]:
    """Return a problem for each address that died; `problems` are those of the current content. Raises BuildError.

    None while a data file has errors: no entry is read then, and every address would seem dead.
    """
    problems = list(problems)
    if has_errors(each for each in problems if each.location.path.startswith(f"{DATA_DIR}/")):
        return []
    current = current_site(root, site, problems)
    return list(dead_addresses(_earlier(root, against, site.settings), current))


def _earlier(root: Path, against: str, settings: Settings) -> EarlierSite:
    path = Path(against)
    if path.is_dir():
        return EarlierSite(addresses_in_folder(path))
    if path.is_file():
        return EarlierSite(read_addresses(path.read_bytes(), path.name))
    if "/" in against and against.endswith(".json"):
        raise BuildError(f"Không có tệp {against}.")
    commit = commit_of(root, against)
    cache = Cache(root / FOLDER / "against")  # a cache of its own: pruning it must not empty that of the next build
    with tree_at(root, commit, [CONTENT_DIR]) as tree, tools_with(cache) as tools:
        earlier = earlier_site(tree, *prepare(tree, settings, tools))
        cache.prune()
        return earlier
