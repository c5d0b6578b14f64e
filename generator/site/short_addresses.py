"""Short permanent addresses of entries, for speech and print: /b/ and the code of the entry's number.

They redirect by rules of the host (generator/outputs/hosts/redirects.py). Where a host has none, the page of missing
addresses leads on by a script, which looks the code up in the page of its first two letters: no file for each entry.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from operator import itemgetter
from pathlib import Path

from generator.content.entry import Entry
from generator.problems.problem import Problem, problem
from generator.site.library import Library, every_entry
from generator.site.plausibility import key_in_file
from generator.text.spoken_codes import code_of

BASE = "b/"
_LETTERS = 2


def short_address(entry: Entry) -> str:
    """Return the short address of an entry; empty if it has no number, or no list shows it."""
    return f"{BASE}{code_of(entry.number)}/" if entry.number and entry.is_listed else ""


def codes_by_page(library: Library) -> dict[str, list[tuple[str, Entry]]]:
    """Return the codes of all entries with an address, sorted, with their entries, by the address of their page."""
    addresses = ((short_address(each), each) for each in every_entry(library))
    pages: dict[str, list[tuple[str, Entry]]] = defaultdict(list)
    for address, entry in sorted(filter(itemgetter(0), addresses), key=itemgetter(0)):
        code = address.removeprefix(BASE).rstrip("/")
        pages[f"{BASE}{code[:_LETTERS]}/"].append((code, entry))
    return dict(pages)


def check_numbers(root: Path, entries: Iterable[Entry]) -> Iterator[Problem]:
    """Report numbers given twice, drafts included; the entry published first keeps its own."""
    taken: dict[int, str] = {}
    for entry in sorted(entries, key=lambda each: (each.is_draft, each.published, each.path)):
        if entry.number is None:
            continue
        if entry.number in taken:
            at, _ = key_in_file(root, entry.path, "number")
            yield problem("GS525", at, number=entry.number, other=taken[entry.number])
        else:
            taken[entry.number] = entry.path
