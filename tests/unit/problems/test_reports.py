"""Reports for forges follow their rules and schemas and stay inert whatever hostile content they quote."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.problems.catalogue import CODES
from generator.problems.problem import Location, Problem, Severity, in_command, in_order, problem
from generator.problems.reports import Report, fingerprinted, report_of, report_of_change
from generator.problems.reports.github import MAX_SUMMARY_BYTES, annotations, summary
from generator.problems.reports.gitlab import code_quality
from generator.problems.reports.json_report import json_report
from generator.problems.reports.sarif import sarif
from generator.problems.reports.text import as_text, text_report
from tests.support.factories import PROJECT
from tests.support.site_copies import PROFILE, STORY, change, copy_base, places, run

SCHEMAS = PROJECT / "tests/fixtures/schemas"
SARIF = jsonschema.Draft4Validator(json.loads((SCHEMAS / "sarif-2.1.0.json").read_text("utf-8")))
ISSUE = jsonschema.Draft4Validator(json.loads((SCHEMAS / "codeclimate.json").read_text("utf-8")))
SEVERITIES = {"info", "minor", "major", "critical", "blocker"}  # GitLab's documentation of the report
COMMAND = re.compile(
    r"::(error|warning) file=([^:,\r\n]*),line=([0-9]+),col=([0-9]+),title=([^:,\r\n]*)::([^\r\n]*)", re.ASCII
)
EVIL = "x%0A::error::y ##[add-mask]z\n::stop-commands::t\r|</td><script>`*[a](javascript:b)\x1b[31m\u2028@ai #1"


def hostile(code: str = "GS301", path: str = f"content/{EVIL}/index.md", line: int = 1) -> Problem:
    return problem(code, Location(path, line), key=EVIL, where=EVIL, suggestion=EVIL, known=EVIL)


def read_commands(written: str) -> list[tuple[str, str, int, int, str, str]]:
    """Parse workflow commands as GitHub's runner does; every other line must be a known one."""
    found = []
    for line in written.split("\n"):
        match = COMMAND.fullmatch(line)
        if match is None:
            assert re.fullmatch(r"|Không có lỗi nào\.|Tổng cộng: .*\.|[0-9]+ vấn đề có từ trước.*\.", line), line
            continue
        kind, file, number, column, title, message = match.groups()
        values = [_unescaped(each, is_property=True) for each in (file, title)]
        found.append((kind, values[0], int(number), int(column), values[1], _unescaped(message, is_property=False)))
    return found


def _unescaped(text: str, *, is_property: bool) -> str:
    escapes = {"%0D": "\r", "%0A": "\n"} | ({"%3A": ":", "%2C": ","} if is_property else {}) | {"%25": "%"}
    assert not re.search(r"%(?!25|0D|0A|3A|2C)", text), text
    for escape, char in escapes.items():
        text = text.replace(escape, char)
    return text


