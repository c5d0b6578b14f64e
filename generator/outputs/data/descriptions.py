"""What the data says of itself: its index with a digest of every file, and its description for catalogues of data."""

from collections.abc import Iterable, Sequence

from generator.content.settings import Settings
from generator.outputs.data.documents import Document, Json, Listed, without_nothing
from generator.outputs.data.schemas import schema_path
from generator.site.open_data import BASE, CSV, DATASET, DOCUMENTATION, INDEX, OPENAPI, XLSX, licence_terms

VERSION = "1"
MEDIA_TYPES = {
    INDEX: "application/json",
    CSV: "text/csv",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_CONTEXT = {"@vocab": "https://schema.org/", "dcat": "http://www.w3.org/ns/dcat#"}


def licence(settings: Settings) -> Json:
    """Return the licence of the data: that of the settings, or a sentence that there is none."""
    own = settings.data_licence
    named = without_nothing({"name": own.name, "url": own.url}) if own.name else {}
    return named | {"terms": licence_terms(settings)}


def index(files: Iterable[Listed], settings: Settings, home: str) -> Document:
    """Return the index of all files but itself, ordered by path."""
    ordered = sorted(files, key=lambda each: each.path)
    pages = [{"path": each.path, "count": each.entries, "digest": each.digest} for each in ordered if each.entries]
    documents = [
        without_nothing({"path": each.path, "schema": each.schema and schema_path(each.schema), "digest": each.digest})
        for each in ordered
        if not each.entries
    ]
    value = {
        "version": VERSION,
        "name": settings.site_name,
        **without_nothing({"description": settings.site_description, "publisher": settings.office.governing_body}),
        "url": home,
        "language": settings.language,
        "licence": licence(settings),
        "documentation": home + DOCUMENTATION,
        "openapi": OPENAPI,
        "dataset": DATASET,
        "entries": {"count": sum(each.entries or 0 for each in ordered), "pages": pages},
        "documents": documents,
    }
    return Document(INDEX, "index", value)


def dataset(settings: Settings, home: str, years: Sequence[int]) -> Document:
    """Return the description of the data as schema.org's Dataset, which is DCAT's too; `years` are latest first."""
    terms, text = licence(settings), settings.messages.text
    value = {
        "@context": _CONTEXT,
        "@type": ["Dataset", "dcat:Dataset"],
        "@id": f"{home}{BASE}",
        "name": text("data.name", site=settings.site_name),
        "description": text("data.description", site=settings.site_name),
        "url": home + DOCUMENTATION,
        "inLanguage": settings.language,
        "isAccessibleForFree": True,
        **without_nothing({"license": terms.get("url")}),
        "usageInfo": terms["terms"],
        **(
            {"publisher": {"@type": "Organization", "name": settings.office.governing_body}}
            if settings.office.governing_body
            else {}
        ),
        **({"temporalCoverage": f"{years[-1]}/{years[0]}"} if years else {}),
        "spatialCoverage": {"@type": "Country", "name": "Viet Nam", "identifier": "VN"},
        "distribution": [
            {
                "@type": ["DataDownload", "dcat:Distribution"],
                "contentUrl": f"{home}{BASE}{path}",
                "encodingFormat": kind,
            }
            for path, kind in MEDIA_TYPES.items()
        ],
    }
    return Document(DATASET, "dataset", value)
