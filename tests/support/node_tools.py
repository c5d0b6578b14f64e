"""Programs of npm packages that tests need; without them, or without what runs them, a test is skipped."""

import shutil
from pathlib import Path

import pytest

from tests.support.commands import PROJECT

_MODULES = PROJECT / "node_modules"


def need_tool(path: str, runner: str) -> Path:
    """Return the file of an npm package; skip the test if it, or the program that runs it, is not there."""
    file = _MODULES / path
    if not file.is_file():
        pytest.skip(f"{file.relative_to(PROJECT)} is missing: npm ci")
    if shutil.which(runner) is None:
        pytest.skip(f"{runner} is missing")
    return file
