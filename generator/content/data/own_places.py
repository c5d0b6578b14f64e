"""Reads `content/data/places.yml`: administrative units that the gazetteer lacks, added by whoever runs the site."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from generator.content.data.data_files import DATA_DIR, read_rows
from generator.content.value_types import EdtfDay, Line, OneOrMore, Unique
from generator.content.yaml_tree import Mapping, locate
from generator.gazetteer import Level, OwnUnit, problems_of_own_units
from generator.problems.problem import Problem, did_you_mean, has_errors, problem

PATH = f"{DATA_DIR}/places.yml"
_LEVELS: dict[str, Level] = {"tinh": "province", "huyen": "district", "xa": "commune"}
_MOST_SUGGESTED = 3
_CODES = {"parent": "GS342", "successor": "GS342", "name": "GS343", "until": "GS344", "known": "GS341"}


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, populate_by_name=True)

    name: Line = Field(description="tên có loại đơn vị, ví dụ Xã Thạch Điền")
    level: Literal["tinh", "huyen", "xa"] = Field(description="cấp: tinh, huyen hoặc xa")
    parent: Line | None = Field(default=None, description="đơn vị cấp trên lúc đó, ví dụ huyện Thạch Hà, tỉnh Hà Tĩnh")
    since: EdtfDay | None = Field(default=None, alias="from", description="ngày thành lập, nếu biết")
    until: EdtfDay | None = Field(default=None, description="ngày không còn nữa")
    successor: Annotated[tuple[Line, ...], OneOrMore, Unique] = Field(
        default=(), description="đơn vị nhận địa bàn, một hoặc nhiều"
    )


def load_own_places(root: Path) -> tuple[tuple[OwnUnit, ...], list[Problem]]:
    """Return the units of the site at `root`, none if it has no such file or if one of them has an error."""
    rows, problems = read_rows(root, PATH, _Row)
    units: list[OwnUnit] = []
    nodes: list[Mapping] = []
    for row, item in rows:
        if row.parent or row.level == "tinh":
            units.append(_unit(row))
            nodes.append(item)
        else:
            problems.append(problem("GS302", item.at, key="parent", where="", meaning="đơn vị cấp trên lúc đó"))
    for number, error in problems_of_own_units(units).items() if units else ():
        near = did_you_mean(error.candidates[:_MOST_SUGGESTED])
        at = locate(nodes[number], ("name" if error.key == "known" else error.key,))
        problems.append(problem(_CODES[error.key], at, text=error.text, suggestion=near))
    return (() if has_errors(problems) else tuple(units)), problems


def _unit(row: _Row) -> OwnUnit:
    since, until = (each.first if each else None for each in (row.since, row.until))
    return OwnUnit(row.name, _LEVELS[row.level], row.parent or "", since, until, row.successor)
