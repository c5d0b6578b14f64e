"""`guong search`: searches the built site from a terminal, with the index of the search page."""

from collections.abc import Iterator
from pathlib import Path

from generator.cli.configuration import configured
from generator.engine.errors import BuildError
from generator.search.correction import answer
from generator.search.ranking import Ranking
from generator.search.reader import IndexReader, SchemaError


def search_site(config_file: Path, text: str, limit: int) -> Iterator[str]:
    """Yield the results of the search page as lines. Raises BuildError without an index of this version."""
    _, site_dir = configured(config_file)
    try:
        index = IndexReader(lambda path: (site_dir / path).read_bytes())
    except FileNotFoundError:
        raise BuildError(f"Chưa có chỉ mục tìm kiếm trong {site_dir}: chạy “guong build” trước.") from None
    except SchemaError:
        raise BuildError(
            f"Chỉ mục tìm kiếm trong {site_dir} do phiên bản khác tạo ra: chạy “guong build” để tạo lại."
        ) from None
    found, words, _ = answer(index, text)
    yield from _listed(index, found, words, limit)


def _listed(index: IndexReader, found: Ranking, words: tuple[str, ...] | None, limit: int) -> Iterator[str]:
    if words:
        yield f"Có phải bạn tìm “{' '.join(words)}”?"
    if found.documents and not found.whole:
        yield "Không có bài nào chứa đủ các từ; dưới đây là những bài gần nhất."
    yield f"{found.whole or len(found.documents)} bài" if found.documents else "Không tìm thấy bài nào."
    if found.also:
        yield f"Cũng tìm: {', '.join(dict.fromkeys(each.label for each in found.also))}"
    for rank, number in enumerate(found.documents[:limit], 1):
        if found.whole and rank == found.whole + 1:
            yield "Gần với điều bạn tìm:"
        shown = index.document(number)
        yield f"{rank:3}. {shown.title} – {shown.field} · {shown.place} · {shown.year}"
        yield f"     /{shown.address}"
