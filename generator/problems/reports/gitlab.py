"""A report for GitLab: Code Quality, which shows in a merge request what it brings and what it mends.

GitLab compares fingerprints of two branches: they hold no line, so what only moved is not shown as new.
"""

import json

from generator.problems.catalogue import CODES
from generator.problems.problem import Severity
from generator.problems.reports.report import Report, fingerprinted

_SEVERITIES = {Severity.ERROR: "blocker", Severity.WARNING: "minor"}


def code_quality(report: Report) -> str:
    """Write the JSON that a job hands in as `artifacts:reports:codequality`."""
    issues = [
        {
            "description": f"{CODES[each.code].title}: {each.message}. {each.hint}",
            "check_name": each.code,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[each.severity],
            "location": {"path": report.path(each), "lines": {"begin": each.location.line}},
        }
        for fingerprint, each in fingerprinted(report)
    ]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"
