"""`_headers` says what the table says, as hosts read it: where two rules set a header, both values are joined."""

import re
from collections import defaultdict

import pytest

from generator.outputs.hosts.headers import HEADER_RULES, headers_of
from generator.outputs.hosts.headers_file import LONGEST_LINE, MOST_RULES, headers_file
from generator.site.site import Route

FOLDERS = ("nguon-tin", "guong", "cau-chuyen", "linh-vuc", "tim-kiem", "nhung", "gioi-thieu")
ROUTES = (Route(""), *(Route(f"{each}/") for each in FOLDERS), Route("cu/", "guong/"), Route("guong/a/", is_gone=True))
FRAMES = {"Content-Security-Policy", "X-Frame-Options"}


def rules_of(text: str) -> dict[str, list[tuple[str, str]]]:
    rules: dict[str, list[tuple[str, str]]] = defaultdict(list)
    pattern = ""
    for line in text.splitlines():
        if line.startswith("/"):
            assert line not in rules
            pattern = line
        elif not line.startswith("#"):
            assert line.startswith("  ")
            name, _, value = line.strip().partition(": ")
            rules[pattern].append((name, value))
    return rules


def received(rules: dict[str, list[tuple[str, str]]], path: str) -> dict[str, str]:
    """Return the headers of a path as Cloudflare Pages reads the file."""
    found: dict[str, list[str]] = defaultdict(list)
    for pattern, values in rules.items():
        regex = re.sub(r":f\d+", "[^/]+", re.escape(pattern).replace(r"\*", ".*"))
        for name, value in values if re.fullmatch(regex, path) else ():
            found[name].append(value)
    return {name: ", ".join(each) for name, each in found.items()}


@pytest.mark.parametrize("base", ["/", "/x/y/"])
def test_the_file_says_what_the_table_says(base: str) -> None:
    path, content = headers_file(ROUTES, f"https://a.vn{base}")
    assert path == "_headers"
    rules = rules_of(content.decode())
    for address in (
        *("", "guong/", "guong/a/", "cau-chuyen/2026/a/", "nhung/bai/", "nhung/bai/00.json", "api/v1/00.json"),
        *("assets/fonts/a.woff2", "assets/stylesheets/main.1.min.css", "tim-kiem/opensearch.xml", "assets/guong.css"),
        *("atom.xml", "linh-vuc/y-te/atom.xml", "dia-phuong/a/b/atom.xml", "linh-vuc/y-te/feed.json"),
        *("nguon-tin/luu-tru/1.xml", "guong/a/oembed.json", "cau-chuyen/2026/a/oembed.json"),
    ):
        expected = headers_of(address)
        if expected["Cache-Control"] == "no-cache":
            del expected["Cache-Control"]  # which these hosts say themselves
        if not address.endswith("/") and address and address.partition("/")[0] not in FOLDERS:
            expected = {name: value for name, value in expected.items() if name not in FRAMES}  # no pages
        assert received(rules, base + address) == expected, address


def test_the_table_sets_frame_rules_for_embeds_alone() -> None:
    assert headers_of("guong/a/")["X-Frame-Options"] == "DENY"
    assert headers_of("guong/a/")["Content-Security-Policy"].endswith("; frame-ancestors 'none'")
    assert headers_of("nhung/bai/")["Content-Security-Policy"].endswith("; frame-ancestors *")
    assert "X-Frame-Options" not in headers_of("nhung/bai/")
    assert "Access-Control-Allow-Origin" not in headers_of("guong/a/")


def test_the_file_stays_within_the_limits_of_the_hosts() -> None:
    routes = [Route(f"trang-{number}/") for number in range(200)]
    lines = headers_file([Route(""), *routes], "https://a.vn/")[1].decode().splitlines()
    assert sum(line.startswith("/") for line in lines) == MOST_RULES
    assert max(map(len, lines)) < LONGEST_LINE


def test_a_rule_has_a_folder_or_ends_of_names_that_servers_can_tell_apart() -> None:
    assert not any(rule.names and rule.suffixes for rule in HEADER_RULES)
