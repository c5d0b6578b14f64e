"""Reports for GitLab Code Quality, which shows in a merge request the problems it adds and fixes.

GitLab compares the fingerprints of two branches. They contain no line number, so a moved problem is not new.
"""

import json

from generator.problems.catalogue import CODES
from generator.problems.problem import Severity
from generator.problems.reports import Report, fingerprinted

_SEVERITIES = {Severity.ERROR: "blocker", Severity.WARNING: "minor"}


def code_quality(report: Report) -> str:
    """Return the JSON for a job's `artifacts:reports:codequality`."""
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
