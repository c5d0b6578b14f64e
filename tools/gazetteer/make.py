"""Makes data/places.json from the unpacked packages: python -m tools.gazetteer.make WHEELS_DIR."""

import datetime as dt
import json
import re
import sys
from pathlib import Path

from generator.gazetteer.names import place_key
from tools.gazetteer.atlas import Atlas, Gone, Place
from tools.gazetteer.sources import read_before, read_older, read_today

DATA = Path(__file__).parent / "data"
_LEVEL_ORDER = {"p": 0, "d": 1, "c": 2}


def build(wheels: Path, data: Path = DATA) -> Atlas:
    """Return all units, from the packages unpacked in `wheels` and the hand-kept lists in `data`.

    Raises KeyError or ValueError where a package has changed shape, a hand-kept row names an unknown unit, or
    an older district is on no list.
    """
    atlas = Atlas(read_today(wheels), read_before(wheels))
    gone = read_gone(data / "overrides.tsv")
    atlas.add_gone(gone)
    atlas.add_older(read_older(wheels), gone)
    for identifier, name in _table(data / "aliases.tsv"):
        atlas.add_alias(identifier, name)
    return atlas


def read_gone(path: Path) -> list[Gone]:
    """Return the hand-kept units; raises ValueError for a malformed line."""
    rows = []
    for province, code, name, until, lies_in in _table(path):
        if until:
            dt.date.fromisoformat(until)
        containers = None if lies_in == "*" else tuple(_container(part) for part in lies_in.split("; "))
        rows.append(Gone(int(province) if province else None, int(code), name, until or None, containers))
    return rows


def _container(text: str) -> tuple[int, str]:
    code, _, name = text.partition(" ")
    return int(code), name


def _table(path: Path) -> list[list[str]]:
    lines = path.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]


def serialise(places: list[Place]) -> str:
    """Return the data file's text: JSON, one unit a line in the order of ids, empty fields left out."""
    lines = (
        json.dumps(_record(place), ensure_ascii=False, separators=(",", ":")) for place in sorted(places, key=_order)
    )
    return "[\n" + ",\n".join(lines) + "\n]\n"


def _record(place: Place) -> dict[str, object]:
    key = place_key(place.name)
    fields: dict[str, object] = {
        "id": place.id,
        "name": place.name,
        "key": key if key != place.name.lower() else None,
        "up": place.up,
        "to": sorted(place.to, key=_natural),
        "aka": sorted(place.aka),
        "in": sorted(place.under),
        "was": sorted(place.was),
        "until": place.until,
    }
    return {name: value for name, value in fields.items() if value}


def _order(place: Place) -> tuple[str, int, int, str]:
    era, code = place.id.split("-")[:2]
    return era, _LEVEL_ORDER[code[0]], int(code[1:]), place.id


def _natural(identifier: str) -> tuple[int, str]:
    found = re.search(r"\d+", identifier)
    return (int(found[0]) if found else 0, identifier)


def main(arguments: list[str]) -> int:
    """Write data/places.json from the folder named on the command line; return the exit code."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m tools.gazetteer.make WHEELS_DIR\n")
        return 2
    atlas = build(Path(arguments[0]))
    (DATA / "places.json").write_text(serialise(list(atlas.places.values())), "utf-8")
    sys.stdout.write(f"{len(atlas.places)} units\n")
    for name in atlas.unplaced:
        sys.stdout.write(f"left out, the packages do not say what became of it: {name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
