"""Every command refuses an unknown key of `mkdocs.yml` with the name that was meant, and an unknown data file."""

from pathlib import Path

import pytest

from tests.support.site_copies import change, copy_base, places, run

COMMANDS = (
    ("check",),
    ("build",),
    ("hosting", "nginx"),
    ("redirects", "nginx"),
    ("due",),
    ("rename", "a", "b"),
    ("withdraw", "a"),
    ("verify",),
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(
    ("keys", "message"),
    [
        (
            "  - guong-sang:\n      productoin: true",
            "“productoin” trong mục guong-sang của mkdocs.yml. Có phải ý bạn là “production”",
        ),
        (
            "  - guong-sang:\n      office: {adress: x}",
            "“adress” trong mục office của mkdocs.yml. Có phải ý bạn là “address”?",
        ),
        (
            "  - guong-sang:\n      data_licence: {nam: x}",
            "“nam” trong mục data_licence của mkdocs.yml. Có phải ý bạn là “name”?",
        ),
        ("  - guong-sang\nsite_ulr: x", "“site_ulr” trong mkdocs.yml. Có phải ý bạn là “site_url”"),
    ],
)
def test_an_unknown_key_is_refused_with_the_near_name(
    command: tuple[str, ...], keys: str, message: str, tmp_path: Path
) -> None:
    copy_base(site := tmp_path / "site")
    change(site, "mkdocs.yml", ("  - guong-sang", keys))
    result = run(command[0], site, *command[1:])
    assert result.exit_code == 2
    assert message in result.output


@pytest.mark.parametrize("name", ["redirects.yaml", "redirect.yml", "field.yml", "fields.yml.bak"])
def test_an_unknown_data_file_is_reported(name: str, tmp_path: Path) -> None:
    copy_base(site := tmp_path / "site")
    (site / "content/data" / name).write_text("- {old: /a/, new: /nam/}\n", "utf-8")
    assert places(run("check", site).stdout) == [(f"content/data/{name}", 1, 1, "GS123")]
