"""`guong search`: searches the built site from a terminal, with the index of the search page."""

from collections.abc import Iterator
from pathlib import Path

from generator.cli.configuration import configured
from generator.engine.errors import BuildError
from generator.search.ranking import SOME, Ranking, correction, search
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
    found = search(index, text)
    words = correction(index, found.words) if found.words and found.tier in {None, SOME} else None
    if words and not found.documents:
        found = search(index, " ".join(words))
    yield from _listed(index, found, words, limit)


def _listed(index: IndexReader, found: Ranking, words: tuple[str, ...] | None, limit: int) -> Iterator[str]:
    if words:
        yield f"Có phải bạn tìm “{' '.join(words)}”?"
    if found.words and found.tier == SOME:
        yield "Không có bài nào chứa đủ các từ; dưới đây là những bài gần nhất."
    yield f"{len(found.documents)} bài" if found.documents else "Không tìm thấy bài nào."
    for rank, number in enumerate(found.documents[:limit], 1):
        shown = index.document(number)
        yield f"{rank:3}. {shown.title} – {shown.field} · {shown.place} · {shown.year}"
        yield f"     /{shown.address}"
