"""Builds `generator/gazetteer/data/places.json`: python -m tools.gazetteer.make WHEELS_DIR."""

import datetime as dt
import json
import re
import sys
from pathlib import Path

import generator.gazetteer
from generator.gazetteer.names import place_key
from tools.gazetteer.sources import read_before, read_older, read_today
from tools.gazetteer.unit_table import AbolishedUnit, UnitRecord, UnitTable

DATA = Path(generator.gazetteer.__file__).parent / "data"
_LEVEL_ORDER = {"p": 0, "d": 1, "c": 2}


def build(wheels: Path, data: Path = DATA) -> UnitTable:
    """Return all units, from the packages unpacked in `wheels` and the hand-written lists in `data`.

    Raises KeyError or ValueError if the format of a package changed, a hand-written row names an unknown unit, or
    no list accounts for an older district.
    """
    table = UnitTable(read_today(wheels), read_before(wheels))
    abolished = read_abolished(data / "overrides.tsv")
    table.add_abolished(abolished)
    table.add_older(read_older(wheels), abolished)
    for identifier, name in _rows(data / "aliases.tsv"):
        table.add_alias(identifier, name)
    return table


def read_abolished(path: Path) -> list[AbolishedUnit]:
    """Return the units of `overrides.tsv`. Raises ValueError for a malformed line."""
    rows = []
    for province, code, name, until, container_list in _rows(path):
        if until:
            dt.date.fromisoformat(until)
        containers = None if container_list == "*" else tuple(map(_container, container_list.split("; ")))
        rows.append(AbolishedUnit(int(province) if province else None, int(code), name, until or None, containers))
    return rows


def _container(text: str) -> tuple[int, str]:
    code, _, name = text.partition(" ")
    return int(code), name


def _rows(path: Path) -> list[list[str]]:
    lines = path.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]


def serialise(units: list[UnitRecord]) -> str:
    """Return the text of the data file: JSON with one unit per line in order of id, without empty fields."""
    lines = (json.dumps(_record(unit), ensure_ascii=False, separators=(",", ":")) for unit in sorted(units, key=_order))
    return "[\n" + ",\n".join(lines) + "\n]\n"


def _record(unit: UnitRecord) -> dict[str, object]:
    key = place_key(unit.name)
    fields: dict[str, object] = {
        "id": unit.id,
        "name": unit.name,
        "key": key if key != unit.name.lower() else None,
        "up": unit.up,
        "to": sorted(unit.to, key=_natural),
        "aka": sorted(unit.aka),
        "in": sorted(unit.under),
        "was": sorted(unit.was),
        "until": unit.until,
    }
    return {name: value for name, value in fields.items() if value}


def _order(unit: UnitRecord) -> tuple[str, int, int, str]:
    era, code = unit.id.split("-")[:2]
    return era, _LEVEL_ORDER[code[0]], int(code[1:]), unit.id


def _natural(identifier: str) -> tuple[int, str]:
    found = re.search(r"\d+", identifier)
    return (int(found[0]) if found else 0, identifier)


def main(arguments: list[str]) -> int:
    """Write `places.json` from the folder named on the command line; return the exit code."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m tools.gazetteer.make WHEELS_DIR\n")
        return 2
    table = build(Path(arguments[0]))
    (DATA / "places.json").write_text(serialise(list(table.units.values())), "utf-8")
    sys.stdout.write(f"{len(table.units)} units\n")
    for name in table.unresolved:
        sys.stdout.write(f"omitted, no package records its successors: {name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
