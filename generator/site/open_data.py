"""Where the site's data for other programs is, and under which licence."""

from generator.content.settings import Settings

BASE = "api/v1/"
DOCUMENTATION = "api/"
INDEX, DATASET, OPENAPI = "index.json", "dataset.json", "openapi.json"
CSV, XLSX = "catalogue.csv", "catalogue.xlsx"


def data_url(settings: Settings) -> str:
    """Return the URL of the data's folder; empty without `site_url`: then there is no data."""
    return f"{settings.home}{BASE}" if settings.site_url else ""


def licence_terms(settings: Settings) -> str:
    """Return the sentence on the licence of the data, or that there is none (docs/decisions/0021-licence.md)."""
    name, text = settings.data_licence.name, settings.messages.text
    return text("data.licence", name=name) if name else text("data.no_licence")
