"""Reads the whole content and publishes the site: the build that `guong build` and `guong serve` share."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from generator.build.cards import card_rendering
from generator.build.mkdocs_output import MkDocsOutput
from generator.build.plan import BuildCounts, BuildResult, Plan
from generator.build.prepare import assemble, find, read
from generator.build.publish import publish
from generator.content.tree import ContentTree
from generator.engine.output_folder import OutputFolder
from generator.engine.parallel import BuildTools
from generator.entries.reader import Articles
from generator.outputs.output import OUTPUTS
from generator.pages.page_renderer import page_renderer
from generator.problems.problem import has_errors
from generator.site.site import Site


class WholeBuild(NamedTuple):
    """A build of all content: its result, its site, and the output of MkDocs, None where the content has errors.

    `asked` are the paths of the texts that outputs asked for.
    """

    result: BuildResult
    site: Site
    mkdocs_output: MkDocsOutput | None = None
    asked: frozenset[str] = frozenset()


def build_all(root: Path, tree: ContentTree, plan: Plan, output: OutputFolder, tools: BuildTools) -> WholeBuild:
    """Build a site; where its content has errors, no file is touched. Raises BuildError.

    MkDocs runs in a thread while worker processes read the entries, but not on hand-written pages with errors: its
    messages name neither file nor line. Worker processes render the cards while this one makes the listings.
    """
    with ThreadPoolExecutor(1) as thread:
        found = find(root, tree, plan.settings)
        made = thread.submit(plan.make_mkdocs_output) if not has_errors(found.problems) else None
        content, problems = read(root, found, plan.settings, tools)
        mkdocs_output = made.result() if made is not None and not has_errors(problems) else None
    if mkdocs_output is None:
        site, of_site = assemble(content, plan.settings)
        return WholeBuild(BuildResult(None, (*problems, *of_site)), site)
    articles = Articles(root, tools.cache, content.library.context)
    renderer = page_renderer(articles, mkdocs_output.theme, mkdocs_output.shells)
    with card_rendering(content.library, renderer, tools) as rendering:
        site, of_site = assemble(content, plan.settings)
        del found, content  # frees the list of files of a hundred thousand entries
        problems += of_site
        if has_errors(of_site):
            return WholeBuild(BuildResult(None, tuple(problems)), site)
        outputs = OUTPUTS if plan.outputs is None else plan.outputs
        published = publish(site, rendering, mkdocs_output, output, tools, outputs)
    output.prune()
    counts = counts_of(output, len(site.library.entries), published.rendered)
    return WholeBuild(BuildResult(counts, tuple(problems)), site, mkdocs_output, published.asked)


def counts_of(output: OutputFolder, entries: int, rendered: int) -> BuildCounts:
    """Return the counts of a build from its output folder, the number of entries and of pages rendered."""
    return BuildCounts(str(output.folder), entries, rendered, output.written, output.kept, output.removed)
