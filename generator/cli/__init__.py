"""The command `guong`. A sub-command is declared here and imports its module when it is called.

The import of all of them would take longer than most commands.
"""

from generator.cli import entry_commands, site_commands  # noqa: F401  (they declare their commands)
from generator.cli.app import app
from generator.cli.process import run

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line of this process."""
    run(app)
