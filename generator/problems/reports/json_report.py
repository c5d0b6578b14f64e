"""Reports as JSON for scripts; docs/spec/check-report.md defines the keys."""

import json

from generator.problems.catalogue import CODES
from generator.problems.problem import Severity
from generator.problems.reports import Report, fingerprinted

VERSION = 1  # increases when a key is removed or changes its meaning, not when one is added


def json_report(report: Report) -> str:
    """Return all data of the report as JSON."""
    severities = [each.severity for each in report.problems]
    problems = [
        {
            "code": each.code,
            "severity": each.severity.value,
            "title": CODES[each.code].title,
            "path": report.path(each),
            "line": each.location.line,
            "column": each.location.column,
            "message": each.message,
            "hint": each.hint,
            "fingerprint": fingerprint,
        }
        for fingerprint, each in fingerprinted(report)
    ]
    whole = {
        "version": VERSION,
        "errors": severities.count(Severity.ERROR),
        "warnings": severities.count(Severity.WARNING),
        "older": report.older or 0,
        "problems": problems,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
