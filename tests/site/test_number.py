"""`guong number`: every entry gets a number of its own, once."""

import re
import shutil
from pathlib import Path

from tests.support.site_copies import PROFILE, STORY, change, copy_base, places, run


def numbers(site: Path) -> dict[str, str]:
    """Return the written numbers by file."""
    texts = {path: (site / path).read_text("utf-8") for path in (PROFILE, STORY)}
    return {path: found[1] for path, text in texts.items() if (found := re.search(r"(?m)^number: (.*)$", text))}


def test_missing_numbers_are_written_once(tmp_path: Path) -> None:
    site = tmp_path / "site"
    copy_base(site)
    change(site, PROFILE, ("kind: ", "number: 7\nkind: "))
    result = run("number", site)
    assert result.exit_code == 0, result.output
    assert numbers(site)[PROFILE] == "7"
    assert numbers(site)[STORY] not in {"7", ""}
    assert f"{STORY}: number: {numbers(site)[STORY]}" in result.stdout
    assert run("check", site).exit_code == 0
    before = numbers(site)
    assert run("number", site).stdout == "Mọi bài đều đã có số.\n"
    assert numbers(site) == before


def test_a_copied_entry_with_its_number_is_reported(tmp_path: Path) -> None:
    site = tmp_path / "site"
    copy_base(site)
    run("number", site)
    copy = "content/profiles/ong-b/index.md"
    shutil.copytree((site / PROFILE).parent, (site / copy).parent)
    change(site, copy, ("name: Nguyễn Văn A", "name: Nguyễn Văn B"))
    assert {code for *_, code in places(run("check", site).stdout)} == {"GS525"}
