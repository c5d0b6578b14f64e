"""Real entries with random and directed damage.

The check never raises, accepts no invalid entry, and names the damage with its location.
"""

import re
from collections.abc import Callable
from types import MappingProxyType

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.content.entry_kinds import ENTRY_KINDS, PROFILE
from generator.content.files.entry_files import EntryFile, find_entries
from generator.content.files.tree import scan_content
from generator.problems.problem import Location, Problem, did_you_mean, has_errors
from generator.problems.reports.text import as_text
from tests.support.independent_parsers import assert_is_valid
from tests.support.site_copies import PROJECT, check_entry

FILES, _ = find_entries(scan_content(PROJECT))
pytestmark = pytest.mark.usefixtures("samples")

SEEDS = MappingProxyType({file: (PROJECT / file.path).read_text("utf-8") for file in FILES})
Mutation = Callable[[str], str]


seeds = st.sampled_from(FILES)  # none if a host has no entry: then every test is skipped
_AWKWARD = (
    *("---", "\t", ":", ": ", "- ", "[", "]", "{", "}", "&a ", "*a", "!!x ", '"', "'", "#", " #", "|", ">", "?", "<b>"),
    *("javascript:", "\u200b", "\u2028", "\x85", "\x0c", "\x00", "\ufeff", "\ufffd", "\u0301", "\\", "\r", "\n"),
    *("0912 345 678", "079 123 456 789", "true", "null", "~", "", "2020-02-30", "0000-00-00", "2026", "%", "`", "@"),
)
_VALUES = ("[]", "{}", "[a, b]", "{a: b}", "[[[[[[[[1]]]]]]]]", "'x'", '"\\0"', '"a\\nb"', "|\n  a\n  b")
scraps = st.one_of(st.sampled_from(_AWKWARD), st.text(max_size=8))
values = st.one_of(scraps, st.sampled_from(_VALUES))
permille = st.integers(4, 999)  # of the text; the fence at its head is broken by the fixtures


