"""Drives a command on a pseudo-terminal: waits for a question, types the answer."""

import fcntl
import os
import pty
import re
import select
import struct
import termios
from collections.abc import Iterable
from pathlib import Path

from tests.support.commands import BIN, environment

CTRL_C, ENTER, DOWN = "\x03", "\r", "\x1b[B"
_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_PATIENCE = 30.0


class Talk:
    """The complete output and the exit code of a command."""

    def __init__(self) -> None:
        self.shown = ""
        self.exit_code = -1


def talk(arguments: Iterable[str], cwd: Path, answers: Iterable[tuple[str, str]]) -> Talk:
    """Run `guong` on a pseudo-terminal; each (question, answer) is typed when the question appears."""
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(cwd)
        os.execve(BIN / "guong", ["guong", *arguments], environment(PROMPT_TOOLKIT_NO_CPR="1", TERM="xterm"))  # noqa: S606
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 60, 160, 0, 0))
    done, raw, at = Talk(), b"", 0
    for question, answer in answers:
        while question not in (text := _text(raw))[at:]:
            chunk = _read(terminal)
            assert chunk, f"it ended before asking “{question}”:\n{text[at:]}"
            raw += chunk
        at = text.index(question, at) + len(question)
        os.write(terminal, answer.encode())
    while chunk := _read(terminal):
        raw += chunk
    done.exit_code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    done.shown = _text(raw)
    return done


def _text(raw: bytes) -> str:
    return _ESCAPES.sub("", raw.decode(errors="ignore"))


def _read(terminal: int) -> bytes:
    """Return the next output; b"" at the end."""
    if not select.select([terminal], [], [], _PATIENCE)[0]:
        raise TimeoutError
    try:
        return os.read(terminal, 1 << 16)
    except OSError:  # the other end is closed
        return b""
