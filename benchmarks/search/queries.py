"""Queries whose answers can be known: phrases of kinds that readers type, drawn from a corpus."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks.corpus.entries import Draft
from benchmarks.corpus.word_lists import sections
from generator.content.data.vocabularies import Vocabularies, load_vocabularies
from generator.content.entry import Article
from generator.site.library import Library

_PROJECT = Path(__file__).parents[2]
_NOTABLE = ("đ", "Đ", "òa", "óa", "úy", "ủy", "ùy", "ý", "ỏe", "'")
_PHRASES = (
    "hiến đất", "người nghèo", "hiến máu", "cứu người", "trẻ em nghèo", "bữa sáng", "phế liệu", "tình nguyện viên",
    "vớt rác", "căn cước", "tận nhà", "tiểu học", "đất nuôi tôm", "sức khỏe", "người cao tuổi", "miễn phí",
    "nhà khoa học", "dân vận khéo", "hỗ trợ", "khuyết tật", "thủ tục hành chính", "đồng bào", "mồ côi", "giải thưởng",
    "ngân hàng", "lừa đảo", "trồng rừng", "thư viện", "xe cứu thương", "bệnh nhân", "người già", "cựu chiến binh",
)  # fmt: skip
SYLLABLES = (
    "tối", "tỏi", "đường", "đuông", "hòa", "họa", "thúy", "thủy", "đất", "dạt", "lúa", "lũa", "mía", "mưa", "bò", "bó",
    "cầu", "câu", "thợ", "thơ", "khỏe", "quý", "kỹ", "sữa", "sửa", "trả", "gạo", "đò", "chữ", "lửa", "rừng", "biển",
    "ngủ", "cứu", "máu", "rác",
)  # fmt: skip
# What first searches are measured with: common and rare, with marks and without, long and short.
TYPED = (
    "hiến máu tình nguyện", "hien mau tinh nguyen", "người tốt việc tốt", "nguoi tot viec tot", "Hòa Bình", "hoa binh",
    "pham thi thuy", "Nguyễn Thị Hồng", "tối", "đường", "duong", "hiến đất làm đường", "hien dat quang ngai",
    "nấu cháo miễn phí", "bằng khen của thủ tướng chính phủ", "nông thôn mới", "xóa nhà tạm", "mẹ Việt Nam anh hùng",
    "cựu chiến binh", "bình sơn", "Đắk Lắk", "nguowif toots", "80/KH-UBND", "cứu người đuối nước giữa dòng lũ",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Query:
    """A query with all marks; `parts` are the phrases that an answer must contain."""

    kind: str
    text: str
    parts: tuple[str, ...]


def queries_for_drafts(drafts: Sequence[Draft]) -> Iterator[Query]:
    """Yield queries for a synthetic corpus."""
    deeds = [deed for group in sections("deeds").values() for deed in group]
    yield from _phrases("deed", (" ".join(deed.split()[: 3 + at % 5]) for at, deed in enumerate(deeds[::2])))
    names = (each.subject.name for each in drafts[:: max(1, len(drafts) // 400)] if each.subject.type == "ca-nhan")
    yield from _phrases("name", islice((name for name in names if any(part in name for part in _NOTABLE)), 40))
    some = drafts[7 :: max(1, len(drafts) // 40)]
    yield from _phrases("place", (each.place.commune for each in some[:20]))
    yield from _phrases("place", (each.place.area for each in some[20:40]))
    yield from _named(_vocabularies())
    for each in drafts[11 :: max(1, len(drafts) // 40)]:
        yield _query("deed + place", " ".join(each.deed.split()[:4]), each.place.area)
    yield from _phrases("syllable", SYLLABLES)


def queries_for_articles(articles: Sequence[Article], library: Library) -> Iterator[Query]:
    """Yield queries for entries that the pipeline read."""
    profiles = [entry for entry in library.entries if entry.has_person]
    yield from _phrases("deed", _PHRASES)
    yield from _phrases("deed", (" ".join(entry.summary.split()[:5]).strip(",.;:") for entry in library.entries))
    yield from _phrases("name", (entry.title for entry in profiles))
    gazetteer = library.context.gazetteer
    areas = [gazetteer.printed(place.province, "short") for entry in library.entries for place in entry.places]
    yield from _phrases("place", areas)
    yield from _phrases("place", (text.split(",")[0] for article in articles for text in article.matter.locality))
    yield from _named(library.context.vocabularies)
    for entry in library.entries:
        for place in entry.places[:1]:
            first = " ".join(entry.title.split()[-3:])
            yield _query("deed + place", first, library.context.gazetteer.printed(place.province, "short"))
    yield from _phrases("syllable", SYLLABLES)


def _named(vocabularies: Vocabularies) -> Iterator[Query]:
    yield from _phrases("field", (term.label for term in vocabularies.fields))
    labels = (term.label.split(" (")[0] for term in vocabularies.awards)
    yield from _phrases("award", (label for label in labels if len(label.split()) < 8))
    yield from _phrases("movement", (term.label for term in islice(vocabularies.movements, 0, None, 2)))


def _phrases(kind: str, texts: Iterable[str]) -> Iterator[Query]:
    for text in dict.fromkeys(texts):
        yield _query(kind, text)


def _query(kind: str, *parts: str) -> Query:
    return Query(kind, " ".join(parts), parts)


def _vocabularies() -> Vocabularies:
    return load_vocabularies(_PROJECT)[0]
