"""The units in the making: joins the trees of today, of 01/2025 and of about 2023, and the hand-kept lists."""

from collections import defaultdict
from dataclasses import dataclass, field

from generator.gazetteer.names import place_key, split_type
from generator.text.vietnamese import slugify
from tools.gazetteer.sources import Before, Older, Row, Today, folded_key


@dataclass(slots=True)
class Place:
    """One unit while the data is being made; the fields are those of the data file (see data/README.md)."""

    id: str
    name: str
    up: str | None = None
    to: set[str] = field(default_factory=set)
    aka: set[str] = field(default_factory=set)
    under: set[str] = field(default_factory=set)
    was: set[str] = field(default_factory=set)
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Gone:
    """One hand-kept row: a unit gone before 01/2025 and where its land lay then (None: see the older tree)."""

    province: int | None
    code: int
    name: str
    until: str | None
    lies_in: tuple[tuple[int, str], ...] | None

    @property
    def id(self) -> str:
        """The unit's id: its code says little once another unit has it, so the name is part of it."""
        return f"old-{'d' if self.province else 'p'}{self.code}-{slugify(self.name)}"


class Atlas:
    """Every unit by id, grown step by step: today, 01/2025, the hand-kept units, the older communes."""

    def __init__(self, today: Today, before: Before) -> None:
        """Begin with the two whole trees."""
        self.places: dict[str, Place] = {}
        self.unplaced: list[str] = []
        self._before = before
        self._add_today(today)
        self._add_before()

    def _add(self, place: Place) -> Place:
        if place.id in self.places:
            message = f"two units with the id {place.id}"
            raise ValueError(message)
        self.places[place.id] = place
        return place

    def _add_today(self, today: Today) -> None:
        for row in today.provinces:
            self._add(Place(f"now-p{row.code}", row.name))
        for row in today.communes:
            self._add(Place(f"now-c{row.code}", row.name, f"now-p{row.parent}"))
        for identifier, name in today.first_names:
            self.add_alias(identifier, name)

    def _add_before(self) -> None:
        before = self._before
        for row in before.provinces:
            self._add(Place(f"then-p{row.code}", row.name, to={f"now-p{before.province_became[row.code]}"}))
        for row in before.districts:
            self._add(
                Place(f"then-d{row.code}", row.name, f"then-p{row.parent}", self._became({-row.code})),
            )
        for row in before.communes:
            district = self.places[f"then-d{row.parent}"]
            place = self._add(Place(f"then-c{row.code}", row.name, district.id, self._became({row.code})))
            district.to |= place.to

    def _became(self, codes: set[int]) -> set[str]:
        return {f"now-c{now}" for code in codes for now in self._before.became.get(code, ())}

    def add_alias(self, identifier: str, name: str) -> None:
        """Record another name of a unit unless it is the same name in another spelling."""
        place = self.places[identifier]
        if place_key(name) not in {place_key(known) for known in (place.name, *place.aka)}:
            place.aka.add(name)

    def add_gone(self, rows: list[Gone]) -> None:
        """Add the hand-kept units; raises ValueError where a row names a unit the 01/2025 tree has not."""
        for row in rows:
            containers = self._containers(row)
            place = self._add(Place(row.id, row.name, until=row.until))
            if row.province:
                self._hang(place, f"then-p{row.province}")
            for container in containers:
                place.to |= container.to if row.province else self._provinces_of(container)
                if row.province or container.up is None:
                    container.was.add(place.id)
                    place.under |= container.under
                else:
                    container.under.add(place.id)

    def _hang(self, place: Place, province: str) -> None:
        """Put an old district under its province, by the name the province had then where that is on record."""
        earlier = sorted(self.places[province].was)
        place.up = earlier[0] if earlier else province
        if earlier:
            place.under.add(province)

    def _provinces_of(self, place: Place) -> set[str]:
        return {up if (up := self.places[now].up) else now for now in place.to}

    def _containers(self, row: Gone) -> list[Place]:
        found = []
        for code, name in row.lies_in or ():
            level = "p" if split_type(name)[0] == "Thành phố" and not row.province else "d"
            container = self.places.get(f"then-{level}{code}")
            if container is None or container.name != name:
                message = f"{row.name}: the tree of 01/2025 has no {code} {name}"
                raise ValueError(message)
            found.append(container)
        return found

    def add_older(self, older: Older, gone: list[Gone]) -> None:
        """Add older names and communes; raises ValueError for an older district that no list accounts for."""
        homes = self._homes(older, gone)
        heirs = _Heirs(self._before, older)
        traced = {row.id for row in gone if row.lies_in is None}
        for row in sorted(older.communes, key=lambda row: row.code):
            home = self.places[homes[row.parent]]
            codes = heirs.of(row)
            if home.id in traced:
                home.to |= self._became(codes)
            self._add_older_commune(row, home, codes, heirs)

    def _homes(self, older: Older, gone: list[Gone]) -> dict[int, str]:
        """Return, by code, the id of the unit that each district of the older tree is here."""
        by_name = {(row.code, place_key(row.name)): row.id for row in gone}
        homes = {}
        for row in older.districts:
            known = by_name.get((row.code, place_key(row.name)))
            same = self.places.get(f"then-d{row.code}")
            if known is None and (same is None or folded_key(same.name) != folded_key(row.name)):
                message = f"{row.code} {row.name} was gone by 01/2025 and no hand-kept row says so"
                raise ValueError(message)
            homes[row.code] = known or f"then-d{row.code}"
            if not known:
                self.add_alias(homes[row.code], row.name)
        return homes

    def _add_older_commune(self, row: Row, home: Place, codes: set[int], heirs: "_Heirs") -> None:
        if not codes:
            self.unplaced.append(f"{row.code} {row.name}, {home.name}")
        elif codes != {row.code}:
            if not heirs.shadow(row):
                name = f"old-c{row.code}-{slugify(row.name)}"
                self._add(Place(name, row.name, home.id, self._became(codes)))
        else:
            place = self.places[f"then-c{row.code}"]
            if not heirs.shadow(row):
                self.add_alias(place.id, row.name)
            parent = self.places[place.up or ""]
            if home is not parent and home.id not in parent.was:
                place.under.add(home.id)


class _Heirs:
    """Which communes of 01/2025 hold the land of a commune of the older tree."""

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
        """Return the codes; empty when the packages do not tell."""
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
        """Return the communes of the same full name there: the unit lived on under another code."""
        found = (self._named.get((district, place_key(row.name))) for district in self._districts[row.parent])
        return {code for code in found if code}

    def shadow(self, row: Row) -> bool:
        """Return whether another commune of 01/2025 bears the name there, so that the name means that one."""
        return bool(self._namesakes(row) - {row.code})
