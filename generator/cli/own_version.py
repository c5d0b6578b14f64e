"""`guong --version`: prints the version of the program."""

import typer

from generator.cli.terminal import say


def print_version(is_asked: bool) -> None:  # noqa: FBT001  (the form of a callback of an option)
    """Print the version and exit, if asked for it."""
    if is_asked:
        from importlib.metadata import version  # noqa: PLC0415  (slow)

        say(f"guong-sang {version('guong-sang')}")
        raise typer.Exit(0)
