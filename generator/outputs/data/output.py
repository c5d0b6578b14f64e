"""The output: every file of the data, the index last, since it has a digest of each."""

from collections.abc import Iterator

from generator.engine.output_folder import Artifact, artifact_of
from generator.outputs.data.changes import changes
from generator.outputs.data.counts import counts_document
from generator.outputs.data.descriptions import dataset, index
from generator.outputs.data.documents import BASE, Document, Listed, encoded, listed
from generator.outputs.data.lists import lists
from generator.outputs.data.places import places_document
from generator.outputs.data.records import entry_pages
from generator.outputs.data.schemas import schema_files
from generator.outputs.data.shared import Shared, shared
from generator.outputs.data.vocabularies import vocabularies_document
from generator.site.site import Site


def data(site: Site) -> Iterator[Artifact]:
    """Yield every file of the data; none without `site_url`, since its URLs must be absolute."""
    if not site.settings.site_url:
        return
    held = shared(site)
    files: list[Listed] = []
    for document in _documents(held):
        content = encoded(document.value)
        files.append(listed(document, content))
        yield artifact_of(BASE + document.path, content)
    for path, content in schema_files(held.home):
        yield artifact_of(path, content)
    yield artifact_of(BASE + "index.json", encoded(index(files, site.settings, held.home).value))


def _documents(held: Shared) -> Iterator[Document]:
    yield from entry_pages(held)
    yield from lists(held)
    yield from changes(held)
    yield vocabularies_document(held.site.library.context.vocabularies)
    yield places_document(held)
    yield counts_document(held)
    years = sorted({entry.year for entry in held.entries}, reverse=True)
    yield dataset(held.site.settings, held.home, years)
