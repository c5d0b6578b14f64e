"""Reads and publishes a site that has changed."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from generator.build import publish_site
from generator.cli.outcome import Built, Outcome
from generator.cli.plan import Plan
from generator.frame import Frame
from generator.pipeline import has_sound_pages, prepare
from generator.problems import has_errors
from generator.publish import Publication
from generator.site import Site
from generator.store import Store
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
        rendered = publish_site(site, frame, root, publication, workshop)
    publication.prune()
    counts = rendered, publication.written, publication.kept, publication.removed
    built = Built(str(publication.site_dir), len(site.library.entries), *counts)
    return Outcome(built, tuple(problems)), PublishedSite(site, frame)
