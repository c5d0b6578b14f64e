"""The card file: every card is read back as it was appended, from a file or from memory."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from generator.pages.card_file import CardFile, RenderedCard, read_cards

_CARDS = st.lists(st.builds(RenderedCard, st.just("guong/a/"), st.just("key"), st.binary(max_size=20)), max_size=10)


@given(first=_CARDS, second=_CARDS, alone=_CARDS, data=st.data())
def test_cards_are_read_in_any_order_from_files_and_memory(
    first: list[RenderedCard], second: list[RenderedCard], alone: list[RenderedCard], data: st.DataObject
) -> None:
    cards: list[tuple[RenderedCard, RenderedCard]] = [(card, card) for card in alone]
    with TemporaryDirectory() as folder:
        for number, group in enumerate((first, second)):
            with CardFile(Path(folder, str(number))) as file:
                cards += [(card, file.append(card)) for card in group]
        wanted = data.draw(st.lists(st.sampled_from(cards))) if cards else []
        assert list(read_cards(card for _, card in wanted)) == [card.html for card, _ in wanted]


def test_a_card_keeps_its_reference_to_an_earlier_file(tmp_path: Path) -> None:
    with CardFile(tmp_path / "first") as file:
        reference = file.append(RenderedCard("guong/a/", "key", b"card"))
    with CardFile(tmp_path / "second") as file:
        assert file.append(reference) == reference
    assert (tmp_path / "second").read_bytes() == b""
