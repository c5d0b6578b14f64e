"""Messages name commands as they can be typed: nobody is told a command that is not found."""

from importlib.metadata import version
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest
import typer

from generator.cli import app
from generator.cli.own_command import COMMANDS, own_command
from tests.support.commands import BIN, run
from tests.support.site_copies import PROFILE, change, copy_base

POSIX, WINDOWS = PurePosixPath, PureWindowsPath


@pytest.mark.parametrize(
    ("program", "cwd", "variables", "is_on_path", "expected"),
    [
        (POSIX("/kho/.venv/bin/guong"), POSIX("/kho"), {}, False, ".venv/bin/guong"),
        (POSIX("/kho/.venv/bin/guong"), POSIX("/kho"), {}, True, "guong"),
        (POSIX("/kho/.venv/bin/guong"), POSIX("/khac"), {}, False, "/kho/.venv/bin/guong"),
        (POSIX("/kho/.venv/bin/guong"), None, {}, False, "/kho/.venv/bin/guong"),
        (POSIX("/kho bài/.venv/bin/guong"), POSIX("/"), {}, False, "'kho bài/.venv/bin/guong'"),
        (POSIX("/kho/.venv/bin/guong"), POSIX("/kho"), {"UV_RUN_RECURSION_DEPTH": "1"}, True, "uv run guong"),
        (POSIX("/home/a/.local/bin/guong"), POSIX("/kho"), {}, True, "guong"),
        (POSIX("/usr/bin/pytest"), POSIX("/kho"), {}, False, "guong"),
        (WINDOWS("C:\\kho\\.venv\\Scripts\\guong.exe"), WINDOWS("C:\\kho"), {}, False, ".venv\\Scripts\\guong"),
        (WINDOWS("C:\\kho a\\guong.exe"), WINDOWS("D:\\"), {}, False, '& "C:\\kho a\\guong"'),
    ],
)
def test_a_command_is_named_as_it_starts_here(
    program: PurePath,
    cwd: PurePath | None,
    variables: dict[str, str],
    is_on_path: bool,  # noqa: FBT001
    expected: str,
) -> None:
    assert own_command(program, cwd, variables, is_on_path=is_on_path) == expected


def test_every_command_is_known() -> None:
    group = typer.main.get_command(app)
    assert set(COMMANDS) == set(group.commands)  # type: ignore[attr-defined]


def test_messages_of_a_command_that_is_not_on_the_path_can_be_typed(tmp_path: Path) -> None:
    copy_base(site := tmp_path / "site")
    change(site, PROFILE, ("name: Nguyễn Văn A", "name: Nguyễn\u00a0Văn A"))
    environment = {"PATH": "/usr/bin:/bin"}
    shown = run("guong", "check", cwd=site, **environment).stdout
    assert f"{BIN}/guong fix" in shown
    as_json = run("guong", "check", "--format", "json", cwd=site, **environment).stdout
    assert f"{BIN}/guong" not in as_json
    made = run("guong", "init", "trang moi", "--name", "A", cwd=tmp_path, **environment).stdout
    assert "  cd 'trang moi'\n" in made
    assert f"  {BIN}/guong new " in made
    assert f"“{BIN}/guong build”" in run("guong", "search", "a", cwd=site, **environment).stdout


def test_the_version_is_printed(tmp_path: Path) -> None:
    assert run("guong", "--version", cwd=tmp_path).stdout == f"guong-sang {version('guong-sang')}\n"
