"""The way out to the terminal: no file and no argument can send it a command, and no error ends in a traceback."""

import os
import re
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.visible import visible
from tests.support.commands import PROJECT
from tests.support.commands import run as command
from tests.support.rights import bound_by_modes
from tests.support.site_copies import PROFILE, STORY, change, copy_base, run

COMMANDS = "\x1b]0;x\x07\x9b2J\x9d0;x\x9c\u202e"
_COMMAND = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    copy_base(tmp_path / "trang")
    return tmp_path / "trang"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ông A\tsửa cầu\n🎉 “Đẹp”", "Ông A\tsửa cầu\n🎉 “Đẹp”"),
        ("\x1b[2J", "⟨U+001B⟩[2J"),
        ("a\x9bb\x9d", "a⟨U+009B⟩b⟨U+009D⟩"),
        ("\r\x7f\u202e\u200b\ufeff", "⟨U+000D⟩⟨U+007F⟩⟨U+202E⟩⟨U+200B⟩⟨U+FEFF⟩"),
        (b"\xff".decode("utf-8", "surrogateescape"), "⟨U+DCFF⟩"),
    ],
)
def test_control_characters_are_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_nothing_commands_the_terminal(text: str) -> None:
    assert not _COMMAND.search(visible(text))


def test_there_is_one_way_out() -> None:
    ways = re.compile(r"typer\.(?:s?echo|secho)|\bprint\(|sys\.std(?:out|err)\.write\(|[^_]logging\.basicConfig")
    using = {
        file.relative_to(PROJECT / "generator").as_posix()
        for file in (PROJECT / "generator").rglob("*.py")
        if ways.search(file.read_text("utf-8"))
    }
    # The progress bar prints texts of the program alone.
    assert using == {"cli/terminal.py", "engine/parallel.py"}


def test_import_shows_the_headings_of_a_sheet_without_obeying_them(site: Path) -> None:
    sheet = site / "bang.csv"
    heading = f"Tên đơn vị hoặc cá nhân,Chức vụ,Địa chỉ,Lĩnh vực,Ý{COMMANDS}kiến"
    sheet.write_text(f"{heading}\nTrần Thị B,Nông dân,xã Hợp Lý,Y tế,x{COMMANDS}\n", "utf-8")
    result = run("import", site, str(sheet), "--dry-run")
    assert "Trần Thị B" in result.output or "tran-thi-b" in result.output
    assert not _COMMAND.search(result.output)


def test_withdrawal_and_comparison_show_files_without_obeying_them(site: Path) -> None:
    change(site, STORY, ("\n---\n\n", f"\n---\n\nXem [ông A](/guong/nguyen-van-a/). Ông Nguyễn Văn A {COMMANDS}\n\n"))
    result = run("withdraw", site, "nguyen-van-a", "--reason", "Theo đề nghị")
    assert not _COMMAND.search(result.output)
    published = site / "addresses.json"
    published.write_text('{"version": 1, "pages": ["cu/\\u001b]0;x\\u0007\\u009b/"]}', "utf-8")
    for against in (str(published), f"nhanh{COMMANDS}"):
        result = run("check", site, "--against", against)
        assert result.exit_code
        assert not _COMMAND.search(result.output)


def test_arguments_do_not_command_the_terminal_either(site: Path) -> None:
    for arguments in ((f"--{COMMANDS}",), (COMMANDS,), ("--format", COMMANDS)):
        result = run("check", site, *arguments)
        assert result.exit_code == 2
        assert not _COMMAND.search(result.output)


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """Let no file grow beyond a size, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def test_a_wrong_epoch_is_one_line(site: Path) -> None:
    for epoch in ("abc", "1e9", "99999999999999999999", "-99999999999999"):
        done = command("guong", "check", cwd=site, SOURCE_DATE_EPOCH=epoch)
        assert (done.returncode, done.stdout.count("\n")) == (2, 1)
        assert f"SOURCE_DATE_EPOCH là “{epoch}”" in done.stdout
        if epoch == "abc":  # the others take the same way
            assert command("guong", "build", cwd=site, SOURCE_DATE_EPOCH=epoch).stdout == done.stdout


@pytest.mark.parametrize(
    "closed", ["mkdocs.yml", "content/profiles", "content/data/style.yml", "content/pages/index.md"]
)
def test_what_cannot_be_read_is_told_in_a_line(closed: str, site: Path) -> None:
    mode = (site / closed).stat().st_mode
    (site / closed).chmod(0)
    with bound_by_modes():
        result = run("check", site)
    (site / closed).chmod(mode)
    assert closed in result.output
    assert "không có quyền" in result.output
    assert result.exit_code in {1, 2}
    assert result.exception is None or isinstance(result.exception, SystemExit)


def test_what_cannot_be_written_is_told_in_a_line_and_leaves_nothing_half_done(site: Path, tmp_path: Path) -> None:
    (site / "site").mkdir()
    (site / "site").chmod(0o555)
    before = sorted(site.rglob("*"))
    with bound_by_modes():
        result = run("build", site, "--no-cache")
    *_, told = result.output.splitlines()  # after the progress
    assert (result.exit_code, told) == (2, f"Không ghi được {site / 'site/.guong-sang'}: không có quyền.")
    assert sorted(site.rglob("*")) == before
    (site / "site").rmdir()
    text = (site / PROFILE).read_bytes()
    with files_of_at_most(200):
        result = run("rename", site, "nguyen-van-a", "ong-a")
    assert (result.exit_code, "lớn quá mức" in result.output) == (2, True)
    assert (site / PROFILE).read_bytes() == text
    with files_of_at_most(2000):
        result = run("init", site, str(tmp_path / "moi"), "--name", "A", "--url", "https://a.vn/", "--body", "B")
    assert result.exit_code == 2
    assert not list((tmp_path / "moi").rglob("*")) if (tmp_path / "moi").exists() else True


def test_a_full_disk_leaves_no_half_file(site: Path) -> None:
    with files_of_at_most(20_000):
        result = run("build", site, "--no-cache")
    assert result.exit_code == 2
    assert "lớn quá mức" in result.output
    assert result.output.rstrip().count("\n") <= 1
    assert not list((site / "site").rglob("*.tmp"))
    assert not [file for file in site.rglob("*") if file.is_file() and os.path.getsize(file) == 20_000]  # noqa: PTH202
