"""The subjects of synthetic entries: fictional people, groups and households."""

from dataclasses import dataclass
from random import Random

from benchmarks.corpus.word_lists import names, roles

_SHARE_PEOPLE, _SHARE_GROUPS, _SHARE_ETHNIC, _HALF = 0.68, 0.2, 0.06, 0.5
_FORMS = {True: ("chị", "bà", "cô"), False: ("anh", "ông", "chú")}


@dataclass(frozen=True, slots=True)
class Subject:
    """An exemplar; `who` and `he` are its full and short forms in a text."""

    name: str
    type: str
    role: str
    who: str
    he: str


def subject(random: Random, area: str) -> Subject:
    """Draw an exemplar of an area."""
    share = random.random()
    if share < _SHARE_PEOPLE:
        name, form = person(random, is_woman=random.random() < _HALF)
        role = random.choice(roles())
        return Subject(name, "ca-nhan", role, f"{form} {name}", f"{form} {name.split()[-1]}")
    if share < _SHARE_PEOPLE + _SHARE_GROUPS:
        name = f"{random.choice(names()['group'])} {random.choice(names()['group-name'])} {area}"
        return Subject(name, "tap-the", "tập thể", name, "các thành viên")
    name, form = person(random, is_woman=random.random() < _HALF)
    family = f"gia đình {form} {name}"
    return Subject(family[0].upper() + family[1:], "ho-gia-dinh", random.choice(roles()), family, f"nhà {form}")


def person(random: Random, *, is_woman: bool) -> tuple[str, str]:
    """Draw a name and its form of address."""
    form = random.choice(_FORMS[is_woman])
    kind = "women" if is_woman else "men"
    parts = names()
    if random.random() < _SHARE_ETHNIC:
        return random.choice(parts[f"ethnic-{kind}"]), form
    drawn = (parts["family"], parts[f"middle-{kind}"], parts[f"given-{kind}"])
    return " ".join(random.choice(each) for each in drawn), form