def insert(at: int, scrap: str) -> Mutation:
    return lambda text: text[: len(text) * at // 1000] + scrap + text[len(text) * at // 1000 :]


def cut(at: int, count: int) -> Mutation:
    return lambda text: text[: len(text) * at // 1000] + text[len(text) * at // 1000 + count :]


def truncate(at: int) -> Mutation:
    return lambda text: text[: len(text) * at // 1000]


def splice(at: int, other_at: int, other: EntryFile) -> Mutation:
    tail = SEEDS[other][len(SEEDS[other]) * other_at // 1000 :]
    return lambda text: text[: len(text) * at // 1000] + tail


def at_line(at: int, change: Callable[[str], str]) -> Mutation:
    """Replace one line by the lines that `change` returns, possibly none."""

    def mutate(text: str) -> str:
        lines = text.split("\n")
        place = len(lines) * at // 1000
        lines[place] = change(lines[place])
        return "\n".join(lines)

    return mutate


def swap(at: int, other_at: int) -> Mutation:
    def mutate(text: str) -> str:
        lines = text.split("\n")
        first, second = len(lines) * at // 1000, len(lines) * other_at // 1000
        lines[first], lines[second] = lines[second], lines[first]
        return "\n".join(lines)

    return mutate


def set_value(at: int, value: str) -> Mutation:
    return at_line(at, lambda line: f"{line.partition(':')[0]}: {value}")


def rename(at: int, key: str) -> Mutation:
    return at_line(at, lambda line: f"{key}:{line.partition(':')[2]}")


def indent(at: int, blanks: int) -> Mutation:
    return at_line(at, lambda line: " " * blanks + line.lstrip())


def double(at: int) -> Mutation:
    return at_line(at, lambda line: f"{line}\n{line}")


mutations: st.SearchStrategy[Mutation] = st.one_of(
    st.builds(insert, permille, scraps),
    st.builds(cut, permille, st.integers(1, 60)),
    st.builds(truncate, permille),
    st.builds(splice, permille, permille, seeds),
    st.builds(swap, permille, permille),
    st.builds(double, permille),
    st.builds(indent, permille, st.integers(0, 6)),
    st.builds(rename, permille, scraps),
    st.builds(set_value, permille, values),
)


def assert_places_are_in_the_file(content: str | bytes, path: str, problems: list[Problem]) -> None:
    breaks = content.count(b"\n" if isinstance(content, bytes) else "\n")  # type: ignore[arg-type]
    returns = content.count(b"\r" if isinstance(content, bytes) else "\r")  # type: ignore[arg-type]
    for problem in problems:
        assert problem.location.path == path or problem.code == "GS606"  # the file that is not named any more
        assert 1 <= problem.location.line <= breaks + returns + 2
        assert problem.location.column >= 1
    report = as_text(problems)
    assert report.count("\n") == sum(2 + each.hint.count("\n") for each in set(problems)) + 1


@settings(max_examples=1500)
@given(seeds, st.lists(mutations, min_size=1, max_size=3))
def test_a_damaged_entry_is_reported_or_valid(file: EntryFile, damage: list[Mutation]) -> None:
    text = SEEDS[file]
    for mutate in damage:
        text = mutate(text)
    entry, problems = check_entry(text, file)
    assert_places_are_in_the_file(text, file.path, problems)
    if entry is None:
        assert has_errors(problems)
    elif not has_errors(problems):
        assert_is_valid(entry, text)


@settings(max_examples=300)
@given(seeds, st.integers(0, 4000), st.binary(min_size=1, max_size=4))
def test_damaged_bytes_are_reported_or_valid(file: EntryFile, offset: int, scrap: bytes) -> None:
    content = SEEDS[file].encode()
    content = content[:offset] + scrap + content[offset + len(scrap) :]
    entry, problems = check_entry(content, file)
    assert_places_are_in_the_file(content, file.path, problems)
    if entry is not None and not has_errors(problems):
        assert_is_valid(entry, content.decode())


@settings(max_examples=200)
@given(st.one_of(st.text(), st.binary()), seeds)
def test_arbitrary_content_is_reported(content: str | bytes, file: EntryFile) -> None:
    assume(not isinstance(content, str) or content.isprintable() or content.isascii())
    entry, problems = check_entry(content, file)
    assert entry is None
    assert has_errors(problems)


# Directed damage: the code and the line are known beforehand.


def lines_of(text: str) -> list[str]:
    return text.split("\n")


def line_of(text: str, key: str) -> int:
    return next(number for number, line in enumerate(lines_of(text), 1) if line.startswith(f"{key}:"))


def found_at(problems: list[Problem], code: str) -> list[tuple[int, str, str]]:
    return [(each.location.line, each.message, each.hint) for each in problems if each.code == code]


def with_value(text: str, key: str, value: str) -> str:
    lines = lines_of(text)
    lines[line_of(text, key) - 1] = f"{key}: {value}"
    return "\n".join(lines)


REQUIRED = ["summary", "date", "kind", "fields", "locality"]


def one_line_keys(text: str) -> list[str]:
    """Return the top-level keys whose value is on the same line."""
    front = text.split("\n---\n", maxsplit=1)[0]
    return re.findall(r"^([a-z_]+): \S", front, re.MULTILINE)


@settings(max_examples=60)
@given(seeds, st.data())
def test_a_missing_required_key_is_named(file: EntryFile, data: st.DataObject) -> None:
    text = SEEDS[file]
    key = data.draw(st.sampled_from([*REQUIRED, "name" if file.kind is PROFILE else "title"]))
    lines = lines_of(text)
    at = line_of(text, key) - 1
    assume(at + 1 >= len(lines) or not lines[at + 1].startswith((" ", "-")))
    del lines[at]
    problems = check_entry("\n".join(lines), file)[1]
    assert [each for each in found_at(problems, "GS302") if f"“{key}”" in each[1]] == found_at(problems, "GS302")
    assert [line for line, *_ in found_at(problems, "GS302")] == [2]


@settings(max_examples=100)
@given(seeds, st.data())
def test_a_misspelt_key_is_recognised(file: EntryFile, data: st.DataObject) -> None:
    text = SEEDS[file]
    key = data.draw(st.sampled_from([each for each in one_line_keys(text) if len(each) >= 6]))
    at = data.draw(st.integers(1, len(key) - 2))
    misspelt = key[:at] + data.draw(st.sampled_from(["", key[at] * 2, key[at + 1] + key[at]])) + key[at + 1 :]
    assume(misspelt not in file.kind.model.model_fields)
    entry, problems = check_entry(re.sub(rf"^{key}:", f"{misspelt}:", text, flags=re.MULTILINE), file)
    assert entry is None
    (line, message, hint), *more = found_at(problems, "GS301")
    assert not more
    assert line == line_of(text, key)
    assert f"“{misspelt}”" in message
    assert hint.startswith(did_you_mean([key]).removesuffix("? "))
    assert [each.code for each in problems if each.code != "GS301"] == []


@settings(max_examples=60)
@given(seeds, st.sampled_from(["kind", "fields"]), st.integers(0, 10))
def test_a_misspelt_slug_is_recognised(file: EntryFile, key: str, at: int) -> None:
    text = SEEDS[file]
    line = lines_of(text)[line_of(text, key) - 1]
    slug = re.findall(r"[a-z]+(?:-[a-z]+)+", line)
    assume(bool(slug))
    right = slug[0]
    wrong = right[: at % len(right)] + "x" + right[at % len(right) :]
    entry, problems = check_entry(text.replace(line, line.replace(right, wrong, 1), 1), file)
    assert entry is None
    (number, message, hint), *_ = found_at(problems, "GS307")
    assert (number, f"“{wrong}”" in message) == (line_of(text, key), True)
    assert hint.startswith(f"Có phải ý bạn là “{right}”")


not_days = st.one_of(
    st.sampled_from(["2026-02-30", "2026-13-01", "19/5/2026", "2026-5-9", "hôm nay", "2026", "20260519", "2026-W20-2"]),
    st.text("0123456789-/", min_size=1, max_size=8).filter(lambda text: not re.fullmatch(r"\d{4}-\d\d-\d\d", text)),
)


@settings(max_examples=60)
@given(seeds, not_days)
def test_an_invalid_day_is_reported(file: EntryFile, day: str) -> None:
    text = with_value(SEEDS[file], "date", f"'{day}'")
    entry, problems = check_entry(text, file)
    assert entry is None
    assert [line for line, *_ in found_at(problems, "GS305")] == [line_of(text, "date")]
    assert {each.code for each in problems} == {"GS305"}


@settings(max_examples=40)
@given(seeds, st.data())
def test_a_duplicate_key_is_reported_at_the_second(file: EntryFile, data: st.DataObject) -> None:
    text = SEEDS[file]
    key = data.draw(st.sampled_from(one_line_keys(text)))
    lines = lines_of(text)
    end = lines.index("---", 1)
    lines.insert(end, lines[line_of(text, key) - 1])
    problems = check_entry("\n".join(lines), file)[1]
    assert [(each.code, each.location) for each in problems] == [("GS208", Location(file.path, end + 1))]
    assert f"dòng {line_of(text, key)}" in problems[0].message


DIRECTED: dict[str, tuple[Mutation, str]] = {
    "tab": (lambda line: line.replace(": ", ":\t", 1), "GS205"),
    "anchor": (lambda line: line.replace(": ", ": &a ", 1), "GS206"),
    "alias": (lambda line: line.split(":")[0] + ": *a", "GS206"),
    "tag": (lambda line: line.replace(": ", ": !!python/name:os.system ", 1), "GS207"),
    "second colon": (lambda line: line + ": x", "GS204"),
    "BOM within": (lambda line: line[:3] + "\ufeff" + line[3:], "GS109"),
    "replacement": (lambda line: line[:-1] + "\ufffd", "GS105"),
    "blank": (lambda line: line.split(":")[0] + ":", "GS322"),
    "telephone": (lambda line: line + " 0912.345.678", "GS802"),
    "identity": (lambda line: line + " 079123456789", "GS803"),
}


@pytest.mark.parametrize("kind", DIRECTED)
@settings(max_examples=25)
@given(file=seeds)
def test_damage_to_the_summary_is_reported_on_its_line(kind: str, file: EntryFile) -> None:
    damage, code = DIRECTED[kind]
    text = SEEDS[file]
    number = line_of(text, "summary")
    lines = lines_of(text)
    lines[number - 1] = damage(re.sub(r"[\"]|(?<!summary): ", "", lines[number - 1]))
    problems = check_entry("\n".join(lines), file)[1]
    assert (code, number) in {(each.code, each.location.line) for each in problems}


@settings(max_examples=40)
@given(seeds, st.sampled_from(["<b>a</b>", "<script>a</script>", "<!-- a -->", "[a](javascript:a)", "![a](b.png)"]))
def test_forbidden_constructs_in_a_body_are_reported_on_their_line(file: EntryFile, scrap: str) -> None:
    text = SEEDS[file].rstrip("\n") + f"\n\nMột đoạn.\nHai {scrap}\n"
    problems = check_entry(text, file)[1]
    assert {each.code for each in problems} <= {"GS701", "GS702", "GS705"}
    assert {each.location[1:] for each in problems} <= {(text.count("\n"), column) for column in range(5, 16)}
    assert problems


def test_every_entry_of_the_project_is_valid() -> None:
    assert {file.kind for file in SEEDS} == set(ENTRY_KINDS)
    for file, text in SEEDS.items():
        entry, problems = check_entry(text, file)
        assert entry is not None, as_text(problems)
        assert_is_valid(entry, text)
