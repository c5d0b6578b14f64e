"""Reads and publishes a site that has changed."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from generator.amending import Amending
from generator.build import publish_site
from generator.cli.last_build import Left, leave_nothing
from generator.cli.outcome import Built, Outcome
from generator.cli.plan import Plan
from generator.frame import Frame
from generator.pipeline import has_sound_pages, prepare
from generator.problems import Problem, has_errors
from generator.publish import Publication
from generator.reading import Articles
from generator.site import Site
from generator.store import Store
from generator.vocabulary import load_vocabularies
from generator.workers import workshop_of


class PublishedSite(NamedTuple):
    """What of a site is right, and the frame it was published in: None where its content has errors."""

    site: Site
    frame: Frame | None


def publish(root: Path, plan: Plan, publication: Publication, store: Store) -> tuple[Outcome, PublishedSite]:
    """Publish a site unless its content has errors: then nothing is touched. Raises BuildError.

    While processes read the entries, MkDocs makes its part aside; but never of pages that are not right: what it says
    of them names neither file nor line.
    """
    with ThreadPoolExecutor(1) as aside, workshop_of(store) as workshop:
        coming = aside.submit(plan.make_frame) if has_sound_pages(root, plan.settings) else None
        site, problems = prepare(root, plan.settings, workshop)
        if has_errors(problems) or coming is None:
            return Outcome(None, tuple(problems)), PublishedSite(site, None)
        frame = coming.result()
        leave_nothing(store, plan.site_dir)
        rendered = publish_site(site, frame, root, publication, workshop)
    publication.prune()
    return _outcome(len(site.library.entries), rendered, problems, publication), PublishedSite(site, frame)


def amend(
    paths: Iterable[str], left: Left, root: Path, plan: Plan, publication: Publication, store: Store
) -> Outcome | None:
    """Publish anew the entries at `paths`; None where more has changed than their texts: then nothing is touched.

    Nothing else may have changed in the content since the build that has left what is `left`.
    """
    built, problems = left.outcome
    if built is None or plan.frame is None:
        return None
    vocabularies, _ = load_vocabularies(root)
    amending = Amending(Articles(root, store, vocabularies, plan.settings), plan.frame, plan.site_dir)
    amendments = amending.amendments(paths, problems)
    if amendments is None or not publication.is_untouched:
        return None
    leave_nothing(store, plan.site_dir)
    with workshop_of(store) as workshop:
        rendered = amending.publish(amendments, publication, workshop)
    gone = {each for amendment in amendments for each in amendment.found}
    kept = (each for each in problems if each not in gone)
    found = (each for amendment in amendments for each in amendment.problems)
    return _outcome(built.entries, rendered, (*kept, *found), publication)


def _outcome(entries: int, rendered: int, problems: Iterable[Problem], publication: Publication) -> Outcome:
    counts = rendered, publication.written, publication.kept, publication.removed
    return Outcome(Built(str(publication.site_dir), entries, *counts), tuple(problems))
