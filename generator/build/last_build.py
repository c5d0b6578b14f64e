"""What a build leaves for the next to go on from: its outcome, and the states of the texts that it was made of."""

from pathlib import Path
from typing import NamedTuple, TypeAlias

from generator.build.content_states import State, States
from generator.build.mkdocs_output import MkDocsOutput, content_of_theme, libraries
from generator.build.outcome import Built, Outcome
from generator.build.plan import Plan
from generator.content.settings import Settings
from generator.engine.cache import Cache, digest_of
from generator.engine.cache_table import CacheTable
from generator.engine.fingerprint import program_digest

_Texts: TypeAlias = dict[str, State | None]


class Left(NamedTuple):
    """What a build that published a site has left."""

    outcome: Outcome
    texts: _Texts


def left_by(cache: Cache, plan: Plan, states: States) -> Left | None:
    """Return what the last build has left; None where anything but texts has changed since, or may have."""
    if plan.mkdocs_output is None or not states.rest:
        return None
    table = CacheTable(cache, _title(plan.site_dir), _about(plan.mkdocs_output, plan.settings, states))
    match table.get("outcome"), table.get("texts"):
        case Outcome(built=Built()) as outcome, dict() as texts:
            return Left(outcome, texts)
        case _:
            return None


def leave(cache: Cache, plan: Plan, states: States, outcome: Outcome) -> None:
    """Leave what can be gone on from: nothing, where what changes later might not show."""
    if plan.mkdocs_output is not None and states.rest:
        table = CacheTable(cache, _title(plan.site_dir), _about(plan.mkdocs_output, plan.settings, states))
        table.put({"outcome": outcome, "texts": states.settled})


def leave_nothing(cache: Cache, site_dir: Path) -> None:
    """Forget the last build before its site is touched: a build that is killed is not gone on from."""
    CacheTable(cache, _title(site_dir), "").put({"outcome": None, "texts": None})


def _title(site_dir: Path) -> str:
    return f"last {site_dir.resolve()}"


def _about(mkdocs_output: MkDocsOutput, settings: Settings, states: States) -> str:
    """Return a digest of everything but the texts. MkDocs output does not show every change of a template."""
    shells = (part for depth in sorted(mkdocs_output.shells) for part in mkdocs_output.shells[depth].parts)
    made = (part for path in sorted(mkdocs_output.files) for part in (path, mkdocs_output.files[path]))
    theme = content_of_theme(mkdocs_output.theme)
    return digest_of("last", program_digest(), *libraries(), repr(settings), *theme, *shells, *made, states.rest)
