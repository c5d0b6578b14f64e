"""Merges the trees of today, of 01/2025 and of about 2023 with the hand-written lists into one table of units."""

from collections import defaultdict
from dataclasses import dataclass, field

from generator.gazetteer.names import place_key, split_type
from generator.text.vietnamese import slugify
from tools.gazetteer.sources import Before, Older, Row, Today, folded_key


@dataclass(slots=True)
class UnitRecord:
    """A mutable unit with the fields of the data file (README.md); `under` is the field "in"."""

    id: str
    name: str
    up: str | None = None
    to: set[str] = field(default_factory=set)
    aka: set[str] = field(default_factory=set)
    under: set[str] = field(default_factory=set)
    was: set[str] = field(default_factory=set)
    until: str | None = None


@dataclass(frozen=True, slots=True)
class AbolishedUnit:
    """A row of `overrides.tsv`: a unit abolished before 01/2025.

    `containers` are the units of 01/2025 (code, name) on its land; None means the communes that the older tree lists.
    """

    province: int | None
    code: int
    name: str
    until: str | None
    containers: tuple[tuple[int, str], ...] | None

    @property
    def id(self) -> str:
        """Return the unit's id; it includes the name because GSO codes were reused."""
        return f"old-{'d' if self.province else 'p'}{self.code}-{slugify(self.name)}"


class UnitTable:
    """All units by id, added in steps: today, 01/2025, abolished units, older communes."""

    def __init__(self, today: Today, before: Before) -> None:
        """Add the trees of today and of 01/2025."""
        self.units: dict[str, UnitRecord] = {}
        self.unresolved: list[str] = []
        self._before = before
        self._add_today(today)
        self._add_before()

    def _add(self, unit: UnitRecord) -> UnitRecord:
        if unit.id in self.units:
            message = f"two units with the id {unit.id}"
            raise ValueError(message)
        self.units[unit.id] = unit
        return unit

    def _add_today(self, today: Today) -> None:
        for row in today.provinces:
            self._add(UnitRecord(f"now-p{row.code}", row.name))
        for row in today.communes:
            self._add(UnitRecord(f"now-c{row.code}", row.name, f"now-p{row.parent}"))
        for identifier, name in today.first_names:
            self.add_alias(identifier, name)

    def _add_before(self) -> None:
        before = self._before
        for row in before.provinces:
            self._add(UnitRecord(f"then-p{row.code}", row.name, to={f"now-p{before.province_became[row.code]}"}))
        for row in before.districts:
            self._add(
                UnitRecord(f"then-d{row.code}", row.name, f"then-p{row.parent}", self._became({-row.code})),
            )
        for row in before.communes:
            district = self.units[f"then-d{row.parent}"]
            unit = self._add(UnitRecord(f"then-c{row.code}", row.name, district.id, self._became({row.code})))
            district.to |= unit.to

    def _became(self, codes: set[int]) -> set[str]:
        return {f"now-c{now}" for code in codes for now in self._before.became.get(code, ())}

    def add_alias(self, identifier: str, name: str) -> None:
        """Add another name to a unit unless it only differs in spelling from a name of the unit."""
        unit = self.units[identifier]
        if place_key(name) not in {place_key(known) for known in (unit.name, *unit.aka)}:
            unit.aka.add(name)

    def add_abolished(self, rows: list[AbolishedUnit]) -> None:
        """Add abolished units. Raises ValueError if a row names a unit that is not in the tree of 01/2025."""
        for row in rows:
            containers = self._find_containers(row)
            unit = self._add(UnitRecord(row.id, row.name, until=row.until))
            if row.province:
                self._set_province(unit, f"then-p{row.province}")
            for container in containers:
                unit.to |= container.to if row.province else self._provinces_of(container)
                if row.province or container.up is None:
                    container.was.add(unit.id)
                    unit.under |= container.under
                else:
                    container.under.add(unit.id)

    def _set_province(self, unit: UnitRecord, province: str) -> None:
        """Set the province of an old district: an abolished predecessor of the province if there is one."""
        earlier = sorted(self.units[province].was)
        unit.up = earlier[0] if earlier else province
        if earlier:
            unit.under.add(province)

    def _provinces_of(self, unit: UnitRecord) -> set[str]:
        return {up if (up := self.units[now].up) else now for now in unit.to}

    def _find_containers(self, row: AbolishedUnit) -> list[UnitRecord]:
        found = []
        for code, name in row.containers or ():
            level = "p" if split_type(name)[0] == "Thành phố" and not row.province else "d"
            container = self.units.get(f"then-{level}{code}")
            if container is None or container.name != name:
                message = f"{row.name}: the tree of 01/2025 has no {code} {name}"
                raise ValueError(message)
            found.append(container)
        return found

    def add_older(self, older: Older, abolished: list[AbolishedUnit]) -> None:
        """Add older names and communes. Raises ValueError for an older district that no list accounts for."""
        districts = self._match_districts(older, abolished)
        successors = _Successors(self._before, older)
        traced = {row.id for row in abolished if row.containers is None}
        for row in sorted(older.communes, key=lambda row: row.code):
            district = self.units[districts[row.parent]]
            codes = successors.of(row)
            if district.id in traced:
                district.to |= self._became(codes)
            self._add_older_commune(row, district, codes, successors)

    def _match_districts(self, older: Older, abolished: list[AbolishedUnit]) -> dict[int, str]:
        """Map the code of each district of the older tree to the id of its unit in this table."""
        by_name = {(row.code, place_key(row.name)): row.id for row in abolished}
        districts = {}
        for row in older.districts:
            known = by_name.get((row.code, place_key(row.name)))
            same = self.units.get(f"then-d{row.code}")
            if known is None and (same is None or folded_key(same.name) != folded_key(row.name)):
                message = f"{row.code} {row.name} was abolished by 01/2025 and is not in overrides.tsv"
                raise ValueError(message)
            districts[row.code] = known or f"then-d{row.code}"
            if not known:
                self.add_alias(districts[row.code], row.name)
        return districts

    def _add_older_commune(self, row: Row, district: UnitRecord, codes: set[int], successors: "_Successors") -> None:
        if not codes:
            self.unresolved.append(f"{row.code} {row.name}, {district.name}")
        elif codes != {row.code}:
            if not successors.is_name_reused_for(row):
                name = f"old-c{row.code}-{slugify(row.name)}"
                self._add(UnitRecord(name, row.name, district.id, self._became(codes)))
        else:
            unit = self.units[f"then-c{row.code}"]
            if not successors.is_name_reused_for(row):
                self.add_alias(unit.id, row.name)
            parent = self.units[unit.up or ""]
            if district is not parent and district.id not in parent.was:
                unit.under.add(district.id)


