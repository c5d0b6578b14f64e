"""Reads the git repository of a site: changed paths, and files of earlier commits. Read-only.

The content may be hostile: git runs without a shell and without any program that a repository can configure. A
revision is never parsed as an option, nor a path as a pattern. Every function takes the root of the site, which may be
below that of the repository; paths are relative to the site's.
"""

import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, NamedTuple

from generator.engine.errors import BuildError, reason_of

# Disables the programs that a repository can make git run.
_SAFE = (
    "--no-pager", "--literal-pathspecs", "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false",
    "-c", "core.quotePath=false", "-c", "protocol.allow=never", "-c", "safe.bareRepository=explicit",
)  # fmt: skip
_ENVIRONMENT = {
    "GIT_CONFIG_NOSYSTEM": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1",
    "LC_ALL": "C",
}  # fmt: skip
# Variables that point git to another repository or make it run a program; a git hook that runs this command sets them.
_UNSAFE_VARIABLES = frozenset({
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_PREFIX", "GIT_GRAFT_FILE", "GIT_SHALLOW_FILE", "GIT_EXTERNAL_DIFF",
    "GIT_DIFF_OPTS", "GIT_PAGER", "GIT_EDITOR", "GIT_SSH", "GIT_SSH_COMMAND", "GIT_ASKPASS", "GIT_ATTR_SOURCE",
})  # fmt: skip
_DIFF = (
    "diff", "--name-only", "-z", "--no-renames", "--relative", "--no-ext-diff", "--no-textconv",
    "--ignore-submodules=all",
)  # fmt: skip
_CHUNK = 1 << 20
_LFS, _LFS_BYTES = b"version https://git-lfs.github.com/spec/v1\n", 1024
_FILES, _LINK, _REPOSITORY = ("100644", "100755", "100664"), "120000", "160000"
_NOWHERE = "lien-ket-khong-duoc-di-theo"
_FETCH_ALL = (
    "Lấy đủ lịch sử rồi chạy lại: trên máy mình chạy “git fetch --unshallow”; trong GitHub Actions đặt "
    "“fetch-depth: 0” ở bước checkout; trong GitLab CI đặt “GIT_DEPTH: 0”."
)


_SUFFIX = re.compile(r"[~^@:]")  # what follows a branch in a revision: origin/main~2


class GitError(BuildError):
    """A question that git could not answer; the message gives the reason."""


class _Blob(NamedTuple):
    """A file of a commit: its mode, the name of its object, its path."""

    mode: str
    name: str
    path: str


def is_lfs_pointer(content: bytes) -> bool:
    """Return whether bytes are a pointer of Git LFS: the real file was not fetched (git-lfs, docs/spec.md)."""
    return content.startswith(_LFS) and len(content) < _LFS_BYTES


def repository_of(root: Path) -> Path:
    """Return the top folder of the repository of a site. Raises GitError."""
    return Path(os.fsdecode(_git(root, "rev-parse", "--show-toplevel").rstrip(b"\n")))


def commit_of(root: Path, revision: str) -> str:
    """Return the commit of a revision (branch, tag, `origin/main~2`, …). Raises GitError."""
    repository_of(root)
    if not revision.isprintable() or not revision or revision.startswith("-"):
        raise GitError(f"“{_printable(revision)}” không phải là tên nhánh, thẻ hay phiên bản của git.")
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    done = _run(root, *asked)
    if done.returncode != 0:
        raise GitError(f"Kho này không có nhánh, thẻ hay phiên bản nào tên “{revision}”. {_fetch_hint(root, revision)}")
    return done.stdout.decode().strip()


def merge_base(root: Path, revision: str) -> str:
    """Return the merge base of HEAD and a revision. Raises GitError."""
    commit = commit_of(root, revision)
    done = _run(root, "merge-base", "HEAD", commit)
    if done.returncode == 0:
        return done.stdout.decode().split()[0]
    if done.returncode > 1:
        raise GitError(f"Không so được với “{revision}”: {_stderr_of(done)}")
    if _is_shallow(root):
        raise GitError(f"Kho này chỉ có một phần lịch sử nên không so được với “{revision}”. {_FETCH_ALL}")
    raise GitError(f"Nhánh đang làm và “{revision}” không có chung lịch sử nên không so được.")


def changed_paths(root: Path, commit: str) -> frozenset[str]:
    """Return every path that differs from a commit: added, edited or deleted; old and new path of a moved file.

    Uncommitted changes and untracked files count, ignored files do not.
    """
    tracked = _git(root, *_DIFF, commit, "--")
    untracked = _git(root, "ls-files", "--others", "--exclude-standard", "-z", "--")
    return frozenset(os.fsdecode(path) for path in (tracked + untracked).split(b"\0") if path)


