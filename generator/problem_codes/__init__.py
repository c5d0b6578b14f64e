"""The catalogue of problem codes: permanent codes with their Vietnamese texts. Data, no logic.

A code is never reused for another meaning and never renumbered: reports, guides and forges refer to it.
The staff guide's list of errors is made from this table. `{…}` is filled by the check that finds the problem.
"""

from generator.problem_codes._code import HIDES, SHOWS, STAYS, Code
from generator.problem_codes._files import FILE
from generator.problem_codes._front_matter import FRONT_MATTER
from generator.problem_codes._keys import KEYS
from generator.problem_codes._media import BODY, MEDIA
from generator.problem_codes._privacy import CONSULTATIONS, PRIVACY
from generator.problem_codes._references import ADDRESSES, PLACES, REFERENCES
from generator.problem_codes._site import SITE

__all__ = ["CODES", "HIDES", "SHOWS", "STAYS", "Code"]

CODES: dict[str, Code] = {
    **FILE, **FRONT_MATTER, **KEYS, **PLACES, **REFERENCES, **ADDRESSES, **MEDIA, **BODY, **PRIVACY,
    **CONSULTATIONS, **SITE,
}  # fmt: skip
