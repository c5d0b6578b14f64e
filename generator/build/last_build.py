"""What a build leaves for the next to go on from: its outcome, and the states of the texts that it was made of."""

from pathlib import Path
from typing import NamedTuple, TypeAlias

from generator.build.content_states import State, States
from generator.build.mkdocs_output import Frame, content_of, libraries
from generator.build.outcome import Built, Outcome
from generator.build.plan import Plan
from generator.content.settings import Settings
from generator.engine.cache import Store, digest_of
from generator.engine.cache_table import Memo
from generator.engine.fingerprint import program_digest

_Texts: TypeAlias = dict[str, State | None]


class Left(NamedTuple):
    """What a build that published a site has left."""

    outcome: Outcome
    texts: _Texts


def left_by(store: Store, plan: Plan, states: States) -> Left | None:
    """Return what the last build has left; None where anything but texts has changed since, or may have."""
    if plan.frame is None or not states.rest:
        return None
    memo = Memo(store, _title(plan.site_dir), _about(plan.frame, plan.settings, states))
    match memo.get("outcome"), memo.get("texts"):
        case Outcome(built=Built()) as outcome, dict() as texts:
            return Left(outcome, texts)
        case _:
            return None


def leave(store: Store, plan: Plan, states: States, outcome: Outcome) -> None:
    """Leave what can be gone on from: nothing, where what changes later might not show."""
    if plan.frame is not None and states.rest:
        memo = Memo(store, _title(plan.site_dir), _about(plan.frame, plan.settings, states))
        memo.put({"outcome": outcome, "texts": states.settled})


def leave_nothing(store: Store, site_dir: Path) -> None:
    """Forget the last build before its site is touched: a build that is killed is not gone on from."""
    Memo(store, _title(site_dir), "").put({"outcome": None, "texts": None})


def _title(site_dir: Path) -> str:
    return f"last {site_dir.resolve()}"


def _about(frame: Frame, settings: Settings, states: States) -> str:
    """Return what tells that anything but a text has changed. A frame does not show every change of a template."""
    shells = (part for depth in sorted(frame.shells) for part in frame.shells[depth].parts)
    made = (part for path in sorted(frame.files) for part in (path, frame.files[path]))
    theme = content_of(Path(frame.theme_dir).parent, Path(frame.theme_dir).name)
    return digest_of("last", program_digest(), *libraries(), repr(settings), *theme, *shells, *made, states.rest)
