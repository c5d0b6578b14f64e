"""Reads and publishes a site that has changed."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from generator.build.amending import Amending
from generator.build.build import cards_of, publish_site
from generator.build.last_build import Left, leave_nothing
from generator.build.mkdocs_output import MkDocsOutput
from generator.build.outcome import Built, Outcome
from generator.build.plan import Plan
from generator.build.prepare import assemble, find, read
from generator.build.press import kit_of
from generator.content.context import Context
from generator.content.vocabularies import load_vocabularies
from generator.engine.cache import Cache
from generator.engine.output_folder import OutputFolder
from generator.engine.workers import tools_with
from generator.entries.reader import Articles
from generator.gazetteer import load_gazetteer
from generator.problems.problem import Problem, has_errors
from generator.site.site import Site


class PublishedSite(NamedTuple):
    """What of a site is right, and the mkdocs_output it was published in: None where its content has errors."""

    site: Site
    mkdocs_output: MkDocsOutput | None


def publish(root: Path, plan: Plan, output: OutputFolder, cache: Cache) -> tuple[Outcome, PublishedSite]:
    """Publish a site unless its content has errors: then nothing is touched. Raises BuildError.

    While processes read the entries, MkDocs makes its part aside; but never of pages that are not right: what it says
    of them names neither file nor line. While the listings are made, processes render the cards.
    """
    with ThreadPoolExecutor(1) as aside, tools_with(cache) as tools, cache.scratch() as deck:
        found = find(root, plan.settings)
        coming = aside.submit(plan.make_mkdocs_output) if not has_errors(found.problems) else None
        content, problems = read(root, found, plan.settings, tools)
        mkdocs_output = coming.result() if coming is not None and not has_errors(problems) else None
        if mkdocs_output is None:
            site, of_site = assemble(content, plan.settings)
            return Outcome(None, (*problems, *of_site)), PublishedSite(site, None)
        kit = kit_of(Articles(root, cache, content.library.context), mkdocs_output.theme)
        cards = aside.submit(cards_of, content.library, kit, tools, deck)
        site, of_site = assemble(content, plan.settings)
        del found, content  # where all files lie, of a hundred thousand entries, is not to be in mind any longer
        problems += of_site
        if has_errors(of_site):
            return Outcome(None, tuple(problems)), PublishedSite(site, None)
        leave_nothing(cache, plan.site_dir)
        rendered = publish_site(site, cards.result(), kit, mkdocs_output, output, tools)
    output.prune()
    return _outcome(len(site.library.entries), rendered, problems, output), PublishedSite(site, mkdocs_output)


def amend(
    paths: Iterable[str], left: Left, root: Path, plan: Plan, output: OutputFolder, cache: Cache
) -> Outcome | None:
    """Publish anew the entries at `paths`; None where more has changed than their texts: then nothing is touched.

    Nothing else may have changed in the content since the build that has left what is `left`.
    """
    built, problems = left.outcome
    if built is None or plan.mkdocs_output is None:
        return None
    context = Context(load_vocabularies(root)[0], load_gazetteer(), plan.settings)
    amending = Amending(Articles(root, cache, context), plan.mkdocs_output, plan.site_dir)
    amendments = amending.amendments(paths, problems)
    if amendments is None or not output.is_untouched:
        return None
    leave_nothing(cache, plan.site_dir)
    with tools_with(cache) as tools:
        rendered = amending.publish(amendments, output, tools)
    gone = {each for amendment in amendments for each in amendment.found}
    kept = (each for each in problems if each not in gone)
    found = (each for amendment in amendments for each in amendment.problems)
    return _outcome(built.entries, rendered, (*kept, *found), output)


def _outcome(entries: int, rendered: int, problems: Iterable[Problem], output: OutputFolder) -> Outcome:
    counts = rendered, output.written, output.kept, output.removed
    return Outcome(Built(str(output.site_dir), entries, *counts), tuple(problems))
