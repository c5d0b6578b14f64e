"""Reads and publishes a site that has changed."""

from pathlib import Path
from typing import NamedTuple

from generator.build import publish_site
from generator.cli.outcome import Built, Outcome
from generator.cli.plan import Plan
from generator.frame import Frame
from generator.pipeline import Site, prepare
from generator.problems import has_errors
from generator.publish import Publication
from generator.store import Store
from generator.workers import workshop_of


class PublishedSite(NamedTuple):
    """What of a site is right, and the frame it was published in: None where its content has errors."""

    site: Site
    frame: Frame | None


def publish(root: Path, plan: Plan, publication: Publication, store: Store) -> tuple[Outcome, PublishedSite]:
    """Publish a site unless its content has errors: then nothing is touched, nor MkDocs asked. Raises BuildError."""
    with workshop_of(store) as workshop:
        site, problems = prepare(root, plan.settings, workshop)
        if has_errors(problems):
            return Outcome(None, tuple(problems)), PublishedSite(site, None)
        frame = plan.make_frame()
        rendered = publish_site(site, frame, root, publication, workshop)
    publication.prune()
    counts = rendered, publication.written, publication.kept, publication.removed
    built = Built(str(publication.site_dir), len(site.library.entries), *counts)
    return Outcome(built, tuple(problems)), PublishedSite(site, frame)