@contextmanager
def tree_at(root: Path, commit: str, names: Sequence[str]) -> Iterator[Path]:
    """Write the files and folders `names` of a commit to a temporary folder; yield that folder. Raises GitError.

    Files have the committed bytes, regardless of attributes. A symbolic link becomes a broken one, a submodule an empty
    folder.
    """
    blobs = _blobs(root, commit, names)
    with TemporaryDirectory() as folder:
        to = Path(folder).resolve()
        try:
            _write_files(root, to, [blob for blob in blobs if blob.mode in _FILES])
            for blob in blobs:
                if blob.mode == _REPOSITORY:
                    (to / blob.path).mkdir(parents=True)
            for blob in blobs:  # last, so that no file is written through a link
                if blob.mode == _LINK:
                    (to / blob.path).parent.mkdir(parents=True, exist_ok=True)
                    (to / blob.path).symlink_to(_NOWHERE)
        except OSError as error:
            raise GitError(f"Không ghi ra được nội dung ở phiên bản {commit[:10]}: {reason_of(error)}.") from error
        yield to


def _blobs(root: Path, commit: str, names: Sequence[str]) -> list[_Blob]:
    blobs = []
    listed = _git(root, "ls-tree", "-r", "-z", commit, "--", *names)
    for line in listed.split(b"\0")[:-1]:
        about, _, path = line.partition(b"\t")
        mode, _, name = about.decode().split(" ")
        blobs.append(_Blob(mode, name, os.fsdecode(path)))
        parts = blobs[-1].path.split("/")
        if any(part in {"", ".", ".."} or part.lower() == ".git" for part in parts):
            raise GitError(f"Phiên bản {commit[:10]} có đường dẫn không hợp lệ: “{_printable(blobs[-1].path)}”.")
    return blobs


def _write_files(root: Path, to: Path, blobs: Sequence[_Blob]) -> None:
    with TemporaryFile() as asked:
        asked.write("".join(f"{blob.name}\n" for blob in blobs).encode())
        asked.seek(0)
        with subprocess.Popen(  # noqa: S603
            _command(root, "cat-file", "--batch"),
            env=_environment(), stdin=asked, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        ) as process:  # fmt: skip
            assert process.stdout is not None  # noqa: S101  (a pipe was requested)
            for blob in blobs:
                _write_file(process.stdout, to / blob.path)


def _write_file(source: IO[bytes], file: Path) -> None:
    """Write the next object of `git cat-file --batch` to a new file; a line that ends with the size precedes it."""
    answer = source.readline().split()
    if len(answer) != 3 or not answer[2].isdigit():  # noqa: PLR2004  (name, type, size)
        raise GitError(f"Kho này thiếu nội dung của các phiên bản trước. {_FETCH_ALL}")
    left = int(answer[2])
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("xb") as out:
        while left and (part := source.read(min(left, _CHUNK))):
            left -= out.write(part)
    source.read(1)


def _fetch_hint(root: Path, revision: str) -> str:
    """Return the command that brings a revision; in a clone of a single branch, too, which fetches that alone."""
    remote, _, branch = _SUFFIX.split(revision, maxsplit=1)[0].partition("/")
    is_shallow = _is_shallow(root)
    if not branch or remote not in os.fsdecode(_git(root, "remote")).split("\n"):
        return f"Kho mới chỉ có một phần lịch sử. {_FETCH_ALL}" if is_shallow else "Chạy “git fetch” rồi thử lại."
    deepen = "--unshallow " if is_shallow else ""
    return (
        f"Chạy “git fetch {deepen}{remote} +{branch}:refs/remotes/{remote}/{branch}” rồi thử lại; nếu vẫn không được "
        "thì xem lại tên nhánh."
    )


def _is_shallow(root: Path) -> bool:
    return _git(root, "rev-parse", "--is-shallow-repository").strip() == b"true"


def _git(root: Path, *arguments: str) -> bytes:
    """Return the output of git. Raises GitError if it fails."""
    done = _run(root, *arguments)
    if done.returncode == 0:
        return done.stdout
    message = _stderr_of(done)
    if "not a git repository" in message:
        raise GitError(f"{root} không nằm trong kho git nào, nên không biết nội dung đã đổi những gì.")
    if "dubious ownership" in message:
        raise GitError(
            f"Git không đọc kho {root} vì kho thuộc về người dùng khác của máy này. Nếu tin kho này, chạy "
            f"“git config --global --add safe.directory {root}”."
        )
    raise GitError(f"Git báo lỗi: {message}")


def _run(root: Path, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
    try:
        return subprocess.run(  # noqa: S603  (arguments apart, no shell)
            _command(root, *arguments), env=_environment(), stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
    except OSError as error:
        raise GitError(f"Không chạy được git: {reason_of(error)}.") from error


def _command(root: Path, *arguments: str) -> list[str]:
    git = which("git")
    if git is None:
        raise GitError("Máy này chưa cài git.")
    return [git, *_SAFE, "-C", str(root), *arguments]


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in _UNSAFE_VARIABLES} | _ENVIRONMENT


def _stderr_of(done: "subprocess.CompletedProcess[bytes]") -> str:
    return _printable(done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: "))


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in text)[:500]
