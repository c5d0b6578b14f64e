"""Reports as SARIF 2.1.0, for GitHub code scanning and the SARIF viewer of VS Code."""

import json
import re
from importlib.metadata import version
from urllib.parse import quote

from generator.problems.catalogue import CODES
from generator.problems.catalogue.examples import examples
from generator.problems.problem import Problem
from generator.problems.reports import Report, fingerprinted

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_FINGERPRINT = "guongSang/v1"  # increases when fingerprints are computed differently
_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")


def sarif(report: Report) -> str:
    """Return a log of one run; its rules are the codes of the problems found."""
    codes = sorted({each.code for each in report.problems})
    results = [
        _result(report, each, fingerprint, codes.index(each.code)) for fingerprint, each in fingerprinted(report)
    ]
    driver = {
        "name": "guong",
        "fullName": "Gương Sáng",
        "semanticVersion": version("guong-sang"),
        "language": "vi",
        "rules": [_rule(code) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "Thư mục gốc của kho."}}},
        "results": results,
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str) -> dict[str, object]:
    kind = CODES[code]
    return {
        "id": code,
        "shortDescription": {"text": kind.title},
        "fullDescription": {"text": _general(kind.message)},
        "help": {"text": examples()[code].cure},
        "defaultConfiguration": {"level": kind.severity},
    }


def _general(text: str) -> str:
    """Return a text of the catalogue with its placeholders as ellipses, as a description of the rule."""
    return _PLACEHOLDER.sub("…", text).replace("{{", "{").replace("}}", "}")


def _result(report: Report, problem: Problem, fingerprint: str, rule: int) -> dict[str, object]:
    place = problem.location
    where = {
        "artifactLocation": {"uri": quote(report.path(problem)), "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": place.line, "startColumn": place.column},
    }
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": problem.severity.value,
        "message": {"text": f"{problem.message}. {problem.hint}"},
        "locations": [{"physicalLocation": where}],
        "partialFingerprints": {_FINGERPRINT: fingerprint},
    }
