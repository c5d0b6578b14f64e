"""How `guong` can be typed here: messages say `guong check`, the terminal shows `.venv/bin/guong check` if need be."""

import re
import shlex
import shutil
import sys
from collections.abc import Mapping
from functools import lru_cache
from os import environ
from pathlib import Path, PurePath

NAME = "guong"
COMMANDS = (
    "build", "check", "due", "fix", "hosting", "import", "init", "new", "number", "photos", "redirects", "rename",
    "samples", "schema", "search", "serve", "site-url", "verify", "withdraw",
)  # fmt: skip
_MENTION = re.compile(rf"(?<![\w./\\-]){NAME} (?=(?:{'|'.join(COMMANDS)})\b)")
_UV = "UV_RUN_RECURSION_DEPTH"  # `uv run` sets it: the command is on its path, not on that of the terminal


def as_typed(text: str, *, elsewhere: bool = False) -> str:
    """Return a message with its commands as they can be typed; `elsewhere` for those typed in another folder."""
    command = _own_command(elsewhere=elsewhere)
    return text if command == NAME else _MENTION.sub(lambda _: f"{command} ", text)


@lru_cache(maxsize=2)
def _own_command(*, elsewhere: bool) -> str:
    found = shutil.which(NAME)
    is_on_path = found is not None and Path(found).resolve() == Path(sys.argv[0]).resolve()
    return own_command(PurePath(sys.argv[0]), None if elsewhere else Path.cwd(), environ, is_on_path=is_on_path)


def own_command(program: PurePath, cwd: PurePath | None, variables: Mapping[str, str], *, is_on_path: bool) -> str:
    """Return the words that start `program` again in the folder `cwd`, or in any folder."""
    if program.stem.lower() != NAME:
        return NAME
    if _UV in variables:
        return f"uv run {NAME}"
    if is_on_path:
        return NAME
    is_below = cwd is not None and program.is_relative_to(cwd)
    path = str(program.relative_to(cwd) if is_below and cwd is not None else program).removesuffix(".exe")
    if "\\" in path:  # the separator of Windows, whose terminals have other quotes
        return f'& "{path}"' if " " in path else path
    return shlex.quote(path)
