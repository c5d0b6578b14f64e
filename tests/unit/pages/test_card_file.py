"""The deck of a build's cards: each is dealt as it was laid, wherever it lies."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from generator.pages.card_file import Card, Deck, dealt

_HANDS = st.lists(st.binary(max_size=20), max_size=10)


@given(first=_HANDS, second=_HANDS, alone=_HANDS, data=st.data())
def test_cards_are_dealt_in_any_order_from_decks_and_without(
    first: list[bytes], second: list[bytes], alone: list[bytes], data: st.DataObject
) -> None:
    cards: list[tuple[bytes, Card]] = [(card, card) for card in alone]
    with TemporaryDirectory() as folder:
        for number, hand in enumerate((first, second)):
            with Deck(Path(folder, str(number))) as deck:
                cards += [(card, deck.lay(card)) for card in hand]
        wanted = data.draw(st.lists(st.sampled_from(cards))) if cards else []
        assert list(dealt(card for _, card in wanted)) == [card for card, _ in wanted]


def test_a_card_that_lies_in_a_deck_stays_there(tmp_path: Path) -> None:
    with Deck(tmp_path / "first") as deck:
        place = deck.lay(b"card")
    with Deck(tmp_path / "second") as deck:
        assert deck.lay(place) == place
    assert (tmp_path / "second").read_bytes() == b""
