"""The saved result of the last build, from which the next one resumes."""

from pathlib import Path

from generator.build.mkdocs_output import MkDocsOutput
from generator.build.plan import BuildResult, Plan, TextStates
from generator.content.entry_kinds import EntryKinds
from generator.content.files.tree import ContentTree
from generator.engine.cache import Cache, digest_of
from generator.engine.cache_table import CacheTable
from generator.engine.files import FileState
from generator.engine.fingerprint import libraries, program_digest, theme_contents

_FOLDER = FileState(0, 0, 0, 0, 0)  # a folder's own state tells nothing: its files do


def states_of(tree: ContentTree, kinds: EntryKinds) -> tuple[TextStates, str]:
    """Return the states of the texts of entries in a content tree, and a serialisation of all other states.

    The second is empty if one of those states is not to be trusted: then no build may resume.
    """
    texts: dict[str, FileState | None] = {}
    rest: list[tuple[str, FileState]] = []
    is_settled = True
    for path, state in tree.all():
        trusted = state.is_folder or state.is_settled(tree.trusted_ns)
        if kinds.at(path) is not None:
            texts[path] = state if trusted else None
        else:
            is_settled = is_settled and trusted
            rest.append((path, _FOLDER if state.is_folder else state))
    return texts, repr((rest, tree.undecodable, tree.unreadable)) if is_settled else ""


def edited_texts(before: TextStates, now: TextStates) -> list[str] | None:
    """Return the paths of the texts that may have been edited; None if one was added, removed or is no file."""
    if before.keys() != now.keys():
        return None
    paths = [path for path, state in now.items() if state is None or state != before[path]]
    states = (now[path] for path in paths)
    return paths if all(state is None or state.is_file for state in states) else None


def load_build(cache: Cache, plan: Plan, rest: str) -> BuildResult | None:
    """Return the result of the last build; None if anything other than texts has changed since, or may have."""
    if plan.mkdocs_output is None or not rest:
        return None
    table = CacheTable(cache, _title(plan.site_dir), _about(plan, plan.mkdocs_output, rest))
    result = table.get("result")
    return result if isinstance(result, BuildResult) else None


def save_build(cache: Cache, plan: Plan, rest: str, result: BuildResult) -> None:
    """Save the result from which the next build resumes, unless a later change could go unnoticed."""
    if plan.mkdocs_output is not None and rest:
        table = CacheTable(cache, _title(plan.site_dir), _about(plan, plan.mkdocs_output, rest))
        table.update({"result": result})


def forget_build(cache: Cache, site_dir: Path) -> None:
    """Drop the saved result before the output folder is touched, so that an interrupted build is never resumed."""
    CacheTable(cache, _title(site_dir), "").update({"result": None})


def _title(site_dir: Path) -> str:
    return f"last build of {site_dir.resolve()}"


def _about(plan: Plan, mkdocs_output: MkDocsOutput, rest: str) -> str:
    """Return a digest of all inputs but the texts. The output of MkDocs does not show every change of a template."""
    shells = (part for depth in sorted(mkdocs_output.shells) for part in mkdocs_output.shells[depth].parts)
    made = (part for path in sorted(mkdocs_output.files) for part in (path, mkdocs_output.files[path]))
    theme = theme_contents(mkdocs_output.theme)
    settings, published = repr(plan.settings), "\n".join(sorted(plan.published))
    return digest_of("last build", program_digest(), *libraries(), settings, published, *theme, *shells, *made, rest)
