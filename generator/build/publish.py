"""Publishes a site: every page and every other file is an artifact, made unless the output folder has it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from functools import partial
from itertools import starmap
from pathlib import Path

from generator.build.cards import Cards, RenderingError
from generator.build.last_build import forget_build
from generator.build.mkdocs_output import MkDocsOutput
from generator.build.plan import Plan
from generator.build.published_entries import PublishedEntries
from generator.engine.files import trusted_time
from generator.engine.output_folder import Artifact, OutputFolder, PublishedFile, artifact_of, write_artifact
from generator.engine.parallel import BuildTools, each_done, pool_for
from generator.outputs.output import OUTPUTS
from generator.outputs.pictures import card_style, pictures
from generator.outputs.recordings import recordings
from generator.outputs.scenes import scenes
from generator.outputs.search_index import search_files
from generator.outputs.stylesheet import frame_stylesheet, stylesheet
from generator.outputs.texts import Texts
from generator.pages.component_gallery import ADDRESS as GALLERY
from generator.pages.component_gallery import example_page
from generator.pages.live_marks import LiveMarks
from generator.pages.page import EntryPage
from generator.pages.page_renderer import PageRenderer
from generator.pages.render import Renderer
from generator.pages.site_pages import page_count, pages
from generator.site.site import Site

_AT_ONCE = 150
_WORTH_PROCESSES = 400


def publish(
    site: Site,
    cards: Future[Cards],
    renderer: PageRenderer,
    plan: Plan,
    output: OutputFolder,
    tools: BuildTools,
) -> tuple[int, frozenset[str]]:
    """Publish a site over the last build of it; `plan` has the output of MkDocs.

    Return the number of pages that were rendered, and the paths of the entries whose texts outputs asked for. Raises
    BuildError.
    """
    forget_build(tools.cache, output.folder)
    mkdocs_output = plan.mkdocs_output
    assert mkdocs_output is not None  # noqa: S101  (see the docstring)
    root, texts = renderer.articles.root, Texts(renderer.articles)
    entries = PublishedEntries(tools.cache, output.folder)

    def page_artifacts() -> Iterator[Artifact]:
        yield from _pages(site, cards.result(), renderer, entries)
        cards.result().clear()  # of a hundred thousand entries
        entries.save()
        # Meanwhile, worker processes render the last pages.
        output.publish_all(_mkdocs_files(site, mkdocs_output))
        output.publish_all(recordings(site.library, root, trusted_time(tools.settling_ns)))
        for each in OUTPUTS if plan.outputs is None else plan.outputs:
            output.publish_all(each.make(site, texts))

    rendered = _publish_pages(page_artifacts(), page_count(site), output, tools)
    output.publish_all(pictures(site.library, root, card_style(mkdocs_output.theme), tools))
    if site.settings.search:
        words = Counter[str]()
        files = search_files(site, renderer.articles, tools, words)
        output.publish_all(starmap(artifact_of, files))
        entries.save_index(site, words)
    return rendered, frozenset(texts.asked)


def _pages(site: Site, cards: Cards, renderer: PageRenderer, entries: PublishedEntries) -> Iterator[Artifact]:
    for page in pages(site, cards):
        if isinstance(page, EntryPage):
            entries.note(page, site)
        yield renderer.artifact(page)


def _publish_pages(artifacts: Iterable[Artifact], total: int, output: OutputFolder, tools: BuildTools) -> int:
    """Publish artifacts, in worker processes if many are missing; return the number of those that were made.

    `total` is the number of pages, for the display of progress. Raises RenderingError if a worker process died,
    ReadingError if an entry's text has changed since it was read.
    """

    def missing_pages() -> Iterator[tuple[Artifact, bool]]:
        for each in artifacts:
            if not output.has(each.path, each.key):
                output.announce(each.path)
                yield each, output.exists(each.path)

    pool, jobs = pool_for(missing_pages(), tools, _WORTH_PROCESSES)
    number = 0
    for number, done in enumerate(each_done(pool, partial(_written, output.folder), jobs, _AT_ONCE), 1):
        artifact, _ = done.item
        if done.result is None:
            raise RenderingError(artifact.path.removesuffix("index.html"))
        output.note(artifact.path, *done.result)
        if number < total:
            tools.progress("Tạo trang", number, total)
    if number:
        tools.progress("Tạo trang", total, total)
    return number


def _written(folder: Path, job: tuple[Artifact, bool]) -> tuple[PublishedFile, bool]:
    artifact, exists = job
    return write_artifact(folder, artifact, exists=exists)


def _mkdocs_files(site: Site, mkdocs_output: MkDocsOutput) -> Iterator[Artifact]:
    """Yield the files of MkDocs, with live marks filled; stylesheets, scenes; the gallery of components where asked."""
    theme, messages, vocabularies = mkdocs_output.theme, site.settings.messages, site.library.context.vocabularies
    renderer = Renderer(theme, messages)
    live = LiveMarks(site.library, site.by_listing, renderer, site.deadlines, site.collections)
    for path, content in mkdocs_output.files.items():
        is_marked = path in mkdocs_output.marked
        filled = live.fill(content.decode(), path.removesuffix("index.html")).encode() if is_marked else content
        yield artifact_of(path, filled)
    yield artifact_of(*stylesheet(theme, vocabularies))
    yield artifact_of(*frame_stylesheet(theme, vocabularies))
    yield from scenes(theme, renderer, map(Path, site.settings.icon_dirs), vocabularies)
    if mkdocs_output.has_examples:
        html = mkdocs_output.shells[GALLERY.count("/")].fill(*example_page(theme, messages))
        yield artifact_of(f"{GALLERY}index.html", html.encode())
