"""A report as JSON of our own, for scripts; decision record 16 says what each key means."""

import json

from generator.problems.catalogue import CODES
from generator.problems.problem import Severity
from generator.problems.reports.report import Report, fingerprinted

VERSION = 1  # another number where a key goes or changes its meaning; new keys may come


def plain_json(report: Report) -> str:
    """Write everything that is known of the problems."""
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
