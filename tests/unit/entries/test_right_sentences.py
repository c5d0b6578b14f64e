"""Right sentences, one a line of `fixtures/right_sentences.txt`: the check says nothing about any of them."""

from generator.content.entry_kinds import PROFILE
from generator.content.files.entry_files import EntryFile
from tests.support.factories import profile_text, read
from tests.support.site_copies import PROJECT

FILE = EntryFile(PROFILE, "ngo-van-tam", None, "content/profiles/ngo-van-tam/index.md", ())
SENTENCES = (PROJECT / "tests/fixtures/right_sentences.txt").read_text("utf-8").splitlines()


def test_right_sentences_bring_no_problem() -> None:
    """Each is the whole text of an entry, so that no other sentence excuses it."""
    front = profile_text(name="Ngô Văn Tám").partition("\n---\n")[0]
    found = {sentence: [each.code for each in read(f"{front}\n---\n\n{sentence}\n", FILE)[1]] for sentence in SENTENCES}
    assert len(SENTENCES) > 100
    assert {sentence: codes for sentence, codes in found.items() if codes} == {}
