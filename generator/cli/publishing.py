"""Reads and publishes a site that has changed."""

from pathlib import Path

from generator.build import publish_site
from generator.cli.outcome import Built, Outcome
from generator.frame import Frame
from generator.pipeline import Site, prepare
from generator.problems import has_errors
from generator.publish import Publication
from generator.settings import Settings
from generator.store import Store
from generator.workers import workshop_of


def publish(
    root: Path, frame: Frame, settings: Settings, publication: Publication, store: Store
) -> tuple[Outcome, Site]:
    """Publish a site unless its content has errors: then nothing is touched. Raises BuildError.

    Return what came of it, and what of the site is right.
    """
    with workshop_of(store) as workshop:
        site, problems = prepare(root, settings, workshop)
        if has_errors(problems):
            return Outcome(None, tuple(problems)), site
        rendered = publish_site(site, frame, root, publication, workshop)
    publication.prune()
    counts = rendered, publication.written, publication.kept, publication.removed
    built = Built(str(publication.site_dir), len(site.library.entries), *counts)
    return Outcome(built, tuple(problems)), site
