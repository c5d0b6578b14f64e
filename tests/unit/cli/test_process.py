"""The end of a command that is asked to stop."""

import subprocess
import sys
from signal import SIGTERM

import pytest

_COMMAND = """
import signal, os
from generator.cli.process import run

def command():
    try:
        os.kill(os.getpid(), signal.SIGTERM)
    finally:
        {cleanup}

run(command)
"""


@pytest.mark.parametrize("cleanup", ["pass", "raise RuntimeError('cannot join thread before it is started')"])
def test_a_command_that_is_stopped_ends_without_a_traceback(cleanup: str) -> None:
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", _COMMAND.format(cleanup=cleanup)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (128 + SIGTERM, "", "")


def test_an_error_of_our_own_still_shows() -> None:
    code = "from generator.cli.process import run\nrun(lambda: 1 / 0)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 1
    assert "ZeroDivisionError" in done.stderr
