"""The output: every file of the data, the index last, since it has a digest of each."""

from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from importlib.metadata import version

from generator.engine.cache import digest_of
from generator.engine.fingerprint import program_digest
from generator.engine.output_folder import Artifact, artifact_of
from generator.outputs.data.catalogue import as_csv, as_xlsx, headings, rows
from generator.outputs.data.changes import changes
from generator.outputs.data.counts import counts_document
from generator.outputs.data.descriptions import dataset, index
from generator.outputs.data.documents import Document, Listed, encoded, listed
from generator.outputs.data.lists import lists
from generator.outputs.data.openapi import openapi
from generator.outputs.data.places import places_document
from generator.outputs.data.records import entry_pages
from generator.outputs.data.schemas import schema_files
from generator.outputs.data.shared import Shared, shared
from generator.outputs.data.vocabularies import vocabularies_document
from generator.site.open_data import BASE, CSV, XLSX
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
    for artifact in _catalogue(held):
        digest = sha256(artifact.make()).hexdigest() if artifact.path.endswith(CSV) else None
        files.append(Listed(artifact.path.removeprefix(BASE), None, digest))
        yield artifact
    for path, content in schema_files(held.home):
        yield artifact_of(path, content)
    document = index(files, site.settings, held.home)
    yield artifact_of(BASE + document.path, encoded(document.value))


def _catalogue(held: Shared) -> Iterator[Artifact]:
    """Yield the catalogue as CSV and as XLSX; the latter, which takes longer, is made only if a row changed."""
    settings = held.site.settings
    heads, found = headings(settings.messages), tuple(rows(held))
    content = as_csv(heads, found)
    yield artifact_of(BASE + CSV, content)
    key = digest_of("catalogue", program_digest(), version("xlsxwriter"), settings.site_name, content)
    yield Artifact(BASE + XLSX, key, partial(as_xlsx, heads, found, settings.site_name))


def _documents(held: Shared) -> Iterator[Document]:
    yield from entry_pages(held)
    yield from lists(held)
    yield from changes(held)
    yield vocabularies_document(held.site.library.context.vocabularies)
    yield places_document(held)
    yield counts_document(held)
    years = sorted({entry.year for entry in held.entries}, reverse=True)
    yield dataset(held.site.settings, held.home, years)
    yield openapi(held.site.settings, held.home)
