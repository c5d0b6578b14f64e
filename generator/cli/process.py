"""The process of a command: the encoding of its output, and its exit on errors, interrupts and signals."""

import atexit
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from signal import SIGTERM, signal
from typing import Any, NoReturn

import typer
from typer._click import Context
from typer.core import TyperGroup

from generator.cli.terminal import guard, say_error
from generator.engine.errors import BuildError, reason_of
from generator.text.visible import visible

_STOPPED = 128 + SIGTERM


class CommandGroup(TyperGroup):
    """The group of sub-commands; prints a BuildError, or an error of the system, as one message."""

    def invoke(self, ctx: Context) -> object:
        """Run a sub-command; exit with status 2 on such an error."""
        try:
            return super().invoke(ctx)
        except BuildError as error:
            say_error(str(error))
        except BrokenPipeError:
            raise
        except OSError as error:
            if error.errno is None:
                raise
            named = f" {os.fsdecode(error.filename)}" if isinstance(error.filename, str | bytes) else ""
            say_error(f"Không đọc, ghi được{named}: {reason_of(error)}.")
        raise typer.Exit(2)

    def main(self, args: Sequence[str] | None = None, *rest: Any, **named: Any) -> Any:  # noqa: ANN401
        """Run the command line; refuse arguments with control characters, which messages of wrong usage would print."""
        given = list(sys.argv[1:] if args is None else args)
        if any(visible(each) != each for each in given):
            say_error("Dòng lệnh có ký tự điều khiển không nhìn thấy: gõ lại, đừng dán.")
            raise SystemExit(2)
        return super().main(args, *rest, **named)


@contextmanager
def interruptible() -> Iterator[None]:
    """Exit with status 130 if somebody ends the questions by Ctrl+C or Ctrl+D, before anything is written."""
    try:
        yield
    except (KeyboardInterrupt, EOFError):
        say_error("\nĐã dừng, chưa ghi gì.")
        raise typer.Exit(130) from None


def run(command: Callable[[], object]) -> None:
    """Run the command line of this process. Output is UTF-8 everywhere; undecodable file names are escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    guard()
    signal(SIGTERM, _exit)  # as Ctrl+C does: temporary files are removed
    try:
        command()
    except SystemExit as end:
        _exit_fast(end.code)
        raise
    except Exception as error:
        if _is_of_stop(error):
            _exit_fast(_STOPPED)
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
    sys.exit(_STOPPED)


def _is_of_stop(error: BaseException) -> bool:
    """Return whether an error comes of stopping: worker processes that were about to start cannot be shut down."""
    cause: BaseException | None = error
    while cause is not None and not (isinstance(cause, SystemExit) and cause.code == _STOPPED):
        cause = cause.__context__
    return cause is not None
