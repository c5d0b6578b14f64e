"""Real git repositories for tests."""

import os
import subprocess
from pathlib import Path

# Ignores the git configuration of the machine.
_ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Cán bộ mẫu", "GIT_AUTHOR_EMAIL": "can-bo@kiem-thu.example",
    "GIT_COMMITTER_NAME": "Cán bộ mẫu", "GIT_COMMITTER_EMAIL": "can-bo@kiem-thu.example",
    "GIT_AUTHOR_DATE": "2026-05-01T08:00:00+0700", "GIT_COMMITTER_DATE": "2026-05-01T08:00:00+0700",
}  # fmt: skip


def git(folder: Path, *arguments: str, given: bytes = b"") -> str:
    """Run git in a folder and return its output; a failure fails the test."""
    done = subprocess.run(  # noqa: S603
        ["git", "-C", folder, *arguments],  # noqa: S607
        env={name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | _ENVIRONMENT,
        input=given,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode().strip()


def start(folder: Path) -> None:
    """Initialise a repository in a folder and commit all its files to the branch `main`."""
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, "Bắt đầu")


def commit(folder: Path, message: str = "Sửa nội dung") -> str:
    """Commit all changes; return the hash of the commit."""
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message)
    return git(folder, "rev-parse", "HEAD")