class Cells(HTMLParser):
    """Collects the cells of a summary; fails on any unexpected tag."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in {"table", "tr", "th", "td", "code", "br"}
        assert not attrs
        if tag == "td":
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        if self.cells and data.strip():
            self.cells[-1] += data


@pytest.fixture
def site(tmp_path: Path) -> Path:
    copy_base(tmp_path / "site")
    change(tmp_path / "site", PROFILE, ("kind: nguoi-tot", "kind: nguoi-tott"), ("xã Hợp Lý,", "xã Hợp Lý,\u00a0"))
    change(tmp_path / "site", STORY, ("title:", "titel:"))
    return tmp_path / "site"


@pytest.mark.parametrize("form", ["github", "gitlab", "sarif", "json"])
def test_every_format_lists_the_problems_of_the_text_report(form: str, site: Path) -> None:
    expected = places(run("check", site).stdout)
    assert [place[3] for place in expected] == ["GS307", "GS110", "GS301"]
    result = run("check", site, "--format", form)
    assert result.exit_code == 1
    if form == "github":
        found = [(file, line, col, title.split()[0]) for _, file, line, col, title, _ in read_commands(result.stdout)]
        assert found == [expected[0], expected[2], expected[1]]  # the warning last
    elif form == "gitlab":
        issues = json.loads(result.stdout)
        assert [(x["location"]["path"], x["location"]["lines"]["begin"], x["check_name"]) for x in issues] == [
            (path, line, code) for path, line, _, code in expected
        ]
    elif form == "sarif":
        (whole,) = json.loads(result.stdout)["runs"]
        where = [x["locations"][0]["physicalLocation"] for x in whole["results"]]
        assert [
            (x["artifactLocation"]["uri"], x["region"]["startLine"], x["region"]["startColumn"]) for x in where
        ] == [place[:3] for place in expected]
    else:
        whole = json.loads(result.stdout)
        assert (whole["version"], whole["errors"], whole["warnings"], whole["older"]) == (1, 2, 1, 0)
        assert [(x["path"], x["line"], x["column"], x["code"]) for x in whole["problems"]] == expected


def test_a_report_in_a_file_leaves_the_text_report_on_the_terminal(site: Path, tmp_path: Path) -> None:
    for form in ("gitlab", "sarif"):
        result = run("check", site, "--format", form, "--output", str(tmp_path / form))
        assert result.stdout == run("check", site).stdout
        assert (tmp_path / form).read_text("utf-8") == run("check", site, "--format", form).stdout
    assert run("check", site, "--output", str(tmp_path)).exit_code == 2


def test_the_job_summary_is_appended(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "summary.md"
    file.write_text("Trước đó\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(file))
    run("check", site)
    assert file.read_text("utf-8") == "Trước đó\n"
    run("check", site, "--format", "github")
    assert file.read_text("utf-8").startswith("Trước đó\n### Kiểm tra nội dung\n")
    assert file.read_text("utf-8").count("<tr>") == 4


def test_problems_of_the_built_site_have_the_paths_of_its_files(tmp_path: Path) -> None:
    site = tmp_path / "site"
    copy_base(site)
    (site / "site").mkdir()
    (site / "site/index.html").write_text('<a href="khong-co/">x</a>', "utf-8")
    result = run("verify", site, "--format", "json")
    assert result.exit_code == 1
    assert [(x["path"], x["code"]) for x in json.loads(result.stdout)["problems"]] == [("index.html", "GS906")]


def test_content_files_in_a_report_on_the_built_site_have_paths_in_the_content() -> None:
    of_site = problem("GS906", Location("guong/a/index.html"), target="b/", more="")
    of_content = problem("GS913", Location("content/stories/2025/b/index.md", 9, 4), whose="x", address="/y/")
    report = report_of([of_site, of_content])._replace(folder="trang/site", content_folder="trang")
    assert {each[1] for each in read_commands(annotations(report))} == {
        "trang/site/guong/a/index.html", "trang/content/stories/2025/b/index.md",
    }  # fmt: skip


def everything() -> Report:
    """Return a report with a problem of every code, each in a file whose name must be escaped."""
    return report_of(
        Problem(
            code,
            Location(f"content/a b/100%,ả:{'#?'}.md", line, 2),
            f"thông báo {code}",
            "cách sửa",
            Severity(severity),
        )
        for line, (code, (severity, *_)) in enumerate(CODES.items(), 1)
    )


def test_sarif_is_valid_by_its_schema() -> None:
    for report in (everything(), report_of([]), report_of([hostile()], "trang/ví dụ")):
        SARIF.validate(json.loads(sarif(report)))
    (whole,) = json.loads(sarif(everything()))["runs"]
    rules = whole["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted(CODES)
    for rule in rules:
        assert rule["shortDescription"]["text"] == CODES[rule["id"]].title
        assert not re.search(r"\{[a-z_]+\}", rule["fullDescription"]["text"] + rule["help"]["text"])
    for result in whole["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] == CODES[result["ruleId"]].severity
        place = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert place["uriBaseId"] == "%SRCROOT%"
        assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", place["uri"])
        assert unquote(place["uri"]) == "content/a b/100%,ả:#?.md"


def test_code_quality_is_valid_by_its_schema() -> None:
    issues = json.loads(code_quality(everything()))
    for issue in issues:
        ISSUE.validate(issue)
        assert issue["severity"] in SEVERITIES
        assert not issue["location"]["path"].startswith(("/", "./"))
    assert len({issue["fingerprint"] for issue in issues}) == len(CODES)
    assert json.loads(code_quality(report_of([]))) == []


def test_the_schemas_reject_invalid_reports() -> None:
    broken = json.loads(sarif(everything()))
    broken["runs"][0]["results"][0]["level"] = "lỗi"
    with pytest.raises(jsonschema.ValidationError):
        SARIF.validate(broken)
    with pytest.raises(jsonschema.ValidationError):
        ISSUE.validate({"description": "x", "severity": "blocker", "location": {}})


def moved(problems: Sequence[Problem], lines: int) -> list[Problem]:
    return [replace(each, location=each.location._replace(line=each.location.line + lines)) for each in problems]


def test_a_fingerprint_survives_moved_lines_and_distinguishes_equal_problems() -> None:
    doubled = problem("GS208", Location("a.md", 9), key="kind", first=4)
    pair = [problem("GS505", Location("a.md", line), target="/x/") for line in (7, 30)]
    elsewhere = problem("GS505", Location("b.md", 7), target="/x/")
    before = dict(fingerprinted(report_of([doubled, *pair, elsewhere])))
    assert len(before) == 4
    later = problem("GS208", Location("a.md", 19), key="kind", first=14)
    after = dict(fingerprinted(report_of([later, *moved(pair, 10), elsewhere])))
    assert before.keys() == after.keys()
    assert dict(fingerprinted(report_of([doubled], "trang"))).keys().isdisjoint(before)


def test_errors_come_first_in_annotations() -> None:
    kinds = [kind for kind, *_ in read_commands(annotations(everything()))]
    assert kinds == sorted(kinds)
    assert set(kinds) == {"error", "warning"}


@given(st.lists(st.text(), min_size=5, max_size=5))
def test_no_text_of_content_becomes_a_command_or_markup(texts: list[str]) -> None:
    path, key, where, known, near = (f"{EVIL}{each}" for each in texts)
    found = problem("GS301", Location(path, 3), key=key, where=where, known=known, suggestion=near)
    report = report_of([found], path)
    ((kind, file, line, col, title, message),) = read_commands(annotations(report))
    assert (kind, line, col, title) == ("error", 3, 1, "GS301 Khóa lạ")
    assert message == f"{found.message}\n→ {found.hint}"
    assert file == report.path(found)
    written = summary(report)
    blocks = MarkdownIt("commonmark", {"html": True}).enable("table").parse(written)
    assert [block.type for block in blocks] == [
        "heading_open", "inline", "heading_close", "paragraph_open", "inline", "paragraph_close", "html_block",
    ]  # fmt: skip
    cells = Cells()
    cells.feed(written)
    assert [cell.strip() for cell in cells.cells[3:]] == [found.message.strip(), found.hint.strip()]
    assert "##[" not in text_report(report)
    for whole in (sarif(report), code_quality(report), json_report(report)):
        json.loads(whole.encode("utf-8", "replace"))


def test_a_summary_never_exceeds_the_limit_of_github() -> None:
    many = report_of(problem("GS505", Location("content/ả.md", line), target="/" + "ả" * 200) for line in range(9_000))
    written = summary(many)
    assert MAX_SUMMARY_BYTES - 2_000 < len(written.encode()) <= MAX_SUMMARY_BYTES
    shown = written.count("<tr>") - 1
    assert f"Còn {9_000 - shown} vấn đề nữa" in written
    Cells().feed(written)
    for room in (0, 10, 100, 500, 2_000):
        assert len(summary(many, room).encode()) <= room
        assert len(summary(report_of([]), room).encode()) <= room


def test_older_problems_are_only_counted() -> None:
    old = problem("GS505", Location("content/cũ.md", 3), target="/x/")
    same = problem("GS505", Location("content/cũ.md", 8), target="/x/")
    new = problem("GS502", Location("content/cũ.md", 4), slug="a", suggestion="Có phải ý bạn là “b”? ")
    own = problem("GS505", Location("content/mới �.md", 3), target="/x/")
    report = report_of_change([old, new, own], [old, own], {"content/mới \x07.md"})
    assert (list(report.problems), report.older) == (in_order([new, own]), 1)
    assert "1 vấn đề có từ trước, không do thay đổi này.\n" in text_report(report)
    assert report_of_change([old, same], [old], set()).problems == (same,)
    assert report_of_change([old], [old, same], set()) == Report((), 1)
    assert report_of_change([old], [replace(old, severity=Severity.WARNING)], set()).problems == (old,)
    again = problem("GS502", Location("content/cũ.md", 4), slug="a", suggestion="")
    assert report_of_change([new], [again], set()) == Report((), 1)  # a suggestion does not identify a problem


def test_the_text_report_of_everything() -> None:
    assert text_report(everything()) == as_text(everything().problems)
    assert text_report(Report((), 0)) == "Không có lỗi nào.\n"


def test_the_catalogue_uses_every_severity() -> None:
    assert {Severity(each.severity) for each in CODES.values()} == set(Severity)


def test_a_path_in_a_command_can_be_copied_into_a_terminal() -> None:
    assert in_command("content/profiles/a/Ảnh_1-2.JPG") == "content/profiles/a/Ảnh_1-2.JPG"
    assert in_command("a/IMG (1).JPG") == "'a/IMG (1).JPG'"
    assert in_command("a/$(rm x).jpg") == "'a/$(rm x).jpg'"
