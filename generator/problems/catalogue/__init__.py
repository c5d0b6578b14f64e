"""The catalogue of problem codes: permanent codes with their Vietnamese texts. Data, no logic.

A code is never reused for another meaning and never renumbered: reports, guides and forges refer to it.
The list of errors in the staff guide is generated from this table. The check that finds a problem fills in `{…}`.
"""

from generator.problems.catalogue.code import HIDES, SHOWS, STAYS, Code
from generator.problems.catalogue.files import FILE
from generator.problems.catalogue.front_matter import FRONT_MATTER
from generator.problems.catalogue.keys import KEYS
from generator.problems.catalogue.media import BODY, MEDIA
from generator.problems.catalogue.privacy import CONSENTS, CONSULTATIONS, GROUNDS, PRIVACY, STRAY
from generator.problems.catalogue.references import ADDRESSES, PLACES, REFERENCES
from generator.problems.catalogue.site import SITE

__all__ = ["CODES", "HIDES", "SHOWS", "STAYS", "Code"]

CODES: dict[str, Code] = {
    **FILE, **FRONT_MATTER, **KEYS, **PLACES, **REFERENCES, **ADDRESSES, **MEDIA, **BODY, **PRIVACY, **CONSENTS,
    **GROUNDS, **STRAY, **CONSULTATIONS, **SITE,
}  # fmt: skip
