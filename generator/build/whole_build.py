"""Reads the whole content and publishes the site: the build that `guong build` and `guong serve` share."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from generator.build.cards import card_rendering
from generator.build.mkdocs_output import MkDocsOutput
from generator.build.plan import BuildResult, Plan
from generator.build.prepare import assemble, find, read
from generator.build.publish import publish
from generator.content.files.tree import ContentTree
from generator.engine.output_folder import OutputFolder
from generator.engine.parallel import BuildTools
from generator.entries.reader import Articles
from generator.pages.page_renderer import page_renderer
from generator.problems.problem import Problem, has_errors
from generator.site.site import Site


def build_all(
    root: Path, tree: ContentTree, plan: Plan, output: OutputFolder, tools: BuildTools
) -> tuple[BuildResult, Site, MkDocsOutput | None]:
    """Build a site; return the result, the site, and the output of MkDocs. Raises BuildError.

    If the content has errors, no file is touched, and there is no output of MkDocs. MkDocs runs in a thread while
    worker processes read the entries, but not on hand-written pages with errors: its messages name neither file nor
    line. Worker processes render the cards while this process makes the listings.
    """
    with ThreadPoolExecutor(1) as thread:
        found = find(root, tree, plan.settings, tools)
        made = thread.submit(plan.make_mkdocs_output) if not has_errors(found.problems) else None
        content, problems = read(root, found, plan.settings, tools)
        mkdocs_output = made.result() if made is not None and not has_errors(problems) else None
    if mkdocs_output is None:
        site, of_site = assemble(content, plan.published)
        return BuildResult((*problems, *of_site)), site, None
    articles = Articles(root, tools.cache, content.library.context)
    renderer = page_renderer(articles, mkdocs_output.theme, mkdocs_output.shells)
    with card_rendering(content.library, renderer, tools) as cards:
        site, of_site = assemble(content, plan.published)
        left_out = content.left_out
        del found, content  # frees the list of files of a hundred thousand entries
        problems += of_site
        if has_errors(of_site):
            return BuildResult(tuple(problems)), site, None
        plan = plan._replace(mkdocs_output=mkdocs_output)
        rendered, asked = publish(site, cards, renderer, plan, output, tools)
    output.prune()
    result = result_of(output, problems, len(site.library.entries), rendered, asked)
    return result._replace(left_out=left_out), site, mkdocs_output


def result_of(
    output: OutputFolder, problems: Iterable[Problem], entries: int, rendered: int, asked: frozenset[str]
) -> BuildResult:
    """Return the result of a build that was published in an output folder."""
    counts = rendered, output.written, output.kept, output.removed, len(output.now), output.size
    return BuildResult(tuple(problems), str(output.folder), entries, *counts, asked)
