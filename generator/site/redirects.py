"""Reads `content/data/redirects.yml`: new addresses of hand-written pages and listings that no longer exist.

An entry names its former addresses itself (`aliases`).
"""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from generator.content.data.data_files import DATA_DIR, read_rows
from generator.content.value_types import Line
from generator.content.yaml_tree import locate
from generator.entries.rules.keys import is_address
from generator.problems.problem import Location, Problem, problem

PATH = f"{DATA_DIR}/redirects.yml"


def _check_address(value: str) -> str:
    if not is_address(value):
        raise PydanticCustomError("GS504", "not an address", {"value": value})
    return value


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    old: Annotated[Line, AfterValidator(_check_address)] = Field(description="địa chỉ cũ, ví dụ /nam/2019/trang-2/")
    new: Line = Field(description="địa chỉ của trang thay thế, ví dụ /nam/2019/")


class Redirect(NamedTuple):
    """A former address and its replacement, without leading slashes, and the location of the row."""

    old: str
    new: str
    at: Location


def load_redirects(root: Path) -> tuple[tuple[Redirect, ...], list[Problem]]:
    """Return the redirects of the site at `root`, none if it has no such file, and the problems found."""
    rows, problems = read_rows(root, PATH, _Row)
    redirects = (Redirect(row.old[1:], row.new.removeprefix("/"), locate(item, ("old",))) for row, item in rows)
    return tuple(redirects), problems


def check_redirects(
    redirects: Collection[Redirect], taken: dict[str, str], pages: Collection[str], listed: Collection[str]
) -> Iterator[Problem]:
    """Report redirects that hide a page or another redirect, or lead to no page.

    `taken` holds the owner of every address; those of the redirects are added to it. An address in `listed` is that of
    a listing, which a new entry may have brought back: it comes before the redirect, and is nobody's mistake. Some
    servers do not tell apart addresses that differ in case alone.
    """
    owners = {address.casefold(): owner for address, owner in taken.items()}
    for redirect in redirects:
        old, new = redirect.old.casefold(), redirect.new.casefold()
        if redirect.old in listed:
            yield problem("GS350", redirect.at, address=redirect.old, other=taken[redirect.old])
        elif redirect.old in taken or (old in owners and old != new):
            yield problem("GS517", redirect.at, address=redirect.old, other=owners[old])
        else:
            taken[redirect.old] = owners[old] = PATH
        if redirect.new not in pages:
            yield problem("GS505", redirect.at, target=f"/{redirect.new}")