class _Successors:
    """The communes of 01/2025 on the land of communes of the older tree."""

    def __init__(self, before: Before, older: Older) -> None:
        self._before = before
        self._communes = {row.code: row for row in before.communes}
        self._named: dict[tuple[int, str], int] = {
            (row.parent, place_key(row.name)): row.code for row in before.communes
        }
        self._districts: dict[int, set[int]] = defaultdict(set)
        for row in older.communes:
            self._districts[row.parent].add(row.parent)
            if row.code in self._communes:
                self._districts[row.parent].add(self._communes[row.code].parent)

    def of(self, row: Row) -> set[int]:
        """Return the codes of the successors; an empty set if the packages do not record them."""
        same = self._communes.get(row.code)
        if same and folded_key(same.name) == folded_key(row.name):
            return {row.code}
        absorbed = self._absorbed(row, folded_key(row.name))
        if same:
            return absorbed | {row.code}
        return absorbed or self._namesakes(row) or self._absorbed(row, folded_key(split_type(row.name)[1]))

    def _absorbed(self, row: Row, key: str) -> set[int]:
        return {
            code for district in self._districts[row.parent] for code in self._before.absorbed.get((district, key), ())
        }

    def _namesakes(self, row: Row) -> set[int]:
        """Return the communes of the same full name in the district: the unit continued under another code."""
        found = (self._named.get((district, place_key(row.name))) for district in self._districts[row.parent])
        return {code for code in found if code}

    def is_name_reused_for(self, row: Row) -> bool:
        """Return whether the name now belongs to another commune of 01/2025 in the district."""
        return bool(self._namesakes(row) - {row.code})
