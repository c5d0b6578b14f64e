"""The one way out to the terminal: control characters, from whatever file or argument, are made visible.

Commands that a message names are printed as they can be typed here; `write` prints texts for programs unchanged.
"""

import logging
import sys
import traceback
from types import TracebackType

import typer

from generator.cli.own_command import as_typed
from generator.text.visible import visible


def say(text: str) -> None:
    """Print a line, or several."""
    typer.echo(visible(as_typed(text)))


def write(text: str) -> None:
    """Print a text that ends with its own line feed."""
    typer.echo(visible(text), nl=False)


def say_error(text: str) -> None:
    """Print a line on standard error."""
    typer.echo(visible(as_typed(text)), err=True)


def write_error(text: str) -> None:
    """Print a text that ends with its own line feed on standard error."""
    typer.echo(visible(as_typed(text)), nl=False, err=True)


def guard() -> None:
    """Send what libraries log, and a traceback that nobody catches, the same way."""
    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    for handler in logging.getLogger().handlers:
        handler.setFormatter(_Visible("%(message)s"))
    sys.excepthook = _print_traceback


class _Visible(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        """Format a record with its control characters visible."""
        return visible(super().format(record))


def _print_traceback(kind: type[BaseException], error: BaseException, at: TracebackType | None) -> None:
    write_error("".join(traceback.format_exception(kind, error, at)))
