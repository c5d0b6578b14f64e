"""The command `guong`, without its sub-commands."""

import typer

from generator.cli.options import Version
from generator.cli.process import CommandGroup

app = typer.Typer(
    cls=CommandGroup,
    add_completion=False,
    no_args_is_help=True,
    help="Gương Sáng: kiểm tra và tạo trang từ các bài viết.",
)


@app.callback()
def main_options(
    *,
    version: Version = False,
) -> None:
    """Take the options that stand before a command."""
