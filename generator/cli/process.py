"""The process of a command: encoding of its output, termination signals, fast exit."""

import atexit
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from io import TextIOWrapper
from signal import SIGTERM, signal
from typing import NoReturn


def run(command: Callable[[], object]) -> None:
    """Run the command line of this process. Output is UTF-8 everywhere; undecodable file names are escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    signal(SIGTERM, _exit)  # as Ctrl+C does: temporary files are removed
    try:
        command()
    except SystemExit as end:
        _exit_fast(end.code)
        raise


def _exit_fast(code: object) -> None:
    """Exit without freeing memory: freeing every object of a large site takes half a second."""
    if code is None or isinstance(code, int):
        atexit._run_exitfuncs()  # noqa: SLF001  (libraries remove their temporary folders)
        with suppress(OSError):  # the reader of the pipe may be gone
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code or 0)


def _exit(*_: object) -> NoReturn:
    sys.exit(128 + SIGTERM)
